"""Mails and jobs that have to leave: rows written in the same transaction as their cause (TRUST 4.4)."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, or_, select, update

from webapp.store.tables import outbox

NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # held for good: it is seen, and tried no more


def add(
    connection: Connection,
    kind: str,
    key: str,
    *,
    due_at: datetime,
    log: int = 0,
    person_id: int | None = None,
    **payload: object,
) -> None:
    """One more thing to do; the same key stands only once, so that nothing is done twice."""
    if connection.scalar(select(outbox.c.id).where(outbox.c.key == key)) is not None:
        return
    connection.execute(
        insert(outbox).values(
            kind=kind, key=key, log=log, person_id=person_id, payload=json.dumps(payload, sort_keys=True), due_at=due_at
        )
    )


def is_done(connection: Connection, key: str) -> bool:
    """Whether this has left already."""
    return connection.scalar(select(outbox.c.id).where(outbox.c.key == key, outbox.c.done_at.is_not(None))) is not None


def is_due(connection: Connection, now: datetime) -> bool:
    """Whether anything may be claimed now: a look that locks nothing."""
    free = or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)
    return (
        connection.scalar(select(outbox.c.id).where(outbox.c.done_at.is_(None), outbox.c.due_at <= now, free).limit(1))
        is not None
    )


def claim(
    connection: Connection, now: datetime, *, hold: timedelta, kinds: tuple[str, ...] | None = None
) -> Row[Any] | None:
    """The oldest thing that is due and that nobody is doing; nobody else gets it for as long as `hold`."""
    due = and_(
        outbox.c.done_at.is_(None),
        outbox.c.due_at <= now,
        or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now),
    )
    if kinds is not None:
        due = and_(due, outbox.c.kind.in_(kinds))
    found = connection.execute(
        select(outbox).where(due).order_by(outbox.c.due_at, outbox.c.id).limit(1).with_for_update(skip_locked=True)
    ).one_or_none()
    if found is not None:
        connection.execute(
            update(outbox)
            .where(outbox.c.id == found.id)
            .values(claimed_until=now + hold, attempts=outbox.c.attempts + 1)
        )
    return found


def done(connection: Connection, row_id: int, now: datetime) -> None:
    """It has left."""
    connection.execute(update(outbox).where(outbox.c.id == row_id).values(done_at=now, claimed_until=None, error=""))


def failed(connection: Connection, row_id: int, error: str, *, again_at: datetime | None) -> None:
    """It did not work; tried again at that moment, or never."""
    values: dict[str, Any] = {"error": error[:2000], "claimed_until": None}
    if again_at is not None:
        values["due_at"] = again_at
    else:
        values["claimed_until"] = NEVER
    connection.execute(update(outbox).where(outbox.c.id == row_id).values(**values))


def hurry(connection: Connection, now: datetime) -> None:
    """What did not work so far is tried again at once: its cause may be gone."""
    connection.execute(
        update(outbox).where(outbox.c.done_at.is_(None), outbox.c.error != "").values(due_at=now, claimed_until=None)
    )


def waiting(connection: Connection) -> list[Row[Any]]:
    """What has not left yet, for the operator's list."""
    return list(
        connection.execute(select(outbox).where(outbox.c.done_at.is_(None)).order_by(outbox.c.due_at, outbox.c.id))
    )


def payload(row: Row[Any]) -> dict[str, Any]:
    """What the row carries."""
    loaded: dict[str, Any] = json.loads(row.payload)
    return loaded
