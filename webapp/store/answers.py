"""Answers already given: the key of a form that was sent, and where its answer stands (TRUST 4.5)."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from webapp.store.tables import answers


class Taken(Exception):
    """This form was answered before, or is being answered at this moment."""


def location(connection: Connection, key_hash: str) -> str | None:
    """Where the answer to this form stands; empty: the act is done, but its answer was never noted. None: it was not sent yet."""
    return connection.scalar(select(answers.c.location).where(answers.c.key_hash == key_hash))


def claim(connection: Connection, key_hash: str, person_id: int | None, now: datetime, where: str = "") -> None:
    """This form is being answered in this very transaction; the database refuses a second one. Raises Taken.
    `where`: where its answer will stand, if that is known beforehand."""
    try:
        connection.execute(insert(answers).values(key_hash=key_hash, person_id=person_id, location=where[:500], at=now))
    except IntegrityError as double:  # the other one was quicker, on a database that let both begin
        raise Taken from double


def note(connection: Connection, key_hash: str, where: str) -> None:
    """Where the answer stands."""
    connection.execute(update(answers).where(answers.c.key_hash == key_hash).values(location=where[:500]))
