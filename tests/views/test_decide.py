"""A proposal's page: one form is one answer, a refused form keeps what was typed, and it says in a sentence where it stands."""

from datetime import timedelta

import pytest

from tests.actions.drafting_stage import (
    OTHER_LENGTH,
    by,
    ceder_joins,
    move_to,
    proposed,
    recorded,
    revised,
    round_ends,
    standing,
    the_round,
    votes_for,
)
from tests.cast import AHORN, ANNA, ARNE, BIRTE, CHRIS, FRIEDA, GERO, PAPER
from tests.page import Page
from webapp import links
from webapp.actions.decide import decide_early
from webapp.store.database import Database

REASON = "Zu vage: „Größe“ <script>alert('x')</script> שלום"


@pytest.fixture
def number(page: Page, database: Database) -> int:
    return proposed(database)


def test_a_stance_is_saved_and_the_next_pending_decision_opens(page: Page, database: Database, number: int) -> None:
    other = proposed(database, OTHER_LENGTH)
    answer = votes(page, BIRTE, number, stance="support")
    assert answer.location == f"{links.proposal(PAPER, other)}?voted={number}"
    assert f"Vorschlag {number}" in answer.follow().text("[role=status]")


def test_after_the_last_decision_one_stays_and_is_told_what_was_saved(page: Page, number: int) -> None:
    after = votes(page, BIRTE, number, stance="support").follow()
    assert "Buche" in after.text("[role=status]")
    assert after.has('input[value="support"][checked]')


def test_the_page_says_where_it_stands_and_what_is_still_needed(page: Page, database: Database, number: int) -> None:
    before = page.as_(ANNA).get(links.proposal(PAPER, number))
    assert before.text(".stand-sentence strong")
    votes_for(database, ANNA, number)
    after = page.as_(ANNA).get(links.proposal(PAPER, number))
    assert after.text(".stand-sentence") != before.text(".stand-sentence")
    assert "Birte" not in after.text(".strip") and after.has(".strip svg[aria-label]")


def test_pressed_twice_it_is_one_vote_and_one_answer(page: Page, database: Database, number: int) -> None:
    first = votes(page, BIRTE, number, stance="object", reason="Nein.", key="pressed-twice-at-once")
    second = votes(page, BIRTE, number, stance="object", reason="Nein.", key="pressed-twice-at-once")
    assert first.location == second.location
    assert len(recorded(database, "vote_cast")) == 1


def test_an_objection_without_a_reason_keeps_the_choice(page: Page, number: int) -> None:
    again = votes(page, BIRTE, number, stance="object", reason=" ", expect=422)
    assert again.has('input[value="object"][checked]')
    assert again.has("[role=alert]")


def test_the_second_colleague_sees_who_was_faster_and_loses_no_word(
    page: Page, database: Database, number: int
) -> None:
    votes(page, ANNA, number, stance="support")
    again = votes(page, ARNE, number, stance="object", reason=REASON, expect=409)
    assert "Anna Ahorn" in again.text("[role=alert]")
    assert again.value("reason") == REASON
    assert standing(database, number) == {AHORN: "support"}
    votes(page, ARNE, number, stance="object", reason=REASON, seen=again.value("seen"))
    assert standing(database, number) == {AHORN: "object"}


def test_a_deadline_that_passes_while_the_form_is_open_loses_no_word(
    page: Page, database: Database, number: int
) -> None:
    move_to(database, the_round(database).decisions_until)
    again = votes(page, BIRTE, number, stance="object", reason=REASON, expect=409)
    assert "Frist" in again.text("[role=alert]") or "vorbei" in again.text("[role=alert]")
    assert "Zu vage" in again.html
    assert standing(database, number) == {}


def test_a_proposal_that_was_revised_meanwhile_is_read_again_before_the_vote(
    page: Page, database: Database, number: int
) -> None:
    revised(database, number, OTHER_LENGTH)
    again = votes(page, BIRTE, number, stance="support", reason=REASON, expect=409)
    assert (again.value("reason"), again.value("revision")) == (REASON, "2")


def test_names_and_reasons_of_any_kind_are_shown_to_the_letter(page: Page, number: int) -> None:
    votes(page, BIRTE, number, stance="object", reason=REASON)
    seen = page.as_(ANNA).get(links.proposal(PAPER, number))
    assert "<script>alert(" not in seen.html
    assert "<script>alert(" in seen.text("main")


def test_who_is_silent_is_named(page: Page, database: Database, number: int) -> None:
    votes_for(database, ANNA, number)
    seen = page.as_(BIRTE).get(links.proposal(PAPER, number))
    assert "Buche" in seen.text(".proposal-places")


def test_who_joined_late_sees_why_there_is_no_form(page: Page, database: Database, number: int) -> None:
    move_to(database, the_round(database).proposals_until + timedelta(hours=1))
    ceder_joins(database)
    seen = page.as_(CHRIS).get(links.proposal(PAPER, number))
    assert not seen.has("#vote") and "ab der nächsten" in seen.text("main")
    refused = votes(page, CHRIS, number, stance="support", expect=409)
    assert "ab der nächsten" in refused.text("[role=alert]")


@pytest.mark.parametrize("who", [GERO, FRIEDA, CHRIS], ids=lambda who: who.name)
def test_who_has_no_vote_has_no_form(page: Page, number: int, who) -> None:  # type: ignore[no-untyped-def]
    assert not page.as_(who).get(links.proposal(PAPER, number)).has("#vote")
    votes(page, who, number, stance="support", expect=403)


def test_the_three_views_hold_the_same_change(page: Page, number: int) -> None:
    for view in ("changes", "new", "list"):
        seen = page.as_(ANNA).get(f"{links.proposal(PAPER, number)}?view={view}")
        assert "zehn" in seen.text(".proposal-text")


def test_decided_everybody_sees_by_which_rule_with_which_tally_and_when(
    page: Page, database: Database, number: int
) -> None:
    votes_for(database, ANNA, number)
    round_ends(database)
    seen = page.as_(BIRTE).get(links.proposal(PAPER, number))
    assert "Oktober" in seen.text(".side") and not seen.has("#vote")
    result = page.as_(BIRTE).get(links.result(PAPER, 1))
    assert "Laufzeit" in result.text("main")


def test_a_page_settles_what_is_due_before_it_is_shown(page: Page, database: Database, number: int) -> None:
    move_to(database, the_round(database).decisions_until)
    assert not page.as_(ANNA).get(links.proposal(PAPER, number)).has("#vote")
    assert len(recorded(database, "round_settled")) == 1


def test_comments_stay_visible_as_edited_and_as_removed(page: Page, number: int) -> None:
    birte = page.as_(BIRTE)
    birte.post(links.comments(PAPER, number), text=REASON)
    birte.post(links.comment(PAPER, number, 1), text="Besser gesagt.")
    assert "bearbeitet" in page.as_(ANNA).get(links.proposal(PAPER, number)).text("#comment-1").lower()
    birte.post(links.comment_removal(PAPER, number, 1))
    seen = page.as_(ANNA).get(links.proposal(PAPER, number)).text("#comment-1")
    assert "Besser" not in seen and "Birte Buche" in seen


def test_an_endless_comment_is_refused_and_kept(page: Page, number: int) -> None:
    again = page.as_(BIRTE).post(links.comments(PAPER, number), text="x" * 4001, expect=422)
    assert again.value("text") == "x" * 4001


def test_the_board_is_asked_until_a_day(page: Page, number: int) -> None:
    page.as_(BIRTE).post(links.consultation(PAPER, number), until="2026-10-01")
    assert "1. Okt" in page.as_(ANNA).get(links.proposal(PAPER, number)).text(".proposal-places")
    page.as_(BIRTE).post(links.consultation(PAPER, number), until="demnächst", expect=422)
    page.as_(BIRTE).post(links.consultation(PAPER, number), until="2027-10-01", expect=422)


def test_before_working_in_early_the_page_names_whose_votes_would_lapse(
    page: Page, database: Database, number: int
) -> None:
    other = proposed(database, OTHER_LENGTH)
    for who in (ANNA, BIRTE):
        votes_for(database, who, number)
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    seen = page.as_(FRIEDA).get(links.early_working_in(PAPER, number))
    assert f"Vorschlag {other}" in seen.text("main")
    page.as_(FRIEDA).post(links.early_working_in(PAPER, number))
    assert page.as_(ANNA).get(links.proposal(PAPER, other)).has(".note-alarm")


def test_choosing_is_offered_only_where_adopted_ones_exclude_each_other(
    page: Page, database: Database, number: int
) -> None:
    rival = proposed(database, OTHER_LENGTH)
    for who in (ANNA, BIRTE):
        votes_for(database, who, number)
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    choice = f'form[action="{links.choice(PAPER, number)}"]'
    assert not page.as_(FRIEDA).get(links.proposal(PAPER, number)).has(choice)
    for who in (ANNA, BIRTE):
        votes_for(database, who, rival)
    decide_early(database, PAPER, rival, by=by(database, FRIEDA))
    assert page.as_(FRIEDA).get(links.proposal(PAPER, number)).has(choice)
    page.as_(FRIEDA).post(links.choice(PAPER, number))
    assert "zehn Jahre" in page.as_(ANNA).get(links.paper(PAPER)).text("main")


def test_a_number_that_does_not_exist_is_not_found(page: Page) -> None:
    page.as_(ANNA).get(links.proposal(PAPER, 99), expect=404)
    votes(page, ANNA, 99, stance="support", expect=404)


@pytest.mark.parametrize("number", ["99999999999999999999", "4294967296", "²", "-1"])
def test_a_number_that_nothing_can_have_is_not_found_or_refused_and_breaks_nothing(
    page: Page, database: Database, number: str
) -> None:
    proposed(database)
    page.as_(ANNA).get(f"/papers/{PAPER}/proposals/{number}", expect=404)
    assert votes(page, ANNA, 1, stance="support", revision=number, expect=None).status == 409
    page.as_(ANNA).get(f"{links.proposal(PAPER, 1)}?voted={number}")
    page.as_(FRIEDA).post(links.reminders(PAPER), remind=number, expect=404)
    page.as_(FRIEDA).post(links.invitations(PAPER), invite=number, expect=422)


@pytest.mark.parametrize("only", ["", "own", "open", "decided", "nonsense"])
def test_the_list_of_proposals_takes_any_filter(page: Page, number: int, only: str) -> None:
    page.as_(ANNA).get(f"{links.proposals(PAPER)}?only={only}")


def votes(page: Page, who, number: int, *, expect: int = 303, key: str | None = None, **fields):  # type: ignore[no-untyped-def]
    typed = {"revision": "1", "seen": "0", "reason": "", **fields}
    return page.as_(who).post(links.votes(PAPER, number), typed, expect=expect, key=key)
