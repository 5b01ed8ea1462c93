"""What mails say, how they leave, and what becomes of those that do not."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from flask import Flask

from exports.keys import make_keys
from tests.cast import ANNA, ARNE, BIRTE, CHRIS, FRIEDA, PAPER
from tests.letters import code_in, html_of, letters, links_in, text_of
from tests.page import Page
from webapp import jobs
from webapp.actions import organisations
from webapp.actions.writing import By
from webapp.clock import FixedClock
from webapp.mail import _named, root_fingerprint
from webapp.notices import NOTICES
from webapp.secret import key_passphrase
from webapp.store import installation, notices, outbox, people
from webapp.store.database import Database


def test_a_mail_begins_with_the_code_and_ends_with_the_check_line(page: Page) -> None:
    letter = letters(page, to=CHRIS.email)[0]
    assert code_in(letter) in html_of(letter) and "34px" in html_of(letter)
    assert text_of(letter).index(code_in(letter)) < 60
    assert "Prüfzeile" in text_of(letter).strip().splitlines()[-1]


def test_a_mail_says_who_sends_it_and_that_a_machine_wrote_it(page: Page) -> None:
    letter = letters(page, to=CHRIS.email)[0]
    assert str(letter["From"]) == f'"{FRIEDA.name} (Federführung) über Mitzeichnung der Tests" <post@tests.example>'
    assert letter["Auto-Submitted"] == "auto-generated" and letter["List-Id"] == f"<{PAPER}.localhost>"
    assert str(letter["Reply-To"]) == f"{FRIEDA.name} <{FRIEDA.email}>"


@pytest.mark.parametrize(
    "name", ["Öyku „Ö“ <script>", "Ö <boese@example.net>, Ä", "Ö [x] @ y", 'Ü "q" (Z); v', "Dan <b>X</b>"]
)
def test_no_name_turns_a_mail_to_another_address(name: str) -> None:
    made = EmailMessage(policy=SMTP)
    made["To"] = _named(name, "anna@example.org")
    read = message_from_bytes(bytes(made), policy=default)
    assert [address.addr_spec for address in read["To"].addresses] == ["anna@example.org"]


def test_the_invitation_names_the_root_so_that_the_pdf_can_be_checked_without_us(page: Page, app: Flask) -> None:
    settings, database = app.extensions["mitzeichnung"]
    make_keys(settings.keys, "Mitzeichnung der Tests", key_passphrase(settings).decode(), database.clock.now())
    fingerprint = root_fingerprint(settings)
    assert len(fingerprint.replace(" ", "").replace("·", "")) == 64
    assert fingerprint in " ".join(text_of(letters(page, to=CHRIS.email)[0]).split())


def test_the_links_of_a_mail_begin_with_the_public_address(page: Page) -> None:
    assert "http://localhost/l/" in text_of(letters(page, to=CHRIS.email)[0])


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_notice_has_words_in_both_languages(page: Page, database: Database, language: str) -> None:
    letters(page)
    with database.transaction() as connection:
        people.change(connection, CHRIS.id(database), language=language)
        for name in sorted(NOTICES):
            notices.tell(
                connection,
                [CHRIS.id(database)],
                name,
                cause="test",
                paper_id=1,
                at=database.clock.now(),
                **facts_of(name),
            )
    written = letters(page, to=CHRIS.email)[-len(NOTICES) :]
    for letter in written:
        assert len(str(letter["Subject"])) > 10 and "{" not in text_of(letter)
        assert "<b>es</b>" not in html_of(letter) and "Weil <b>es</b> so ist." in text_of(letter)
        assert len(links_in(letter)) >= 1
    assert not {"Neues zu „Wasser für alle“", "News of “Wasser für alle”"} & {
        str(letter["Subject"]) for letter in written
    }


def facts_of(name: str) -> dict[str, object]:
    """Everything that any notice names."""
    return {
        "edition": 1,
        "number": 3,
        "until": "2026-10-16T16:00:00+00:00",
        "minimum": 2,
        "before": 3,
        "asked": 3,
        "have": 1,
        "round": 1,
        "reason": "Weil <b>es</b> so ist.",
        "observer": 1,
        "coordinator": 1,
        "level": "text",
        "what": "vote",
        "answer": "sign",
        "because": 4 if name == "new_wording_needed" else "contained",
        "numbers": [4, 7],
        "sha256": "0" * 64,
        "signatory": "Ahorn",
    }


def test_a_mail_names_who_else_of_the_organisation_got_it(page: Page, database: Database) -> None:
    with database.transaction() as connection:
        both = [ANNA.id(database), ARNE.id(database), BIRTE.id(database)]
        notices.tell(connection, both, "round_result", cause="r", paper_id=1, at=database.clock.now(), round=1)
    text = text_of(letters(page, to=ANNA.email)[-1])
    assert ARNE.name in text and BIRTE.name not in text


def test_gathered_mails_leave_once_a_day(page: Page, database: Database, clock: FixedClock) -> None:
    letters(page)
    for hours in (0, 1, 2):
        clock.advance(timedelta(hours=hours))
        with database.transaction() as connection:
            notices.gather(connection, [ANNA.id(database)], paper_id=1, at=database.clock.now())
        letters(page)
    with database.reading() as connection:
        waiting = [
            row.key for row in outbox.waiting(connection) if row.kind == "digest" and row.person_id == ANNA.id(database)
        ]
    assert len(waiting) == 1
    clock.advance(timedelta(days=1))
    letters(page)
    with database.reading() as connection:
        assert [
            row for row in outbox.waiting(connection) if row.kind == "digest" and row.person_id == ANNA.id(database)
        ] == []


def test_a_gathered_mail_names_the_colleague_and_tells_nothing_of_papers_that_one_only_is_invited_to(
    page: Page, database: Database, clock: FixedClock
) -> None:
    letters(page)
    clock.advance(timedelta(days=1))
    organisations.leave(database, PAPER, by=By(BIRTE.id(database)))
    ids = [ANNA.id(database), ARNE.id(database), CHRIS.id(database)]
    with database.transaction() as connection:
        notices.gather(connection, ids, paper_id=1, at=database.clock.now())
    before = len(letters(page, to=CHRIS.email))
    anna = text_of(letters(page, to=ANNA.email)[-1])
    assert "Was sonst geschah" in anna and ARNE.name in anna
    assert len(letters(page, to=CHRIS.email)) == before == 1


def test_an_address_that_the_server_refuses_is_marked(page: Page, database: Database, app: Flask) -> None:
    with post_office(database, refuse=CHRIS.email) as office:
        jobs.work_all(database, app.extensions["mitzeichnung"][0])
    assert CHRIS.email not in office.recipients and ANNA.email in office.recipients
    with database.reading() as connection:
        assert people.by_id(connection, CHRIS.id(database)).mail_refused_because.startswith("550")


def test_while_the_server_is_away_nothing_is_lost_and_nothing_is_sent_twice(
    page: Page, database: Database, app: Flask, clock: FixedClock
) -> None:
    settings = app.extensions["mitzeichnung"][0]
    with post_office(database) as office:
        office.away = True
        for _ in range(20):
            jobs.work_all(database, settings)
            clock.advance(timedelta(hours=2))
        assert office.recipients == []
        office.away = False
        jobs.work_all(database, settings)
        jobs.work_all(database, settings)
    assert len(office.ids) == len(set(office.ids)) > 5
    with database.reading() as connection:
        assert [row for row in outbox.waiting(connection) if row.due_at <= clock.now()] == []


def test_killed_after_handing_over_it_leaves_again_with_the_same_message_id(
    page: Page, database: Database, app: Flask, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = app.extensions["mitzeichnung"][0]
    with post_office(database) as office:
        with monkeypatch.context() as killed:
            killed.setattr(outbox, "done", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                jobs.work_once(database, settings)
        jobs.work_all(database, settings)
        clock.advance(jobs.HOLD)
        jobs.work_all(database, settings)
    assert office.ids.count(office.ids[0]) == 2 and len(set(office.ids)) == len(office.ids) - 1


def test_a_job_that_does_not_work_is_tried_again_ever_more_rarely() -> None:
    pauses = [jobs.pause(attempt) for attempt in range(1, 20)]
    assert pauses == sorted(pauses) and pauses[-1] == jobs.LONGEST_PAUSE


class PostOffice:
    """A real SMTP server that notes what it took."""

    def __init__(self, refuse: str) -> None:
        self.refuse, self.away = refuse, False
        self.recipients: list[str] = []
        self.ids: list[str] = []

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        await asyncio.sleep(0)
        if self.away:
            return "451 come back later"
        if address == self.refuse:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        await asyncio.sleep(0)
        self.recipients += envelope.rcpt_tos
        self.ids.append(str(message_from_bytes(envelope.content, policy=default)["Message-ID"]))
        return "250 taken"


@contextmanager
def post_office(database: Database, *, refuse: str = "") -> Iterator[PostOffice]:
    """For as long as the block runs, the installation sends through this server."""
    office = PostOffice(refuse)
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    with database.transaction() as connection:
        installation.change(connection, mail_by="smtp", mail_host="127.0.0.1", mail_port=port, mail_security="none")
    yield office
    controller.stop()
