"""A migrated database has the very tables that the program knows, on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DatabaseError

from tests.databases import Databases
from webapp.store.database import Database, open_database
from webapp.store.migrate import drift, is_current, migrate

ENTRY = (
    "insert into record_entries (log, number, kind, body, salt, leaf, root, at) "
    "values (0, 1, 'k', '{}', '', '', '', '2026-01-01')"
)


def test_an_empty_database_becomes_current_and_stays_so(empty: Database) -> None:
    assert not is_current(empty)
    assert migrate(empty) == migrate(empty)
    assert is_current(empty)


def test_the_migrated_tables_are_those_of_the_program(empty: Database) -> None:
    migrate(empty)
    assert drift(empty) == []


def test_the_migrated_database_refuses_to_change_the_record(empty: Database) -> None:
    migrate(empty)
    with empty.transaction() as connection:
        connection.execute(text(ENTRY))
    with pytest.raises(DatabaseError), empty.transaction() as connection:
        connection.execute(text("update record_entries set kind = 'x'"))


def test_unique_and_check_constraints_came_along(empty: Database, database: Database) -> None:
    migrate(empty)
    assert constraints(empty) == constraints(database)


def constraints(of: Database) -> dict[str, tuple[list[object], list[object]]]:
    """By table: names of the unique and of the check constraints."""
    seen = inspect(of.engine)
    return {
        table: (
            sorted(str(one["name"]) for one in seen.get_unique_constraints(table)),
            sorted(str(one["name"]) for one in seen.get_check_constraints(table)),
        )
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


@pytest.fixture
def empty(databases: Databases, database_kind: str, tmp_path) -> Iterator[Database]:
    """A database without any table."""
    if database_kind == "sqlite":
        opened = open_database(f"sqlite:///{tmp_path / 'empty.db'}")
        yield opened
        opened.engine.dispose()
        return
    engine = create_engine(databases.server(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("drop database if exists without_tables with (force)"))
        connection.execute(text("create database without_tables"))
    opened = open_database(databases.server().set(database="without_tables").render_as_string(hide_password=False))
    yield opened
    opened.engine.dispose()
    with engine.connect() as connection:
        connection.execute(text("drop database without_tables with (force)"))
    engine.dispose()
