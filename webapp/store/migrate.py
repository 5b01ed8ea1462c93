"""Brings a database to the tables of this version of the program. All of it in one transaction, or nothing."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from webapp.store.database import Database
from webapp.store.tables import metadata

FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database) -> str | None:
    """Every step that is missing; gives the name of the last one. Two that start at once wait for each other."""
    with database.transaction() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("select pg_advisory_xact_lock(20261124)")
        command.upgrade(_config(connection), "head")
        return MigrationContext.configure(connection).get_current_revision()


def is_current(database: Database) -> bool:
    """Whether the database has the tables of this version."""
    with database.reading() as connection:
        return (
            MigrationContext.configure(connection).get_current_revision()
            == ScriptDirectory(str(FOLDER)).get_current_head()
        )


def drift(database: Database) -> list[object]:
    """What differs between the migrated database and `tables.py`; a test asserts: nothing."""
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": False})
        return list(compare_metadata(context, metadata))


def write(database: Database, message: str, name: str) -> None:
    """For developers: writes the next step from the difference between this database and `tables.py`. Read it before use."""
    with database.transaction() as connection:
        command.revision(_config(connection), message=message, autogenerate=True, rev_id=name)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
