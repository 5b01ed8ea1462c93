"""Proposing: drafts that only the own organisation sees, submitting, revising, withdrawing; and nothing typed is lost."""

from datetime import date, timedelta

import pytest

from tests.actions.drafting_stage import (
    HIGHER,
    LONGER,
    OTHER_LENGTH,
    by,
    move_to,
    organisation,
    proposed,
    recorded,
    revised,
    round_ends,
    row,
    standing,
    text,
    the_round,
    told,
    votes_for,
    wish,
)
from tests.cast import AHORN, ANNA, ARNE, BIRTE, BUCHE, CEDER, CHRIS, FRIEDA, GERO, PAPER, UTE, Somebody, play
from webapp.actions.papers import plan_round
from webapp.actions.propose import (
    Wish,
    begin_draft,
    bring_draft_up_to_date,
    discard_draft,
    propose_on_behalf,
    save_draft,
    start_draft_anew,
    submit,
    withdraw,
)
from webapp.paper.refusals import Malformed, NotFound, NotNow, NotYours, Stale
from webapp.paper.votes import How, OnBehalf
from webapp.store import drafts, papers
from webapp.store.database import Database

BY_TELEPHONE = OnBehalf(How.TELEPHONE, date(2026, 10, 12), "Herr Buche")
NOTHING_NEW = "Wir fordern:\n- fünf Jahre Grundfinanzierung\n- Gutscheine bis 25 000 Euro"
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


@pytest.mark.parametrize(
    "wanted, key",
    [
        (wish(NOTHING_NEW), "propose.changes_nothing"),
        (wish(NOTHING_NEW.replace("\n", " \r\n") + "\n\n"), "propose.changes_nothing"),
        (wish(" \n "), "propose.empties_the_section"),
        (wish(LONGER, title=" "), "proposals.title_missing"),
        (wish(LONGER, weight=""), "propose.weight_missing"),
    ],
)
def test_a_wish_that_lacks_something_is_refused_with_a_sentence_and_the_draft_stays(
    database: Database, wanted: Wish, key: str
) -> None:
    draft = begin_draft(database, PAPER, 2, by=by(database, ANNA))
    save_draft(database, PAPER, draft, wanted, by=by(database, ANNA))
    with pytest.raises(Malformed) as refused:
        submit(database, PAPER, draft, wanted, by=by(database, ANNA))
    assert refused.value.sentence.key == key
    assert stored_draft(database, draft, ANNA).reason == wanted.reason


def test_numbers_count_within_the_paper_and_are_never_reused(database: Database) -> None:
    assert [proposed(database, LONGER), proposed(database, HIGHER)] == [1, 2]
    withdraw(database, PAPER, 2, "", by=by(database, ANNA))
    assert proposed(database, HIGHER) == 3


def test_a_draft_is_seen_by_the_own_organisation_and_nobody_else(database: Database) -> None:
    draft = begin_draft(database, PAPER, 2, by=by(database, ANNA))
    save_draft(database, PAPER, draft, wish(LONGER), by=by(database, ARNE))
    assert stored_draft(database, draft, ARNE).text == LONGER
    for other in (BIRTE, FRIEDA, UTE, GERO):
        with pytest.raises((NotFound, NotYours)):
            save_draft(database, PAPER, draft, wish(HIGHER), by=by(database, other))
    assert stored_draft(database, draft, ANNA).text == LONGER


def test_a_draft_has_no_number_and_leaves_no_entry(database: Database) -> None:
    draft = begin_draft(database, PAPER, 2, by=by(database, ANNA))
    discard_draft(database, PAPER, draft, by=by(database, ANNA))
    assert recorded(database, "proposal_submitted") == []
    assert proposed(database) == 1


def test_an_old_window_never_writes_into_a_new_draft(database: Database) -> None:
    old = begin_draft(database, PAPER, 2, by=by(database, ANNA))
    discard_draft(database, PAPER, old, by=by(database, ANNA))
    new = begin_draft(database, PAPER, 2, by=by(database, ARNE))
    with pytest.raises(NotFound):
        save_draft(database, PAPER, old, wish(HIGHER), by=by(database, ANNA))
    assert stored_draft(database, new, ARNE).text == NOTHING_NEW


@pytest.mark.parametrize("who", [CHRIS, GERO, UTE], ids=lambda who: who.name)
def test_who_does_not_take_part_proposes_nothing(database: Database, who: Somebody) -> None:
    with pytest.raises(NotYours):
        begin_draft(database, PAPER, 2, by=by(database, who))


def test_as_coordinator_one_proposes_and_the_coordinators_stand_in_the_authors_place(database: Database) -> None:
    number = proposed(database, who=FRIEDA)
    assert row(database, number).organisation_id is None
    with pytest.raises(NotYours):
        revised(database, number, HIGHER, who=ANNA)
    revised(database, number, HIGHER, who=FRIEDA)
    assert row(database, number).revision == 2


def test_a_wording_that_moved_on_is_refused_and_the_draft_is_carried_over_with_nothing_lost(database: Database) -> None:
    draft = begin_draft(database, PAPER, 2, by=by(database, BIRTE))
    save_draft(database, PAPER, draft, wish(HIGHER), by=by(database, BIRTE))
    lands(database, LONGER)
    with pytest.raises(Stale) as refused:
        submit(database, PAPER, draft, wish(HIGHER), by=by(database, BIRTE))
    assert refused.value.sentence.key == "propose.wording_has_moved_on"
    assert bring_draft_up_to_date(database, PAPER, draft, by=by(database, BIRTE))
    assert "zehn Jahre" in stored_draft(database, draft, BIRTE).text
    assert "50 000" in stored_draft(database, draft, BIRTE).text


def test_a_draft_in_conflict_keeps_its_words_until_its_author_writes_it_anew(database: Database) -> None:
    draft = begin_draft(database, PAPER, 2, by=by(database, BIRTE))
    save_draft(database, PAPER, draft, wish(OTHER_LENGTH), by=by(database, BIRTE))
    lands(database, LONGER)
    assert not bring_draft_up_to_date(database, PAPER, draft, by=by(database, BIRTE))
    assert stored_draft(database, draft, BIRTE).text == OTHER_LENGTH
    start_draft_anew(database, PAPER, draft, OTHER_LENGTH, by=by(database, BIRTE))
    number = submit(database, PAPER, draft, wish(OTHER_LENGTH), by=by(database, BIRTE))
    assert row(database, number).state == "open"


def test_a_late_proposal_belongs_to_the_next_round(database: Database) -> None:
    turn, end = the_round(database).proposals_until, the_round(database).decisions_until
    plan_round(database, PAPER, end + WEEK, end + 3 * WEEK, by=by(database, FRIEDA))
    move_to(database, turn - timedelta(microseconds=1))
    in_time = proposed(database, LONGER)
    move_to(database, turn)
    late = proposed(database, HIGHER)
    assert [row(database, one).round_id for one in (in_time, late)] == [
        the_round(database).id,
        the_round(database, 2).id,
    ]


def test_a_revision_keeps_the_number_and_voids_all_votes_visibly(database: Database) -> None:
    number = proposed(database)
    votes_for(database, BIRTE, number)
    revised(database, number, HIGHER)
    assert (row(database, number).number, row(database, number).revision) == (number, 2)
    assert standing(database, number) == {}
    assert recorded(database, "proposal_revised")[0]["revision"] == 2


def test_a_revision_in_the_last_seven_days_moves_the_proposal_to_the_next_round(database: Database) -> None:
    number, end = proposed(database), the_round(database).decisions_until
    plan_round(database, PAPER, end + WEEK, end + 3 * WEEK, by=by(database, FRIEDA))
    move_to(database, end - WEEK - timedelta(seconds=1))
    revised(database, number, HIGHER)
    assert row(database, number).round_id == the_round(database).id
    move_to(database, end - WEEK)
    revised(database, number, OTHER_LENGTH)
    assert row(database, number).round_id == the_round(database, 2).id
    round_ends(database)
    assert row(database, number).state == "open"


def test_only_the_authors_organisation_revises_and_withdraws_while_it_is_open(database: Database) -> None:
    number = proposed(database)
    for act in (revised, lambda *given, who: withdraw(*given[:1], PAPER, given[1], "", by=by(database, who))):
        with pytest.raises(NotYours):
            act(database, number, HIGHER, who=BIRTE)
    withdraw(database, PAPER, number, "", by=by(database, ARNE))
    with pytest.raises(NotNow):
        withdraw(database, PAPER, number, "", by=by(database, ANNA))


def test_the_coordinator_withdraws_with_a_reason_and_the_author_is_told(database: Database) -> None:
    number = proposed(database)
    with pytest.raises(Malformed):
        withdraw(database, PAPER, number, " ", by=by(database, FRIEDA))
    withdraw(database, PAPER, number, "Doppelt.", by=by(database, FRIEDA))
    assert told(database, "withdrawn_by_coordinator") == {ANNA.id(database), ARNE.id(database)}


def test_a_decided_proposal_is_not_reopened(database: Database) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number, "object")
    round_ends(database)
    with pytest.raises(NotNow):
        revised(database, number, HIGHER)
    with pytest.raises(NotNow):
        withdraw(database, PAPER, number, "", by=by(database, ANNA))


def test_a_proposal_on_behalf_is_mailed_at_once_and_stays_the_organisations(database: Database) -> None:
    buche, frieda = organisation(database, BUCHE).id, by(database, FRIEDA)
    number = propose_on_behalf(database, PAPER, 2, buche, wish(), BY_TELEPHONE, by=frieda)
    assert told(database, "entered_on_behalf") == {BIRTE.id(database)}
    assert recorded(database, "proposal_submitted")[0]["how"] == "telephone"
    with pytest.raises(NotYours):
        withdraw(database, PAPER, number, "", by=by(database, ANNA))
    revised(database, number, HIGHER, who=BIRTE)
    withdraw(database, PAPER, number, "", by=by(database, BIRTE))


def test_nothing_is_proposed_on_behalf_of_one_that_does_not_take_part(database: Database) -> None:
    ceder = organisation(database, CEDER).id
    with pytest.raises(NotNow):
        propose_on_behalf(database, PAPER, 2, ceder, wish(), BY_TELEPHONE, by=by(database, FRIEDA))


@pytest.mark.parametrize("words", ["Größe „so“ & 'anders' <script>", "حق الماء للجميع", "e\u0301te\u0301 \u202eabc"])
def test_words_of_any_script_come_back_as_typed(database: Database, words: str) -> None:
    number = proposed(database, NOTHING_NEW + f"\n- {words}")
    votes_for(database, ANNA, number)
    round_ends(database)
    from webapp.paper.wording import Wording

    assert text(database) == Wording.from_text(NOTHING_NEW + f"\n- {words}").text


def test_who_wrote_a_draft_is_out_with_the_organisation(database: Database) -> None:
    from webapp.actions.organisations import leave

    draft = begin_draft(database, PAPER, 2, by=by(database, ANNA))
    leave(database, PAPER, by=by(database, ANNA))
    with pytest.raises(NotYours):
        submit(database, PAPER, draft, wish(), by=by(database, ANNA))


def lands(database: Database, wanted: str) -> None:
    """Ahorn's wish is adopted by everybody and worked in at once."""
    from webapp.actions.decide import decide_early, work_in_early

    number = proposed(database, wanted)
    votes_for(database, ANNA, number)
    votes_for(database, BIRTE, number)
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    work_in_early(database, PAPER, number, by=by(database, FRIEDA))


def stored_draft(database: Database, draft: int, who: Somebody):  # type: ignore[no-untyped-def]
    with database.reading() as connection:
        paper = papers.by_slug(connection, PAPER).id
        short_name = {ANNA: AHORN, ARNE: AHORN, BIRTE: BUCHE}[who]
        return drafts.load(connection, paper, draft, organisation_id=organisation(database, short_name).id)
