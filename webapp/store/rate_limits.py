"""Counters of tries, in the database: they hold over several processes."""

from sqlalchemy import Connection, delete, insert, select, update

from webapp.store.tables import rate_limits


def count(connection: Connection, key: str, amount: int, now: int, expires_at: int) -> int:
    """Adds to the counter, or begins a new one that ends at `expires_at` (Unix seconds); gives what it stands at."""
    counted = connection.execute(
        update(rate_limits)
        .where(rate_limits.c.key == key, rate_limits.c.expires_at > now)
        .values(amount=rate_limits.c.amount + amount)
        .returning(rate_limits.c.amount)
    ).scalar_one_or_none()
    if counted is not None:
        return int(counted)
    connection.execute(delete(rate_limits).where(rate_limits.c.expires_at <= now))
    connection.execute(insert(rate_limits).values(key=key, amount=amount, expires_at=expires_at))
    return amount


def amount(connection: Connection, key: str, now: int) -> int:
    """What the counter stands at."""
    return int(connection.scalar(select(rate_limits.c.amount).where(rate_limits.c.key == key, rate_limits.c.expires_at > now)) or 0)


def expires_at(connection: Connection, key: str, now: int) -> int:
    """When the counter ends; now, if there is none."""
    return int(connection.scalar(select(rate_limits.c.expires_at).where(rate_limits.c.key == key)) or now)


def clear(connection: Connection, key: str | None = None) -> None:
    """Forgets one counter, or all."""
    connection.execute(delete(rate_limits) if key is None else delete(rate_limits).where(rate_limits.c.key == key))
