"""What the redline components get to show, and the strip."""

from tests.views.gallery_data import FIFTEEN, SIX, SIXTEEN, TWELVE, blocks
from webapp.http import present


def plainly(stretches) -> str:
    signs = {"added": "{+%s+}", "removed": "[-%s-]", "dim": "(%s)", "kept": "%s"}
    return "".join((" " if one.spaced else "") + signs[one.kind] % one.text for one in stretches)


def test_an_excerpt_is_cut_and_ends_with_the_sentence_of_the_change():
    assert plainly(present.excerpt(TWELVE)) == (
        "… über mindestens [-fünf-] {+zehn+} Jahre{+, mit einer unabhängigen Zwischenbewertung nach fünf Jahren+}."
    )


def test_an_excerpt_without_a_sentence_end_near_is_cut_on_both_sides():
    assert plainly(present.excerpt(SIXTEEN)).startswith(
        "Gutscheine bis [-25\u202f000-] {+40\u202f000+} Euro, über die in zehn Werktagen …"
    )


def test_a_long_change_is_cut_inside():
    long = blocks("Wir fordern {+" + "viele Worte " * 40 + "+}mehr.")
    assert len(plainly(present.excerpt(long, 10)).split()) < 25


def test_only_changed_blocks_and_their_neighbours_stand_in_context():
    parts = present.in_context(blocks("Eins.\nZwei.\nDrei {+neu+}.\nVier.\nFünf."))
    assert [part.tag for part in parts] == ["gap", "p", "p", "p", "gap"]


def test_sentences_without_a_change_are_dim():
    (part,) = present.in_context(blocks("Das bleibt. Hier kommt {+etwas+} hinzu. Das bleibt auch."))
    assert plainly(part.block.stretches) == "(Das bleibt. )Hier kommt {+etwas+} hinzu. (Das bleibt auch.)"


def test_lists_nest_and_are_counted_by_the_new_wording():
    parts = present.whole(blocks("1. Eins\n~1. Weg\n  - Darunter\n1. Zwei"))
    numbers = [item.number for item in parts[0].items]
    assert (parts[0].tag, numbers, parts[0].items[1].parts[0].tag) == ("ol", [1, None, 2], "ul")


def test_the_new_wording_has_neither_removed_words_nor_removed_blocks():
    text = " ".join(
        stretch.text for part in present.new_wording(SIX) for item in part.items for stretch in item.block.stretches
    )
    assert "sechs" not in text and "zehn" in text


def test_the_list_of_old_and_new_has_a_row_for_each_changed_block():
    old_and_new = [(plainly(row.old), plainly(row.new)) for row in present.rows(FIFTEEN)]
    assert old_and_new == [
        (
            "Die Kosten dieser Stellen sollen Bund und Länder [-zu gleichen Teilen-] tragen.",
            "Die Kosten dieser Stellen sollen Bund und Länder {+nach Leistungskraft der Länder+} tragen.",
        )
    ]


def test_the_strip_fills_from_the_left_with_objections_at_the_right():
    drawn = present.strip((1, 2, 3, 4), {1: "object", 2: "go_along", 4: "support"}, needed=3, mine=3)
    assert [mark.stance for mark in drawn.marks] == ["support", "go_along", "silent", "object"]
    assert [mark.mine for mark in drawn.marks] == [False, False, True, False]
    assert drawn.tick.x == 3 * 18 - 2.5


def test_one_s_own_mark_is_the_first_of_its_group():
    drawn = present.strip(tuple(range(19)), dict.fromkeys(range(10), "support"), mine=9)
    assert drawn.marks[0].mine and drawn.mine == "support"


def test_many_organisations_stand_in_rows():
    drawn = present.strip(tuple(range(62)), {}, needed=42)
    assert {mark.y for mark in drawn.marks} == {5, 47, 89} and drawn.tick.y == 42


def test_nobody_who_is_silent_is_left_out():
    groups = present.who_stands_where(
        [present.Place("B"), present.Place("A", "support"), present.Place("C", mine=True)]
    )
    assert [(group.stance, [place.organisation for place in group.places]) for group in groups] == [
        ("silent", ["C", "B"]),
        ("support", ["A"]),
    ]
