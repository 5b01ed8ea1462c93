"""What every test may ask for: a fresh database of each kind, a clock that stands still, chance that repeats itself."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import html_checker
from tests.databases import KINDS, Databases
from webapp.chance import SeededChance
from webapp.clock import FixedClock
from webapp.store.database import Database, open_database

if TYPE_CHECKING:
    from flask import Flask

BEGINNING = datetime(2026, 9, 14, 7, 0, tzinfo=UTC)  # a Monday, 9 o'clock in Berlin

SERVER_FOLDER = "TESTS_POSTGRESQL"
SERVER = pytest.StashKey[str]()
KEPT = pytest.StashKey[str]()
COMPLAINTS = pytest.StashKey[list[str]]()

# How many examples hypothesis tries: few while one develops (`HYPOTHESIS_PROFILE=quick`), thousands in `make test-deep`.
# derandomize: a run that was green stays green; new examples are the deep run's business.
settings.register_profile("quick", max_examples=25, deadline=None, derandomize=True)
settings.register_profile(
    "usual", max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=(*KINDS, "both"), default="both", help="which databases to test on")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a database runs on each kind."""
    if "database_kind" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("database")
        metafunc.parametrize("database_kind", KINDS if chosen == "both" else (chosen,))


def pytest_configure(config: pytest.Config) -> None:
    """Two folders that the processes of a run share (xdist starts them with this environment)."""
    if html_checker.FOLDER not in os.environ:
        os.environ[html_checker.FOLDER] = config.stash[KEPT] = tempfile.mkdtemp(prefix="kept-pages-")
        # Not below pytest's own folder: the server runs as another user, and pytest closes its folder to others at each start.
        os.environ[SERVER_FOLDER] = config.stash[SERVER] = tempfile.mkdtemp(prefix="postgresql-")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A page with a mistake fails the run, whichever test fetched it."""
    if KEPT in session.config.stash:
        session.config.stash[COMPLAINTS] = html_checker.complaints(Path(session.config.stash[KEPT]))
        if session.config.stash[COMPLAINTS]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for complaint in config.stash.get(COMPLAINTS, []):
        terminalreporter.write_line(f"HTML: {complaint}", red=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    if KEPT in config.stash:
        for variable, folder in ((html_checker.FOLDER, config.stash[KEPT]), (SERVER_FOLDER, config.stash[SERVER])):
            shutil.rmtree(folder, ignore_errors=True)
            del os.environ[variable]


@pytest.fixture
def database(database_address: str, clock: FixedClock, chance: SeededChance) -> Iterator[Database]:
    """An empty database with all tables, SQLite and PostgreSQL in turn."""
    opened = open_database(database_address, clock=clock, chance=chance)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def database_address(database_kind: str, databases: Databases) -> Iterator[str]:
    """Its address, for those who start processes of their own."""
    with databases.fresh(database_kind) as address:
        yield address


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(BEGINNING)


@pytest.fixture
def chance() -> SeededChance:
    return SeededChance(1)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where fresh databases come from. Under xdist the processes share one PostgreSQL server."""
    made = Databases(tmp_path_factory.mktemp("databases"), Path(os.environ[SERVER_FOLDER]))
    yield made
    made.close()


@pytest.fixture
def app(database: Database, tmp_path: Path) -> "Flask":
    """The app on this database, with a folder of its own; the cast is not yet on the stage."""
    from webapp.app import create_app  # here and not above: tests of the rules load no web server
    from webapp.settings import Settings

    made = create_app(Settings(folder=tmp_path, _env_file=None), database)
    made.config["TESTING"] = True
    return made
