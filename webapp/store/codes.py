"""Codes that were asked for: bound to an address and a browser, for one purpose, ten minutes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from webapp.store.new_id import new_id
from webapp.store.tables import codes


def add(
    connection: Connection,
    *,
    browser_hash: str,
    email: str,
    person_id: int | None,
    purpose: str,
    target: str,
    now: datetime,
    until: datetime,
) -> int:
    """A code was asked for; it is drawn when its mail is written. Gives its number."""
    row = insert(codes).values(
        browser_hash=browser_hash,
        email=email,
        person_id=person_id,
        purpose=purpose[:200],
        target=target[:500],
        code_hash="",
        created_at=now,
        expires_at=until,
    )
    return new_id(connection.execute(row))


def by_id(connection: Connection, code_id: int) -> Row[Any]:
    """The code with this number."""
    return connection.execute(select(codes).where(codes.c.id == code_id)).one()


def draw(connection: Connection, code_id: int, code_hash: str) -> None:
    """This is the code from now on."""
    connection.execute(update(codes).where(codes.c.id == code_id).values(code_hash=code_hash))


def latest(connection: Connection, browser_hash: str, *, fresh: bool) -> Row[Any] | None:
    """What this browser asked for last: on the sign-in page, or (`fresh`) for an act."""
    for_sign_in = codes.c.purpose != "sign_in" if fresh else codes.c.purpose == "sign_in"
    return connection.execute(
        select(codes).where(codes.c.browser_hash == browser_hash, for_sign_in).order_by(codes.c.id.desc()).limit(1)
    ).one_or_none()


def tried(connection: Connection, code_id: int) -> int:
    """One more try; gives how many."""
    return int(
        connection.execute(
            update(codes).where(codes.c.id == code_id).values(attempts=codes.c.attempts + 1).returning(codes.c.attempts)
        ).scalar_one()
    )


def use(connection: Connection, code_id: int, now: datetime) -> bool:
    """Uses it up; False if somebody was quicker."""
    done = connection.execute(update(codes).where(codes.c.id == code_id, codes.c.used_at.is_(None)).values(used_at=now))
    return done.rowcount == 1
