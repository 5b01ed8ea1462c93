"""The coordinator's board: organisations, stands, who was reminded when, which mails were refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from webapp.paper.proposals import State
from webapp.store import organisations, sections
from webapp.store.pages import stand, way
from webapp.store.pages.stand import Stands
from webapp.store.tables import editions, outbox, record_entries


@dataclass(frozen=True)
class Board:
    """Everything of the board."""

    stands: Stands
    representatives: Mapping[int, Row[Any]]
    reminded: Mapping[int, datetime]
    sections: Sequence[Row[Any]]
    phases: Sequence[Mapping[str, Any]]
    edition: Row[Any] | None
    stuck: Sequence[Row[Any]]  # sealing or proof that does not come to an end


def load(connection: Connection, paper: Row[Any], now: datetime) -> Board:
    """For the board and the forms on behalf."""
    stands = stand.of_paper(connection, paper, now, State.OPEN, State.ADOPTED)
    last = (
        select(record_entries.c.organisation_id, func.max(record_entries.c.at).label("at"))
        .where(record_entries.c.log == paper.id, record_entries.c.kind == "organisation_reminded")
        .group_by(record_entries.c.organisation_id)
    )
    return Board(
        stands=stands,
        representatives=organisations.representatives(connection, paper.id),
        reminded={row.organisation_id: row.at for row in connection.execute(last)},
        sections=sections.of_paper(connection, paper.id),
        phases=way.phases(connection, paper, stands.rounds, now),
        edition=connection.execute(
            select(editions).where(editions.c.paper_id == paper.id, editions.c.withdrawn_at.is_(None))
        ).one_or_none(),
        stuck=list(
            connection.execute(
                select(outbox).where(
                    outbox.c.log == paper.id, outbox.c.done_at.is_(None), outbox.c.error != "", outbox.c.attempts > 1
                )
            )
        ),
    )


def organisation(connection: Connection, paper_id: int, organisation_id: int) -> Row[Any]:
    """One organisation, within its paper. Raises NotFound."""
    return organisations.load(connection, paper_id, organisation_id)


def section(connection: Connection, paper_id: int, position: int) -> Row[Any]:
    """One section, within its paper. Raises NotFound."""
    return sections.load(connection, paper_id, position)
