"""Finds equal things in two rows by those that stand exactly once on each side, as in patience sorting.

No step here is quadratic: whole papers of blocks or sentences are aligned this way before words are compared.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from webapp.paper.edits import Edit


def between_equal_ones(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Edit]:
    """The gaps between equal things."""
    open_gaps = [Edit(0, len(old), 0, len(new))]
    while open_gaps:
        gap = trimmed(old, new, open_gaps.pop())
        if gap.start == gap.end and gap.new_start == gap.new_end:
            continue
        pairs = _longest_rising(_single_pairs(old, new, gap)) if gap.is_replacement else []
        if not pairs:
            yield gap
            continue
        edges = [(gap.start - 1, gap.new_start - 1), *pairs, (gap.end, gap.new_end)]
        for (before, new_before), (after, new_after) in reversed(list(zip(edges, edges[1:], strict=False))):
            open_gaps.append(Edit(before + 1, after, new_before + 1, new_after))


def trimmed(old: Sequence[Hashable], new: Sequence[Hashable], gap: Edit) -> Edit:
    """Less what both sides have at the end, then at the start: in this order a doubled thing counts as put before."""
    start, end, new_start, new_end = gap
    while end > start and new_end > new_start and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    return Edit(start, end, new_start, new_end)


def _single_pairs(old: Sequence[Hashable], new: Sequence[Hashable], gap: Edit) -> list[tuple[int, int]]:
    """Where things stand that both sides have exactly once, in the order of the old side."""
    times = Counter(old[gap.start : gap.end])
    new_times = Counter(new[gap.new_start : gap.new_end])
    both = {thing for thing, count in times.items() if count == 1 and new_times.get(thing) == 1}
    new_at = {new[at]: at for at in range(gap.new_start, gap.new_end) if new[at] in both}
    return [(at, new_at[old[at]]) for at in range(gap.start, gap.end) if old[at] in both]


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection that stands in the same order on both sides."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, new_at) in enumerate(pairs):
        place = bisect_left(tails, new_at)
        tails[place : place + 1] = [new_at]
        last[place : place + 1] = [at]
        before.append(last[place - 1] if place else -1)
    found: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
