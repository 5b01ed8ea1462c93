"""The coordinator's board: who owes what, reminders, and answers that came by telephone, mail, letter or in a meeting."""

import pytest

from tests.actions.drafting_stage import (
    LONGER,
    ceder_joins,
    move_to,
    organisation,
    proposed,
    row,
    standing,
    the_round,
    told,
    votes_for,
)
from tests.cast import AHORN, ANNA, ARNE, BIRTE, BUCHE, CEDER, FALK, FRIEDA, PAPER
from tests.page import Page, Seen
from webapp import links
from webapp.store.database import Database

HOW = {"how": "telephone", "on": "2026-09-14", "whom": "Frau Buche"}


def test_the_board_names_who_owes_what(page: Page, database: Database) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number)
    board = page.as_(FRIEDA).get(links.coordination(PAPER))
    assert [name for name in (AHORN, BUCHE) if name in board.text("main")] == [BUCHE]


def test_a_reminder_is_mailed_to_those_chosen_and_nobody_else(page: Page, database: Database) -> None:
    proposed(database)
    page.as_(FRIEDA).post(links.reminders(PAPER), expect=422)
    page.as_(FRIEDA).post(links.reminders(PAPER), remind=str(organisation(database, AHORN).id))
    assert told(database, "reminder") == {ANNA.id(database), ARNE.id(database)}


def test_a_stance_that_came_by_telephone_is_marked_so(page: Page, database: Database) -> None:
    number = proposed(database)
    entered(page, database, BUCHE, number, "support")
    assert standing(database, number) == {BUCHE: "support"}
    assert "Telefon" in page.as_(ANNA).get(links.proposal(PAPER, number)).text(".proposal-places")
    mine = page.as_(BIRTE).get(links.proposal(PAPER, number))
    assert mine.has(f'form[action="{links.vote_withdrawal(PAPER, number)}"]')
    page.as_(BIRTE).post(links.vote_withdrawal(PAPER, number))
    assert standing(database, number) == {}


def test_the_form_shows_the_stance_that_it_would_replace(page: Page, database: Database) -> None:
    number = proposed(database)
    votes_for(database, BIRTE, number, "go_along")
    form = page.as_(FRIEDA).get(links.entry(PAPER, organisation(database, BUCHE).id))
    assert "mit" in form.text("select[name=matter]").lower()
    entered(page, database, BUCHE, number, "object", seen=0, expect=409)
    entered(page, database, BUCHE, number, "object", seen=1)
    assert standing(database, number) == {BUCHE: "object"}


@pytest.mark.parametrize("lacking", [{"how": ""}, {"on": ""}, {"on": "2027-01-01"}, {"on": "gestern"}])
def test_how_it_came_must_be_said_and_what_was_typed_stays(
    page: Page, database: Database, lacking: dict[str, str]
) -> None:
    number = proposed(database)
    again = entered(page, database, BUCHE, number, "object", expect=422, **lacking)
    assert again.value("reason") == "So gesagt."
    assert standing(database, number) == {}


def test_who_joined_late_is_not_offered_a_stance_that_would_not_count(page: Page, database: Database) -> None:
    number = proposed(database)
    move_to(database, the_round(database).proposals_until)
    ceder_joins(database)
    form = page.as_(FRIEDA).get(links.entry(PAPER, organisation(database, CEDER).id))
    assert f"Vorschlag {number}" not in form.text("main")
    entered(page, database, CEDER, number, "support", expect=409)


def test_a_proposal_on_behalf_is_entered_and_stays_theirs(page: Page, database: Database) -> None:
    path = links.entry_proposal(PAPER, organisation(database, BUCHE).id, 2)
    page.as_(FRIEDA).get(path)
    sent = {"text": LONGER, "title": "Laufzeit", "reason": "So gesagt.", "weight": "condition", **HOW}
    page.as_(FRIEDA).post(path, {**sent, "title": ""}, expect=422)
    where = page.as_(FRIEDA).post(path, sent).location
    assert where == links.proposal(PAPER, 1)
    assert row(database, 1).organisation_id == organisation(database, BUCHE).id
    assert "Telefon" in page.as_(ANNA).get(where).text("main")


def test_an_answer_to_the_invitation_and_leaving_are_entered_too(page: Page, database: Database) -> None:
    ceder = organisation(database, CEDER).id
    page.as_(FRIEDA).post(links.entry_replies(PAPER, ceder), reply="", expect=422, **HOW)
    page.as_(FRIEDA).post(links.entry_replies(PAPER, ceder), reply="take_part", **HOW)
    assert organisation(database, CEDER).state == "takes_part"
    page.as_(FRIEDA).post(links.entry_replies(PAPER, ceder), reply="leave", **HOW)
    assert organisation(database, CEDER).state == "left"


@pytest.mark.parametrize("who, status", [(ANNA, 403), (FALK, 404)], ids=["a representative", "another coordinator"])
def test_nobody_else_gets_in(page: Page, database: Database, who, status: int) -> None:  # type: ignore[no-untyped-def]
    buche = organisation(database, BUCHE).id
    for path in (links.coordination(PAPER), links.entry(PAPER, buche), links.entry_proposal(PAPER, buche, 1)):
        page.as_(who).get(path, expect=status)
    page.as_(who).post(links.entry_replies(PAPER, buche), reply="leave", expect=status, **HOW)


def test_an_organisation_of_another_paper_is_not_reached_from_here(page: Page, database: Database) -> None:
    page.as_(FALK).get(links.entry("saubere-luft", organisation(database, BUCHE).id), expect=404)


def entered(  # type: ignore[no-untyped-def]
    page: Page, database: Database, who: str, number: int, stance: str, *, seen: int = 0, expect: int = 303, **how
) -> Seen:
    path = links.entry_votes(PAPER, organisation(database, who).id)
    sent = {"matter": f"{number}/1/{seen}", "stance": stance, "reason": "So gesagt.", **HOW, **how}
    return page.as_(FRIEDA).post(path, sent, expect=expect)
