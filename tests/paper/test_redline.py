"""A redline reads as if a person had made it, and is exact (TEXT.md section 3)."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.paper.case_files import cases, parts, written
from tests.paper.strategies import base_and_wanted, many, wordings
from webapp.paper.carry_over import touches
from webapp.paper.redline import Change, apply, blocks_of, changes, dump, load, pairs, redline, summary
from webapp.paper.wording import Wording

any_two = base_and_wanted() | st.tuples(wordings(), wordings())


@pytest.mark.parametrize("case", cases("redline"), ids=lambda case: case.stem)
def test_a_redline_reads_as_a_careful_person_would_write_it(case: Path):
    base, wanted, expected = parts(case)
    assert written(redline(Wording.from_text(base), Wording.from_text(wanted))) == expected


@many
@given(any_two)
def test_the_changes_lead_exactly_to_the_wanted_text_and_back(texts):
    base, wanted = texts
    assert apply(base, changes(base, wanted)) == wanted
    assert apply(wanted, changes(wanted, base)) == base


@many
@given(any_two)
def test_nothing_changes_if_and_only_if_the_texts_are_the_same(texts):
    base, wanted = texts
    assert changes(base, base) == ()
    assert (changes(base, wanted) == ()) == (base == wanted)


@many
@given(any_two)
def test_the_same_texts_give_the_same_changes(texts):
    base, wanted = texts
    again = changes(Wording.from_text(base.text), Wording.from_text(wanted.text))
    assert changes(base, wanted) == again == load(dump(again))


@many
@given(any_two)
def test_changes_of_one_proposal_never_touch(texts):
    base, wanted = texts
    assert not any(touches(base, one, other) for one, other in combinations(changes(base, wanted), 2))


@many
@given(any_two)
def test_kept_and_removed_runs_are_the_old_wording_kept_and_added_the_new_one(texts):
    for kind, wording in zip(("removed", "added"), texts, strict=True):
        text = "".join(run.text for run in redline(*texts) if run.kind in ("kept", kind))
        assert Wording.from_text(text) == wording


@many
@given(any_two)
def test_shown_blocks_hold_exactly_the_words_of_both_sides(texts):
    base, wanted = texts
    shown = blocks_of(base, changes(base, wanted))
    new = [block for block in shown if block.state != "removed"]
    assert [(block.kind, block.depth) for block in new] == [(block.kind, block.depth) for block in wanted.blocks]
    assert [_text(block, "added") for block in new] == [block.text for block in wanted.blocks]
    old = "".join(_text(block, "removed") for block in shown if block.state != "added")
    assert old.replace("\n", "") == base.flat.replace("\n", "")


def test_a_comparison_that_would_take_too_long_goes_by_sentences():
    old = Wording.from_text(" ".join(f"Satz {n} über das Thema {n % 7}." for n in range(400)))
    new = Wording.from_text(old.text.replace("Satz 200 über das Thema 4", "Ein anderer Satz"))
    assert written(redline(old, new)).count("{+") == 1
    assert "[-Satz 200 über das Thema 4-]{+Ein anderer Satz+}." in written(redline(old, new))


def test_a_text_rewritten_from_end_to_end_is_one_change():
    old = Wording.from_text(" ".join(f"alt{n}" for n in range(4_000)))
    new = Wording.from_text(" ".join(f"neu{n}" for n in range(4_000)))
    assert len(changes(old, new)) == 1
    assert apply(old, changes(old, new)) == new


def test_changes_that_overlap_are_refused():
    base = Wording.from_text("eins zwei drei")
    with pytest.raises(ValueError, match="overlaps"):
        apply(base, (Change(1, 6, ()), Change(3, 8, ())))
    with pytest.raises(ValueError, match="outside"):
        apply(base, (Change(1, 99, ()),))


def test_a_paragraph_that_becomes_an_item_keeps_its_words():
    kept, item = _blocks("Wir wollen:\nStrom", "Wir wollen:\n- Strom")
    assert (item.state, item.kind, item.was, _text(item, "removed")) == ("changed", "b", ("p", 0), "Strom")
    assert kept.state == "kept"


def test_a_moved_item_is_linked_to_where_it_went():
    shown = _blocks("- Strom\n- Wärme\n- Verkehr auf Schienen", "- Verkehr auf Schienen\n- Strom\n- Wärme")
    assert [(block.state, block.moved, block.counterpart) for block in shown] == [
        ("added", True, 3), ("kept", False, None), ("kept", False, None), ("removed", True, 0)
    ]  # fmt: skip


def test_a_split_and_a_join_are_named():
    assert [block.joint for block in _blocks("Eins. Zwei.", "Eins.\nZwei.")] == ["", "split"]
    assert [block.joint for block in _blocks("Eins.\nZwei.", "Eins. Zwei.")] == ["joined"]


def test_new_and_struck_blocks_are_shown_as_wholes():
    shown = _blocks("Eins bleibt.\nZwei geht.", "Eins bleibt. Etwas mehr.\n- Drei\n- Vier")
    assert [block.state for block in shown] == ["changed", "removed", "added", "added"]
    assert all(len({piece.kind for piece in block.pieces}) == 1 for block in shown[1:])


def test_the_summary_counts_places_and_words():
    base, wanted = (
        Wording.from_text("Alle Netze sind gut.\n- eins\n- zwei"),
        Wording.from_text("Unsere Netze sind bald gut.\n- zwei\n- eins"),
    )
    assert summary(base, changes(base, wanted)) == (3, 2, 1, 1)


def test_the_list_of_old_and_new_gives_a_few_words_around():
    base = Wording.from_text("Wir fordern von Bund und Ländern mehr Mittel für kleine und mittlere Betriebe.\nWärme")
    wanted = Wording.from_text(
        "Wir fordern von Bund und Ländern stärkere Mittel für kleine und mittlere Betriebe.\n- Strom\n- Wärme"
    )
    assert pairs(base, changes(base, wanted)) == (
        ("… Bund und Ländern mehr Mittel für kleine …", "… Bund und Ländern stärkere Mittel für kleine …"),
        ("Wärme", "- Strom\n- Wärme"),
    )


def _blocks(base, wanted):
    base, wanted = Wording.from_text(base), Wording.from_text(wanted)
    return blocks_of(base, changes(base, wanted))


def _text(block, kind):
    return "".join(piece.text for piece in block.pieces if piece.kind in ("kept", kind))
