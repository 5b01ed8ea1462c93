"""The record's page: one sentence an entry, filtered by section, organisation and kind; its size and root at the side."""

import pytest

from tests.actions.drafting_stage import LONGER, by, proposed, round_ends, votes_for
from tests.cast import ANNA, BIRTE, CHRIS, FRIEDA, GERO, GRETA, PAPER
from tests.page import Page
from webapp import links
from webapp.actions.comment import comment
from webapp.actions.decide import decide_early
from webapp.actions.papers import plan_round
from webapp.store import papers
from webapp.store.database import Database


@pytest.fixture
def lived(page: Page, database: Database) -> Database:
    number = proposed(database, LONGER)
    for who in (ANNA, BIRTE):
        votes_for(database, who, number)
    comment(database, PAPER, number, "Geheimes Wort.", by=by(database, ANNA))
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    round_ends(database)
    return database


def test_every_entry_is_a_sentence_with_a_number(page: Page, lived: Database) -> None:
    seen = page.as_(ANNA).get(links.record(PAPER))
    entries = seen.texts(".record p:not(.hint)")
    assert len(entries) >= 10 and all(sentence.endswith((".", "“", "!")) for sentence in entries)
    assert not any("record." in sentence or "{" in sentence for sentence in entries)


def test_it_says_what_happened_and_not_what_was_typed(page: Page, lived: Database) -> None:
    words = page.as_(ANNA).get(links.record(PAPER)).text("main")
    assert "Birte Buche" in words and "Geheimes Wort" not in words


@pytest.mark.parametrize("kind", ["proposals", "votes", "decisions", "comments", "sign_off", "people", "nonsense"])
def test_it_can_be_filtered_by_kind(page: Page, lived: Database, kind: str) -> None:
    every = len(page.as_(ANNA).get(links.record(PAPER)).all(".record li"))
    some = len(page.as_(ANNA).get(f"{links.record(PAPER)}?kind={kind}").all(".record li"))
    assert some <= every and (kind in ("sign_off", "nonsense") or some > 0)


def test_it_can_be_filtered_by_section_and_organisation(page: Page, lived: Database) -> None:
    by_section = page.as_(ANNA).get(f"{links.record(PAPER)}?section=1")
    by_organisation = page.as_(ANNA).get(f"{links.record(PAPER)}?organisation=2&kind=votes")
    assert len(by_organisation.all(".record li")) == 1 and "Buche" in by_organisation.text(".record")
    assert not by_section.has(f'.record a[href="{links.proposal(PAPER, 1)}"]')


@pytest.mark.parametrize("typed", ["section=abc", "organisation=-1", "before=x", "section=99999999999999999999"])
def test_a_nonsensical_filter_breaks_nothing(page: Page, lived: Database, typed: str) -> None:
    page.as_(ANNA).get(f"{links.record(PAPER)}?{typed}")


def test_size_and_root_stand_beside_it(page: Page, lived: Database) -> None:
    with lived.reading() as connection:
        paper = papers.by_slug(connection, PAPER)
    side = page.as_(ANNA).get(links.record(PAPER)).text(".side").replace(" ", "")
    assert str(paper.record_size) in side and paper.record_root[:8] in side


def test_the_newest_hundred_lead_on_to_older_ones(page: Page, lived: Database) -> None:
    from datetime import timedelta

    start = lived.clock.now() + timedelta(days=30)
    for week in range(60):
        plan_round(
            lived,
            PAPER,
            start + week * timedelta(days=30),
            start + timedelta(days=30 * week + 20),
            by=by(lived, FRIEDA),
        )
    shown, pages = 0, links.record(PAPER)
    while pages:
        seen = page.as_(ANNA).get(pages)
        shown += len(seen.all(".record li"))
        older = [one.get("href", "") for one in seen.all("main a.act") if "before=" in one.get("href", "")]
        pages = older[0] if older else ""
    with lived.reading() as connection:
        assert shown == papers.by_slug(connection, PAPER).record_size


@pytest.mark.parametrize("who, status", [(ANNA, 200), (FRIEDA, 200), (GERO, 200), (CHRIS, 403), (GRETA, 403)])
def test_who_reads_it(page: Page, who, status: int) -> None:  # type: ignore[no-untyped-def]
    page.as_(who).get(links.record(PAPER), expect=status)


def test_it_reads_in_english_too(page: Page, lived: Database) -> None:
    seen = page.as_(ANNA).get(links.record(PAPER) + "?language=en")
    assert "Record" in seen.text("h1") or seen.all("html")[0].get("lang") == "en"
