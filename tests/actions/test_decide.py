"""Deciding and working in before the end of a round, and choosing among adopted proposals that exclude each other."""

import pytest

from tests.actions.drafting_stage import (
    HIGHER,
    LONGER,
    LONGER_AND_HIGHER,
    OTHER_LENGTH,
    by,
    ceder_joins,
    decision,
    proposed,
    recorded,
    round_ends,
    row,
    standing,
    text,
    told,
    votes_for,
)
from tests.cast import ANNA, BIRTE, CHRIS, FRIEDA, PAPER, play
from webapp.actions.decide import choose, decide_early, work_in_early
from webapp.paper.refusals import NotNow, NotYours
from webapp.store.database import Database


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def test_while_somebody_is_silent_nothing_is_decided_early(database: Database) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number)
    with pytest.raises(NotNow) as refused:
        decide_early(database, PAPER, number, by=by(database, FRIEDA))
    assert refused.value.sentence.key == "deadlines.somebody_is_silent"
    assert row(database, number).state == "open"


@pytest.mark.parametrize("other, state", [("abstain", "adopted"), ("object", "rejected")])
def test_when_all_have_answered_the_coordinator_may_decide_early(database: Database, other: str, state: str) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number)
    votes_for(database, BIRTE, number, other)
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    assert (row(database, number).state, decision(database, number).early) == (state, True)
    assert "fünf Jahre" in text(database)  # decided, not yet worked in


def test_at_an_early_decision_those_are_entitled_who_count_then(database: Database) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number)
    votes_for(database, BIRTE, number)
    ceder_joins(database)
    with pytest.raises(NotNow):
        decide_early(database, PAPER, number, by=by(database, FRIEDA))
    votes_for(database, CHRIS, number, "go_along")
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    assert row(database, number).state == "adopted"


def test_nobody_votes_on_what_is_decided(database: Database) -> None:
    number = early(database, LONGER)
    with pytest.raises(NotNow):
        votes_for(database, BIRTE, number, "object", seen=1)


def test_what_was_decided_early_is_worked_in_with_the_round(database: Database) -> None:
    number = early(database, LONGER)
    round_ends(database)
    assert row(database, number).state == "worked_in"
    assert text(database) == LONGER


def test_worked_in_early_others_keep_their_votes_where_their_words_are_untouched(database: Database) -> None:
    kept, lapsed = proposed(database, HIGHER), proposed(database, OTHER_LENGTH)
    for other in (kept, lapsed):
        votes_for(database, BIRTE, other)
    work_in_early(database, PAPER, early(database, LONGER), by=by(database, FRIEDA))
    assert standing(database, kept) == {"Buche": "support"}
    assert standing(database, lapsed) == {}
    assert row(database, lapsed).needs_wording


def test_only_adopted_ones_are_worked_in_and_only_by_the_coordinator(database: Database) -> None:
    number = proposed(database)
    with pytest.raises(NotNow):
        work_in_early(database, PAPER, number, by=by(database, FRIEDA))
    with pytest.raises(NotYours):
        work_in_early(database, PAPER, number, by=by(database, ANNA))


def test_two_adopted_ones_that_exclude_each_other_wait_for_a_choice_and_the_coordinator_is_told(
    database: Database,
) -> None:
    first, second = adopted_rivals(database)
    assert told(database, "choose_among_adopted") == {FRIEDA.id(database)}
    with pytest.raises(NotNow) as refused:
        work_in_early(database, PAPER, first, by=by(database, FRIEDA))
    assert refused.value.sentence.key == "decide.choose_first"
    choose(database, PAPER, second, by=by(database, FRIEDA))
    assert text(database) == OTHER_LENGTH
    assert (row(database, second).state, row(database, first).state) == ("worked_in", "open")
    assert row(database, first).needs_wording
    assert recorded(database, "adopted_chosen")[0]["proposal"] == second


def test_after_a_choice_settling_goes_on_with_the_rest(database: Database) -> None:
    both = proposed(database, LONGER_AND_HIGHER)
    first, second = adopted_rivals(database, also=both)
    choose(database, PAPER, second, by=by(database, FRIEDA))
    assert [row(database, one).state for one in (first, both)] == ["open", "open"]
    assert text(database) == OTHER_LENGTH


def test_there_is_nothing_to_choose_where_nothing_excludes_each_other(database: Database) -> None:
    with pytest.raises(NotNow) as refused:
        choose(database, PAPER, early(database, LONGER), by=by(database, FRIEDA))
    assert refused.value.sentence.key == "proposals.nothing_to_choose"


def early(database: Database, wanted: str) -> int:
    """Wanted by all, and adopted before the end of the round."""
    number = proposed(database, wanted)
    votes_for(database, ANNA, number)
    votes_for(database, BIRTE, number)
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    return number


def adopted_rivals(database: Database, also: int | None = None) -> tuple[int, int]:
    """Two that exclude each other, both adopted at the end of the round."""
    numbers = (proposed(database, LONGER), proposed(database, OTHER_LENGTH))
    for number in (*numbers, also) if also else numbers:
        votes_for(database, ANNA, number)
    round_ends(database)
    return numbers
