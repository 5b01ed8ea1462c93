"""Comments and every text that they had."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select

from webapp.paper.refusals import NotFound
from webapp.paper.sentences import Sentence
from webapp.store.new_id import new_id
from webapp.store.tables import comment_texts, comments, organisations, people


def add(
    connection: Connection,
    *,
    paper_id: int,
    proposal_id: int,
    person_id: int,
    organisation_id: int | None,
    text: str,
    at: datetime,
) -> int:
    """A new comment; gives its id."""
    row = insert(comments).values(
        paper_id=paper_id, proposal_id=proposal_id, person_id=person_id, organisation_id=organisation_id, at=at
    )
    comment_id = new_id(connection.execute(row))
    add_text(connection, comment_id, text=text, person_id=person_id, at=at)
    return comment_id


def add_text(connection: Connection, comment_id: int, *, text: str, person_id: int, at: datetime) -> None:
    """From now on it reads like this; an empty text removes it, visibly."""
    last = (
        connection.scalar(select(func.max(comment_texts.c.number)).where(comment_texts.c.comment_id == comment_id)) or 0
    )
    connection.execute(
        insert(comment_texts).values(comment_id=comment_id, number=last + 1, text=text, person_id=person_id, at=at)
    )


def load(connection: Connection, proposal_id: int, comment_id: int) -> Row[Any]:
    """One comment, within its proposal. Raises NotFound."""
    found = connection.execute(
        _newest().where(comments.c.proposal_id == proposal_id, comments.c.id == comment_id)
    ).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_comment"))
    return found


def of_proposal(connection: Connection, proposal_id: int) -> list[Row[Any]]:
    """All comments, oldest first, with who wrote them and the text as it reads now."""
    return list(connection.execute(_newest().where(comments.c.proposal_id == proposal_id).order_by(comments.c.id)))


def _newest() -> Any:
    newest = (
        select(func.max(comment_texts.c.number))
        .where(comment_texts.c.comment_id == comments.c.id)
        .correlate(comments)
        .scalar_subquery()
    )
    return (
        select(
            comments,
            comment_texts.c.text,
            comment_texts.c.number.label("text_number"),
            comment_texts.c.at.label("text_at"),
            people.c.title.label("person_title"),
            people.c.name.label("person_name"),
            organisations.c.name.label("organisation_name"),
            organisations.c.short_name.label("organisation_short_name"),
        )
        .join(comment_texts, and_(comment_texts.c.comment_id == comments.c.id, comment_texts.c.number == newest))
        .join(people, people.c.id == comments.c.person_id)
        .outerjoin(organisations, organisations.c.id == comments.c.organisation_id)
    )
