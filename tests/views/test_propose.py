"""Writing a proposal with a plain form: saved, shown as a redline, refused without losing a word, carried over, submitted."""

import re

import pytest

from tests.actions.drafting_stage import (
    HIGHER,
    LONGER,
    OTHER_LENGTH,
    by,
    move_to,
    proposed,
    recorded,
    row,
    the_round,
    votes_for,
)
from tests.cast import ANNA, ARNE, BIRTE, FRIEDA, PAPER, Somebody
from tests.page import Page, Seen
from webapp import links
from webapp.actions.decide import decide_early, work_in_early
from webapp.actions.papers import plan_round
from webapp.paper.deadlines import SEVEN_DAYS
from webapp.store.database import Database

BEFORE = "Wir fordern:\n- fünf Jahre Grundfinanzierung\n- Gutscheine bis 25 000 Euro"
WHY = "Fünf Jahre „reichen“ nicht. <script>alert(1)</script>"


def test_a_draft_is_begun_saved_shown_as_redline_and_submitted(page: Page, database: Database) -> None:
    draft = begun(page, ANNA)
    page.as_(ANNA).post(draft, text=LONGER, title="Laufzeit", reason=WHY, weight="condition")
    seen = page.as_(ANNA).get(draft)
    assert (seen.value("reason"), seen.value("text")) == (WHY, LONGER)
    assert "fünf" in seen.text("del") and "zehn" in seen.text("ins")
    after = submitted(page, ANNA, draft, LONGER)
    assert after.location == links.proposal(PAPER, 1) + "?saved=proposal"
    assert row(database, 1).reason == WHY


def test_what_is_saved_while_typing_answers_with_the_redline_of_the_server(page: Page, database: Database) -> None:
    draft = begun(page, ANNA)
    answer = page.as_(ANNA).client.post(
        links.draft_saving(PAPER, number_of(draft)),
        json={"text": LONGER, "title": "", "reason": WHY, "weight": ""},
        headers={"X-CSRFToken": page.as_(ANNA)._csrf()},
    )
    assert answer.status_code == 200
    assert "<ins" in answer.json["redline"] and "Zehn" in answer.json["title"]
    assert page.as_(ANNA).get(draft).value("reason") == WHY


@pytest.mark.parametrize(
    "text, title, weight",
    [(BEFORE, "Laufzeit", "important"), (" ", "Laufzeit", "important"), (LONGER, " ", "important"), (LONGER, "x", "")],
)
def test_a_refused_proposal_keeps_every_word(page: Page, text: str, title: str, weight: str) -> None:
    draft = begun(page, ANNA)
    again = submitted(page, ANNA, draft, text, title=title, weight=weight, expect=422)
    assert again.text("[role=alert]")
    assert again.value("reason") == WHY
    assert page.as_(ANNA).get(draft).value("reason") == WHY


def test_submitted_twice_it_is_one_proposal_and_one_answer(page: Page, database: Database) -> None:
    draft = begun(page, ANNA)
    first = submitted(page, ANNA, draft, LONGER, key="submitted-twice-at-once")
    second = submitted(page, ANNA, draft, LONGER, key="submitted-twice-at-once")
    assert first.location == second.location
    assert len(recorded(database, "proposal_submitted")) == 1


def test_a_wording_that_moved_on_is_offered_to_be_carried_over_with_nothing_lost(
    page: Page, database: Database
) -> None:
    draft = begun(page, BIRTE)
    page.as_(BIRTE).post(draft, text=HIGHER, title="Gutscheine", reason=WHY, weight="important")
    lands(database, LONGER)
    again = submitted(page, BIRTE, draft, HIGHER, expect=409)
    assert again.has(f'form[action="{links.draft_carrying(PAPER, number_of(draft))}"]')
    carried = page.as_(BIRTE).post(links.draft_carrying(PAPER, number_of(draft))).follow()
    assert "zehn Jahre" in carried.value("text") and "50 000" in carried.value("text")
    submitted(page, BIRTE, draft, carried.value("text"))
    assert row(database, 2).state == "open"


def test_in_a_conflict_old_new_and_own_words_stand_side_by_side(page: Page, database: Database) -> None:
    draft = begun(page, BIRTE)
    page.as_(BIRTE).post(draft, text=OTHER_LENGTH, title="Laufzeit", reason=WHY, weight="important")
    lands(database, LONGER)
    seen = page.as_(BIRTE).post(links.draft_carrying(PAPER, number_of(draft))).follow()
    assert all(words in seen.text("main") for words in ("fünf Jahre", "zehn Jahre", "acht Jahre"))
    page.as_(BIRTE).post(links.draft_carrying(PAPER, number_of(draft)), text=OTHER_LENGTH, anew="1")
    submitted(page, BIRTE, draft, OTHER_LENGTH)
    assert row(database, 2).state == "open"


def test_the_author_of_one_in_conflict_writes_new_words_for_it(page: Page, database: Database) -> None:
    number = proposed(database, OTHER_LENGTH, who=BIRTE)
    lands(database, LONGER)
    draft = page.as_(BIRTE).post(links.revision(PAPER, number))
    page.as_(BIRTE).get(draft.location)
    submitted(page, BIRTE, draft.location, OTHER_LENGTH)
    assert (row(database, number).revision, row(database, number).needs_wording) == (2, False)


def test_one_is_told_which_open_proposals_touch_the_same_words(page: Page, database: Database) -> None:
    number = proposed(database, LONGER)
    draft = begun(page, BIRTE)
    page.as_(BIRTE).post(draft, text=OTHER_LENGTH, title="", reason="", weight="")
    assert f"Vorschlag {number}" in page.as_(BIRTE).get(draft).text("main")


def test_before_a_late_proposal_the_page_says_that_no_round_is_planned(page: Page, database: Database) -> None:
    move_to(database, the_round(database).proposals_until)
    draft = begun(page, ANNA)
    assert "keine" in page.as_(ANNA).get(draft).text("#why")


@pytest.mark.parametrize("planned", [True, False])
def test_before_a_late_revision_the_page_says_that_it_loses_its_round(
    page: Page, database: Database, planned: bool
) -> None:
    number, end = proposed(database), the_round(database).decisions_until
    if planned:
        plan_round(database, PAPER, end + SEVEN_DAYS, end + 3 * SEVEN_DAYS, by=by(database, FRIEDA))
    draft = page.as_(ANNA).post(links.revision(PAPER, number)).location
    assert "letzten sieben Tagen" not in page.as_(ANNA).get(draft).text("#why")
    move_to(database, end - SEVEN_DAYS)
    said = page.as_(ANNA).get(draft).text("#why")
    assert "letzten sieben Tagen" in said
    assert ("Runde 2" in said) == planned


def test_a_colleague_goes_on_with_the_draft_and_nobody_else_finds_it(page: Page) -> None:
    draft = begun(page, ANNA)
    page.as_(ARNE).post(draft, text=LONGER, title="Laufzeit", reason=WHY, weight="important")
    assert page.as_(ANNA).get(draft).value("text") == LONGER
    page.as_(BIRTE).get(draft, expect=404)
    page.as_(BIRTE).post(links.draft_submission(PAPER, number_of(draft)), text=LONGER, expect=404)


def test_one_sentence_alone_is_changed_in_a_plain_field(page: Page) -> None:
    way = page.as_(ANNA).post(links.propose(PAPER, 2), way="sentence").location
    draft = int(re.findall(r"/drafts/(\d+)", way)[0])
    page.as_(ANNA).get(way)
    seen = page.as_(ANNA).get(links.draft_sentence(PAPER, draft, 1))
    assert "fünf Jahre" in seen.value("words")
    page.as_(ANNA).post(links.draft_sentence(PAPER, draft, 1), words="zehn Jahre Grundfinanzierung")
    assert page.as_(ANNA).get(links.draft(PAPER, draft)).value("text") == LONGER


def test_a_paragraph_that_does_not_exist_leads_to_the_choice(page: Page) -> None:
    draft = number_of(begun(page, ANNA))
    assert page.as_(ANNA).get(links.draft_sentence(PAPER, draft, 99), expect=303).location.endswith("/blocks")


def test_frozen_while_the_form_was_open_nothing_typed_is_lost(page: Page, database: Database) -> None:
    from datetime import timedelta

    from webapp.actions.freeze import freeze

    draft = begun(page, ANNA)
    move_to(database, the_round(database).decisions_until)
    freeze(database, PAPER, answers_until=database.clock.now() + timedelta(days=7), by=by(database, FRIEDA))
    again = submitted(page, ANNA, draft, LONGER, expect=409)
    assert again.value("reason") == WHY


def test_withdrawing_is_one_press_for_the_author_and_a_reason_for_the_coordinator(
    page: Page, database: Database
) -> None:
    first, second = proposed(database), proposed(database)
    page.as_(ANNA).post(links.withdrawal(PAPER, first), reason="")
    page.as_(FRIEDA).post(links.withdrawal(PAPER, second), reason="", expect=422)
    page.as_(FRIEDA).post(links.withdrawal(PAPER, second), reason="Doppelt.")
    assert [row(database, one).state for one in (first, second)] == ["withdrawn", "withdrawn"]
    assert "Doppelt." in page.as_(ANNA).get(links.proposal(PAPER, second)).text("main")


def begun(page: Page, who: Somebody) -> str:
    return page.as_(who).post(links.propose(PAPER, 2)).location


def submitted(  # type: ignore[no-untyped-def]
    page: Page, who: Somebody, draft: str, text: str, *, title: str = "Laufzeit", weight: str = "important", **how
) -> Seen:
    sent = {"text": text, "title": title, "reason": WHY, "weight": weight}
    return page.as_(who).post(links.draft_submission(PAPER, number_of(draft)), sent, **how)


def number_of(draft: str) -> int:
    return int(re.findall(r"/drafts/(\d+)", draft)[0])


def lands(database: Database, wanted: str) -> None:
    number = proposed(database, wanted)
    for who in (ANNA, BIRTE):
        votes_for(database, who, number)
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    work_in_early(database, PAPER, number, by=by(database, FRIEDA))
