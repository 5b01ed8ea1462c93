"""Editions: the frozen papers, and whom each of them asks."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from webapp.paper.edition import Edition, EditionSection
from webapp.paper.refusals import NotFound, Stale
from webapp.paper.sentences import Sentence
from webapp.paper.wording import Wording
from webapp.store import sections
from webapp.store.new_id import new_id
from webapp.store.tables import asked, editions, organisations


def load(connection: Connection, paper_id: int, number: int) -> Row[Any]:
    """The edition with this number, within its paper. Raises NotFound."""
    found = connection.execute(
        select(editions).where(editions.c.paper_id == paper_id, editions.c.number == number)
    ).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_edition"))
    return found


def by_id(connection: Connection, edition_id: int) -> Row[Any]:
    """The edition with this id: for jobs, whose rows name it."""
    return connection.execute(select(editions).where(editions.c.id == edition_id)).one()


def standing(connection: Connection, paper_id: int) -> Row[Any] | None:
    """The edition that was not withdrawn: at most one a paper."""
    return connection.execute(
        select(editions).where(editions.c.paper_id == paper_id, editions.c.withdrawn_at.is_(None))
    ).one_or_none()


def of_paper(connection: Connection, paper_id: int) -> list[Row[Any]]:
    """All editions, withdrawn ones too, oldest first."""
    return list(connection.execute(select(editions).where(editions.c.paper_id == paper_id).order_by(editions.c.number)))


def next_number(connection: Connection, paper_id: int) -> int:
    """Numbers count within the paper and are never reused."""
    return (connection.scalar(select(func.max(editions.c.number)).where(editions.c.paper_id == paper_id)) or 0) + 1


def add(connection: Connection, paper_id: int, edition: Edition, *, answers_until: datetime, minimum: int) -> int:
    """A new edition; gives its id."""
    row = insert(editions).values(
        paper_id=paper_id,
        number=edition.number,
        content=_dump(edition),
        text=edition.text,
        fingerprint=edition.fingerprint,
        frozen_at=edition.frozen_at,
        answers_until=answers_until,
        minimum=minimum,
    )
    return new_id(connection.execute(row))


def change(connection: Connection, edition: Row[Any], **values: object) -> None:
    """Changes the edition as it was read. Raises Stale if it was withdrawn, its proof replaced or its sealing begun
    since."""
    changed = connection.execute(
        update(editions)
        .where(
            editions.c.id == edition.id,
            editions.c.withdrawn_at.is_(None),
            editions.c.proof_number == edition.proof_number,
            editions.c.seal_asked_at.is_not_distinct_from(edition.seal_asked_at),
        )
        .values(**values)
    )
    if changed.rowcount != 1:
        raise Stale(Sentence("errors.stale"))


def as_it_stands(connection: Connection, paper: Row[Any], now: datetime) -> Edition:
    """What would be frozen now: the current sections under the next number."""
    rows = sections.of_paper(connection, paper.id)
    parts = tuple(EditionSection(row.title, Wording.from_text(row.text)) for row in rows)
    return Edition(paper.title, paper.subtitle, parts, paper.language, next_number(connection, paper.id), now)


def ask(connection: Connection, edition_id: int, organisation_ids: Iterable[int]) -> None:
    """These organisations are asked for their sign-off."""
    for organisation_id in organisation_ids:
        connection.execute(insert(asked).values(edition_id=edition_id, organisation_id=organisation_id))


def asked_organisations(connection: Connection, edition_id: int) -> list[Row[Any]]:
    """Who is asked, in the coordinator's order; who has left, or said no to the invitation, is no longer asked."""
    return list(
        connection.execute(
            select(organisations)
            .join(asked, asked.c.organisation_id == organisations.c.id)
            .where(asked.c.edition_id == edition_id, organisations.c.state.in_(("invited", "takes_part")))
            .order_by(organisations.c.position)
        )
    )


def how_many_were_asked(connection: Connection, edition_id: int) -> int:
    """How many organisations the edition asked when it was frozen."""
    return connection.scalar(select(func.count()).select_from(asked).where(asked.c.edition_id == edition_id)) or 0


def content(row: Row[Any], language: str) -> Edition:
    """The edition as a value: its text gives the fingerprint again. `language` is the paper's."""
    stored = json.loads(row.content)
    sections = tuple(
        EditionSection(section["title"], Wording.from_text(section["text"])) for section in stored["sections"]
    )
    return Edition(
        stored["title"], stored["subtitle"], sections, stored.get("language", language), row.number, row.frozen_at
    )


def _dump(edition: Edition) -> str:
    sections = [{"title": section.title, "text": section.wording.text} for section in edition.sections]
    return json.dumps(
        {"title": edition.title, "subtitle": edition.subtitle, "language": edition.language, "sections": sections},
        ensure_ascii=False,
    )
