"""Sections and all the wordings that they had."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from webapp.paper.refusals import NotFound
from webapp.paper.sentences import Sentence
from webapp.paper.wording import Wording
from webapp.store.new_id import new_id
from webapp.store.tables import papers, sections, wordings


def of_paper(connection: Connection, paper_id: int) -> list[Row[Any]]:
    """The sections in order, each with the id, text and fingerprint of its current wording."""
    return list(
        connection.execute(
            select(sections, wordings.c.text, wordings.c.fingerprint)
            .join(wordings, wordings.c.id == sections.c.wording_id)
            .where(sections.c.paper_id == paper_id)
            .order_by(sections.c.position)
        )
    )


def load(connection: Connection, paper_id: int, position: int) -> Row[Any]:
    """The section at that place of the paper, with its current wording. Raises NotFound."""
    found = connection.execute(
        select(sections, wordings.c.text, wordings.c.fingerprint)
        .join(wordings, wordings.c.id == sections.c.wording_id)
        .where(sections.c.paper_id == paper_id, sections.c.position == position)
    ).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_section"))
    return found


def by_id(connection: Connection, paper_id: int, section_id: int) -> Row[Any]:
    """The section with this number, within its paper. Raises NotFound."""
    found = connection.execute(
        select(sections, wordings.c.text, wordings.c.fingerprint)
        .join(wordings, wordings.c.id == sections.c.wording_id)
        .where(sections.c.paper_id == paper_id, sections.c.id == section_id)
    ).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_section"))
    return found


def add(connection: Connection, paper_id: int, position: int, title: str, wording: Wording, now: datetime) -> int:
    """A new section with its first wording; gives its id."""
    section_id = new_id(connection.execute(insert(sections).values(paper_id=paper_id, position=position, title=title)))
    add_wording(connection, section_id, wording, now)
    return section_id


def add_wording(
    connection: Connection, section_id: int, wording: Wording, now: datetime, *, proposal_id: int | None = None
) -> int:
    """The section reads like this from now on; the earlier wordings stay. Gives the wording's id."""
    last = connection.scalar(select(func.max(wordings.c.number)).where(wordings.c.section_id == section_id)) or 0
    row = insert(wordings).values(
        section_id=section_id,
        number=last + 1,
        fingerprint=wording.fingerprint,
        text=wording.text,
        proposal_id=proposal_id,
        at=now,
    )
    wording_id = new_id(connection.execute(row))
    connection.execute(update(sections).where(sections.c.id == section_id).values(wording_id=wording_id))
    paper_id = select(sections.c.paper_id).where(sections.c.id == section_id).scalar_subquery()
    connection.execute(
        update(papers).where(papers.c.id == paper_id).values(sections_changed=papers.c.sections_changed + 1)
    )
    return wording_id


def wording(connection: Connection, wording_id: int) -> Wording:
    """The wording with this number."""
    return Wording.from_text(connection.scalars(select(wordings.c.text).where(wordings.c.id == wording_id)).one())
