"""The database itself refuses to change or delete what happened."""

from sqlalchemy import Connection

APPEND_ONLY = (
    "record_entries",
    "votes",
    "sign_offs",
    "voided",
    "decisions",
    "steps",
    "wordings",
    "comment_texts",
    "signed_revisions",
)


def create_triggers(connection: Connection) -> None:
    """Append-only triggers on the tables of dated rows; safe to run again."""
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def statements(dialect: str) -> list[str]:
    """What creates the triggers in that dialect."""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for table in APPEND_ONLY
            for act in ("update", "delete")
        ]
    refuse = (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$ LANGUAGE plpgsql"
    )
    return [refuse] + [
        f"CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        for table in APPEND_ONLY
    ]
