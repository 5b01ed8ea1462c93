"""Counters of tries, in the database: they hold over several processes."""

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from webapp.store.tables import rate_limits


def count(connection: Connection, key: str, amount: int, now: int, expires_at: int) -> int:
    """Adds to the counter, or begins a new one that ends at `expires_at` (Unix seconds); gives what it stands at."""
    counted = _add(connection, key, amount, now)
    if counted is not None:
        return counted
    connection.execute(delete(rate_limits).where(rate_limits.c.expires_at <= now))
    try:
        with connection.begin_nested():
            connection.execute(insert(rate_limits).values(key=key, amount=amount, expires_at=expires_at))
    except IntegrityError:  # two began the same counter at once
        return _add(connection, key, amount, now) or amount
    return amount


def _add(connection: Connection, key: str, amount: int, now: int) -> int | None:
    return connection.execute(
        update(rate_limits)
        .where(rate_limits.c.key == key, rate_limits.c.expires_at > now)
        .values(amount=rate_limits.c.amount + amount)
        .returning(rate_limits.c.amount)
    ).scalar_one_or_none()


def amount(connection: Connection, key: str, now: int) -> int:
    """What the counter stands at."""
    return int(
        connection.scalar(select(rate_limits.c.amount).where(rate_limits.c.key == key, rate_limits.c.expires_at > now))
        or 0
    )


def expires_at(connection: Connection, key: str, now: int) -> int:
    """When the counter ends; now, if there is none."""
    return int(connection.scalar(select(rate_limits.c.expires_at).where(rate_limits.c.key == key)) or now)


def clear(connection: Connection, key: str | None = None) -> None:
    """Forgets one counter, or all."""
    connection.execute(delete(rate_limits) if key is None else delete(rate_limits).where(rate_limits.c.key == key))
