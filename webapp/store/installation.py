"""The installation: one row, made at the first start."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from webapp.store.tables import installation


def find(connection: Connection) -> Row[Any] | None:
    """The row, if there is one: for pages, which write nothing."""
    return connection.execute(select(installation)).one_or_none()


def load(connection: Connection) -> Row[Any]:
    """The row; made if it is missing."""
    found = connection.execute(select(installation)).one_or_none()
    if found is None:
        connection.execute(insert(installation).values(id=1))
        found = connection.execute(select(installation)).one()
    return found


def change(connection: Connection, **values: object) -> None:
    """Changes what the row says."""
    load(connection)
    connection.execute(update(installation).values(**values))
