"""People and what they are in a paper; asked per request, never kept in a cookie."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select, update

from webapp.paper.people import Level, Standing
from webapp.store.new_id import new_id
from webapp.store.tables import memberships, organisations, people


def by_id(connection: Connection, person_id: int) -> Row[Any]:
    """The person with this number."""
    return connection.execute(select(people).where(people.c.id == person_id)).one()


def by_email(connection: Connection, email: str) -> Row[Any] | None:
    """The person with this address, however it is written."""
    return connection.execute(select(people).where(people.c.email == email.strip().lower())).one_or_none()


def add(
    connection: Connection,
    *,
    email: str,
    name: str,
    title: str = "",
    language: str = "de",
    operator: bool = False,
    now: datetime,
) -> int:
    """A new person, or the one who has this address already; gives the id."""
    known = by_email(connection, email)
    if known is not None:
        if name and not known.name:
            change(connection, known.id, name=name, title=title)
        if operator and not known.operator:
            change(connection, known.id, operator=True)
        return int(known.id)
    row = insert(people).values(
        email=email.strip().lower(), name=name, title=title, language=language, operator=operator, created_at=now
    )
    return new_id(connection.execute(row))


def change(connection: Connection, person_id: int, **values: object) -> None:
    """Changes what the person's row says."""
    connection.execute(update(people).where(people.c.id == person_id).values(**values))


def join(
    connection: Connection,
    *,
    paper_id: int,
    person_id: int,
    role: str,
    organisation_id: int | None = None,
    function: str = "",
    level: str = "",
    now: datetime,
) -> int:
    """The person is from now on this in the paper. The database refuses a second organisation and a second representative."""
    row = insert(memberships).values(
        paper_id=paper_id,
        person_id=person_id,
        role=role,
        organisation_id=organisation_id,
        function=function,
        level=level,
        since=now,
    )
    return new_id(connection.execute(row))


def leave(connection: Connection, membership_id: int, now: datetime) -> None:
    """The person is no longer this in the paper; the row stays."""
    connection.execute(
        update(memberships)
        .where(memberships.c.id == membership_id, memberships.c.ended_at.is_(None))
        .values(ended_at=now)
    )


def memberships_of(connection: Connection, paper_id: int, person_id: int) -> list[Row[Any]]:
    """What the person is in the paper now."""
    return list(
        connection.execute(
            select(memberships, organisations.c.state.label("organisation_state"), organisations.c.deputies_sign)
            .outerjoin(organisations, organisations.c.id == memberships.c.organisation_id)
            .where(
                memberships.c.paper_id == paper_id,
                memberships.c.person_id == person_id,
                memberships.c.ended_at.is_(None),
            )
        )
    )


def standing(connection: Connection, paper_id: int | None, person_id: int) -> Standing:
    """What this person is: in the installation, and in the paper if one is named."""
    operator = bool(connection.scalar(select(people.c.operator).where(people.c.id == person_id)))
    rows = memberships_of(connection, paper_id, person_id) if paper_id is not None else []
    ours = next((row for row in rows if row.organisation_id is not None), None)
    observer = next((row for row in rows if row.role == "observer"), None)
    return Standing(
        person_id=person_id,
        operator=operator,
        organisation_id=ours.organisation_id if ours else None,
        role=ours.role if ours else None,
        coordinates=any(row.role == "coordinator" for row in rows)
        if paper_id is not None
        else coordinates_somewhere(connection, person_id),
        observes=Level(observer.level) if observer else None,
        organisation_takes_part=bool(ours and ours.organisation_state == "takes_part"),
        may_sign_off=bool(ours is None or ours.role == "representative" or ours.deputies_sign),
    )


def acting_for(connection: Connection, organisation_id: int) -> list[Row[Any]]:
    """Representative first, then deputies: the people who act for an organisation now."""
    return list(
        connection.execute(
            select(people, memberships.c.role, memberships.c.function, memberships.c.id.label("membership_id"))
            .join(memberships, memberships.c.person_id == people.c.id)
            .where(and_(memberships.c.organisation_id == organisation_id, memberships.c.ended_at.is_(None)))
            .order_by(memberships.c.role.desc(), memberships.c.id)
        )
    )


def with_role(connection: Connection, paper_id: int, role: str) -> list[Row[Any]]:
    """Coordinators or observers of a paper now."""
    return list(
        connection.execute(
            select(people, memberships.c.level, memberships.c.function, memberships.c.id.label("membership_id"))
            .join(memberships, memberships.c.person_id == people.c.id)
            .where(memberships.c.paper_id == paper_id, memberships.c.role == role, memberships.c.ended_at.is_(None))
            .order_by(memberships.c.id)
        )
    )


def change_function(connection: Connection, membership_id: int, function: str) -> None:
    """What the person does in the organisation."""
    connection.execute(update(memberships).where(memberships.c.id == membership_id).values(function=function))


def coordinates_somewhere(connection: Connection, person_id: int) -> bool:
    """Whether the person is in charge of any paper here."""
    return (
        connection.scalar(
            select(memberships.c.id)
            .where(
                memberships.c.person_id == person_id,
                memberships.c.role == "coordinator",
                memberships.c.ended_at.is_(None),
            )
            .limit(1)
        )
        is not None
    )


def any_operator(connection: Connection) -> int:
    """The first person who runs the installation."""
    return int(
        connection.scalars(select(people.c.id).where(people.c.operator.is_(True)).order_by(people.c.id)).first() or 0
    )
