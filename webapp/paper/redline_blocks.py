"""A redline as blocks to show: whole blocks come and go as wholes, a block's own words change inside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from webapp.paper.changes import Change, in_order, is_block_edge
from webapp.paper.pieces import Block, Kind, Mark, Part, Piece, in_blocks
from webapp.paper.runs import RunKind
from webapp.paper.wording import Wording

State = Literal["kept", "added", "removed", "changed"]

BREAK = "\n"
"""A removed piece of this text stands where two blocks were joined, so that their words do not stick together."""


@dataclass(frozen=True)
class RedlinePiece:
    """Words of one kind that carry the same marks."""

    kind: RunKind
    text: str
    marks: tuple[Mark, ...] = ()
    link: str | None = None


@dataclass(frozen=True)
class RedlineBlock:
    """One block of a redline.

    `was`: kind and depth before, if they changed. `moved`: the same block stands elsewhere on the other side, at
    `counterpart` of the same row. `joint`: whether its words were cut off the block before, or two blocks are one now.
    """

    kind: Kind
    depth: int
    state: State
    pieces: tuple[RedlinePiece, ...]
    was: tuple[Kind, int] | None = None
    moved: bool = False
    counterpart: int | None = None
    joint: Literal["", "split", "joined"] = ""


def blocks_of(base: Wording, changes: Iterable[Change]) -> tuple[RedlineBlock, ...]:
    """The blocks of the base with the changes in them, in reading order; removed blocks stand before added ones."""
    row = _Row()
    at = 0
    for change in in_order(base, changes):
        row.keep(base.cut(at, change.start))
        row.change(base.cut(change.start, change.end), change.added, ends_a_block=is_block_edge(base, change.end))
        at = change.end
    row.keep(base.cut(at, len(base.flat)))
    return _linked([_finished(block) for block in row.blocks])


class _Row:
    """The blocks so far; the last one is open for more words."""

    def __init__(self) -> None:
        self.blocks: list[RedlineBlock] = []

    def keep(self, parts: Sequence[Part]) -> None:
        words, blocks = _lines(parts)
        self._go_on("kept", words)
        for block in blocks:
            self._begin("kept", block)

    def change(self, removed: Sequence[Part], added: Sequence[Part], *, ends_a_block: bool) -> None:
        """What goes and what comes. Unless the change ends with a block, kept words follow its last line."""
        gone_words, gone = _lines(removed)
        new_words, new = _lines(added)
        self._go_on("removed", gone_words)
        if not ends_a_block and gone and not new:
            self._join(gone)
            self._go_on("added", new_words)
            return
        self._go_on("added", new_words)
        continued = None if ends_a_block or not new else (gone.pop() if gone else None, new.pop())
        for block in gone:
            self._begin("removed", block)
        for block in new:
            self._begin("added", block)
        if continued:
            self._continue(*continued)

    def _go_on(self, kind: RunKind, words: Sequence[Piece]) -> None:
        if words:
            pieces = tuple(RedlinePiece(kind, *piece) for piece in words)
            self.blocks[-1] = replace(self.blocks[-1], pieces=self.blocks[-1].pieces + pieces)

    def _begin(self, kind: RunKind, block: Block) -> None:
        pieces = tuple(RedlinePiece(kind, *piece) for piece in block.pieces)
        self.blocks.append(RedlineBlock(block.kind, block.depth, kind, pieces))

    def _join(self, gone: Sequence[Block]) -> None:
        """Takes the starts of blocks away, so that the open block goes on with what follows."""
        self.blocks[-1] = replace(self.blocks[-1], joint="joined")
        for block in gone:
            self._go_on("removed", (Piece(BREAK), *block.pieces))

    def _continue(self, was: Block | None, now: Block) -> None:
        """Begins a block whose further words are kept: another kind of block, or one cut off the block before."""
        changed = (was.kind, was.depth) if was and was.start != now.start else None
        self.blocks.append(RedlineBlock(now.kind, now.depth, "kept", (), changed, joint="" if was else "split"))
        self._go_on("removed", was.pieces if was else ())
        self._go_on("added", now.pieces)


def _lines(parts: Sequence[Part]) -> tuple[tuple[Piece, ...], list[Block]]:
    """The words that continue a block, and the blocks that begin."""
    leading, *blocks = in_blocks(parts)
    return leading.pieces, blocks


def _finished(block: RedlineBlock) -> RedlineBlock:
    """With neighbouring pieces put together and the state that its pieces give it."""
    groups = groupby(block.pieces, key=lambda piece: (piece.kind, piece.marks, piece.link))
    pieces = tuple(RedlinePiece(key[0], "".join(piece.text for piece in group), *key[1:]) for key, group in groups)
    touched = block.was or block.joint or any(piece.kind != "kept" for piece in pieces)
    state = "changed" if block.state == "kept" and touched else block.state
    return replace(block, pieces=pieces, state=state)


def _linked(blocks: list[RedlineBlock]) -> tuple[RedlineBlock, ...]:
    """With each removed block and the same block added elsewhere linked: it moved."""
    removed: dict[tuple[object, ...], list[int]] = {}
    for at, block in enumerate(blocks):
        if block.state == "removed":
            removed.setdefault(_content(block), []).append(at)
    for at, block in enumerate(blocks):
        if block.state == "added" and (places := removed.get(_content(block))):
            place = places.pop(0)
            blocks[at] = replace(block, moved=True, counterpart=place)
            blocks[place] = replace(blocks[place], moved=True, counterpart=at)
    return tuple(blocks)


def _content(block: RedlineBlock) -> tuple[object, ...]:
    return (block.kind, *((piece.text, piece.marks, piece.link) for piece in block.pieces))
