"""Every row out of one database and into another: backup, restore, and the way from SQLite to PostgreSQL and back."""

import base64
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from webapp.paper.refusals import NotNow
from webapp.paper.sentences import Sentence
from webapp.store.database import Database
from webapp.store.tables import metadata, papers


def read_rows(database: Database, write: Callable[[str, dict[str, Any]], object]) -> int:
    """Hands out every row of every table, parents first, as they are at one moment; gives how many."""
    count = 0
    with database.transaction() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)).mappings():
                write(table.name, {key: _out(value) for key, value in row.items()})
                count += 1
    return count


def copy_rows(database: Database, rows: Iterable[list[Any]]) -> int:
    """Puts the rows into an empty database, in one transaction. Raises NotNow where there is something already."""
    count = 0
    with database.transaction() as connection:
        if connection.scalar(select(func.count()).select_from(papers)):
            raise NotNow(Sentence("commands.not_empty"))
        for table in reversed(metadata.sorted_tables):
            if table.name not in ("record_entries",):
                _empty(connection, table.name)
        _defer(connection)
        for name, values in rows:
            table = metadata.tables[name]
            connection.execute(insert(table).values({key: _in(table.c[key], value) for key, value in values.items()}))
            count += 1
        _set_sequences(connection)
    return count


def _empty(connection: Connection, table: str) -> None:
    if connection.scalar(text(f"select count(*) from {table}")):
        connection.exec_driver_sql(f"DELETE FROM {table}")


def _defer(connection: Connection) -> None:
    """Some tables refer to each other; only the whole has to fit."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    else:
        connection.exec_driver_sql("SET session_replication_role = replica")


def _set_sequences(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        return
    connection.exec_driver_sql("SET session_replication_role = DEFAULT")
    for table in metadata.sorted_tables:
        if "id" in table.c and table.name != "installation":
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), coalesce((SELECT max(id) FROM {table.name}), 0) + 1, false)"
            )


def _out(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {"bytes": base64.b64encode(bytes(value)).decode()}
    return {"at": value.isoformat()} if isinstance(value, datetime) else value


def _in(column: Any, value: Any) -> Any:
    if isinstance(value, dict) and "bytes" in value:
        return base64.b64decode(value["bytes"])
    return datetime.fromisoformat(value["at"]) if isinstance(value, dict) and "at" in value else value
