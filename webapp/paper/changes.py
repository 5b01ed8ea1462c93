"""What a proposal changes: spans of its base and the words that take their place (TEXT.md section 4).

Positions count characters of the flat text, in which the start of a block is one character and marks are none.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from webapp.paper.pieces import Part, Piece, Start, in_blocks, is_kind, length, merged
from webapp.paper.wording import Wording


class Change(NamedTuple):
    """`base[start:end]` gives way to `added`."""

    start: int
    end: int
    added: tuple[Part, ...]

    @property
    def growth(self) -> int:
        """By how many characters the text gets longer."""
        return length(self.added) - (self.end - self.start)


Changes = tuple[Change, ...]


def is_block_edge(base: Wording, position: int) -> bool:
    """Whether a block begins here, or the text ends."""
    return position == len(base.flat) or base.flat[position] == "\n"


def is_whole_blocks(base: Wording, change: Change) -> bool:
    """Whether it takes out and puts in nothing but whole blocks."""
    if change.added and not isinstance(change.added[0], Start):
        return False
    return is_block_edge(base, change.start) and is_block_edge(base, change.end)


def order(base: Wording, change: Change) -> tuple[int, int, bool]:
    """By position; at one point what continues a block stands before whole new blocks."""
    return (change.start, change.end, is_whole_blocks(base, change))


def in_order(base: Wording, changes: Iterable[Change]) -> list[Change]:
    """In the order in which they stand in the text."""
    return sorted(changes, key=lambda change: order(base, change))


def spliced(base: Wording, changes: Iterable[Change]) -> tuple[Part, ...]:
    """The flat row after the changes, not yet cleaned. Raises ValueError where changes overlap or lie outside."""
    parts: list[Part] = []
    at = 0
    for change in in_order(base, changes):
        if not at <= change.start <= change.end <= len(base.flat):
            raise ValueError(f"{change} overlaps another change or lies outside the text")
        parts += base.cut(at, change.start)
        parts += change.added
        at = change.end
    return merged((*parts, *base.cut(at, len(base.flat))))


def apply(base: Wording, changes: Iterable[Change]) -> Wording:
    """The wording after the changes."""
    return Wording.from_blocks(in_blocks(spliced(base, changes)))


def dump(changes: Sequence[Change]) -> str:
    """The changes as JSON: `[start, end, [["b", 1], ["words", ["a"], "https://…"], …]]` each."""
    rows = [[change.start, change.end, [_dumped(part) for part in change.added]] for change in changes]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _dumped(part: Part) -> list[object]:
    if isinstance(part, Start):
        return [part.kind, part.depth]
    return [part.text, list(part.marks), part.link]


def load(text: str) -> Changes:
    """What `dump` wrote."""
    return tuple(Change(start, end, tuple(map(_loaded, added))) for start, end, added in json.loads(text))


def _loaded(row: list[object]) -> Part:
    match row:
        case [kind, int(depth)] if is_kind(kind):
            return Start(kind, depth)
        case [str(text), list(marks), link]:
            return Piece(text, tuple(marks), link if isinstance(link, str) else None)
    raise ValueError(f"not a part of a change: {row}")
