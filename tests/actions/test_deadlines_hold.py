"""Deadlines hold also while the worker sleeps: what is due happens before the next act, at the stances of the deadline."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Row

from tests.cast import ANNA, ARNE, BIRTE, CHRIS, FRIEDA, PAPER, Somebody, play
from webapp.actions.organisations import answer_invitation
from webapp.actions.papers import plan_round
from webapp.actions.propose import Wish, begin_draft, submit
from webapp.actions.settle import settle_paper
from webapp.actions.vote import vote
from webapp.actions.writing import By
from webapp.paper.organisations import Reply
from webapp.paper.refusals import NotNow
from webapp.store import papers, proposals, rounds, sections, votes
from webapp.store.database import Database

LONGER = "Wir fordern:\n- zehn Jahre Grundfinanzierung\n- Gutscheine bis 25 000 Euro"
OTHER_LENGTH = "Wir fordern:\n- acht Jahre Grundfinanzierung\n- Gutscheine bis 25 000 Euro"
MOMENT = timedelta(microseconds=1)


def test_a_vote_at_the_very_moment_of_the_deadline_is_refused(database: Database) -> None:
    number = proposed(database, LONGER)
    move_to(database, the_round(database).decisions_until)
    with pytest.raises(NotNow) as refused:
        votes_for(database, ANNA, number, "object")
    assert refused.value.sentence.key == "deadlines.over"


def test_a_refused_vote_still_leaves_the_round_decided(database: Database) -> None:
    number = proposed(database, LONGER)
    votes_for(database, ANNA, number, "support")
    move_to(database, the_round(database).decisions_until)
    with pytest.raises(NotNow):
        votes_for(database, BIRTE, number, "object")
    assert row(database, number).state == "worked_in"
    assert "zehn Jahre" in text(database)


def test_until_then_every_stance_can_change_and_the_last_one_counts(database: Database) -> None:
    number = proposed(database, LONGER)
    votes_for(database, ANNA, number, "support")
    move_to(database, the_round(database).decisions_until - MOMENT)
    votes_for(database, BIRTE, number, "object")
    move_to(database, the_round(database).decisions_until)
    settle_paper(database, PAPER)
    assert row(database, number).state == "rejected"
    assert "fünf Jahre" in text(database)


def test_a_worker_that_slept_for_a_month_changes_no_result(database: Database) -> None:
    number = proposed(database, LONGER)
    votes_for(database, ANNA, number, "support")
    move_to(database, the_round(database).decisions_until + timedelta(days=30))
    answer_invitation(database, PAPER, Reply.TAKE_PART, by=By(CHRIS.id(database)))
    decided = row(database, number).id
    with database.reading() as connection:
        decision = votes.decision_of(connection, [decided])[decided]
        entitled, _ = votes.decided_tally(decision)
    assert len(entitled) == 2


def test_who_accepts_after_proposals_until_counts_from_the_next_round(database: Database) -> None:
    number = proposed(database, LONGER)
    votes_for(database, ANNA, number, "support")
    move_to(database, the_round(database).proposals_until)
    answer_invitation(database, PAPER, Reply.TAKE_PART, by=By(CHRIS.id(database)))
    move_to(database, the_round(database).decisions_until)
    settle_paper(database, PAPER)
    assert row(database, number).state == "worked_in"  # one of two has answered, not one of three


def test_whichever_of_its_people_votes_the_organisation_has_one_vote(database: Database) -> None:
    number = proposed(database, LONGER)
    votes_for(database, ANNA, number, "object")
    votes_for(database, ARNE, number, "support", seen=1)
    move_to(database, the_round(database).decisions_until)
    settle_paper(database, PAPER)
    assert row(database, number).state == "worked_in"


def test_two_that_touch_wait_for_the_coordinator(database: Database) -> None:
    numbers = [proposed(database, LONGER), proposed(database, OTHER_LENGTH)]
    for number in numbers:
        votes_for(database, ANNA, number, "support")
    move_to(database, the_round(database).decisions_until)
    settle_paper(database, PAPER)
    assert [row(database, number).state for number in numbers] == ["adopted", "adopted"]
    assert "fünf Jahre" in text(database)


def test_a_late_proposal_belongs_to_the_next_round_also_if_that_is_planned_afterwards(database: Database) -> None:
    end = the_round(database).decisions_until
    move_to(database, the_round(database).proposals_until)
    number = proposed(database, LONGER)
    assert row(database, number).round_id is None
    frieda = By(FRIEDA.id(database), "coordination")
    plan_round(database, PAPER, end + timedelta(days=7), end + timedelta(days=21), by=frieda)
    assert row(database, number).round_id == the_round(database, 2).id


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def proposed(database: Database, wanted: str) -> int:
    """Anna's wish for the second section, submitted; gives its number."""
    by = By(ANNA.id(database))
    draft = begin_draft(database, PAPER, 2, by=by)
    return submit(database, PAPER, draft, Wish(wanted, "Laufzeit", "Fünf Jahre reichen nicht.", "important"), by=by)


def votes_for(database: Database, who: Somebody, number: int, stance: str, *, seen: int = 0) -> None:
    vote(database, PAPER, number, stance=stance, reason="Zu vage.", revision=1, seen=seen, by=By(who.id(database)))


def move_to(database: Database, at: datetime) -> None:
    database.clock.move_to(at)  # type: ignore[attr-defined]


def the_round(database: Database, number: int = 1):  # type: ignore[no-untyped-def]
    with database.reading() as connection:
        return rounds.load(connection, papers.by_slug(connection, PAPER).id, number)


def row(database: Database, number: int) -> Row:  # type: ignore[type-arg]
    with database.reading() as connection:
        return proposals.load(connection, papers.by_slug(connection, PAPER).id, number)


def text(database: Database) -> str:
    with database.reading() as connection:
        return str(sections.load(connection, papers.by_slug(connection, PAPER).id, 2).text)
