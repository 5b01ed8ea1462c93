"""The first visitor sets the installation up, with the code from the window where it was started."""

import pytest
from flask import Flask

from tests.page import Page
from webapp import links
from webapp.actions import set_up
from webapp.secret import session_key
from webapp.store.database import Database

FORM = {
    "name": "Otto Technik",
    "email": "otto@tests.example",
    "installation": "Mitzeichnung der Tests",
    "public_address": "http://localhost:8000",
    "mail_by": "files",
}


def test_everything_leads_there_until_it_is_done(fresh: Page) -> None:
    assert fresh.get("/", expect=303).location == links.set_up()
    assert fresh.get(links.set_up()).text("h1") == "Mitzeichnung einrichten"


def test_with_the_code_one_is_operator_and_signed_in(fresh: Page, code: str) -> None:
    assert fresh.post(links.set_up(), FORM, code=code).location == links.new_paper()
    account = fresh.get(links.account())
    assert "Otto Technik" in account.text("main")
    assert account.text(".banner").startswith("Diese Einrichtung verschickt keine Mails")


def test_it_happens_once(fresh: Page, code: str) -> None:
    fresh.post(links.set_up(), FORM, code=code)
    assert fresh.anew().get(links.set_up(), expect=303).location == "/"
    assert fresh.anew().post(links.set_up(), FORM, code=code, email="eve@tests.example").location == "/"


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "2222-2222-2222"},
        {"name": " "},
        {"email": "otto"},
        {"installation": ""},
        {"public_address": "mitzeichnung.example"},
        {"public_address": "http://mitzeichnung.example"},
        {"public_address": "https://mitzeichnung.example"},
        {"mail_by": "pigeon"},
        {"mail_by": "smtp", "mail_host": ""},
        {"mail_by": "smtp", "mail_host": "mail.example", "mail_port": "x"},
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(fresh: Page, code: str, wrong: dict[str, str]) -> None:
    typed = {**FORM, "code": code, **wrong}
    seen = fresh.post(links.set_up(), typed, expect=422)
    assert seen.has(".refusal") and seen.value("installation") == typed["installation"]
    fresh.get(links.account(), expect=303)


def test_a_test_mail_to_a_dead_server_says_what_it_said(fresh: Page, code: str) -> None:
    seen = fresh.post(
        links.set_up(),
        FORM,
        code=code,
        test="yes",
        mail_by="smtp",
        mail_host="127.0.0.1",
        mail_port="9",
        mail_security="none",
        expect=422,
    )
    assert "nicht angenommen" in seen.text(".refusal")


def test_without_the_code_nobody_makes_us_connect_anywhere(fresh: Page) -> None:
    seen = fresh.post(
        links.set_up(), FORM, code="2222-2222-2222", test="yes", mail_by="smtp", mail_host="127.0.0.1", expect=422
    )
    assert "Einrichtungscode" in seen.text(".refusal")


@pytest.fixture
def fresh(app: Flask) -> Page:
    """An installation that nobody has set up."""
    return Page(app)


@pytest.fixture
def code(app: Flask, database: Database) -> str:
    return set_up.new_code(database, session_key(app.extensions["mitzeichnung"][0]))
