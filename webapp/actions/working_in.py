"""An adopted proposal becomes the section's wording exactly as supported; every other proposal on it is carried over with its verdict."""

from collections.abc import Callable, Mapping
from typing import Any

from webapp.actions.writing import Writing
from webapp.paper import proposals as rules
from webapp.paper import redline
from webapp.paper.carry_over import carry_over
from webapp.paper.deadlines import round_for_submission
from webapp.paper.proposals import Move, State, after
from webapp.store import notices, proposals, rounds, sections, votes
from webapp.store.types import Row


def work_in_what_stands_alone(ours: Writing) -> list[int]:
    """Lowest number first, each adopted proposal that touches no other adopted one; the others wait for the coordinator's choice."""
    worked_in = []
    adopted = adopted_ones(ours)
    while (number := rules.next_to_work_in(adopted, excluding(ours, adopted))) is not None:
        work_in(ours, adopted[number])
        worked_in.append(number)
        adopted = adopted_ones(ours)
    left = list(adopted.values())
    if left:
        notices.tell(
            ours.connection,
            ours.coordinators(),
            "choose_among_adopted",
            paper_id=ours.paper_id,
            at=ours.now,
            cause="choose/" + "/".join(f"{one.id}.{one.step_number}" for one in left),
            numbers=[one.number for one in left],
        )
    return worked_in


def adopted_ones(ours: Writing) -> dict[int, Row[Any]]:
    """By number, those that are adopted and not yet worked in."""
    return {int(row.number): row for row in proposals.of_paper(ours.connection, ours.paper_id, State.ADOPTED)}


def excluding(ours: Writing, adopted: Mapping[int, Row[Any]]) -> Callable[[int, int], bool]:
    """Whether two of them, by number, cannot stand side by side: for the rules that ask it."""

    def exclude(one: int, another: int) -> bool:
        first, second = adopted[one], adopted[another]
        if (first.section_id, first.base_wording_id) != (second.section_id, second.base_wording_id):
            return False
        base = sections.wording(ours.connection, first.base_wording_id)
        return carry_over(base, proposals.changes_of(first), proposals.changes_of(second)).verdict == "conflict"

    return exclude


def work_in(ours: Writing, proposal: Row[Any], *, by: int | None = None) -> None:
    """Makes it the wording, then carries over every open and adopted proposal on the same section."""
    base = sections.wording(ours.connection, proposal.base_wording_id)
    mine = proposals.changes_of(proposal)
    wording = redline.apply(base, mine)
    wording_id = sections.add_wording(ours.connection, proposal.section_id, wording, ours.now, proposal_id=proposal.id)
    state = after(State(proposal.state), Move.WORK_IN)
    proposals.change(ours.connection, proposal, state=str(state), worked_in_at=ours.now)
    ours.record(
        "proposal_worked_in",
        by,
        proposal_number=proposal.number,
        section_id=proposal.section_id,
        wording=wording.fingerprint,
        before=base.fingerprint,
    )
    for other in proposals.of_paper(
        ours.connection, ours.paper_id, State.OPEN, State.ADOPTED, section_id=proposal.section_id
    ):
        carried = rules.is_carried_over(State(other.state), awaits_wording=other.needs_wording)
        if carried and other.base_wording_id == proposal.base_wording_id:
            carry(ours, other, base, mine, proposal, wording_id)


def carry(
    ours: Writing, other: Row[Any], base: Any, adopted: tuple[redline.Change, ...], because: Row[Any], wording_id: int
) -> None:
    """One proposal over one adoption: its votes stay, or lapse visibly."""
    own = proposals.changes_of(other)
    carried = carry_over(base, adopted, own)
    verdict = str(carried.verdict)
    if verdict == "conflict":
        step = {"base_wording_id": other.base_wording_id, "base": base, "changes": own}
    else:
        step = {
            "base_wording_id": wording_id,
            "base": sections.wording(ours.connection, wording_id),
            "changes": carried.changes,
        }
    proposals.add_step(
        ours.connection,
        other.id,
        revision=other.revision,
        kind=verdict,
        now=ours.now,
        because_proposal_id=because.id,
        **step,
    )
    ours.record(
        "proposal_carried_over",
        None,
        proposal_number=other.number,
        section_id=other.section_id,
        verdict=verdict,
        because=because.number,
    )
    if verdict == "contained":
        supersede(ours, other, "contained", met_by=because.number)
    elif verdict == "conflict":
        ask_for_new_words(ours, other, because)


def ask_for_new_words(ours: Writing, proposal: Row[Any], because: Row[Any]) -> None:
    """Its words were changed by another: open again, without votes, until its author finds a new wording."""
    if proposal.state == State.ADOPTED:
        votes.add_decision(
            ours.connection,
            proposal_id=proposal.id,
            revision=proposal.revision,
            rule=ours.paper.rule,
            outcome="reopened",
            entitled=(),
            stances={},
            early=False,
            at=ours.now,
        )
    voters = [row.person_id for row in votes.standing(ours.connection, [proposal.id])[proposal.id].values()]
    state = after(State(proposal.state), Move.REOPEN)
    proposals.change(
        ours.connection,
        proposal,
        state=str(state),
        needs_wording=True,
        round_id=first_round_ahead(ours),
        decided_at=None,
    )
    cause = f"conflict/{proposal.id}/{because.id}"
    notices.tell(
        ours.connection,
        ours.authors(proposal),
        "new_wording_needed",
        cause=cause,
        paper_id=ours.paper_id,
        at=ours.now,
        number=proposal.number,
        because=because.number,
    )
    notices.gather(ours.connection, voters, paper_id=ours.paper_id, at=ours.now)


def supersede(ours: Writing, proposal: Row[Any], because: str, *, met_by: int | None = None) -> None:
    """It is overtaken: its wish is met, its author stayed silent, or the text was frozen. Its author is told."""
    state = after(State(proposal.state), Move.SUPERSEDE)
    proposals.change(ours.connection, proposal, state=str(state), ended_because=because, needs_wording=False)
    facts = {"met_by": met_by} if met_by is not None else {}
    ours.record(
        "proposal_superseded",
        None,
        proposal_number=proposal.number,
        section_id=proposal.section_id,
        because=because,
        **facts,
    )
    notices.tell(
        ours.connection,
        ours.authors(proposal),
        "superseded",
        cause=f"superseded/{proposal.id}",
        paper_id=ours.paper_id,
        at=ours.now,
        number=proposal.number,
        because=because,
        met_by=met_by or 0,
    )


def first_round_ahead(ours: Writing) -> int | None:
    """The round in which a proposal that is open again can be decided; None: none is planned."""
    ahead = round_for_submission(rounds.of_paper(ours.connection, ours.paper_id), ours.now)
    return ahead.id if ahead else None
