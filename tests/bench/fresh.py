"""An empty SQLite and an empty PostgreSQL for a benchmark, thrown away afterwards."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from tests.databases import Databases
from tests.postgresql import connected


@contextmanager
def fresh_databases() -> Iterator[Mapping[str, str]]:
    """Kind → address; no tables yet: the migrations make them, as at a first start."""
    with TemporaryDirectory() as folder, TemporaryDirectory(prefix="postgresql-") as server_folder:
        made = Databases(Path(folder), Path(server_folder))
        with connected(made.server()) as connection:
            connection.execute(text("CREATE DATABASE bench"))
        address = made.server().set(database="bench").render_as_string(hide_password=False)
        yield {"sqlite": f"sqlite:///{folder}/bench.db", "postgresql": address}
        made.close()
