"""The page of one proposal: where it stands, its way, its comments, what else touches the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from webapp.paper.carry_over import carry_over
from webapp.paper.proposals import State
from webapp.store import comments, people, proposals, sections
from webapp.store.pages import stand
from webapp.store.pages.stand import Stand, Stands


@dataclass(frozen=True)
class ProposalPage:
    """Everything that the page of one proposal shows."""

    stand: Stand
    stands: Stands
    section: Row[Any]
    sections: Sequence[Row[Any]]
    comments: Sequence[Row[Any]]
    steps: Sequence[Row[Any]]
    author: Row[Any]
    in_section: Sequence[
        tuple[Row[Any], bool]
    ]  # other open or adopted ones on the section; True: touches the same words
    because: Row[Any] | None  # the adopted one that last moved it
    next_waiting: int | None


def load(
    connection: Connection, paper: Row[Any], number: int, organisation_id: int | None, now: datetime
) -> ProposalPage:
    """The page; raises NotFound."""
    wanted = proposals.load(connection, paper.id, number)
    stands = stand.of_paper(connection, paper, now, State.OPEN, State.ADOPTED)
    if wanted.state in (State.OPEN, State.ADOPTED):
        mine = stands.by_number[number]
    else:
        mine = stand.of_paper(connection, paper, now, number=number).by_number[number]
    rows = sections.of_paper(connection, paper.id)
    because = None
    if mine.proposal.because_proposal_id is not None:
        because = proposals.load_by_id(connection, paper.id, mine.proposal.because_proposal_id)
    return ProposalPage(
        stand=mine,
        stands=stands,
        section=next(row for row in rows if row.id == wanted.section_id),
        sections=rows,
        comments=comments.of_proposal(connection, wanted.id),
        steps=proposals.way(connection, wanted.id),
        author=people.by_id(connection, wanted.person_id),
        in_section=_others(connection, wanted, stands),
        because=because,
        next_waiting=_next_waiting(stands, number, organisation_id),
    )


def _others(connection: Connection, wanted: Row[Any], stands: Stands) -> list[tuple[Row[Any], bool]]:
    others = [
        one.proposal for one in stands if one.proposal.section_id == wanted.section_id and one.proposal.id != wanted.id
    ]
    if not others:
        return []
    base, own = sections.wording(connection, wanted.base_wording_id), proposals.changes_of(wanted)
    return [
        (
            other,
            other.base_wording_id == wanted.base_wording_id
            and str(carry_over(base, proposals.changes_of(other), own).verdict) in ("conflict", "contained"),
        )
        for other in others
    ]


def next_waiting(
    connection: Connection, paper: Row[Any], number: int, organisation_id: int | None, now: datetime
) -> int | None:
    """The most urgent other proposal on which this organisation is silent."""
    return _next_waiting(stand.of_paper(connection, paper, now, State.OPEN), number, organisation_id)


def _next_waiting(stands: Stands, number: int, organisation_id: int | None) -> int | None:
    from webapp.store.pages.what_needs_you import urgency

    waiting = sorted(
        (one for one in stands if one.waits_for(organisation_id) and one.proposal.number != number), key=urgency
    )
    return int(waiting[0].proposal.number) if waiting else None


def would_become(connection: Connection, paper_id: int, proposal: Row[Any]) -> list[tuple[Row[Any], str]]:
    """What would become of every other open or adopted proposal on the section, if this one were worked in now."""
    base = sections.wording(connection, proposal.base_wording_id)
    mine = proposals.changes_of(proposal)
    others = proposals.of_paper(connection, paper_id, State.OPEN, State.ADOPTED, section_id=proposal.section_id)
    return [
        (other, str(carry_over(base, mine, proposals.changes_of(other)).verdict))
        for other in others
        if other.id != proposal.id and other.base_wording_id == proposal.base_wording_id and not other.needs_wording
    ]
