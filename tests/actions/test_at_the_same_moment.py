"""Two people at the same moment: writes on one paper are one after the other, and nobody overrules anybody unasked."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest

from tests.actions.drafting_stage import HIGHER, by, move_to, proposed, recorded, row, standing, the_round, votes_for
from tests.cast import AHORN, ANNA, ARNE, BIRTE, BUCHE, FRIEDA, PAPER, play
from webapp.actions.decide import decide_early
from webapp.actions.keeping import check_record
from webapp.actions.settle import settle_if_due
from webapp.paper.refusals import NotNow, Refusal, Stale
from webapp.store import papers
from webapp.store.database import Database


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def test_of_two_colleagues_one_votes_and_the_other_is_asked(database: Database) -> None:
    number = proposed(database)
    refused = at_once(
        lambda: votes_for(database, ANNA, number, "support"), lambda: votes_for(database, ARNE, number, "object")
    )
    assert [type(one) for one in refused] == [Stale]
    assert len(recorded(database, "vote_cast")) == 1 and AHORN in standing(database, number)


def test_two_organisations_both_vote(database: Database) -> None:
    number = proposed(database)
    assert at_once(lambda: votes_for(database, ANNA, number), lambda: votes_for(database, BIRTE, number)) == []
    assert standing(database, number) == {AHORN: "support", BUCHE: "support"}


def test_two_proposals_get_two_numbers(database: Database) -> None:
    assert at_once(lambda: proposed(database), lambda: proposed(database, HIGHER, who=BIRTE)) == []
    assert sorted(row(database, number).title for number in (1, 2)) == ["Laufzeit", "Laufzeit"]


def test_two_pages_settle_an_ended_round_once(database: Database) -> None:
    proposed(database)
    move_to(database, the_round(database).decisions_until)
    assert at_once(lambda: settle_if_due(database, PAPER), lambda: settle_if_due(database, PAPER)) == []
    assert len(recorded(database, "proposal_decided")) == len(recorded(database, "round_settled")) == 1


def test_a_vote_that_changes_while_it_is_decided_early_is_counted_or_refused(database: Database) -> None:
    number = proposed(database)
    for who in (ANNA, BIRTE):
        votes_for(database, who, number)
    refused = at_once(
        lambda: votes_for(database, BIRTE, number, "object", seen=1),
        lambda: decide_early(database, PAPER, number, by=by(database, FRIEDA)),
    )
    (decided,) = recorded(database, "proposal_decided")
    assert (decided["object"], [type(one) for one in refused]) in ((1, []), (0, [NotNow]))


def at_once(*acts: Callable[[], object]) -> list[Refusal]:
    """Lets all begin in the same moment; gives what was refused. Whatever else goes wrong is raised."""
    start, refused, broken = Barrier(len(acts)), [], []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
        except Refusal as refusal:
            refused.append(refusal)
        except Exception as problem:
            broken.append(problem)

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    return refused


@pytest.fixture(autouse=True)
def the_record_stays_whole(database: Database):  # type: ignore[no-untyped-def]
    yield
    with database.reading() as connection:
        assert check_record(connection, papers.by_slug(connection, PAPER).id).whole
