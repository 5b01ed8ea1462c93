"""What becomes of an open proposal when another one is worked in (TEXT.md section 5; promises 1 and 2)."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import assume, given

from tests.paper.case_files import cases, parts
from tests.paper.strategies import base_and_wanted, many
from webapp.paper.carry_over import carry_over, is_canonical_together, touches
from webapp.paper.changes import Change
from webapp.paper.pieces import Piece
from webapp.paper.redline import apply, changes
from webapp.paper.wording import Wording


@pytest.mark.parametrize("case", cases("carry_over"), ids=lambda case: case.stem)
def test_a_proposal_is_carried_over_as_people_expect(case: Path):
    base, adopted, other, verdict, *resulting = parts(case)
    now, carried = _carried(base, adopted, other)
    assert carried.verdict == verdict
    if verdict != "conflict":
        assert apply(now, carried.changes).text == resulting[0]


@many
@given(base_and_wanted(wanted=2))
def test_touching_is_mutual_and_each_change_touches_itself(texts):
    base, ours, theirs = _proposals(texts)
    assert all(touches(base, change, change) for change in ours)
    assert all(touches(base, one, other) == touches(base, other, one) for one in ours for other in theirs)


@many
@given(base_and_wanted(wanted=2))
def test_a_conflict_is_mutual(texts):
    base, ours, theirs = _proposals(texts)
    assert (carry_over(base, ours, theirs).verdict == "conflict") == (
        carry_over(base, theirs, ours).verdict == "conflict"
    )


@many
@given(base_and_wanted(wanted=2))
def test_two_proposals_give_one_text_in_either_order(texts):
    base, ours, theirs = _proposals(texts)
    one, other = carry_over(base, ours, theirs), carry_over(base, theirs, ours)
    assume(one.verdict != "conflict")
    assert apply(apply(base, ours), one.changes) == apply(apply(base, theirs), other.changes)


@many
@given(base_and_wanted(wanted=2))
def test_what_was_supported_is_what_lands(texts):
    base, adopted, own = _proposals(texts)
    carried = carry_over(base, adopted, own)
    assume(carried.verdict in ("unaffected", "moved"))
    now = apply(base, adopted)
    rest = [change for change in own if change not in adopted]
    assert [change.added for change in carried.changes] == [change.added for change in rest]
    assert [now.cut(change.start, change.end) for change in carried.changes] == [
        base.cut(change.start, change.end) for change in rest
    ]


@many
@given(base_and_wanted(wanted=2))
def test_votes_stay_if_and_only_if_the_own_words_and_those_replaced_are_untouched(texts):
    base, adopted, own = _proposals(texts)
    carried = carry_over(base, adopted, own)
    rest = [change for change in own if change not in adopted]
    touched = any(touches(base, one, other) for one in adopted for other in rest)
    assert (carried.verdict == "conflict") == touched == bool(carried.pairs)


@many
@given(base_and_wanted(wanted=2))
def test_every_character_comes_from_the_base_or_from_what_was_added(texts):
    base, adopted, own = _proposals(texts)
    carried = carry_over(base, adopted, own)
    assume(carried.verdict != "conflict")
    assert is_canonical_together(base, (*adopted, *(change for change in own if change not in adopted)))
    given_letters = base.flat + "".join(
        "\n" if len(part) == 2 else part.text for change in (*adopted, *own) for part in change.added
    )
    together = apply(apply(base, adopted), carried.changes).flat
    assert all(together.count(sign) <= given_letters.count(sign) for sign in set(together))


@many
@given(base_and_wanted(wanted=3))
def test_a_third_proposal_changes_nobody_elses_verdict(texts):
    base, third, ours, theirs = _proposals(texts)
    ours, theirs = _apart_from(base, third, ours), _apart_from(base, third, theirs)
    our_carried, their_carried = carry_over(base, third, ours), carry_over(base, third, theirs)
    before = carry_over(base, ours, theirs).verdict
    after = carry_over(apply(base, third), our_carried.changes, their_carried.changes).verdict
    assert (before == "conflict") == (after == "conflict")
    assert (before == "contained") == (after == "contained")


@many
@given(base_and_wanted(wanted=3))
def test_three_proposals_give_one_text_in_every_order(texts):
    base, first, second, third = _proposals(texts)
    second = _apart_from(base, first, second)
    proposals = (first, second, _apart_from(base, (*first, *second), third))
    assert len({_worked_in(base, order) for order in permutations(proposals)}) == 1


# ---- counter-examples that shaped the rules; each was once found by a property


def test_a_struck_block_touches_new_blocks_before_and_after_it():
    """Otherwise the two new blocks meet at one point once the block is gone, and a third party changes their verdict."""
    base = "- Strom\n- Wärme\n- Verkehr"
    before, after = "- Strom\n- neu davor\n- Wärme\n- Verkehr", "- Strom\n- Wärme\n- neu danach\n- Verkehr"
    assert _carried(base, "- Strom\n- Verkehr", before)[1].verdict == "conflict"
    assert _carried(base, "- Strom\n- Verkehr", after)[1].verdict == "conflict"
    assert _carried(base, before, after)[1].verdict == "unaffected"


def test_a_longer_paragraph_stands_before_the_new_block_at_the_same_point():
    """By position alone the order would be open."""
    base, both = "Eins ist gut.\nZwei.", "Eins ist gut. Und mehr.\nNeu.\nZwei."
    now, carried = _carried(base, "Eins ist gut. Und mehr.\nZwei.", "Eins ist gut.\nNeu.\nZwei.")
    assert apply(now, carried.changes).text == both
    now, carried = _carried(base, "Eins ist gut.\nZwei ist drei.", both)
    assert (carried.verdict, apply(now, carried.changes).text) == (
        "unaffected",
        "Eins ist gut. Und mehr.\nNeu.\nZwei ist drei.",
    )


@pytest.mark.parametrize("other", ["Wir fordern deutlich mehr Mittel.", "Wir fordern mehr oder andere Mittel."])
def test_words_put_in_at_the_edge_of_a_replaced_word_touch_it(other):
    """Well defined, but `deutlich weniger` is what nobody wanted."""
    assert _carried("Wir fordern mehr Mittel.", "Wir fordern weniger Mittel.", other)[1].verdict == "conflict"


def test_how_a_text_was_pasted_does_not_decide_what_touches():
    pasted, clean = "* Strom\n\n*\tWärme\u00ad", "- Strom\n- Wärme"
    for base in (pasted, clean):
        assert _carried(base, "- Strom und Gas\n- Wärme", "- Strom\n- Wärmenetze")[1].verdict == "unaffected"


def test_a_proposal_is_never_compared_anew_after_it_was_carried_over():
    """A second comparison would say that the last two `neu` go, and turn a later verdict around."""
    base = Wording.from_text("alt und gut neu neu neu gut.")
    ours = changes(base, Wording.from_text("alt und gut neu neu neu"))
    theirs = (Change(13, 21, ()),)
    now = apply(base, ours)
    carried = carry_over(base, ours, theirs)
    assert (carried.verdict, carried.changes) == ("moved", theirs)
    assert changes(now, apply(now, carried.changes)) != carried.changes


def test_positions_are_characters_because_words_can_grow_together():
    """`a:innen` is one token afterwards; no token's number would have survived that."""
    base = Wording.from_text("a :innen x")
    strike_space, strike_x = (Change(2, 3, ()),), (Change(9, 11, ()),)
    carried = carry_over(base, strike_space, strike_x)
    assert (carried.verdict, apply(apply(base, strike_space), carried.changes).text) == ("moved", "a:innen")


def test_letters_that_would_compose_are_a_conflict():
    """The safety net: adopting one would change a letter nobody touched."""
    base = Wording.from_text("e x \u0301 gut")
    strike_x, strike_spaces = (Change(2, 4, ()),), (Change(2, 2, (Piece("y"),)),)
    assert carry_over(base, strike_x, strike_spaces).verdict == "conflict"


def _carried(base, adopted, other):
    base, adopted, other = map(Wording.from_text, (base, adopted, other))
    return adopted, carry_over(base, changes(base, adopted), changes(base, other))


def _apart_from(base, others, own):
    """Those of the own changes that touch none of the others: a proposal that is carried over."""
    return tuple(change for change in own if not any(touches(base, change, other) for other in others))


def _proposals(texts):
    base, *wanted = texts
    return (base, *(changes(base, one) for one in wanted))


def _worked_in(base, proposals):
    """All of them, one after the other, the waiting ones carried over each time."""
    waiting = [proposal for proposal in proposals if proposal]
    while waiting:
        adopted = waiting.pop(0)
        waiting = [carry_over(base, adopted, own).changes for own in waiting]
        base = apply(base, adopted)
    return base
