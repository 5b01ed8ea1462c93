"""Proofs (Druckfahnen): the finished file before sealing, one a number; a later one answers an earlier one."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from webapp.store.tables import proofs


def add(connection: Connection, edition_id: int, number: int, file: bytes, now: datetime) -> bool:
    """Stores the file of this proof; False where it stands already, so that a job that runs twice does it once."""
    if (
        connection.scalar(select(proofs.c.id).where(proofs.c.edition_id == edition_id, proofs.c.number == number))
        is not None
    ):
        return False
    connection.execute(insert(proofs).values(edition_id=edition_id, number=number, bytes=file, at=now))
    return True


def newest(connection: Connection, edition_id: int) -> Row[Any] | None:
    """The newest proof that was made: number, bytes, at."""
    return connection.execute(
        select(proofs).where(proofs.c.edition_id == edition_id).order_by(proofs.c.number.desc()).limit(1)
    ).one_or_none()


def newest_number(connection: Connection, edition_id: int) -> int:
    """The newest proof's number without its bytes; 0 while none was made."""
    return (
        connection.scalar(
            select(proofs.c.number).where(proofs.c.edition_id == edition_id).order_by(proofs.c.number.desc()).limit(1)
        )
        or 0
    )
