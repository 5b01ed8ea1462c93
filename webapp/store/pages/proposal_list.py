"""All proposals of a paper with where they stand: the list, and a round's result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.paper.people import Standing
from webapp.store import drafts, sections
from webapp.store.pages import stand
from webapp.store.pages.stand import Stands
from webapp.store.tables import steps


@dataclass(frozen=True)
class ProposalList:
    """The stands, and what the own organisation is still writing."""

    stands: Stands
    sections: Sequence[Row[Any]]
    drafts: Sequence[Row[Any]]
    carried: Sequence[Row[Any]]  # every step that an adoption caused, oldest first


def load(connection: Connection, paper: Row[Any], standing: Standing, now: datetime) -> ProposalList:
    """The list's page."""
    stands = stand.of_paper(connection, paper, now)
    mine = standing.organisation_id
    ids = [one.proposal.id for one in stands]
    carried = (
        select(steps).where(steps.c.proposal_id.in_(ids), steps.c.because_proposal_id.is_not(None)).order_by(steps.c.id)
    )
    return ProposalList(
        stands=stands,
        sections=sections.of_paper(connection, paper.id),
        drafts=drafts.of_organisation(connection, paper.id, mine) if mine is not None or standing.coordinates else [],
        carried=list(connection.execute(carried)),
    )
