"""A redline as a row of runs, each written on its own in the notation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple

from webapp.paper.changes import Change, in_order
from webapp.paper.notation import continues_a_count, escaped_line_start, written_line, written_words
from webapp.paper.pieces import Block, Part, Piece, Start, merged
from webapp.paper.wording import Wording

RunKind = Literal["kept", "removed", "added"]


class Run(NamedTuple):
    """Words that stay, go or come. A block token is a line break and its prefix, without the very first break."""

    kind: RunKind
    text: str


def runs(base: Wording, changes: Iterable[Change]) -> tuple[Run, ...]:
    """Kept and removed runs are the base, kept and added ones the wording after the changes."""
    writer = _Writer()
    found: list[Run] = []
    for kind, parts in runs_of_parts(base, changes):
        text = writer.write(kind, parts)
        if text:
            found.append(Run(kind, text))
    return tuple(found)


def runs_of_parts(base: Wording, changes: Iterable[Change]) -> Iterator[tuple[RunKind, tuple[Part, ...]]]:
    """The same as parts; neighbours of one kind are one run, removed stands before added."""
    for kind, group in groupby(_row(base, changes), key=lambda run: run[0]):
        parts = merged(part for _, parts in group for part in parts)
        if parts:
            yield kind, parts


def _row(base: Wording, changes: Iterable[Change]) -> Iterator[tuple[RunKind, Sequence[Part]]]:
    at = 0
    for change in in_order(base, changes):
        if at < change.start:
            yield "kept", base.cut(at, change.start)
        if change.start < change.end:
            yield "removed", base.cut(change.start, change.end)
        if change.added:
            yield "added", change.added
        at = change.end
    if at < len(base.flat):
        yield "kept", base.cut(at, len(base.flat))


@dataclass
class _Text:
    """What was written so far of the base, or of the wanted text."""

    blocks: list[Block] = field(default_factory=list)
    at_line_start: bool = False

    def follows_a_count(self, depth: int, without_last: bool = False) -> bool:
        return continues_a_count(self.blocks, len(self.blocks) - without_last, depth)


class _Writer:
    """Writes runs one after the other and knows, for both texts, where a line begins."""

    def __init__(self) -> None:
        base, wanted = _Text(), _Text()
        self._texts: dict[RunKind, tuple[_Text, ...]] = {"kept": (base, wanted), "removed": (base,), "added": (wanted,)}

    def write(self, kind: RunKind, parts: Sequence[Part]) -> str:
        texts = self._texts[kind]
        words, blocks = _leading_words(parts)
        written = self._leading(texts, words)
        for block in blocks:
            first = not any(text.blocks for text in texts)
            after_a_count = any(text.follows_a_count(block.depth) for text in texts)
            written += ("" if first else "\n") + written_line(block, after_a_count)
            for text in texts:
                text.blocks.append(Block(block.kind, block.depth, ()))
                text.at_line_start = not block.pieces
        return written

    def _leading(self, texts: Sequence[_Text], words: Sequence[Piece]) -> str:
        """Words that continue a block. Where another run began its line, they may not look like a prefix."""
        written = written_words(words)
        for text in texts:
            if words and text.at_line_start and text.blocks[-1].kind == "p":
                after_a_count = text.follows_a_count(text.blocks[-1].depth, without_last=True)
                written = escaped_line_start(written, after_a_count)
            text.at_line_start = text.at_line_start and not words
        return written


def _leading_words(parts: Sequence[Part]) -> tuple[list[Piece], list[Block]]:
    """The words before the first start, and the blocks that begin in the parts."""
    leading: list[Piece] = []
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, Start):
            blocks.append(Block(part.kind, part.depth, ()))
        elif blocks:
            blocks[-1] = blocks[-1]._replace(pieces=(*blocks[-1].pieces, part))
        else:
            leading.append(part)
    return leading, blocks
