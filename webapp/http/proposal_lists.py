"""The lists of proposals as values for their templates."""

from typing import Any

from webapp import links
from webapp.http.door import Visit
from webapp.http.proposal_rows import stand_row, state_sentence
from webapp.paper.proposals import State, Weight
from webapp.paper.refusals import NotFound
from webapp.paper.sentences import Sentence

FILTERS = ("open", "waiting", "own", "editorial", "decided", "all")


def listed(page: Any, only: str, visit: Visit) -> dict[str, Any]:
    """The chosen filter's rows, the filters with their numbers, the drafts."""
    mine = visit.standing.organisation_id
    chosen = only if only in FILTERS else "open"
    groups = {name: [one for one in page.stands if belongs(one, name, visit)] for name in FILTERS}
    return {
        "page": page,
        "filters": [
            (name, len(found), name == chosen)
            for name, found in groups.items()
            if name != "waiting" or mine is not None
        ],
        "rows": [(stand_row(one, page, visit), state_sentence(one)) for one in groups[chosen]],
        "only": chosen,
        "open_count": len(groups["open"]),
        "waiting_count": len(groups["waiting"]),
        "results": [round_.number for round_ in page.stands.rounds if round_.settled_at is not None],
        "href": links.proposals(visit.slug),
    }


def belongs(one: Any, name: str, visit: Visit) -> bool:
    """Whether the proposal stands under this filter."""
    state = one.proposal.state
    filters: dict[str, bool] = {
        "open": state == State.OPEN,
        "waiting": one.waits_for(visit.standing.organisation_id),
        "own": one.proposal.organisation_id == visit.standing.organisation_id
        and (one.proposal.organisation_id is not None or visit.standing.coordinates),
        "editorial": one.proposal.weight == Weight.EDITORIAL and state == State.OPEN,
        "decided": state != State.OPEN,
        "all": True,
    }
    return filters[name]


def result(page: Any, number: int, visit: Visit) -> dict[str, Any]:
    """What a settled round decided, in the order of the numbers, and what became of the open ones."""
    round_ = next((one for one in page.stands.rounds if one.number == number and one.settled_at is not None), None)
    if round_ is None:
        raise NotFound(Sentence("errors.no_round"))
    decided = [
        one for one in page.stands if one.decision is not None and one.round is not None and one.round.number == number
    ]
    by_id = {one.proposal.id: one for one in page.stands}
    carried = {step.proposal_id: step for step in page.carried if step.at >= round_.settled_at}
    return {
        "page": page,
        "round": round_,
        "decided": [(one, state_sentence(one), links.proposal(visit.slug, one.proposal.number)) for one in decided],
        "adopted_count": sum(1 for one in decided if one.decision.outcome == "adopted"),
        "rejected_count": sum(1 for one in decided if one.decision.outcome == "rejected"),
        "carried": [
            (
                by_id[key],
                Sentence(f"decide.carried_{step.kind}", n=len(by_id[key].votes), number=_number(by_id, step)),
                links.proposal(visit.slug, by_id[key].proposal.number),
            )
            for key, step in carried.items()
        ],
    }


def _number(by_id: Any, step: Any) -> int:
    other = by_id.get(step.because_proposal_id)
    return other.proposal.number if other else 0
