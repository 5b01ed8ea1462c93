"""Links that were mailed or printed: for one person, one paper, one purpose, until one end. Only hashes are kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from webapp.store.tables import links, people


def add(
    connection: Connection,
    *,
    token_hash: str,
    person_id: int,
    paper_id: int | None,
    purpose: str,
    target: str,
    code_hash: str,
    now: datetime,
    until: datetime,
) -> None:
    """One more link. An empty `code_hash`: it asks for no code (printed on the operator's own screen)."""
    connection.execute(
        insert(links).values(
            token_hash=token_hash,
            person_id=person_id,
            paper_id=paper_id,
            purpose=purpose,
            target=target[:500],
            code_hash=code_hash,
            created_at=now,
            expires_at=until,
        )
    )


def living(connection: Connection, token_hash: str, now: datetime) -> Row[Any] | None:
    """The link with this token and its person's address, if it has not ended."""
    return connection.execute(
        select(links, people.c.email)
        .join(people, people.c.id == links.c.person_id)
        .where(links.c.token_hash == token_hash, links.c.ended_at.is_(None), links.c.expires_at > now)
    ).one_or_none()


def tried(connection: Connection, link_id: int) -> int:
    """One more try; gives how many."""
    return int(
        connection.execute(
            update(links).where(links.c.id == link_id).values(attempts=links.c.attempts + 1).returning(links.c.attempts)
        ).scalar_one()
    )


def end(connection: Connection, link_id: int, now: datetime) -> bool:
    """It leads nowhere from now on; False if it had ended already."""
    return (
        connection.execute(
            update(links).where(links.c.id == link_id, links.c.ended_at.is_(None)).values(ended_at=now)
        ).rowcount
        == 1
    )


def end_all(connection: Connection, person_id: int, now: datetime, *, paper_id: int | None = None) -> None:
    """A change of role or address ends a person's links, in one paper or everywhere (TRUST 1.3)."""
    which = [links.c.person_id == person_id, links.c.ended_at.is_(None)]
    if paper_id is not None:
        which.append(links.c.paper_id == paper_id)
    connection.execute(update(links).where(*which).values(ended_at=now))
