"""The real server with a paper in it, for benchmarks: gunicorn's workers as `make run` starts them, and a null view beside the pages."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from flask import Flask

from tests.bench.prose import RARE, text
from webapp.actions import sign_in
from webapp.actions.installation import prepare
from webapp.actions.papers import NewPaper, NewSection
from webapp.actions.propose import Wish
from webapp.app import create_app
from webapp.demo import cast, play
from webapp.http.door import open_page
from webapp.settings import Settings
from webapp.settings import settings as read_settings
from webapp.store import people
from webapp.store.database import Database, open_database

ROOT = Path(__file__).parents[2]
VOTER = cast.ORGANISATIONS[0]


def app_with_null_view() -> Flask:
    """What the workers run: the app, and a view that does nothing."""
    app = create_app(read_settings())
    app.add_url_rule("/null", "null", open_page(lambda: "nothing"))
    return app


@dataclass
class Served:
    """An installation that answers on a port, seen by one signed-in person with one connection."""

    database: Database
    port: int
    cookie: str
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)

    def get(self, path: str) -> str:
        """A page; it must be there."""
        return self._asked("GET", path, 200)

    def post(self, path: str, body: str) -> str:
        """A form; it must be accepted."""
        return self._asked("POST", path, 303, body)

    def _asked(self, method: str, path: str, status: int, body: str | None = None) -> str:
        headers = {"Cookie": self.cookie, "Accept-Language": "de", "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read().decode()
        for told in answer.headers.get_all("Set-Cookie") or []:  # the session now holds what its forms are bound to
            if told.startswith("mitzeichnung="):
                self.cookie = told.partition(";")[0]
        assert answer.status == status, f"{path}: {answer.status}\n{content[:2000]}"
        return content


@contextmanager
def served(database_address: str, folder: Path) -> Iterator[Served]:
    """The server on this database, with its operator and the invented organisations' people."""
    settings = Settings(folder=folder, database_url=database_address, port=_free_port(), _env_file=None)  # type: ignore[call-arg]
    database = open_database(database_address)
    cookie = _cookie(database, settings)
    environment = {
        **os.environ,
        "MITZEICHNUNG_FOLDER": str(folder),
        "MITZEICHNUNG_DATABASE_URL": database_address,
        "MITZEICHNUNG_PORT": str(settings.port),
    }
    command = [
        sys.executable, "-m", "gunicorn", "tests.bench.served:app_with_null_view()", "--bind", f"127.0.0.1:{settings.port}",
        "--worker-class", "gthread", "--workers", str(settings.workers), "--threads", str(settings.threads),
        "--keep-alive", "60", "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield Served(database, _answering(settings.port), cookie)
    finally:
        server.terminate()
        server.wait(30)
        database.engine.dispose()


def paper_with(database: Database, settings: Settings, title: str, proposals: int) -> str:
    """Six sections of 300 words, 19 organisations, so many open proposals with a dozen stances each; gives its address."""
    now = database.clock.now()
    sections = tuple(NewSection(f"Abschnitt {number}", text(300, seed=number)) for number in range(1, 7))
    rounds = ((now + timedelta(days=10), now + timedelta(days=30)),)
    new = NewPaper(title, sections, rounds=rounds, organisations=cast.ORGANISATIONS, rule="two_thirds")
    with database.reading() as connection:
        operator = people.any_operator(connection)
    played = play.begin(database, settings, new, at=now - timedelta(days=20), operator=operator)
    play.accept_all(played)
    names = list(played.acting)
    for number in range(proposals):
        position = number % 6 + 1
        words = sections[position - 1].text.split(" ")
        words[20 + 5 * number] = RARE[number]
        wish = Wish(" ".join(words), f"Vorschlag {number + 1}", "Weil es so besser ist.", "important")
        author = names[1 + number % (len(names) - 1)]
        play.vote_by_numbers(
            played, play.propose(played, wish, position, played.acting[author][1]), (6, 3, 1, 2), author
        )
    return played.slug


def _cookie(database: Database, settings: Settings) -> str:
    prepare(database, settings)
    app = create_app(settings, database)
    with database.transaction() as connection:
        person = people.by_email(connection, VOTER.email)
        now = database.clock.now()
        person_id = int(person.id) if person else people.add(connection, email=VOTER.email, name=VOTER.person, now=now)
    token = sign_in.begin_session(database, person_id, stay=True, agent="bench")
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = token, True
    cookie = client.get_cookie("mitzeichnung")
    assert cookie is not None
    return f"mitzeichnung={cookie.value}"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answering(port: int) -> int:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return port
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server of the benchmark does not come up.")
