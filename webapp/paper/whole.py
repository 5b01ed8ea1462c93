"""Shows a sentence or block of which little is left as replaced at once (TEXT.md section 3, step 5)."""

from collections.abc import Iterator, Sequence

from webapp.paper.edits import Edit
from webapp.paper.rows import Row


def whole_sentences(old: Row, new: Row, edits: Sequence[Edit]) -> list[Edit]:
    """Sentences of which several edits took more than three fifths become one edit each."""
    return _whole(old, new, edits, old.sentences, new.sentences)


def whole_blocks(old: Row, new: Row, edits: Sequence[Edit]) -> list[Edit]:
    """Blocks of which less than two fifths stay become one edit each."""
    return _whole(old, new, edits, old.blocks, new.blocks)


def _whole(old: Row, new: Row, edits: Sequence[Edit], old_edges: bytes, new_edges: bytes) -> list[Edit]:
    found: list[Edit] = []
    for region, inside in _regions(edits, old_edges, new_edges):
        took_most = len(inside) > 1 and _took_most(old, new, region, inside)
        found += [_less_what_frames_it(old, new, region)] if took_most else inside
    return found


def _took_most(old: Row, new: Row, region: Edit, inside: Sequence[Edit]) -> bool:
    """More than three fifths of the words of both sides, and not by striking or putting in alone."""
    removed = sum(old.words_in(edit.start, edit.end) for edit in inside)
    added = sum(new.words_in(edit.new_start, edit.new_end) for edit in inside)
    size = old.words_in(region.start, region.end) + new.words_in(region.new_start, region.new_end)
    return removed > 0 and added > 0 and 5 * (removed + added) > 3 * size


def _regions(edits: Sequence[Edit], old_edges: bytes, new_edges: bytes) -> Iterator[tuple[Edit, list[Edit]]]:
    """The edits grouped by the stretches between kept places that are an edge on both sides."""
    begin, inside = (0, 0), list[Edit]()
    at, new_at = 0, 0
    for edit in (*edits, None):
        stop = edit.start if edit else len(old_edges) - 1
        edges = [place for place in _places(old_edges, at, stop) if new_edges[place - at + new_at]]
        if edges and inside:
            yield Edit(begin[0], edges[0], begin[1], edges[0] - at + new_at), inside
            inside = []
        if edges:
            begin = (edges[-1], edges[-1] - at + new_at)
        if edit:
            inside.append(edit)
            at, new_at = edit.end, edit.new_end


def _places(edges: bytes, start: int, last: int) -> Iterator[int]:
    place = edges.find(1, start, last + 1)
    while place >= 0:
        yield place
        place = edges.find(1, place + 1, last + 1)


def _less_what_frames_it(old: Row, new: Row, region: Edit) -> Edit:
    """Less the shared start of the block, and the shared full stop with what follows it."""
    start, end, new_start, new_end = region
    while start < end and new_start < new_end and old.tokens[start] == new.tokens[new_start] and not old.words[start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and _is_the_same_sign(old, new, end - 1, new_end - 1):
        end, new_end = end - 1, new_end - 1
    return Edit(start, end, new_start, new_end)


def _is_the_same_sign(old: Row, new: Row, at: int, new_at: int) -> bool:
    return old.tokens[at] == new.tokens[new_at] and not old.words[at]
