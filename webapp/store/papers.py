"""Papers: found by their address, locked before anything is written on them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from webapp.paper.refusals import NotFound
from webapp.paper.sentences import Sentence
from webapp.store.new_id import new_id
from webapp.store.tables import papers


def lock(connection: Connection, slug: str) -> int:
    """Makes this transaction the only writer on the paper; gives its id. Raises NotFound."""
    # SQLite's BEGIN IMMEDIATE has locked the whole database already and drops FOR UPDATE.
    found = connection.scalar(select(papers.c.id).where(papers.c.slug == slug).with_for_update())
    if found is None:
        raise NotFound(Sentence("errors.no_paper"))
    return int(found)


def by_slug(connection: Connection, slug: str) -> Row[Any]:
    """The paper at this address. Raises NotFound."""
    found = connection.execute(select(papers).where(papers.c.slug == slug)).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_paper"))
    return found


def by_id(connection: Connection, paper_id: int) -> Row[Any]:
    """The paper with this number."""
    return connection.execute(select(papers).where(papers.c.id == paper_id)).one()


def every(connection: Connection) -> list[Row[Any]]:
    """All papers of the installation, oldest first."""
    return list(connection.execute(select(papers).order_by(papers.c.id)))


def add(connection: Connection, *, now: datetime, **values: object) -> int:
    """A new paper; gives its id."""
    return new_id(connection.execute(insert(papers).values(created_at=now, **values)))


def change(connection: Connection, paper_id: int, **values: object) -> None:
    """Changes what the paper's row says."""
    connection.execute(update(papers).where(papers.c.id == paper_id).values(**values))


def taken(connection: Connection, slug: str) -> bool:
    """Whether another paper has this address."""
    return connection.scalar(select(papers.c.id).where(papers.c.slug == slug)) is not None
