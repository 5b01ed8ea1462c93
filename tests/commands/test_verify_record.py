"""`verify-record` finds whatever somebody with full access to the database did to the record; the database itself refuses it."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from tests.actions.drafting_stage import proposed, round_ends, votes_for
from tests.cast import ANNA, BIRTE, PAPER, play
from webapp.store.database import Database
from webapp.store.tables import papers, record_entries
from webapp.store.triggers import APPEND_ONLY

NUMBER = 9  # an entry in the middle of the first paper's log
THIS = (record_entries.c.log == 1, record_entries.c.number == NUMBER)


@pytest.fixture
def lived(database: Database) -> Database:
    """A paper in which something has happened."""
    play(database)
    votes_for(database, ANNA, proposed(database))
    round_ends(database)
    return database


def test_an_untouched_record_is_whole_and_its_head_is_printed(app: Flask, lived: Database) -> None:
    answer = verify_record(app)
    assert answer.exit_code == 0
    assert f"{PAPER}: " in answer.output and "·" in answer.output


def changed_words(connection: Connection) -> None:
    connection.execute(update(record_entries).where(*THIS).values(body='{"facts":{}}'))


def changed_moment(connection: Connection) -> None:
    body = connection.scalar(select(record_entries.c.body).where(*THIS)) or ""
    connection.execute(update(record_entries).where(*THIS).values(body=body.replace("2026-", "2025-")))


def changed_salt(connection: Connection) -> None:
    connection.execute(update(record_entries).where(*THIS).values(salt=b"\0" * 32))


def changed_root(connection: Connection) -> None:
    connection.execute(update(record_entries).where(*THIS).values(root="0" * 64))


def changed_words_and_leaf(connection: Connection) -> None:
    from webapp.paper import record

    entry = connection.execute(select(record_entries).where(*THIS)).one()
    body = entry.body.replace("2026-", "2025-")
    leaf = record.leaf(entry.salt, body.encode()).hex()
    connection.execute(update(record_entries).where(*THIS).values(body=body, leaf=leaf))


def removed(connection: Connection) -> None:
    connection.execute(delete(record_entries).where(*THIS))


def removed_and_numbered_anew(connection: Connection) -> None:
    removed(connection)
    later = select(record_entries.c.number).where(record_entries.c.log == 1, record_entries.c.number > NUMBER)
    for number in sorted(connection.scalars(later)):
        connection.execute(
            update(record_entries)
            .where(record_entries.c.log == 1, record_entries.c.number == number)
            .values(number=number - 1)
        )


def cut_at_the_end(connection: Connection) -> None:
    last = connection.scalar(select(papers.c.record_size).where(papers.c.id == 1))
    connection.execute(delete(record_entries).where(record_entries.c.log == 1, record_entries.c.number == last))


def put_in(connection: Connection) -> None:
    entry = connection.execute(select(record_entries).where(*THIS)).one()._asdict()
    last = connection.scalar(select(papers.c.record_size).where(papers.c.id == 1)) or 0
    connection.execute(insert(record_entries).values({**entry, "id": 10_000, "number": last + 1}))


def swapped(connection: Connection) -> None:
    first, second = (
        connection.execute(
            select(record_entries).where(record_entries.c.log == 1, record_entries.c.number == number)
        ).one()
        for number in (NUMBER, NUMBER + 1)
    )
    for here, other in ((first, second), (second, first)):
        values = {"body": other.body, "salt": other.salt, "leaf": other.leaf}
        connection.execute(update(record_entries).where(record_entries.c.id == here.id).values(values))


TAMPERINGS = (
    changed_words,
    changed_moment,
    changed_salt,
    changed_root,
    changed_words_and_leaf,
    removed,
    removed_and_numbered_anew,
    cut_at_the_end,
    put_in,
    swapped,
)


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_whatever_was_changed_removed_or_put_in_is_found(
    app: Flask, lived: Database, tamper: Callable[[Connection], None]
) -> None:
    with lived.transaction() as connection:
        drop_triggers(connection)
        tamper(connection)
    answer = verify_record(app)
    assert answer.exit_code == 1
    assert "Traceback" not in answer.output


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_database_itself_refuses_to_change_or_delete_what_happened(lived: Database, table: str) -> None:
    with lived.reading() as connection:
        before = connection.scalar(text(f"select count(*) from {table}"))
    for statement in (f"update {table} set id = id", f"delete from {table}"):
        if before or lived.engine.dialect.name == "postgresql":
            with pytest.raises(DatabaseError), lived.transaction() as connection:
                connection.execute(text(statement))
    with lived.reading() as connection:
        assert connection.scalar(text(f"select count(*) from {table}")) == before


def test_a_number_is_given_once_also_by_the_database(lived: Database) -> None:
    with pytest.raises(DatabaseError), lived.transaction() as connection:
        entry = connection.execute(select(record_entries).where(*THIS)).one()._asdict()
        connection.execute(insert(record_entries).values({**entry, "id": 10_000}))


def test_one_organisation_has_one_vote_also_by_the_database(lived: Database) -> None:
    from webapp.store.tables import votes

    with pytest.raises(DatabaseError), lived.transaction() as connection:
        vote = connection.execute(select(votes)).first()
        assert vote is not None
        connection.execute(insert(votes).values({**vote._asdict(), "id": 10_000, "person_id": BIRTE.id(lived)}))


def drop_triggers(connection: Connection) -> None:
    """What only somebody with full access can do."""
    if connection.dialect.name == "sqlite":
        for act in ("update", "delete"):
            connection.execute(text(f"drop trigger record_entries_no_{act}"))
    else:
        connection.execute(text("drop trigger record_entries_append_only on record_entries"))


def verify_record(app: Flask):  # type: ignore[no-untyped-def]
    with app.app_context():
        return app.test_cli_runner().invoke(args=["verify-record"])
