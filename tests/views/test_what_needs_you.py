""" "Was ansteht": what this person must decide, by deadline, each with its redline; own tasks; what changed since the last visit."""

from tests.actions.drafting_stage import (
    HIGHER,
    LONGER,
    OTHER_LENGTH,
    by,
    ceder_joins,
    move_to,
    proposed,
    the_round,
    votes_for,
    wait,
)
from tests.cast import ANNA, BIRTE, CHRIS, FRIEDA, GERO, PAPER
from tests.page import Page
from webapp import links
from webapp.actions.decide import decide_early, work_in_early
from webapp.store.database import Database


def test_it_is_the_first_page_after_signing_in(page: Page) -> None:
    assert page.as_(ANNA).get(links.home(), expect=None).location == links.what_needs_you(PAPER)


def test_each_pending_decision_stands_there_with_its_redline_until_it_is_made(page: Page, database: Database) -> None:
    number = proposed(database, LONGER)
    seen = page.as_(BIRTE).get(links.what_needs_you(PAPER))
    assert "zehn" in seen.text(".rows ins") and seen.has(f'a[href="{links.proposal(PAPER, number)}"]')
    votes_for(database, BIRTE, number)
    assert not page.as_(BIRTE).get(links.what_needs_you(PAPER)).has(".rows ins")


def test_the_number_beside_the_word_is_the_number_of_rows(page: Page, database: Database) -> None:
    for wanted in (LONGER, HIGHER):
        proposed(database, wanted)
    assert "2 warten auf Sie" in page.as_(BIRTE).get(links.what_needs_you(PAPER)).text("header")
    votes_for(database, BIRTE, 1)
    assert "2 warten" not in page.as_(BIRTE).get(links.record(PAPER)).text("header")


def test_who_joined_late_is_not_asked_for_what_does_not_count(page: Page, database: Database) -> None:
    proposed(database)
    move_to(database, the_round(database).proposals_until)
    ceder_joins(database)
    assert not page.as_(CHRIS).get(links.what_needs_you(PAPER)).has(".rows ins")


def test_the_author_of_one_in_conflict_finds_a_task(page: Page, database: Database) -> None:
    loser, winner = proposed(database, OTHER_LENGTH, who=BIRTE), proposed(database, LONGER)
    for who in (ANNA, BIRTE):
        votes_for(database, who, winner)
    decide_early(database, PAPER, winner, by=by(database, FRIEDA))
    work_in_early(database, PAPER, winner, by=by(database, FRIEDA))
    assert page.as_(BIRTE).get(links.what_needs_you(PAPER)).has(f'a[href="{links.proposal(PAPER, loser)}"]')
    assert "1" in page.as_(BIRTE).get(links.what_needs_you(PAPER)).text("header nav")


def test_what_changed_since_the_last_visit_is_said(page: Page, database: Database) -> None:
    page.as_(BIRTE).get(links.what_needs_you(PAPER))
    wait(database, hours=30)
    proposed(database)
    wait(database, hours=1)
    assert "Ahorn" in page.as_(BIRTE).get(links.what_needs_you(PAPER)).text("main")


def test_an_invited_person_is_led_to_the_invitation(page: Page) -> None:
    assert page.as_(CHRIS).get(links.what_needs_you(PAPER)).has(f'main a[href="{links.invitation(PAPER)}"]')


def test_the_coordinator_and_a_reader_have_nothing_to_decide(page: Page, database: Database) -> None:
    proposed(database)
    assert not page.as_(FRIEDA).get(links.what_needs_you(PAPER)).has(".rows ins")
    assert page.as_(GERO).get(links.what_needs_you(PAPER), expect=None).status in (200, 303, 403)
