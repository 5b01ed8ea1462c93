"""Organisations of a paper, in the coordinator's order."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from webapp.paper.organisations import Organisation
from webapp.paper.refusals import NotFound, Stale
from webapp.paper.sentences import Sentence
from webapp.store.new_id import new_id
from webapp.store.tables import memberships, organisations, people


def of_paper(connection: Connection, paper_id: int) -> list[Row[Any]]:
    """All organisations in order, without those that were taken off the list."""
    return list(
        connection.execute(
            select(organisations)
            .where(organisations.c.paper_id == paper_id, organisations.c.state != "removed")
            .order_by(organisations.c.position, organisations.c.id)
        )
    )


def value(row: Row[Any]) -> Organisation:
    """The row as the value that the rules ask about."""
    return Organisation(
        id=row.id,
        name=row.name,
        short_name=row.short_name,
        seat=row.seat,
        invited_at=row.invited_at,
        accepted_at=row.accepted_at,
        declined_at=row.declined_at,
        left_at=row.left_at,
        position=row.position,
    )


def load(connection: Connection, paper_id: int, organisation_id: int) -> Row[Any]:
    """One organisation, within its paper. Raises NotFound."""
    found = connection.execute(
        select(organisations).where(organisations.c.paper_id == paper_id, organisations.c.id == organisation_id)
    ).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_organisation"))
    return found


def by_short_name(connection: Connection, paper_id: int, short_name: str) -> Row[Any] | None:
    """The organisation that is called so in this paper."""
    return connection.execute(
        select(organisations).where(
            organisations.c.paper_id == paper_id, func.lower(organisations.c.short_name) == short_name.strip().lower()
        )
    ).one_or_none()


def add(connection: Connection, paper_id: int, *, name: str, short_name: str, seat: str) -> int:
    """A new organisation at the end of the list; gives its id."""
    last = (
        connection.scalar(select(func.max(organisations.c.position)).where(organisations.c.paper_id == paper_id)) or 0
    )
    row = insert(organisations).values(
        paper_id=paper_id, position=last + 1, name=name, short_name=short_name, seat=seat
    )
    return new_id(connection.execute(row))


def change(connection: Connection, organisation_id: int, **values: object) -> None:
    """Changes names or what the organisation reserves."""
    connection.execute(update(organisations).where(organisations.c.id == organisation_id).values(**values))


def change_state(connection: Connection, organisation: Row[Any], state: str, **values: object) -> None:
    """From the state that was read to the new one. Raises Stale if it has moved on."""
    changed = connection.execute(
        update(organisations)
        .where(organisations.c.id == organisation.id, organisations.c.state == organisation.state)
        .values(state=state, **values)
    )
    if changed.rowcount != 1:
        raise Stale(Sentence("errors.stale"))


def end_memberships(connection: Connection, organisation_id: int, now: datetime) -> None:
    """Nobody acts for this organisation any more."""
    connection.execute(
        update(memberships)
        .where(memberships.c.organisation_id == organisation_id, memberships.c.ended_at.is_(None))
        .values(ended_at=now)
    )


def representatives(connection: Connection, paper_id: int) -> dict[int, Any]:
    """Each organisation's representative: id, title, name, email, function."""
    rows = connection.execute(
        select(
            memberships.c.organisation_id,
            people.c.id,
            people.c.title,
            people.c.name,
            people.c.email,
            people.c.language,
            people.c.mail_refused_at,
            people.c.mail_refused_because,
            memberships.c.function,
            memberships.c.id.label("membership_id"),
        )
        .join(people, people.c.id == memberships.c.person_id)
        .where(
            memberships.c.paper_id == paper_id, memberships.c.role == "representative", memberships.c.ended_at.is_(None)
        )
    )
    return {row.organisation_id: row for row in rows}


def people_of_all(connection: Connection, paper_id: int, *, states: tuple[str, ...] = ("takes_part",)) -> list[int]:
    """Everybody who acts for one of the organisations in these states."""
    return list(
        connection.scalars(
            select(memberships.c.person_id)
            .join(organisations, organisations.c.id == memberships.c.organisation_id)
            .where(
                organisations.c.paper_id == paper_id,
                organisations.c.state.in_(states),
                memberships.c.ended_at.is_(None),
            )
        )
    )
