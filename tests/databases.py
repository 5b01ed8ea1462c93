"""Fresh databases for tests, SQLite and a real PostgreSQL."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import URL

from tests.postgresql import PostgreSQL
from webapp.store.database import create_tables, open_database

KINDS = ("sqlite", "postgresql")


class Databases:
    """Makes fresh databases and throws them away. One for a test run, or for each of its processes."""

    def __init__(self, folder: Path, server_folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._postgresql = PostgreSQL(server_folder, fill)

    @contextmanager
    def fresh(self, kind: str) -> Iterator[str]:
        """The address of an empty database with all tables, for as long as the block runs."""
        with self._postgresql.fresh() if kind == "postgresql" else self._sqlite() as address:
            yield address

    def server(self) -> URL:
        """The PostgreSQL server itself: for tests that need a database without tables."""
        return self._postgresql.address()

    @contextmanager
    def _sqlite(self) -> Iterator[str]:
        template = self._folder / "template.db"
        if not template.exists():
            fill(f"sqlite:///{template}")
        file = self._folder / f"mitzeichnung_{os.getpid()}_{next(self._numbers)}.db"
        shutil.copyfile(template, file)
        yield f"sqlite:///{file}"
        file.unlink()

    def close(self) -> None:
        self._postgresql.close()


def fill(address: str) -> None:
    """All tables and triggers."""
    database = open_database(address)
    create_tables(database)
    database.engine.dispose()
