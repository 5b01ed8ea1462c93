"""A backup goes into an empty folder and into the other kind of database: same record head, and people go on where they were."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from tests.actions.drafting_stage import HIGHER, LONGER, proposed, recorded, round_ends, votes_for
from tests.cast import ANNA, BIRTE, PAPER, play
from tests.databases import Databases
from tests.page import Page
from webapp import links
from webapp.app import create_app
from webapp.chance import SeededChance
from webapp.clock import FixedClock
from webapp.settings import Settings
from webapp.store.database import Database, open_database

NAME = "restored_elsewhere"


@pytest.fixture
def lived(database: Database) -> Database:
    """One proposal worked in, one rejected."""
    play(database)
    votes_for(database, ANNA, proposed(database, LONGER))
    proposed(database, HIGHER)
    round_ends(database)
    return database


def test_everything_comes_back_in_the_other_database_and_the_record_has_the_same_head(
    app: Flask, lived: Database, restored: Flask, tmp_path: Path
) -> None:
    root = run(app, "trust-root")
    run(app, "backup", str(tmp_path / "kept.tar.gz"))
    run(restored, "restore", str(tmp_path / "kept.tar.gz"))
    assert run(restored, "verify-record") == run(app, "verify-record")
    assert run(restored, "trust-root") == root
    run(restored, "export", PAPER, str(tmp_path / "draft.pdf"))
    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF-")


def test_people_sign_in_there_and_go_on_where_they_were(
    app: Flask, lived: Database, restored: Flask, tmp_path: Path
) -> None:
    run(app, "backup", str(tmp_path / "kept.tar.gz"))
    run(restored, "restore", str(tmp_path / "kept.tar.gz"))
    page = Page(restored)
    link = next(word for word in run(restored, "sign-in-link", BIRTE.email).split() if "/l/" in word)
    page.get(link[link.index("/l/") :])
    page.post(link[link.index("/l/") :])
    assert "zehn Jahre" in page.get(links.paper(PAPER)).text("main")
    page.post(links.comments(PAPER, 1), text="Weiter geht es.")
    there = restored.extensions["mitzeichnung"][1]
    assert len(recorded(there, "comment_added")) == 1 and recorded(lived, "comment_added") == []
    run(restored, "verify-record")


@pytest.fixture
def restored(databases: Databases, database_kind: str, tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """A new installation in an empty folder, on the other kind of database, in which there is nothing."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    address = f"sqlite:///{folder / 'mitzeichnung.db'}"
    if database_kind == "sqlite":
        address = databases.server().set(database=NAME).render_as_string(hide_password=False)
        on_server(databases, f"drop database if exists {NAME} with (force)", f"create database {NAME}")
    opened = open_database(address, clock=clock, chance=SeededChance(2))
    yield create_app(Settings(folder=folder, _env_file=None), opened)  # type: ignore[call-arg]
    opened.engine.dispose()
    if database_kind == "sqlite":
        on_server(databases, f"drop database {NAME} with (force)")


def on_server(databases: Databases, *statements: str) -> None:
    engine = create_engine(databases.server(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def run(app: Flask, *arguments: str) -> str:
    with app.app_context():
        answer = app.test_cli_runner().invoke(args=arguments)
    assert answer.exit_code == 0, answer.output
    return answer.output
