"""One's own account, and a new sign-in for one act."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.cast import ANNA, BIRTE, FRIEDA, NIKO, PAPER
from tests.letters import code_in, letters
from tests.page import Page
from webapp import links
from webapp.clock import FixedClock
from webapp.http.door import needs_sign_in
from webapp.http.session import needs_fresh
from webapp.store import installation, people
from webapp.store.database import Database

VAULT = "/vault?x=1"


def test_the_chosen_language_holds_for_pages_and_mails(page: Page) -> None:
    niko = page.as_(NIKO)
    assert niko.post(links.account(), language="en").follow().text("h1") == "Your account"
    page.post(links.sign_in(), email=NIKO.email)
    assert str(letters(page, to=NIKO.email)[-1]["Subject"]) == "Your sign-in code"


def test_the_switch_in_the_foot_holds_for_this_browser(page: Page) -> None:
    assert page.get(links.sign_in() + "?language=en").text("h1") == "Sign in"
    assert page.get(links.sign_in()).text("h1") == "Sign in"
    assert page.anew().get(links.sign_in()).text("h1") == "Anmelden"


def test_a_language_that_we_do_not_speak_is_refused(page: Page) -> None:
    assert page.as_(NIKO).post(links.account(), language="tlh", expect=422).has(".refusal")


def test_who_has_one_paper_begins_there_and_who_has_none_reads_so(page: Page) -> None:
    assert page.as_(ANNA).get("/", expect=303).location == links.what_needs_you("wasser-fuer-alle")
    assert "Noch kein Positionspapier" in page.as_(NIKO).get(links.papers()).text("main")
    assert page.as_(FRIEDA).get(links.papers()).texts("main h2") == ["Wasser für alle"]


def test_an_act_that_asks_for_a_fresh_sign_in_comes_after_a_new_code(page: Page, vault: None) -> None:
    anna = page.as_(ANNA)
    asked = anna.get(VAULT, expect=303).follow()
    anna.post(links.fresh_sign_in("", ""), purpose=asked.value("purpose"), target=asked.value("target")).follow()
    opened = anna.post(
        links.fresh_sign_in("", ""), purpose="vault/1", target=VAULT, code=code_in(letters(page, to=ANNA.email)[-1])
    )
    assert opened.follow().text("h1") == "Offen"


def test_it_holds_ten_minutes_and_in_this_browser_only(page: Page, vault: None, clock: FixedClock) -> None:
    anna = page.as_(ANNA)
    anna.post(links.fresh_sign_in("", ""), purpose="vault/1", target=VAULT)
    anna.post(
        links.fresh_sign_in("", ""), purpose="vault/1", target=VAULT, code=code_in(letters(page, to=ANNA.email)[-1])
    )
    Page(page.app, email=ANNA.email).get(VAULT, expect=303)
    anna.get(VAULT)
    clock.advance(timedelta(minutes=10))
    anna.get(VAULT, expect=303)


def test_a_code_for_one_act_opens_no_other_and_signs_nobody_in(page: Page, vault: None) -> None:
    anna = page.as_(ANNA)
    anna.post(links.fresh_sign_in("", ""), purpose="cellar/1", target="/account")
    code = code_in(letters(page, to=ANNA.email)[-1])
    page.post(links.code(), code=code, expect=409)
    anna.post(links.fresh_sign_in("", ""), purpose="vault/1", target=VAULT, code=code)
    anna.get(VAULT, expect=303)


def test_the_code_of_a_colleague_does_not_do(page: Page, vault: None) -> None:
    anna, birte = page.as_(ANNA), page.as_(BIRTE)
    for one in (anna, birte):
        one.post(links.fresh_sign_in("", ""), purpose="vault/1", target=VAULT)
    code = code_in(letters(page, to=BIRTE.email)[-1])
    assert anna.post(links.fresh_sign_in("", ""), purpose="vault/1", target=VAULT, code=code, expect=422).has(
        ".refusal"
    )


@pytest.fixture
def vault(app: Flask) -> None:
    """A page that asks for a fresh sign-in."""

    @needs_sign_in
    def view(visit):
        needs_fresh(visit, "vault/1")
        return "<!doctype html><html lang=de><title>Offen</title><h1>Offen</h1></html>"

    app.add_url_rule("/vault", "vault", view)


def test_who_coordinates_and_represents_says_in_which_capacity(page: Page, database: Database) -> None:
    with database.transaction() as connection:
        people.join(connection, paper_id=1, person_id=ANNA.id(database), role="coordinator", now=database.clock.now())
    anna = page.as_(ANNA)
    assert "für Ihre Organisation" in anna.get(links.capacity(PAPER)).text(".who")
    seen = anna.post(links.capacity(PAPER), {"as": "coordination"}).follow()
    assert "als Federführung" in seen.text(".who")


def test_by_https_the_cookies_travel_by_https_only(page: Page, database: Database) -> None:
    with database.transaction() as connection:
        installation.change(connection, public_address="https://mitzeichnung.example")
    answer = page.client.get(links.sign_in())
    assert "Secure" in answer.headers["Set-Cookie"] and "HttpOnly" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"]
