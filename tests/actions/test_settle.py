"""The end of a round: everything is decided by the paper's rule, once, at the stances of the deadline."""

from datetime import timedelta

import pytest

from tests.actions.drafting_stage import (
    HIGHER,
    LONGER,
    OTHER_LENGTH,
    by,
    decision,
    move_to,
    organisation,
    proposed,
    recorded,
    revised,
    round_ends,
    row,
    text,
    the_round,
    told,
    votes_for,
)
from tests.cast import AHORN, ANNA, ARNE, BIRTE, BUCHE, FRIEDA, PAPER, play
from webapp.actions.organisations import leave
from webapp.actions.papers import plan_round
from webapp.actions.settle import settle_if_due, settle_paper
from webapp.store import papers, votes
from webapp.store.database import Database
from webapp.store.due import anything

WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def test_what_falls_short_of_the_rule_is_rejected(database: Database) -> None:
    nobody_said_anything = proposed(database)
    round_ends(database)
    assert row(database, nobody_said_anything).state == "rejected"


@pytest.mark.parametrize(
    "rule, ahorn, buche, state",
    [
        ("simple_majority", "support", "object", "rejected"),  # a tie
        ("simple_majority", "go_along", "abstain", "worked_in"),
        ("two_thirds", "support", "abstain", "rejected"),
        ("two_thirds", "support", "go_along", "worked_in"),
        ("consent", "go_along", None, "worked_in"),
        ("consent", "abstain", "abstain", "rejected"),
        ("unanimity", "support", None, "rejected"),
        ("unanimity", "support", "go_along", "worked_in"),
    ],
)
def test_each_rule_decides_as_the_procedure_says(
    database: Database, rule: str, ahorn: str, buche: str | None, state: str
) -> None:
    with database.transaction() as connection:
        papers.change(connection, papers.by_slug(connection, PAPER).id, rule=rule)
    number = proposed(database)
    votes_for(database, ANNA, number, ahorn)
    if buche:
        votes_for(database, BIRTE, number, buche)
    round_ends(database)
    assert (row(database, number).state, decision(database, number).rule) == (state, rule)


def test_everybody_sees_by_which_rule_with_which_tally_and_when(database: Database) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number, "go_along")
    round_ends(database)
    assert decision(database, number).at == the_round(database).decisions_until
    (entry,) = recorded(database, "proposal_decided")
    assert (entry["rule"], entry["go_along"], entry["silent"], entry["outcome"]) == ("consent", 1, 1, "adopted")
    assert {ANNA.id(database), BIRTE.id(database), FRIEDA.id(database)} <= told(database, "round_result")


def test_settling_twice_does_nothing_twice(database: Database) -> None:
    votes_for(database, ANNA, proposed(database))
    round_ends(database)
    before = record_size(database)
    settle_paper(database, PAPER)
    settle_if_due(database, PAPER)
    assert record_size(database) == before


def test_one_moment_before_the_end_nothing_is_due(database: Database) -> None:
    number = proposed(database)
    move_to(database, the_round(database).decisions_until - timedelta(microseconds=1))
    settle_if_due(database, PAPER)
    assert row(database, number).state == "open"


def test_a_page_settles_what_is_due_while_the_worker_sleeps(database: Database) -> None:
    number = proposed(database)
    move_to(database, the_round(database).decisions_until)
    with database.reading() as connection:
        assert anything(connection, PAPER, database.clock.now())
    settle_if_due(database, PAPER)
    assert row(database, number).state == "rejected"
    with database.reading() as connection:
        assert not anything(connection, PAPER, database.clock.now())


def test_the_voting_of_one_that_left_no_longer_counts_and_n_falls(database: Database) -> None:
    number = proposed(database)
    votes_for(database, BIRTE, number, "object")
    votes_for(database, ANNA, number)
    leave(database, PAPER, by=by(database, BIRTE))
    round_ends(database)
    assert decided(database, number) == ((organisation(database, AHORN).id,), "worked_in")


def test_who_leaves_after_the_end_was_still_counted_though_nobody_had_settled(database: Database) -> None:
    number = proposed(database)
    votes_for(database, BIRTE, number, "object")
    votes_for(database, ANNA, number)
    move_to(database, the_round(database).decisions_until + timedelta(days=2))
    leave(database, PAPER, by=by(database, BIRTE))
    both = (organisation(database, AHORN).id, organisation(database, BUCHE).id)
    assert decided(database, number) == (both, "rejected")


def test_two_rounds_that_were_slept_through_are_settled_in_their_order(database: Database) -> None:
    end = the_round(database).decisions_until
    plan_round(database, PAPER, end + WEEK, end + 3 * WEEK, by=by(database, FRIEDA))
    first = proposed(database, LONGER)
    votes_for(database, ANNA, first)
    move_to(database, the_round(database).proposals_until)
    second = proposed(database, HIGHER)
    votes_for(database, BIRTE, second)
    move_to(database, end + 9 * WEEK)
    settle_paper(database, PAPER)
    assert [entry["round"] for entry in recorded(database, "round_settled")] == [1, 2]
    assert [row(database, one).state for one in (first, second)] == ["worked_in", "worked_in"]
    assert "zehn Jahre" in text(database) and "50 000" in text(database)


def test_a_silent_authors_task_ends_with_proposals_until_of_its_new_round(database: Database) -> None:
    loser = in_conflict(database)
    move_to(database, the_round(database, 2).proposals_until)
    settle_if_due(database, PAPER)
    assert (row(database, loser).state, row(database, loser).ended_because) == ("superseded", "silent_author")
    assert told(database, "superseded") == {BIRTE.id(database)}


def test_an_author_who_finds_new_words_in_time_is_decided_in_that_round(database: Database) -> None:
    loser = in_conflict(database)
    revised(database, loser, OTHER_LENGTH, who=BIRTE)
    votes_for(database, ANNA, loser, revision=2)
    round_ends(database, 2)
    assert row(database, loser).state == "worked_in"
    assert text(database) == OTHER_LENGTH


def test_the_coordinator_may_find_the_words_for_a_silent_author(database: Database) -> None:
    loser = in_conflict(database)
    revised(database, loser, OTHER_LENGTH, who=FRIEDA)
    changed = row(database, loser)
    assert (changed.needs_wording, changed.organisation_id) == (False, organisation(database, BUCHE).id)


def test_without_a_further_round_the_freeze_overtakes_what_lacks_words(database: Database) -> None:
    from webapp.actions.freeze import freeze

    loser = in_conflict(database, plan_another=False)
    assert row(database, loser).round_id is None
    freeze(database, PAPER, answers_until=database.clock.now() + WEEK, by=by(database, FRIEDA))
    assert (row(database, loser).state, row(database, loser).ended_because) == ("superseded", "frozen")


def in_conflict(database: Database, *, plan_another: bool = True) -> int:
    """Ahorn's words landed; Buche's on the same place was open and needs new ones. Gives its number."""
    end = the_round(database).decisions_until
    winner, loser = proposed(database, LONGER), proposed(database, OTHER_LENGTH, who=BIRTE)
    if plan_another:
        plan_round(database, PAPER, end + WEEK, end + 3 * WEEK, by=by(database, FRIEDA))
    for who in (ANNA, BIRTE):
        votes_for(database, who, winner)
    from webapp.actions.decide import decide_early, work_in_early

    decide_early(database, PAPER, winner, by=by(database, FRIEDA))
    move_to(database, the_round(database).proposals_until)
    work_in_early(database, PAPER, winner, by=by(database, FRIEDA))
    assert told(database, "new_wording_needed") == {BIRTE.id(database)}
    round_ends(database)
    assert row(database, loser).needs_wording
    return loser


def decided(database: Database, number: int) -> tuple[tuple[int, ...], str]:
    entitled, _ = votes.decided_tally(decision(database, number))
    return entitled, str(row(database, number).state)


def record_size(database: Database) -> int:
    with database.reading() as connection:
        return int(papers.by_slug(connection, PAPER).record_size)


def test_arne_votes_and_anna_sees_it_counted_once(database: Database) -> None:
    number = proposed(database)
    votes_for(database, ARNE, number)
    votes_for(database, ANNA, number, "go_along", seen=1)
    round_ends(database)
    _, stances = votes.decided_tally(decision(database, number))
    assert {key: str(value) for key, value in stances.items()} == {organisation(database, AHORN).id: "go_along"}
