"""Finds what differs between two rows of blocks, from coarse to fine: equal blocks, equal sentences, equal words.

How much is compared depends on the texts alone, never on time, so the same texts give the same answer on any machine.
"""

from collections.abc import Iterator, Sequence

from diff_match_patch import diff_match_patch

from webapp.paper.align import between_equal_ones, trimmed
from webapp.paper.edits import Edit
from webapp.paper.pieces import Block, Part
from webapp.paper.rows import Row

MOST_STEPS = 200_000
"""Tokens times tokens that are compared word by word; the comparison is quadratic."""


def differing_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[Edit]:
    """The gaps between equal blocks, as edits on whole blocks."""
    return list(between_equal_ones(old, new))


def differing_tokens(old: Row, new: Row) -> list[Edit]:
    """Equal sentences first: nobody would call one changed. Then words in the gaps that are small enough."""
    return list(_differing_tokens(old, new))


def _differing_tokens(old: Row, new: Row) -> Iterator[Edit]:
    old_at, new_at = _edges_of_sentences(old), _edges_of_sentences(new)
    for gap in between_equal_ones(_sentences(old, old_at), _sentences(new, new_at)):
        words = Edit(old_at[gap.start], old_at[gap.end], new_at[gap.new_start], new_at[gap.new_end])
        words = trimmed(old.tokens, new.tokens, words)
        if _have_nothing_in_common(old, new, words):
            yield words
        elif (words.end - words.start) * (words.new_end - words.new_start) <= MOST_STEPS:
            yield from _word_by_word(old.tokens, new.tokens, words)
        else:
            yield words


def _have_nothing_in_common(old: Row, new: Row, gap: Edit) -> bool:
    """Then there is nothing to compare; most often one word gave way to another."""
    return set(old.tokens[gap.start : gap.end]).isdisjoint(new.tokens[gap.new_start : gap.new_end])


def _edges_of_sentences(row: Row) -> list[int]:
    return [at for at, begins in enumerate(row.sentences) if begins]


def _sentences(row: Row, at: Sequence[int]) -> list[tuple[Part, ...]]:
    return [row.tokens[start:end] for start, end in zip(at, at[1:], strict=False)]


def _word_by_word(old: Sequence[Part], new: Sequence[Part], gap: Edit) -> Iterator[Edit]:
    """The smallest set of edits. Each distinct token is one character from U+10000 on, so that none is a surrogate."""
    number: dict[Part, str] = {}
    for token in (*old[gap.start : gap.end], *new[gap.new_start : gap.new_end]):
        if token not in number:
            number[token] = chr(0x10000 + len(number))
    before = "".join([number[token] for token in old[gap.start : gap.end]])
    after = "".join([number[token] for token in new[gap.new_start : gap.new_end]])
    start, new_start = at, new_at = gap.start, gap.new_start
    for operation, run in (*_exactly().diff_main(before, after, False), (0, "")):
        if operation < 0:
            at += len(run)
        elif operation > 0:
            new_at += len(run)
        else:
            if (start, new_start) != (at, new_at):
                yield Edit(start, at, new_start, new_at)
            at, new_at = at + len(run), new_at + len(run)
            start, new_start = at, new_at


def _exactly() -> diff_match_patch:
    """Without a time limit: no clock decides what a redline shows."""
    compare = diff_match_patch()
    compare.Diff_Timeout = 0
    return compare
