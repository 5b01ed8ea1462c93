"""Opens the database, SQLite or PostgreSQL, so that nothing is acknowledged before it is durable (TRUST 4.6)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, create_engine, event

from webapp.chance import Chance, SystemChance
from webapp.clock import Clock, SystemClock
from webapp.store.tables import metadata
from webapp.store.triggers import create_triggers

WAL_IS_SAFE_FROM = (3, 51, 3)  # the WAL-reset bug of 3.7.0–3.51.2 can corrupt (TRUST 1.4)


@dataclass(frozen=True)
class Database:
    """Where everything is stored, with the clock and the chance that its writers use."""

    engine: Engine
    clock: Clock
    chance: Chance

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for a page: reads only."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: all of it is durable at the end, or nothing."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    @property
    def journal(self) -> str:
        """Which journal runs: for the operator's page."""
        return (
            f"SQLite {sqlite3.sqlite_version}, {sqlite_journal()}"
            if self.engine.dialect.name == "sqlite"
            else "PostgreSQL"
        )


def open_database(address: str, *, clock: Clock | None = None, chance: Chance | None = None) -> Database:
    """The database at this address (`sqlite:///…` or `postgresql+psycopg://…`)."""
    if address.startswith("sqlite"):
        engine = create_engine(address, connect_args={"timeout": 10, "check_same_thread": False})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin)
    else:
        engine = create_engine(address, pool_size=8, max_overflow=24, pool_pre_ping=True)
    return Database(engine, clock or SystemClock(), chance or SystemChance())


def create_tables(database: Database) -> None:
    """All tables at once: for tests; an installation goes through the migrations."""
    metadata.create_all(database.engine)
    with database.engine.begin() as connection:
        create_triggers(connection)


def sqlite_journal(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """WAL where the library is safe, else TRUNCATE."""
    return "WAL" if version >= WAL_IS_SAFE_FROM else "TRUNCATE"


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN is ours (LIBRARIES 3.3)
    for pragma in ("foreign_keys=ON", "busy_timeout=10000", "synchronous=FULL", f"journal_mode={sqlite_journal()}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: a read that turns into a write later would meet "database is locked".
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
