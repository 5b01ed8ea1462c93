"""Working in: exactly the words that were supported, and every other proposal with its verdict, its votes kept or lapsed."""

import pytest

from tests.actions.drafting_stage import (
    HIGHER,
    LONGER,
    LONGER_AND_HIGHER,
    OTHER_LENGTH,
    by,
    paper_id,
    proposed,
    recorded,
    round_ends,
    row,
    standing,
    text,
    told,
    votes_for,
)
from tests.cast import ANNA, ARNE, BIRTE, FRIEDA, PAPER, play
from webapp.actions.decide import decide_early, work_in_early
from webapp.paper import redline
from webapp.paper.refusals import NotNow
from webapp.paper.wording import Wording
from webapp.store import proposals, sections
from webapp.store.database import Database

REWRITTEN = "Wir fordern:\n- zehn Jahre verlässliche Grundfinanzierung\n- Gutscheine bis 25 000 Euro"


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def test_what_was_supported_is_what_lands(database: Database) -> None:
    landed(database, LONGER)
    assert text(database) == LONGER
    (entry,) = recorded(database, "proposal_worked_in")
    assert entry["wording"] == Wording.from_text(LONGER).fingerprint


def test_all_adopted_ones_that_do_not_touch_are_worked_in_together(database: Database) -> None:
    for number in (proposed(database, LONGER), proposed(database, HIGHER, who=BIRTE)):
        votes_for(database, ANNA, number)
    round_ends(database)
    assert text(database) == LONGER_AND_HIGHER


def test_an_untouched_proposal_keeps_its_votes_and_stands_on_the_new_wording(database: Database) -> None:
    other = proposed(database, HIGHER, who=BIRTE)
    votes_for(database, BIRTE, other)
    landed(database, LONGER)
    carried = row(database, other)
    assert (carried.state, carried.step_kind, carried.revision) == ("open", "unaffected", 1)
    assert standing(database, other) == {"Buche": "support"}
    assert wanted(database, other) == LONGER_AND_HIGHER


def test_a_proposal_on_the_same_words_loses_its_votes_visibly_and_its_author_is_asked(database: Database) -> None:
    other = proposed(database, OTHER_LENGTH, who=BIRTE)
    votes_for(database, BIRTE, other)
    landed(database, LONGER)
    assert row(database, other).step_kind == "conflict"
    assert (row(database, other).needs_wording, standing(database, other)) == (True, {})
    assert told(database, "new_wording_needed") == {BIRTE.id(database)}
    assert recorded(database, "proposal_carried_over")[-1]["verdict"] == "conflict"


def test_until_it_has_new_words_no_stance_can_be_given_and_it_is_not_carried_over(database: Database) -> None:
    other = proposed(database, OTHER_LENGTH, who=BIRTE)
    landed(database, LONGER)
    steps = row(database, other).step_number
    with pytest.raises(NotNow) as refused:
        votes_for(database, ANNA, other)
    assert refused.value.sentence.key == "proposals.awaits_wording"
    landed(database, LONGER_AND_HIGHER)
    assert row(database, other).step_number == steps


def test_a_wish_that_is_met_is_superseded_at_once_and_its_author_is_told(database: Database) -> None:
    other = proposed(database, LONGER, who=BIRTE)
    landed(database, LONGER_AND_HIGHER)
    met = row(database, other)
    assert (met.state, met.ended_because) == ("superseded", "contained")
    assert told(database, "superseded") == {BIRTE.id(database)}


def test_an_adopted_one_in_conflict_is_open_again_without_votes(database: Database) -> None:
    first, second = proposed(database, LONGER), proposed(database, OTHER_LENGTH, who=BIRTE)
    for number in (first, second):
        for who in (ANNA, BIRTE):
            votes_for(database, who, number)
    for number in (second, first):
        decide_early(database, PAPER, number, by=by(database, FRIEDA))
    from webapp.actions.decide import choose

    choose(database, PAPER, first, by=by(database, FRIEDA))
    again = row(database, second)
    assert (again.state, again.needs_wording, again.decided_at) == ("open", True, None)
    assert standing(database, second) == {}


def test_other_sections_are_left_alone(database: Database) -> None:
    other = proposed(database, "Wasser gehört uns allen.", section=1)
    landed(database, LONGER)
    assert (row(database, other).step_kind, row(database, other).step_number) == ("submitted", 1)


def test_numbers_are_worked_in_lowest_first_and_the_order_of_votes_does_not_matter(database: Database) -> None:
    numbers = [proposed(database, HIGHER), proposed(database, REWRITTEN)]
    for number in reversed(numbers):
        votes_for(database, ANNA, number)
    round_ends(database)
    assert [entry["proposal"] for entry in recorded(database, "proposal_worked_in")] == numbers


def test_the_history_of_a_section_can_be_rebuilt_from_its_proposals(database: Database) -> None:
    for words in (LONGER, LONGER_AND_HIGHER):
        landed(database, words)
    with database.reading() as connection:
        found = [proposals.load(connection, paper_id(connection), number) for number in (1, 2)]
        for proposal in found:
            base = sections.wording(connection, proposal.base_wording_id)
            result = redline.apply(base, proposals.changes_of(proposal))
            entry = next(e for e in recorded(database, "proposal_worked_in") if e["proposal"] == proposal.number)
            assert (entry["before"], entry["wording"]) == (base.fingerprint, result.fingerprint)
    assert text(database) == LONGER_AND_HIGHER


def test_a_voter_whose_vote_lapsed_hears_of_it(database: Database) -> None:
    other = proposed(database, OTHER_LENGTH, who=BIRTE)
    votes_for(database, ARNE, other)
    landed(database, LONGER)
    from webapp.store import outbox

    with database.reading() as connection:
        digests = {one.person_id for one in outbox.waiting(connection) if one.kind == "digest"}
    assert ARNE.id(database) in digests


def landed(database: Database, words: str) -> None:
    """Ahorn's words, wanted by both, are worked in before the round ends."""
    number = proposed(database, words)
    for who in (ANNA, BIRTE):
        votes_for(database, who, number)
    decide_early(database, PAPER, number, by=by(database, FRIEDA))
    work_in_early(database, PAPER, number, by=by(database, FRIEDA))


def wanted(database: Database, number: int) -> str:
    with database.reading() as connection:
        proposal = proposals.load(connection, paper_id(connection), number)
        base = sections.wording(connection, proposal.base_wording_id)
        return redline.apply(base, proposals.changes_of(proposal)).text
