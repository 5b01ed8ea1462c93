"""What stands around every page of a paper: the round or sign-off that runs, the reader's organisation, and what waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.paper.people import Standing
from webapp.store import people
from webapp.store.pages import waiting
from webapp.store.tables import editions, organisations, rounds


@dataclass(frozen=True)
class Around:
    """The current round (None: none runs), the current sign-off (None: none is open), for whom one acts, and how much waits."""

    round_number: int | None = None
    proposals_until: datetime | None = None
    decisions_until: datetime | None = None
    answers_until: datetime | None = None
    proof_until: datetime | None = None
    organisation: str = ""
    waiting: int = 0
    observers: tuple[tuple[str, str], ...] = ()  # who reads along: name, level


def around(connection: Connection, paper: Row[Any], standing: Standing, now: datetime) -> Around:
    """What runs in this paper now, for this person."""
    paper_id, waits = paper.id, waiting.count(connection, paper, standing, now)
    name = (
        select(organisations.c.short_name)
        .where(organisations.c.id == (standing.organisation_id or 0))
        .scalar_subquery()
    )
    running = connection.execute(
        select(rounds, name.label("organisation"))
        .where(rounds.c.paper_id == paper_id, rounds.c.settled_at.is_(None), rounds.c.cancelled_at.is_(None))
        .order_by(rounds.c.number)
        .limit(1)
    ).one_or_none()
    edition = connection.execute(
        select(editions, name.label("organisation")).where(
            editions.c.paper_id == paper_id, editions.c.withdrawn_at.is_(None)
        )
    ).one_or_none()
    readers = tuple(
        (f"{one.title} {one.name}".strip(), one.level) for one in people.with_role(connection, paper_id, "observer")
    )
    if running is None and edition is None:
        return Around(organisation=connection.scalar(select(name)) or "", waiting=waits, observers=readers)
    return Around(
        round_number=running.number if running else None,
        proposals_until=running.proposals_until if running else None,
        decisions_until=running.decisions_until if running else None,
        answers_until=edition.answers_until if edition else None,
        proof_until=edition.proof_until if edition else None,
        organisation=next(row.organisation for row in (running, edition) if row is not None) or "",
        waiting=waits,
        observers=readers,
    )
