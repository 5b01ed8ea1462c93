"""Proposals: which moves there are, what blocks a stance, and in which order adopted ones are worked in."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import language
from webapp.paper import proposals
from webapp.paper.proposals import MOVES, Move, State, Weight, after, next_to_work_in, rivals
from webapp.paper.refusals import Malformed, NotNow, Stale

# each row: a state, then what each move makes of it; a dot: refused
TABLE = """
            submit  discard    revise  withdraw   adopt    reject    work_in    reopen  supersede
draft       open    withdrawn  .       .          .        .         .          .       .
open        .       .          open    withdrawn  adopted  rejected  .          open    superseded
adopted     .       .          .       .          .        .         worked_in  open    superseded
rejected    .       .          .       .          .        .         .          .       .
withdrawn   .       .          .       .          .        .         .          .       .
superseded  .       .          .       .          .        .         .          .       .
worked_in   .       .          .       .          .        .         .          .       .
"""


def cells():
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [(row[0], move, becomes) for row in rows for move, becomes in zip(head, row[1:], strict=True)]


@pytest.mark.parametrize("state, move, becomes", cells())
def test_every_move_from_every_state(state, move, becomes):
    if becomes != ".":
        assert after(State(state), Move(move)) == becomes
        return
    with pytest.raises(NotNow):
        after(State(state), Move(move))


def test_the_table_names_every_state_and_every_move():
    assert {(state, move) for state, move, _ in cells()} == set(itertools.product(State, Move))


def test_a_decided_proposal_is_not_reopened_by_anybody():
    for final in (State.REJECTED, State.WITHDRAWN, State.SUPERSEDED, State.WORKED_IN):
        assert not any(state == final for state, _ in MOVES)


def test_a_stance_is_given_on_an_open_proposal_with_its_wording():
    proposals.check_stance(State.OPEN, awaits_wording=False)
    with pytest.raises(NotNow, match="awaits_wording"):
        proposals.check_stance(State.OPEN, awaits_wording=True)


@pytest.mark.parametrize("state", [state for state in State if state != State.OPEN])
def test_no_stance_is_given_on_any_other(state):
    with pytest.raises(NotNow, match="no_stance_in_this_state"):
        proposals.check_stance(state, awaits_wording=False)


def test_one_that_awaits_its_wording_is_not_carried_over():
    carried = [state for state in State if proposals.is_carried_over(state, awaits_wording=False)]
    assert carried == [State.OPEN, State.ADOPTED]
    assert not any(proposals.is_carried_over(state, awaits_wording=True) for state in State)


def test_a_form_against_another_state_is_stale():
    proposals.check_seen(State.OPEN, State.OPEN)
    with pytest.raises(Stale):
        proposals.check_seen(State.OPEN, State.ADOPTED)


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
def test_a_title_is_there_and_short(title):
    proposals.check_title("x" * 120)
    with pytest.raises(Malformed):
        proposals.check_title(title)


def test_a_reason_is_asked_for_unless_the_change_is_editorial():
    proposals.check_reason("", Weight.EDITORIAL)
    proposals.check_reason("x" * 4000, Weight.CONDITION)
    for weight in (Weight.CONDITION, Weight.IMPORTANT):
        with pytest.raises(Malformed):
            proposals.check_reason(" ", weight)
    with pytest.raises(Malformed):
        proposals.check_reason("x" * 4001, Weight.EDITORIAL)


# — working in —


def test_the_lowest_number_that_stands_alone_comes_first():
    assert next_to_work_in([7, 4, 12], nothing_conflicts) == 4


def test_two_that_exclude_each_other_wait_for_a_choice():
    assert next_to_work_in([4, 7, 12], pairs((4, 7))) == 12
    assert next_to_work_in([4, 7], pairs((4, 7))) is None


def test_a_chain_need_not_exclude_its_ends():
    chain = pairs((4, 7), (7, 12))
    assert rivals(7, [4, 7, 12], chain) == (4, 12)
    assert rivals(4, [4, 7, 12], chain) == (7,)


def test_where_nothing_is_adopted_nothing_is_worked_in():
    assert next_to_work_in([], nothing_conflicts) is None


def test_the_coordinator_chooses_only_among_rivals():
    proposals.check_choice(4, [4, 7, 12], pairs((4, 7)))
    with pytest.raises(NotNow):
        proposals.check_choice(12, [4, 7, 12], pairs((4, 7)))


numbers = st.lists(st.integers(1, 30), unique=True, max_size=12)
conflicts = st.sets(st.tuples(st.integers(1, 30), st.integers(1, 30)), max_size=20)


@given(numbers, conflicts)
def test_whatever_is_next_touches_no_other_adopted_one(adopted, drawn):
    conflict = pairs(*drawn)
    number = next_to_work_in(adopted, conflict)
    alone = [one for one in adopted if not rivals(one, adopted, conflict)]
    assert number == min(alone, default=None)


@given(numbers, conflicts)
def test_what_is_worked_in_does_not_depend_on_the_order_of_the_list(adopted, drawn):
    conflict = pairs(*drawn)
    assert next_to_work_in(adopted, conflict) == next_to_work_in(list(reversed(adopted)), conflict)


@pytest.mark.parametrize("language_", ["de", "en"])
def test_every_state_and_weight_has_its_name(language_):
    assert all(language.say(proposals.STATES[state], language_) for state in State)
    assert all(language.say(proposals.WEIGHTS[weight], language_) for weight in Weight)


def nothing_conflicts(one, other):
    return False


def pairs(*together):
    known = {frozenset(pair) for pair in together}
    return lambda one, other: frozenset((one, other)) in known
