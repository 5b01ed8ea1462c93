"""Makes the smallest set of edits read as if a person had made them (TEXT.md section 3, steps 3 to 6)."""

from collections.abc import Callable, Iterator, Sequence

from webapp.paper.compare import Edit
from webapp.paper.pieces import Part, Piece, Start
from webapp.paper.sentence_ends import is_space, starts_a_sentence
from webapp.paper.tokens import is_word

SHORT_WORD = 3
"""Letters: a kept "in" or "der" between two larger replacements only hides the sense."""

LARGE = 4
"""Words removed and added together that make a replacement clearly larger than one short word."""

Tokens = Sequence[Part]


def tidied(old: Tokens, new: Tokens, edits: Sequence[Edit]) -> list[Edit]:
    """The edits as a careful person would mark them."""
    found = slid(old, new, edits)
    found = _joined(old, new, found, _stand_close)
    found = _with_closing_signs(old, new, found)
    found = _joined(old, new, found, _enclose_a_short_word)
    found = _whole(old, new, found, starts_a_sentence)
    found = _whole(old, new, found, _starts_a_block)
    found = slid(old, new, found)
    return _joined(old, new, found, _have_only_spaces_between)


def slid(old: Tokens, new: Tokens, edits: Sequence[Edit]) -> list[Edit]:
    """Each pure insertion or removal at the best of the places where it can stand with the same result."""
    found = list(edits)
    for at, edit in enumerate(found):
        if edit.is_replacement:
            continue
        before = found[at - 1] if at else Edit(0, 0, 0, 0)
        after = found[at + 1] if at + 1 < len(found) else Edit(len(old), len(old), len(new), len(new))
        if edit.start == edit.end:
            by = _best_slide(new, edit.new_start, edit.new_end, before.new_end, after.new_start)
        else:
            by = _best_slide(old, edit.start, edit.end, before.end, after.start)
        found[at] = edit.moved(by, by)
    return found


def _best_slide(tokens: Tokens, start: int, end: int, lowest: int, highest: int) -> int:
    """How far to move the span `start:end` to its best place; the leftmost of equals."""
    left = right = 0
    while start - left > lowest and tokens[start - left - 1] == tokens[end - left - 1]:
        left += 1
    while end + right < highest and tokens[start + right] == tokens[end + right]:
        right += 1
    return max(range(-left, right + 1), key=lambda by: (_edge(tokens, start + by, end + by), -by))


def _edge(tokens: Tokens, start: int, end: int) -> int:
    """How good the edges of a span are: block, sentence, after a space, before one, none."""
    at_the_end_of_a_block = end == len(tokens) or isinstance(tokens[end], Start)
    if any(isinstance(token, Start) for token in tokens[start:end]):
        return 4 if isinstance(tokens[start], Start) and at_the_end_of_a_block else 0
    if at_the_end_of_a_block or isinstance(tokens[start - 1], Start):
        return 4
    if starts_a_sentence(tokens, start):
        return 3
    return 2 if is_space(tokens[start - 1]) else 1 if is_space(tokens[start]) else 0


def _joined(
    old: Tokens, new: Tokens, edits: Sequence[Edit], belong_together: Callable[[Tokens, Tokens, Edit, Edit], bool]
) -> list[Edit]:
    found: list[Edit] = []
    for edit in edits:
        if found and belong_together(old, new, found[-1], edit):
            edit = Edit(found[-1].start, edit.end, found.pop().new_start, edit.new_end)
        found.append(edit)
    return found


def _have_only_spaces_between(old: Tokens, new: Tokens, one: Edit, other: Edit) -> bool:
    return all(is_space(token) for token in old[one.end : other.start])


def _stand_close(old: Tokens, new: Tokens, one: Edit, other: Edit) -> bool:
    """Only spaces between them, or only signs between two replacements."""
    if _have_only_spaces_between(old, new, one, other):
        return True
    signs = all(isinstance(token, Piece) and not is_word(token.text) for token in old[one.end : other.start])
    return signs and one.is_replacement and other.is_replacement


def _with_closing_signs(old: Tokens, new: Tokens, edits: Sequence[Edit]) -> list[Edit]:
    """Where words give way to words and a block goes or comes, a full stop after them is not what was kept.

    `Eins.[-|Zwei-]{+ Neu+}.` is a struck block and a new sentence: `Eins.{+ Neu.+}[-|Zwei.-]`.
    """
    found: list[Edit] = []
    for at, edit in enumerate(edits):
        after = edits[at + 1] if at + 1 < len(edits) else Edit(len(old), len(old), len(new), len(new))
        end = edit.end
        while end < after.start and not _is_a_word(old[end]) and not isinstance(old[end], Start):
            end += 1
        new_end = edit.new_end + end - edit.end
        closes = end == after.start or (_is_edge(old, end, _starts_a_block) and _is_edge(new, new_end, _starts_a_block))
        starts = [_starts(old[edit.start : edit.end]), _starts(new[edit.new_start : edit.new_end])]
        if closes and starts[0] != starts[1]:
            edit = Edit(edit.start, end, edit.new_start, new_end)
        found.append(edit)
    return _joined(old, new, found, _meet)


def _starts(tokens: Tokens) -> int:
    return sum(isinstance(token, Start) for token in tokens)


def _meet(old: Tokens, new: Tokens, one: Edit, other: Edit) -> bool:
    return one.end == other.start


def _enclose_a_short_word(old: Tokens, new: Tokens, one: Edit, other: Edit) -> bool:
    """One short word between two clearly larger replacements."""
    kept = old[one.end : other.start]
    words = [token.text for token in kept if isinstance(token, Piece) and is_word(token.text)]
    if len(words) != 1 or len(words[0]) > SHORT_WORD or not all(isinstance(token, Piece) for token in kept):
        return False
    return all(edit.is_replacement and _size(old, new, edit) >= LARGE for edit in (one, other))


def _size(old: Tokens, new: Tokens, edit: Edit) -> int:
    return _words(old[edit.start : edit.end]) + _words(new[edit.new_start : edit.new_end])


def _words(tokens: Tokens) -> int:
    return sum(isinstance(token, Piece) and is_word(token.text) for token in tokens)


def _starts_a_block(tokens: Tokens, at: int) -> bool:
    return isinstance(tokens[at], Start)


def _whole(old: Tokens, new: Tokens, edits: Sequence[Edit], starts: Callable[[Tokens, int], bool]) -> list[Edit]:
    """Sentences or blocks of which several edits took more than three fifths, as replaced at once."""
    found: list[Edit] = []
    for region, inside in _regions(old, new, edits, starts):
        removed = sum(_words(old[edit.start : edit.end]) for edit in inside)
        added = sum(_words(new[edit.new_start : edit.new_end]) for edit in inside)
        took_most = len(inside) > 1 and 5 * (removed + added) > 3 * _size(old, new, region)
        found += [_less_what_frames_it(old, new, region)] if took_most and removed and added else inside
    return found


def _regions(
    old: Tokens, new: Tokens, edits: Sequence[Edit], starts: Callable[[Tokens, int], bool]
) -> Iterator[tuple[Edit, list[Edit]]]:
    """The edits grouped by the stretches between places where a sentence (or block) begins on both sides at once."""
    begin, inside = (0, 0), list[Edit]()
    at, new_at = 0, 0
    for edit in (*edits, None):
        stop = edit.start if edit else len(old)
        for kept in range(stop - at + 1):
            place, new_place = at + kept, new_at + kept
            if _is_edge(old, place, starts) and _is_edge(new, new_place, starts):
                if inside:
                    yield Edit(begin[0], place, begin[1], new_place), inside
                begin, inside = (place, new_place), []
        if edit:
            inside.append(edit)
            at, new_at = edit.end, edit.new_end


def _is_edge(tokens: Tokens, at: int, starts: Callable[[Tokens, int], bool]) -> bool:
    return at == len(tokens) or starts(tokens, at)


def _less_what_frames_it(old: Tokens, new: Tokens, region: Edit) -> Edit:
    """Less the shared start of the block, and the shared full stop with what follows it."""
    start, end, new_start, new_end = region
    while start < end and new_start < new_end and old[start] == new[new_start] and not _is_a_word(old[start]):
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1] and not _is_a_word(old[end - 1]):
        end, new_end = end - 1, new_end - 1
    return Edit(start, end, new_start, new_end)


def _is_a_word(token: Part) -> bool:
    return isinstance(token, Piece) and is_word(token.text)
