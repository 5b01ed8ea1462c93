"""What the door asks on every request: who is this, and what are they in this paper. Asked, never kept (TRUST 4.9)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.paper.people import Standing
from webapp.store import papers as store_papers
from webapp.store import people as store_people
from webapp.store.tables import fresh_sign_ins, installation, people, sessions


def signed_in(connection: Connection, token_hash: str, now: datetime) -> Row[Any] | None:
    """The person whose session this is, with `session_id`; None if it ended or never was."""
    return connection.execute(
        select(people, sessions.c.id.label("session_id"))
        .join(sessions, sessions.c.person_id == people.c.id)
        .where(sessions.c.token_hash == token_hash, sessions.c.ended_at.is_(None), sessions.c.expires_at > now)
    ).one_or_none()


def paper(connection: Connection, slug: str) -> Row[Any]:
    """The paper at this address. Raises NotFound."""
    return store_papers.by_slug(connection, slug)


def standing(connection: Connection, paper_id: int | None, person_id: int) -> Standing:
    """What this person is, here and now."""
    return store_people.standing(connection, paper_id, person_id)


def fresh_until(connection: Connection, session_id: int, purpose: str, now: datetime) -> datetime | None:
    """Until when this session may do this one act; None if it must sign in afresh."""
    return connection.scalar(
        select(fresh_sign_ins.c.until).where(
            fresh_sign_ins.c.session_id == session_id, fresh_sign_ins.c.purpose == purpose, fresh_sign_ins.c.until > now
        )
    )


def the_installation(connection: Connection) -> Row[Any] | None:
    """The installation's row; None before the first start."""
    return connection.execute(select(installation)).one_or_none()
