"""Finds what differs between two rows of blocks, from coarse to fine: equal blocks, equal sentences, equal words.

How much is compared depends on the texts alone, never on time, so the same texts give the same answer on any machine.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch

from webapp.paper.pieces import Block, Part
from webapp.paper.sentence_ends import starts_a_sentence
from webapp.paper.wording import tokens_of_block

MOST_STEPS = 200_000
"""Tokens times tokens that are compared word by word; the comparison is quadratic."""


class Edit(NamedTuple):
    """`old[start:end]` gives way to `new[new_start:new_end]`."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def is_replacement(self) -> bool:
        return self.start < self.end and self.new_start < self.new_end

    def moved(self, by: int, new_by: int) -> "Edit":
        return Edit(self.start + by, self.end + by, self.new_start + new_by, self.new_end + new_by)


def differing_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[Edit]:
    """The gaps between equal blocks, as edits on whole blocks."""
    return list(_between_equal_ones(old, new))


def differing_tokens(old: Sequence[Block], new: Sequence[Block]) -> tuple[list[Part], list[Part], list[Edit]]:
    """The tokens of both rows of blocks, and the edits that lead from one to the other."""
    tokens = [token for block in old for token in tokens_of_block(block)]
    wanted = [token for block in new for token in tokens_of_block(block)]
    return tokens, wanted, list(_word_by_word_or_coarser(tokens, wanted))


def _word_by_word_or_coarser(old: list[Part], new: list[Part]) -> Iterator[Edit]:
    """Equal sentences first: nobody would call one changed. Then words in the gaps that are small enough."""
    old_at, new_at = _sentence_starts(old), _sentence_starts(new)
    for sentences in _between_equal_ones(_cut(old, old_at), _cut(new, new_at)):
        gap = Edit(old_at[sentences[0]], old_at[sentences[1]], new_at[sentences[2]], new_at[sentences[3]])
        gap = _trimmed(old, new, gap)
        if _is_affordable(gap):
            yield from _word_by_word(old, new, gap)
        else:
            yield gap


def _is_affordable(gap: Edit) -> bool:
    return (gap.end - gap.start) * (gap.new_end - gap.new_start) <= MOST_STEPS


def _sentence_starts(tokens: Sequence[Part]) -> list[int]:
    return [at for at in range(len(tokens)) if at == 0 or starts_a_sentence(tokens, at)] + [len(tokens)]


def _cut(tokens: Sequence[Part], at: Sequence[int]) -> list[tuple[Part, ...]]:
    return [tuple(tokens[start:end]) for start, end in zip(at, at[1:], strict=False)]


def _word_by_word(old: Sequence[Part], new: Sequence[Part], gap: Edit) -> Iterator[Edit]:
    """The smallest set of edits. Each distinct token is one character from U+10000 on, so that none is a surrogate."""
    number: dict[Part, str] = {}
    for token in (*old[gap.start : gap.end], *new[gap.new_start : gap.new_end]):
        number.setdefault(token, chr(0x10000 + len(number)))
    at, new_at = gap.start, gap.new_start
    start, new_start = at, new_at
    for operation, run in _exact().diff_main(
        "".join(number[token] for token in old[gap.start : gap.end]),
        "".join(number[token] for token in new[gap.new_start : gap.new_end]),
        False,
    ):
        if operation == 0:
            if (start, new_start) != (at, new_at):
                yield Edit(start, at, new_start, new_at)
            at, new_at = at + len(run), new_at + len(run)
            start, new_start = at, new_at
        elif operation < 0:
            at += len(run)
        else:
            new_at += len(run)
    if (start, new_start) != (at, new_at):
        yield Edit(start, at, new_start, new_at)


def _exact() -> diff_match_patch:
    """Without a time limit: no clock decides what a redline shows."""
    compare = diff_match_patch()
    compare.Diff_Timeout = 0
    return compare


def _between_equal_ones(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Edit]:
    """The gaps between equal things, found by those that stand exactly once on each side (as in patience sorting)."""
    open_gaps = [Edit(0, len(old), 0, len(new))]
    while open_gaps:
        gap = _trimmed(old, new, open_gaps.pop())
        if gap.start == gap.end and gap.new_start == gap.new_end:
            continue
        pairs = _longest_rising(_single_pairs(old, new, gap))
        if not pairs:
            yield gap
            continue
        edges = [(gap.start - 1, gap.new_start - 1), *pairs, (gap.end, gap.new_end)]
        for (before, new_before), (after, new_after) in reversed(list(zip(edges, edges[1:], strict=False))):
            open_gaps.append(Edit(before + 1, after, new_before + 1, new_after))


def _trimmed(old: Sequence[Hashable], new: Sequence[Hashable], gap: Edit) -> Edit:
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
    new_at = {new[at]: at for at in range(gap.new_start, gap.new_end)}
    return [
        (at, new_at[old[at]]) for at in range(gap.start, gap.end) if times[old[at]] == 1 and new_times.get(old[at]) == 1
    ]


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
