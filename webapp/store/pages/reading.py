"""The paper's text with what is open on each section."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.paper.deadlines import Round
from webapp.paper.people import Standing
from webapp.paper.proposals import State
from webapp.store import organisations, people, rounds, sections
from webapp.store.pages import stand
from webapp.store.pages.stand import Stands
from webapp.store.tables import editions


@dataclass(frozen=True)
class ReadingPage:
    """Sections in order, open proposals."""

    sections: Sequence[Row[Any]]
    stands: Stands
    edition: Row[Any] | None


def load(connection: Connection, paper: Row[Any], standing: Standing, now: datetime) -> ReadingPage:
    """The page."""
    return ReadingPage(
        sections=sections.of_paper(connection, paper.id),
        stands=stand.of_paper(connection, paper, now, State.OPEN, State.ADOPTED),
        edition=connection.execute(
            select(editions).where(editions.c.paper_id == paper.id, editions.c.withdrawn_at.is_(None))
        ).one_or_none(),
    )


@dataclass(frozen=True)
class RulesPage:
    """What a rule sentence names: how many count, the plan, who is in charge, who reads along."""

    organisations: int
    rounds: Sequence[Round]
    coordinators: Sequence[Row[Any]]
    observers: Sequence[Row[Any]]


def rules_of(connection: Connection, paper: Row[Any], now: datetime) -> RulesPage:
    """For the page of the rules and for the invitation."""
    rows = organisations.of_paper(connection, paper.id)
    return RulesPage(
        organisations=sum(1 for row in rows if row.state in ("takes_part", "invited")),
        rounds=rounds.of_paper(connection, paper.id),
        coordinators=people.with_role(connection, paper.id, "coordinator"),
        observers=people.with_role(connection, paper.id, "observer"),
    )


def agreed_edition(connection: Connection, paper_id: int) -> int | None:
    """The number of the sealed edition."""
    return connection.scalar(
        select(editions.c.number).where(editions.c.paper_id == paper_id, editions.c.sealed_at.is_not(None))
    )
