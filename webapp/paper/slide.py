"""Where a pure insertion or removal can lie in several places, takes the best one (TEXT.md section 3, step 3)."""

from collections.abc import Sequence

from webapp.paper.edits import Edit, after
from webapp.paper.rows import Row


def slid(old: Row, new: Row, edits: Sequence[Edit]) -> list[Edit]:
    """Each pure insertion or removal at the best of the places where it can stand with the same result."""
    found = list(edits)
    for at, edit in enumerate(found):
        if edit.is_replacement:
            continue
        before = found[at - 1] if at else Edit(0, 0, 0, 0)
        behind = after(found, at, len(old), len(new))
        if edit.start == edit.end:
            by = _best_slide(new, edit.new_start, edit.new_end, before.new_end, behind.new_start)
        else:
            by = _best_slide(old, edit.start, edit.end, before.end, behind.start)
        found[at] = edit.moved(by)
    return found


def _best_slide(row: Row, start: int, end: int, lowest: int, highest: int) -> int:
    """How far to move the span `start:end` to its best place; the leftmost of equals."""
    tokens = row.tokens
    left = right = 0
    while start - left > lowest and tokens[start - left - 1] == tokens[end - left - 1]:
        left += 1
    while end + right < highest and tokens[start + right] == tokens[end + right]:
        right += 1
    if not left and not right:
        return 0
    return max(range(-left, right + 1), key=lambda by: (_edge(row, start + by, end + by), -by))


def _edge(row: Row, start: int, end: int) -> int:
    """How good the edges of a span are: block, sentence, after a space, before one, none."""
    if row.starts_in(start, end):
        return 4 if row.is_edge(start) and row.is_edge(end) else 0
    if row.is_edge(end) or row.begins_a_block(start):
        return 4
    if row.sentences[start]:
        return 3
    return 2 if row.is_space(start - 1) else 1 if row.is_space(start) else 0
