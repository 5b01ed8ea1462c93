"""Stances: one an organisation, changed until the deadline, entered on its behalf, taken back; and the board that is asked."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.actions.drafting_stage import (
    HIGHER,
    LONGER,
    OTHER_LENGTH,
    by,
    ceder_joins,
    move_to,
    organisation,
    proposed,
    recorded,
    revised,
    round_ends,
    row,
    standing,
    the_round,
    told,
    votes_for,
    wait,
)
from tests.cast import AHORN, ANNA, ARNE, BIRTE, BUCHE, CEDER, CHRIS, FRIEDA, GERO, NIKO, PAPER, UTE, play
from webapp.actions.propose import withdraw
from webapp.actions.vote import consult_board, remind, take_back_entry, vote, vote_on_behalf
from webapp.paper.refusals import Malformed, NotFound, NotNow, NotYours, Stale
from webapp.paper.votes import How, OnBehalf
from webapp.store import votes
from webapp.store.database import Database

BY_MAIL = OnBehalf(How.MAIL, date(2026, 9, 14), "Frau Buche")


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def test_stances_may_be_given_from_submission_on(database: Database) -> None:
    number = proposed(database)
    votes_for(database, BIRTE, number)
    assert standing(database, number) == {BUCHE: "support"}


def test_every_vote_is_a_row_and_the_record_names_the_person(database: Database) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number, "object")
    votes_for(database, ARNE, number, "support", seen=1)
    with database.reading() as connection:
        cast = votes.of_proposal(connection, row(database, number).id)
    assert [(one.person_id, one.stance) for one in cast] == [
        (ANNA.id(database), "object"),
        (ARNE.id(database), "support"),
    ]
    assert [entry["stance"] for entry in recorded(database, "vote_cast")] == ["object", "support"]


def test_the_second_of_two_colleagues_is_asked_before_the_first_is_overruled(database: Database) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number, "support", seen=0)
    with pytest.raises(Stale) as refused:
        votes_for(database, ARNE, number, "object", seen=0)
    assert refused.value.sentence.values["person"] == "Anna Ahorn"
    assert standing(database, number) == {AHORN: "support"}


def test_a_vote_names_the_revision_that_it_was_cast_on(database: Database) -> None:
    number = proposed(database)
    revised(database, number, OTHER_LENGTH)
    with pytest.raises(Stale) as refused:
        votes_for(database, BIRTE, number, revision=1)
    assert refused.value.sentence.key == "votes.wording_has_changed"


def test_an_objection_needs_a_reason_and_a_stance_must_be_one(database: Database) -> None:
    number, ours = proposed(database), by(database, BIRTE)
    for stance, key in (("object", "votes.objection_needs_a_reason"), ("perhaps", "decide.stance_missing")):
        with pytest.raises(Malformed) as refused:
            vote(database, PAPER, number, stance=stance, reason=" ", revision=1, seen=0, by=ours)
        assert refused.value.sentence.key == key
    assert standing(database, number) == {}


@pytest.mark.parametrize("who", [FRIEDA, CHRIS, GERO, UTE, NIKO], ids=lambda who: who.name)
def test_coordinators_the_invited_observers_and_strangers_have_no_vote(database: Database, who) -> None:  # type: ignore[no-untyped-def]
    number = proposed(database)
    with pytest.raises(NotYours):
        votes_for(database, who, number)


@pytest.mark.parametrize("at", ["at the first date", "before the first date", "after the first date"])
def test_entitled_is_who_counts_at_proposals_until(database: Database, at: str) -> None:
    number, turn = proposed(database), the_round(database).proposals_until
    step = timedelta(microseconds=1)
    move_to(database, {"at": turn, "be": turn - step, "af": turn + step}[at[:2]])
    ceder_joins(database)
    if at.startswith("before"):
        votes_for(database, CHRIS, number)
        assert standing(database, number) == {CEDER: "support"}
        return
    with pytest.raises(NotNow) as refused:
        votes_for(database, CHRIS, number)
    assert refused.value.sentence.key == "decide.not_entitled"


def test_who_joined_late_votes_on_what_is_decided_in_the_next_round(database: Database) -> None:
    from webapp.actions.papers import plan_round

    end = the_round(database).decisions_until
    plan_round(database, PAPER, end + timedelta(days=7), end + timedelta(days=21), by=by(database, FRIEDA))
    move_to(database, the_round(database).proposals_until)
    ceder_joins(database)
    number = proposed(database)
    votes_for(database, CHRIS, number)
    assert standing(database, number) == {CEDER: "support"}


def test_a_stance_on_behalf_is_marked_mailed_at_once_and_stays_theirs(database: Database) -> None:
    number = proposed(database)
    on_behalf(database, number, "object")
    assert told(database, "entered_on_behalf") == {BIRTE.id(database)}
    assert recorded(database, "vote_cast")[-1]["how"] == "mail"
    votes_for(database, BIRTE, number, "support", seen=1)
    assert standing(database, number) == {BUCHE: "support"}


def test_the_entry_that_would_replace_an_unseen_stance_is_refused(database: Database) -> None:
    number = proposed(database)
    votes_for(database, BIRTE, number, "support")
    with pytest.raises(Stale):
        on_behalf(database, number, "object")
    on_behalf(database, number, "object", seen=1)
    assert standing(database, number) == {BUCHE: "object"}


def test_no_stance_is_entered_for_one_that_does_not_count(database: Database) -> None:
    number = proposed(database)
    with pytest.raises(NotNow):
        on_behalf(database, number, "support", short_name=CEDER)
    move_to(database, the_round(database).proposals_until)
    ceder_joins(database)
    with pytest.raises(NotNow) as refused:
        on_behalf(database, number, "support", short_name=CEDER)
    assert refused.value.sentence.key == "decide.other_is_not_entitled"


def test_only_the_coordinator_enters_for_others(database: Database) -> None:
    number, buche = proposed(database), organisation(database, BUCHE).id
    given = {"stance": "support", "reason": "", "revision": 1, "seen": 0, "behalf": BY_MAIL}
    with pytest.raises(NotYours):
        vote_on_behalf(database, PAPER, number, buche, by=by(database, ANNA), **given)


def test_what_was_entered_can_be_taken_back_and_the_organisation_is_silent(database: Database) -> None:
    number = proposed(database)
    on_behalf(database, number, "object")
    take_back_entry(database, PAPER, number, by=by(database, BIRTE))
    assert standing(database, number) == {}
    assert len(recorded(database, "vote_withdrawn")) == 1


def test_nobody_takes_back_what_another_organisation_said(database: Database) -> None:
    number = proposed(database)
    on_behalf(database, number, "object")
    for who in (ANNA, FRIEDA):
        with pytest.raises(NotYours):
            take_back_entry(database, PAPER, number, by=by(database, who))


def test_no_stance_on_what_is_withdrawn_or_not_in_this_paper(database: Database) -> None:
    number = proposed(database)
    withdraw(database, PAPER, number, "", by=by(database, ANNA))
    with pytest.raises(NotNow):
        votes_for(database, BIRTE, number)
    with pytest.raises(NotFound):
        votes_for(database, BIRTE, number + 1)


def test_a_stance_on_one_proposal_says_nothing_about_another(database: Database) -> None:
    first, second = proposed(database, LONGER), proposed(database, HIGHER)
    votes_for(database, BIRTE, first)
    assert (standing(database, first), standing(database, second)) == ({BUCHE: "support"}, {})


def test_the_board_is_asked_until_a_day_of_the_papers_calendar(database: Database) -> None:
    number = proposed(database)
    late = datetime(2026, 9, 30, 22, 30, tzinfo=UTC)  # half past midnight of the first of October in Berlin
    consult_board(database, PAPER, number, late, by=by(database, BIRTE))
    assert asking(database, number) == ["2026-10-01"]
    assert recorded(database, "board_consulted")[0]["until"] == "2026-10-01"


def test_the_boards_day_lies_ahead_and_not_after_the_decision(database: Database) -> None:
    number, end = proposed(database), the_round(database).decisions_until
    for day in (database.clock.now(), end + timedelta(seconds=1)):
        with pytest.raises(Malformed):
            consult_board(database, PAPER, number, day, by=by(database, BIRTE))
    consult_board(database, PAPER, number, end, by=by(database, BIRTE))


def test_an_asked_board_counts_neither_way(database: Database) -> None:
    number = proposed(database)
    consult_board(database, PAPER, number, database.clock.now() + timedelta(days=2), by=by(database, BIRTE))
    votes_for(database, ANNA, number)
    wait(database, days=3)
    assert standing(database, number) == {AHORN: "support"}
    round_ends(database)
    assert row(database, number).state == "worked_in"


def test_a_reminder_goes_to_all_who_act_for_the_organisation(database: Database) -> None:
    proposed(database)
    assert remind(database, PAPER, [organisation(database, AHORN).id], by=by(database, FRIEDA)) == 1
    assert told(database, "reminder") == {ANNA.id(database), ARNE.id(database)}


def on_behalf(database: Database, number: int, stance: str, *, seen: int = 0, short_name: str = BUCHE) -> None:
    vote_on_behalf(
        database,
        PAPER,
        number,
        organisation(database, short_name).id,
        stance=stance,
        reason="Am Telefon gesagt.",
        revision=1,
        seen=seen,
        behalf=BY_MAIL,
        by=by(database, FRIEDA),
    )


def asking(database: Database, number: int) -> list[str]:
    proposal = row(database, number).id
    with database.reading() as connection:
        return list(votes.consultations_of(connection, [proposal]).get(proposal, {}).values())
