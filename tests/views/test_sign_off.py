"""The sign-off page: the question, four answers, a new code, and what others see of it."""

import re
from datetime import timedelta

import pytest

from tests.actions.sign_off_stage import SIGN, answers, coordinator, edition
from tests.cast import ANNA, BIRTE, FRIEDA, GERO, GRETA, PAPER, UTE, Somebody
from tests.page import Page
from webapp import links
from webapp.actions.freeze import freeze
from webapp.store.database import Database

HERE = links.sign_off(PAPER, 1)


@pytest.fixture
def frozen(page: Page, database: Database) -> int:
    database.clock.advance(timedelta(days=29))  # type: ignore[attr-defined]
    until = database.clock.now() + timedelta(days=7)
    return freeze(database, PAPER, answers_until=until, minimum=2, by=coordinator(database))


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("who, status", [(ANNA, 200), (FRIEDA, 200), (GERO, 200), (GRETA, 403), (UTE, 404)])
def test_who_sees_the_sign_off(page: Page, who: Somebody, status: int) -> None:
    page.as_(who).get(HERE, expect=status)


@pytest.mark.usefixtures("frozen")
def test_the_page_asks_its_question_and_says_who_is_outstanding(page: Page) -> None:
    seen = page.as_(ANNA).get(HERE)
    assert seen.text("h1") == "Unterzeichnet Ahorn „Wasser für alle“?"
    assert "0 von 2 haben unterzeichnet." in seen.text(".stand-sentence").replace("\xa0", " ")
    assert len(seen.texts("input[name=answer]")) == 4


@pytest.mark.usefixtures("frozen")
def test_not_yet_needs_no_code(page: Page, database: Database) -> None:
    after = (
        page.as_(ANNA)
        .post(links.sign_offs(PAPER, 1), **form(database, answer="not_yet", board_on="2026-10-15"))
        .follow()
    )
    assert "Gremium entscheidet am 15." in after.html.replace("\xa0", " ")


@pytest.mark.usefixtures("frozen")
def test_a_refused_answer_keeps_what_was_typed(page: Page, database: Database) -> None:
    typed = form(database, answer="reservation", reservation="Lang. " * 80, person="Anna Ahorn")
    seen = page.as_(ANNA).post(links.sign_offs(PAPER, 1), expect=422, **typed)
    assert "Lang. Lang." in seen.text("textarea[name=reservation]")


@pytest.mark.usefixtures("frozen")
def test_signing_asks_for_a_code_first_and_the_link_alone_signs_nothing(page: Page, database: Database) -> None:
    anna = page.as_(ANNA)
    asked = anna.post(
        links.sign_offs(PAPER, 1), **form(database, answer="sign", person="Anna Ahorn", function="Vorsitz")
    )
    assert asked.location == links.confirm_sign_off(PAPER, 1)
    sent = anna.get(asked.location, expect=303)
    assert sent.location.startswith("/sign-in/fresh")


@pytest.mark.usefixtures("frozen")
def test_an_answer_to_a_text_that_moved_on_is_refused(page: Page, database: Database) -> None:
    typed = {**form(database, answer="decline", reason="Nein."), "fingerprint": "0" * 64}
    page.as_(ANNA).post(links.sign_offs(PAPER, 1), expect=409, **typed)


@pytest.mark.usefixtures("frozen")
def test_the_coordinator_enters_not_yet_and_the_page_says_how_it_came(page: Page, database: Database) -> None:
    buche = organisation(page, "Buche")
    typed = form(database, answer="not_yet", board_on="2026-10-16", how="telephone", on="2026-10-13", told_by="Birte")
    after = page.as_(FRIEDA).post(buche, **typed).follow()
    assert "zu Protokoll genommen (Telefon" in after.html
    page.as_(ANNA).post(buche, expect=403, **typed)


@pytest.mark.usefixtures("frozen")
def test_back_to_drafting_needs_a_reason_and_shows_it(page: Page, database: Database) -> None:
    answers(database, ANNA, SIGN)
    frieda = page.as_(FRIEDA)
    frieda.get(links.sign_off_terms(PAPER, 1))
    frieda.post(links.back_to_drafting(PAPER, 1), expect=422, reason="")
    after = frieda.post(links.back_to_drafting(PAPER, 1), reason="Eine Zahl ist falsch.").follow()
    assert "Eine Zahl ist falsch." in after.text(".note-alarm")


@pytest.mark.usefixtures("frozen")
def test_the_edition_is_read_and_its_text_gives_the_fingerprint(page: Page, database: Database) -> None:
    import hashlib

    seen = page.as_(BIRTE).get(links.edition(PAPER, 1))
    assert seen.text("h1") == "Wasser für alle"
    text = page.as_(BIRTE).client.get(links.edition_text(PAPER, 1)).data
    assert hashlib.sha256(text).hexdigest() == edition(database).fingerprint
    page.as_(GRETA).get(links.edition(PAPER, 1), expect=404)


def test_the_freeze_page_says_what_stands_in_the_way(page: Page, database: Database) -> None:
    seen = page.as_(FRIEDA).get(links.freeze(PAPER))
    assert "Runde 1 läuft bis" in seen.text(".note-alarm").replace("\xa0", " ")
    page.as_(FRIEDA).post(links.editions(PAPER), expect=409, day="2026-12-01", hour="18:00", minimum="2")
    page.as_(ANNA).get(links.freeze(PAPER), expect=403)


def test_the_coordinator_freezes_on_the_page(page: Page, database: Database) -> None:
    database.clock.advance(timedelta(days=29))  # type: ignore[attr-defined]
    after = page.as_(FRIEDA).post(links.editions(PAPER), day="2026-12-01", hour="18:00", minimum="2").follow()
    assert after.text("h1") == "Wer unterzeichnet „Wasser für alle“?"


def test_every_page_of_the_sign_off_speaks_english(page: Page, database: Database, frozen: int) -> None:
    for path in (HERE, links.sign_off_terms(PAPER, 1), links.edition(PAPER, 1), links.freeze(PAPER)):
        page.as_(FRIEDA).get(path + "?language=en")


def organisation(page: Page, short: str) -> str:
    """Where the coordinator enters this organisation's answer, as the page links it."""
    html = page.as_(FRIEDA).get(HERE).html
    return next(
        path for path, name in re.findall(r'href="([^"]+/entries/\d+)">.*?: (\w+)</span>', html) if name == short
    )


def form(database: Database, **typed: str) -> dict[str, str]:
    return {"fingerprint": edition(database).fingerprint, "seen": "0", **typed}
