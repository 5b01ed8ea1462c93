"""Sessions: who is signed in on which device. Only the hash of the token is kept."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, update

from webapp.store.new_id import new_id
from webapp.store.tables import fresh_sign_ins, sessions


def add(connection: Connection, token_hash: str, person_id: int, *, now: datetime, until: datetime, agent: str) -> int:
    """This device is signed in until then."""
    row = insert(sessions).values(
        token_hash=token_hash, person_id=person_id, created_at=now, expires_at=until, agent=agent[:200]
    )
    return new_id(connection.execute(row))


def end(connection: Connection, token_hash: str, now: datetime) -> None:
    """Signs this device out."""
    connection.execute(
        update(sessions).where(sessions.c.token_hash == token_hash, sessions.c.ended_at.is_(None)).values(ended_at=now)
    )


def end_all(connection: Connection, person_id: int, now: datetime) -> None:
    """Signs the person out everywhere."""
    connection.execute(
        update(sessions).where(sessions.c.person_id == person_id, sessions.c.ended_at.is_(None)).values(ended_at=now)
    )


def freshen(connection: Connection, session_id: int, purpose: str, until: datetime) -> None:
    """This session may do this one act until then."""
    connection.execute(
        delete(fresh_sign_ins).where(fresh_sign_ins.c.session_id == session_id, fresh_sign_ins.c.purpose == purpose)
    )
    connection.execute(insert(fresh_sign_ins).values(session_id=session_id, purpose=purpose, until=until))
