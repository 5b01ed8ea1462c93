"""Column types that both databases keep alike."""

from datetime import UTC, datetime

from sqlalchemy import Connection, DateTime, Row
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

__all__ = ["Connection", "Row", "UtcDateTime"]  # actions name them in signatures, and know no more of SQL


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC. SQLite gives naive ones back (LIBRARIES 3.2); naive input is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone is no moment")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
