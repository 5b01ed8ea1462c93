"""Counts tries in transactions of their own: a refused try counts too."""

from webapp.store import rate_limits
from webapp.store.database import Database


def count(database: Database, key: str, seconds: int, amount: int = 1) -> int:
    """One more; gives how many in this span of `seconds`."""
    now = int(database.clock.now().timestamp())
    with database.transaction() as connection:
        return rate_limits.count(connection, key[:300], amount, now, now + seconds)


def amount(database: Database, key: str) -> int:
    """How many so far."""
    with database.reading() as connection:
        return rate_limits.amount(connection, key[:300], int(database.clock.now().timestamp()))


def expires_at(database: Database, key: str) -> int:
    """When counting begins anew, in Unix seconds."""
    with database.reading() as connection:
        return rate_limits.expires_at(connection, key[:300], int(database.clock.now().timestamp()))


def clear(database: Database, key: str | None = None) -> None:
    """Forgets one counter, or all."""
    with database.transaction() as connection:
        rate_limits.clear(connection, key)
