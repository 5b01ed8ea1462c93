""" "Der Text ist fertig: nur mitzeichnen": from pasted text to nineteen invitations in three pages, and to the first answer in one mail."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.page import Page, Seen
from tests.stories.house import House, code_in, link_in, opened
from tests.stories.whole_way.text import ORGANISATIONS, table
from webapp import links
from webapp.actions.installation import SHOWN_BY, prepare
from webapp.clock import FixedClock
from webapp.store import installation

TEXT = "Wir fordern verlässliche Förderung für alle Netzwerke, die länger als ein Jahr arbeiten."
FIELDS = ("draft", "title", "subtitle", "label", "label_plural", "zone", "answers_day", "answers_hour")


def test_nineteen_are_invited_at_once_and_answer_on_one_page(house: House) -> None:
    board = made_by_pasting(house, Page(house.app, email=SHOWN_BY)).follow()
    assert board.text("h1") == "Die Freigabe läuft"
    assert all(len(house.letters(one.email)) == 1 for one in ORGANISATIONS.values())
    asked = entered_by_mail(house, next(iter(ORGANISATIONS.values())).email)
    assert asked.path.endswith("/editions/1/sign-off") and asked.has("[name=answer][value=sign]")
    fields = {name: asked.value(name) for name in ("fingerprint", "seen")}
    path = asked.path.removesuffix("/sign-off") + "/sign-offs"
    after = asked.page.post(path, {**fields, "answer": "not_yet", "board_on": "2026-06-10"}).follow()
    assert "10. Juni 2026" in after.text("main")  # and the rules are accepted: it takes part
    assert after.page.get(links.record(asked.path.split("/")[2])).status == 200


def test_no_proposal_is_open_reads_as_a_sentence(house: House) -> None:
    page = Page(house.app, email=SHOWN_BY)
    slug = made_by_pasting(house, page).location.split("/")[2]
    assert page.get(links.proposals(slug)).text("h1") == "Kein Vorschlag ist offen"


def made_by_pasting(house: House, page: Page) -> Seen:
    """The three steps: text, what was found, details."""
    found = page.post(links.new_paper_text(), text=TEXT, expect=200)
    arranged = {name: found.value(name) for name in ("draft", "title", "subtitle")}
    details = page.post(links.new_paper_arrangement(), {**arranged, "then": "details"}, expect=200)
    fields = {name: details.value(name) for name in FIELDS}
    return page.post(
        links.papers(),
        {**fields, "title": "Gemeinsame Erklärung", "way": "sign_only", "table": table(), "language": "de"},
    )


def entered_by_mail(house: House, email: str) -> Seen:
    """The link of the mail with its code."""
    letter, page = house.letters(email)[-1], Page(house.app)
    path = "/l/" + link_in(letter).rpartition("/l/")[2]
    page.get(path)
    return page.post(path, code=code_in(letter)).follow()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path, FixedClock(datetime(2026, 6, 1, 7, 0, tzinfo=UTC))) as made:
        prepare(made.database, made.settings)
        with made.database.transaction() as connection:
            installation.change(
                connection, mail_by="smtp", mail_host="127.0.0.1", mail_port=made.mail_port, mail_security="none"
            )
        yield made
