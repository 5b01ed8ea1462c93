"""What a mail says of people, paper and record: read at the moment when it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.store import people
from webapp.store.tables import memberships, organisations, outbox, papers, visits
from webapp.store.tables import people as people_table


@dataclass(frozen=True)
class Addressee:
    """Who gets a mail, in which paper, for which organisation, and who else of it got the same."""

    person: Row[Any]
    paper: Row[Any] | None
    organisation: Row[Any] | None
    others: tuple[str, ...]
    coordinators: Sequence[Row[Any]]


def addressee(connection: Connection, row: Row[Any]) -> Addressee:
    """Of this row of the outbox."""
    person = people.by_id(connection, row.person_id)
    paper = connection.execute(select(papers).where(papers.c.id == row.log)).one_or_none() if row.log else None
    if paper is None:
        return Addressee(person, None, None, (), ())
    ours = connection.execute(
        select(organisations)
        .join(memberships, memberships.c.organisation_id == organisations.c.id)
        .where(
            memberships.c.paper_id == paper.id, memberships.c.person_id == person.id, memberships.c.ended_at.is_(None)
        )
    ).one_or_none()
    others = _others(connection, row, ours.id) if ours is not None else ()
    return Addressee(person, paper, ours, others, people.with_role(connection, paper.id, "coordinator"))


def name_of(connection: Connection, person_id: int) -> str:
    """A person's name with title, as it is written; their address if they have none."""
    row = connection.execute(select(people_table).where(people_table.c.id == person_id)).one_or_none()
    return "" if row is None else f"{row.title} {row.name}".strip() or str(row.email)


def papers_of(connection: Connection, person_id: int) -> list[Row[Any]]:
    """The papers that this person has to do with."""
    mine = select(memberships.c.paper_id).where(memberships.c.person_id == person_id, memberships.c.ended_at.is_(None))
    return list(connection.execute(select(papers).where(papers.c.id.in_(mine)).order_by(papers.c.id)))


def _others(connection: Connection, row: Row[Any], organisation_id: int) -> tuple[str, ...]:
    acting = [one for one in people.acting_for(connection, organisation_id) if one.id != row.person_id]
    keys = {key_for(row, one.id): f"{one.title} {one.name}".strip() for one in acting}
    told = connection.scalars(select(outbox.c.key).where(outbox.c.key.in_(keys)))
    return tuple(sorted(keys[key] for key in told))


def key_for(row: Row[Any], person_id: int) -> str:
    """The key of the same mail to somebody else (`store/notices.py` makes them)."""
    if row.kind == "digest":
        return f"digest/{person_id}/{row.key.rsplit('/', 1)[1]}"
    return f"{row.key.rsplit('/', 1)[0]}/{person_id}"


def last_told(connection: Connection, person: Row[Any], paper_id: int) -> Any:
    """Since when this person has heard nothing: the later of their last visit and their last gathered mail."""
    visited = connection.scalar(
        select(visits.c.latest_at).where(visits.c.person_id == person.id, visits.c.paper_id == paper_id)
    )
    joined = connection.scalar(
        select(memberships.c.since)
        .where(
            memberships.c.person_id == person.id, memberships.c.paper_id == paper_id, memberships.c.ended_at.is_(None)
        )
        .limit(1)
    )
    return max((at for at in (visited, person.digest_sent_at, joined) if at is not None), default=None)
