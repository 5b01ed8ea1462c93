"""Drafts of proposals: seen by the own organisation's people (or the coordinators) and by nobody else."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from webapp.paper.refusals import NotFound
from webapp.paper.sentences import Sentence
from webapp.store.new_id import new_id
from webapp.store.tables import drafts, people, proposals, sections


def _joined() -> Any:
    return (
        select(
            drafts,
            sections.c.position.label("section_position"),
            sections.c.title.label("section_title"),
            people.c.name.label("person_name"),
            proposals.c.number.label("proposal_number"),
        )
        .join(sections, sections.c.id == drafts.c.section_id)
        .join(people, people.c.id == drafts.c.person_id)
        .outerjoin(proposals, proposals.c.id == drafts.c.proposal_id)
    )


def load(connection: Connection, paper_id: int, draft_id: int, *, organisation_id: int | None) -> Row[Any]:
    """One draft, within its paper and organisation (None: the coordinators'). Raises NotFound."""
    found = connection.execute(
        _joined().where(
            drafts.c.paper_id == paper_id,
            drafts.c.id == draft_id,
            drafts.c.organisation_id.is_not_distinct_from(organisation_id),
        )
    ).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_draft"))
    return found


def of_organisation(connection: Connection, paper_id: int, organisation_id: int | None) -> list[Row[Any]]:
    """The organisation's drafts, newest first."""
    return list(
        connection.execute(
            _joined()
            .where(drafts.c.paper_id == paper_id, drafts.c.organisation_id.is_not_distinct_from(organisation_id))
            .order_by(drafts.c.updated_at.desc())
        )
    )


def of_proposal(connection: Connection, proposal_id: int) -> Row[Any] | None:
    """The revision that is being written for this proposal."""
    return connection.execute(_joined().where(drafts.c.proposal_id == proposal_id)).one_or_none()


def add(connection: Connection, *, now: datetime, **values: object) -> int:
    """A new draft; gives its id."""
    return new_id(connection.execute(insert(drafts).values(created_at=now, updated_at=now, **values)))


def change(connection: Connection, draft_id: int, *, now: datetime, **values: object) -> None:
    """What was typed so far."""
    connection.execute(update(drafts).where(drafts.c.id == draft_id).values(updated_at=now, **values))


def remove(connection: Connection, draft_id: int) -> None:
    """It was submitted, or thrown away by its own people."""
    connection.execute(delete(drafts).where(drafts.c.id == draft_id))
