"""What the page of one proposal shows, as values for its template."""

from typing import Any

from webapp.http import present
from webapp.http.door import Visit
from webapp.http.proposal_rows import state_sentence, strip_of
from webapp.paper.numbers import number
from webapp.paper.permissions import Act
from webapp.paper.proposals import State
from webapp.paper.sentences import Sentence
from webapp.paper.votes import HINTS, NAMES, How, OnBehalf, Stance

VIEWS = ("changes", "new", "list")


def shown(page: Any, visit: Visit, *, view: str, saved: str | None, voted: str | None) -> dict[str, Any]:
    """Everything that `proposal/proposal.html` names."""
    one, mine = page.stand, visit.standing.organisation_id
    sees_names = visit.may(Act.READ_NAMES)
    own_vote = one.votes.get(mine) if mine is not None else None
    return {
        "page": page,
        "one": one,
        "view": view if view in VIEWS else "changes",
        "view_links": [(name, f"?view={name}") for name in VIEWS if name != view],
        "sees_names": sees_names,
        "organisation": page.stands.organisation(mine),
        "strip": strip_of(one, visit) if sees_names and not one.proposal.needs_wording else None,
        "more": (Sentence("decide.objections", n=one.tally.object),) if one.tally.object else (),
        "state": state_sentence(one),
        "places": present.who_stands_where(_places(page, visit)) if sees_names else (),
        "own_vote": own_vote,
        "own_vote_is_entered": own_vote is not None and bool(own_vote.behalf_how),
        "may_vote": one.is_open and visit.may(Act.VOTE) and mine in one.tally.entitled,
        "not_entitled": one.is_open and visit.may(Act.VOTE) and mine not in one.tally.entitled,
        "stances": [_option(stance) for stance in (Stance.SUPPORT, Stance.GO_ALONG, Stance.OBJECT, Stance.ABSTAIN)],
        "may_comment": visit.may(Act.COMMENT),
        "may_revise": one.proposal.state == State.OPEN
        and (visit.may(Act.REVISE, one.proposal) or visit.may(Act.REWORD, one.proposal)),
        "may_withdraw": one.proposal.state == State.OPEN and visit.may(Act.WITHDRAW, one.proposal),
        "withdraws_own": visit.may(Act.REVISE, one.proposal),
        "may_decide_early": one.is_open
        and visit.may(Act.DECIDE_EARLY)
        and one.tally.organisations > 0
        and not one.tally.silent,
        "may_work_in": one.proposal.state == State.ADOPTED and visit.may(Act.WORK_IN),
        "may_choose": one.proposal.state == State.ADOPTED
        and visit.may(Act.CHOOSE)
        and any(touches and other.state == State.ADOPTED for other, touches in page.in_section),
        "way": [_step(step, page) for step in page.steps] if len(page.steps) > 1 else [],
        "carried": _carried(page),
        "behalf": _behalf(one.proposal),
        "saved": saved,
        "voted": number(voted or "") or None,
        "touching": [other for other, touches in page.in_section if touches],
        "beside": [other for other, touches in page.in_section if not touches],
        "comment_notes": {comment.id: _comment_note(comment) for comment in page.comments},
        "own_comments": {comment.id for comment in page.comments if visit.may(Act.EDIT_COMMENT, comment)},
    }


def _option(stance: Stance) -> dict[str, Any]:
    return {"value": str(stance), "label": NAMES[stance], "hint": HINTS[stance], "mark": str(stance)}


def _places(page: Any, visit: Visit) -> list[present.Place]:
    one, found = page.stand, []
    for row in page.stands.organisations:
        if row.id not in one.tally.entitled:
            continue
        vote = one.votes.get(row.id)
        stance = one.tally.stances.get(row.id)
        found.append(
            present.Place(
                organisation=row.name,
                stance=str(stance) if stance else None,
                reason=vote.reason if vote is not None else "",
                hint=_hint(one, row, vote),
                mine=row.id == visit.standing.organisation_id,
            )
        )
    return found


def _hint(one: Any, row: Any, vote: Any) -> Sentence | None:
    if vote is not None and vote.behalf_how:
        return _told(vote)
    if vote is None and row.id in one.consultations:
        from datetime import date

        return Sentence("decide.consulting_board", until=date.fromisoformat(one.consultations[row.id]))
    return None


def _told(row: Any) -> Sentence:
    from datetime import date

    return OnBehalf(How(row.behalf_how), date.fromisoformat(row.behalf_on), row.behalf_from).sentence


def _behalf(proposal: Any) -> Sentence | None:
    return _told(proposal) if proposal.behalf_how else None


def _carried(page: Any) -> Sentence | None:
    """What the last adoption on the section made of it."""
    kind = page.stand.proposal.step_kind
    if page.because is None or kind not in ("unaffected", "moved", "contained", "conflict"):
        return None
    return Sentence(f"decide.carried_{kind}", n=len(page.stand.votes), number=page.because.number)


def _step(step: Any, page: Any) -> dict[str, Any]:
    return {
        "at": step.at,
        "sentence": Sentence(f"decide.step_{step.kind}", revision=step.revision),
        "blocks": step.blocks,
    }


def _comment_note(comment: Any) -> Sentence | None:
    if not comment.text:
        return Sentence("comments.removed_on", when=comment.text_at)
    if comment.text_number > 1:
        return Sentence("comments.edited_on", when=comment.text_at)
    return None
