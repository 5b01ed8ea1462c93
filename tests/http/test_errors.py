"""Errors say one sentence and lose nothing that was typed."""

import io

import pytest
from flask import Flask

from tests.cast import ANNA, PAPER
from tests.page import Page
from webapp import links
from webapp.store.database import Database

WORDS = "Unser Vorstand hat lange darüber gesprochen."


@pytest.mark.parametrize("language, title", [("de", "Diese Seite gibt es nicht"), ("en", "There is no such page")])
def test_what_is_not_there_is_said_in_the_readers_language(page: Page, language: str, title: str) -> None:
    assert page.get(f"/nowhere?language={language}", expect=404).text("h1") == title


def test_while_the_database_is_away_a_sentence_is_said_and_the_words_come_back(
    page: Page, app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    anna = page.as_(ANNA)
    token = anna._csrf()

    def away(*_: object) -> None:
        raise OSError("no such disk")

    with monkeypatch.context() as broken:
        broken.setattr(type(database.engine), "connect", away)
        answer = anna.client.post(links.account(), data={"csrf_token": token, "note": WORDS})
    assert answer.status_code == 500 and WORDS in answer.text and "Nicht gespeichert" in answer.text


def test_too_many_tries_are_told_to_wait(page: Page) -> None:
    for _ in range(60):
        page.client.post(links.code(), data={"csrf_token": page._csrf()})
    assert page.post(links.code(), expect=429).text("h1") == "Das waren zu viele Versuche"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_file_too_large_to_be_read_is_refused_with_a_sentence(page: Page, app: Flask) -> None:
    app.config.update(MAX_CONTENT_LENGTH=1000, PROPAGATE_EXCEPTIONS=False)
    form = {"csrf_token": page._csrf(), "file": (io.BytesIO(b"%PDF-1.7" + b"0" * 2000), "huge.pdf")}
    answer = page.client.post(links.verify(), data=form)
    assert answer.status_code == 413 and 'role="alert"' in answer.text


def test_the_address_of_a_form_that_is_reloaded_leads_back_to_its_page(page: Page) -> None:
    seen = page.as_(ANNA).get(links.votes(PAPER, 2), expect=405)
    assert seen.has(f'main a[href="{links.proposal(PAPER, 2)}"]')
