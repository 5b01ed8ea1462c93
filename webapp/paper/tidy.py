"""Makes the smallest set of edits read as if a person had made them (TEXT.md section 3, steps 3 to 6)."""

from collections.abc import Callable, Sequence

from webapp.paper.edits import Edit, after
from webapp.paper.rows import Row
from webapp.paper.slide import slid
from webapp.paper.whole import whole_blocks, whole_sentences

SHORT_WORD = 3
"""Letters: a kept "in" or "der" between two larger replacements only hides the sense."""

LARGE = 4
"""Words removed and added together that make a replacement clearly larger than one short word."""


def tidied(old: Row, new: Row, edits: Sequence[Edit]) -> list[Edit]:
    """The edits as a careful person would mark them."""
    found = slid(old, new, edits)
    found = _joined(old, new, found, _stand_close)
    found = _with_closing_signs(old, new, found)
    found = _joined(old, new, found, _enclose_a_short_word)
    found = whole_sentences(old, new, found)
    found = whole_blocks(old, new, found)
    found = slid(old, new, found)
    return _joined(old, new, found, _have_only_spaces_between)


def _joined(
    old: Row, new: Row, edits: Sequence[Edit], belong_together: Callable[[Row, Row, Edit, Edit], bool]
) -> list[Edit]:
    found: list[Edit] = []
    for edit in edits:
        if found and belong_together(old, new, found[-1], edit):
            edit = found.pop().up_to(edit)
        found.append(edit)
    return found


def _stand_close(old: Row, new: Row, one: Edit, other: Edit) -> bool:
    """Only spaces between them, or only signs between two replacements."""
    if one.is_replacement and other.is_replacement:
        return old.are_signs(one.end, other.start)
    return _have_only_spaces_between(old, new, one, other)


def _have_only_spaces_between(old: Row, new: Row, one: Edit, other: Edit) -> bool:
    return old.are_signs(one.end, other.start) and old.are_spaces(one.end, other.start)


def _with_closing_signs(old: Row, new: Row, edits: Sequence[Edit]) -> list[Edit]:
    """Where a block goes or comes, a full stop after it is not what was kept.

    `Eins.[-|Zwei-]{+ Neu+}.` is a struck block and a new sentence: `Eins.{+ Neu.+}[-|Zwei.-]`.
    """
    found: list[Edit] = []
    for at, edit in enumerate(edits):
        behind = after(edits, at, len(old), len(new))
        end = edit.end
        while end < behind.start and old.are_signs(end, end + 1):
            end += 1
        new_end = edit.new_end + end - edit.end
        closes = end == behind.start or (old.is_edge(end) and new.is_edge(new_end))
        if closes and old.starts_in(edit.start, edit.end) != new.starts_in(edit.new_start, edit.new_end):
            edit = Edit(edit.start, end, edit.new_start, new_end)
        found.append(edit)
    return _joined(old, new, found, _meet)


def _meet(old: Row, new: Row, one: Edit, other: Edit) -> bool:
    return one.end == other.start


def _enclose_a_short_word(old: Row, new: Row, one: Edit, other: Edit) -> bool:
    """One short word between two clearly larger replacements."""
    if old.words_in(one.end, other.start) != 1 or old.starts_in(one.end, other.start):
        return False
    word = old.words.find(1, one.end, other.start)
    is_short = len(str(old.tokens[word][0])) <= SHORT_WORD
    return is_short and all(edit.is_replacement and _size(old, new, edit) >= LARGE for edit in (one, other))


def _size(old: Row, new: Row, edit: Edit) -> int:
    return old.words_in(edit.start, edit.end) + new.words_in(edit.new_start, edit.new_end)
