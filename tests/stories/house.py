"""A whole installation for a story: the app on a port, a mail server that really takes mails, and a clock that a test moves."""

import re
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from webapp.actions import sign_in
from webapp.app import create_app
from webapp.chance import SystemChance
from webapp.clock import FixedClock
from webapp.jobs import work_all
from webapp.settings import Settings
from webapp.store import people
from webapp.store.database import Database, open_database
from webapp.store.migrate import migrate


class Letterbox:
    """What the mail server was handed, in the order of arrival."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        return "250 OK"


@dataclass
class House:
    """The installation of one story."""

    app: Flask
    database: Database
    clock: FixedClock
    settings: Settings
    address: str = ""
    mail_port: int = 0
    letterbox: Letterbox = field(default_factory=Letterbox)
    places: Any = None  # what `every_page.furnish` put into it

    def work(self) -> int:
        """What the worker would do now."""
        return int(in_a_thread(work_all, self.database, self.settings))

    def letters(self, to: str = "", about: str = "") -> list[EmailMessage]:
        """The mails to this address so far, after the worker has worked; `about` is in the subject or in the text."""
        self.work()
        found = [letter for letter in self.letterbox.letters if to in str(letter["To"])]
        return [letter for letter in found if about in str(letter["Subject"]) or about in text_of(letter)]

    def person_id(self, email: str) -> int:
        """Their number in this database."""
        with self.database.reading() as connection:
            row = people.by_email(connection, email)
        assert row is not None, email
        return int(row.id)

    def session_cookie(self, email: str) -> dict[str, str]:
        """The cookie of a browser in which this person has signed in already."""
        token = sign_in.begin_session(self.database, self.person_id(email), stay=True, agent="tests")
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = token, True
        cookie = client.get_cookie("mitzeichnung")
        assert cookie is not None
        return {"name": "mitzeichnung", "value": cookie.value, "url": self.address}


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        pass


@contextmanager
def opened(folder: Path, clock: FixedClock) -> Iterator[House]:
    """The app and its mail server, each on a free port, for as long as the block runs; nobody has set it up yet."""
    settings = Settings(folder=folder, _env_file=None)  # type: ignore[call-arg]
    folder.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database, clock=clock, chance=SystemChance())
    migrate(database)
    house = House(create_app(settings, database), database, clock, settings)
    server = make_server("127.0.0.1", 0, house.app, threaded=True, request_handler=Quiet)
    mail = Controller(house.letterbox, hostname="127.0.0.1", port=free_port())
    house.address, house.mail_port = f"http://localhost:{server.server_port}", mail.port
    Thread(target=server.serve_forever, daemon=True).start()
    mail.start()
    try:
        yield house
    finally:
        mail.stop()
        server.shutdown()
        server.server_close()
        database.engine.dispose()


def in_a_thread(do: Callable[..., Any], *arguments: Any) -> Any:
    """Playwright holds this thread's event loop; what starts one of its own (pyHanko does) runs beside it."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(do, *arguments).result()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def text_of(letter: EmailMessage) -> str:
    """The plain part."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def code_in(letter: EmailMessage) -> str:
    """The code of the mail."""
    found = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", text_of(letter))
    assert found is not None, text_of(letter)
    return found[0]


def link_in(letter: EmailMessage) -> str:
    """The first personal link of the mail."""
    found = re.search(r"https?://\S+/l/[\w-]+", text_of(letter))
    assert found is not None, text_of(letter)
    return found[0]
