"""Files that are made when they are asked for: drafts, each marked as one."""

from typing import Any

from webapp.actions import printing
from webapp.paper.edition import Edition
from webapp.settings import Settings
from webapp.store import editions, record
from webapp.store.database import Database
from webapp.store.types import Connection, Row


def draft(database: Database, settings: Settings, paper: Row[Any]) -> bytes:
    """The current text as PDF, marked "Entwurf"."""
    with database.reading() as connection:
        content = editions.as_it_stands(connection, paper, database.clock.now())
    return draft_of(database, settings, paper, content)


def draft_of(database: Database, settings: Settings, paper: Row[Any], content: Edition) -> bytes:
    """This text as PDF, marked "Entwurf"; also an edition that is not agreed yet."""
    with database.reading() as connection:
        issue = _issue(connection, database, settings, paper)
    return printing.draft(content, issue)


def _issue(connection: Connection, database: Database, settings: Settings, paper: Row[Any]) -> Any:
    head = record.head(connection, paper.id)
    return printing.issue(connection, settings, paper.id, record=head, sealed_at=database.clock.now())
