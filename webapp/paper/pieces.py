"""The values a wording is made of: blocks of marked words, and the same as one flat row of parts (TEXT.md 1)."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeGuard

Kind = Literal["p", "b", "n", "q", "h"]
"""p paragraph · b bullet item · n numbered item · q quotation · h small heading."""

Mark = Literal["n", "a", "b", "i"]
"""n note · a link · b bold · i italic, in the order in which marks are written (the note outermost)."""

KINDS: tuple[Kind, ...] = ("p", "b", "n", "q", "h")
MARKS: tuple[Mark, ...] = ("n", "a", "b", "i")
DEEPEST = 3


def is_kind(word: object) -> TypeGuard[Kind]:
    return word in KINDS


class Piece(NamedTuple):
    """Words that carry the same marks. `link` is the target of a link; there is one exactly when "a" is in `marks`."""

    text: str
    marks: tuple[Mark, ...] = ()
    link: str | None = None


class Start(NamedTuple):
    """The token with which a block begins. It counts as one character of the flat text."""

    kind: Kind
    depth: int = 0


class Block(NamedTuple):
    """One line of a wording: what it is, how deep it stands (0 to 3), its pieces."""

    kind: Kind
    depth: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words only, without marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def start(self) -> Start:
        return Start(self.kind, self.depth)


Part = Start | Piece
"""What stands in the flat row: the start of a block, or words. A token is a part, too: a single word."""


def flat(blocks: Iterable[Block]) -> Iterator[Part]:
    """All blocks one after the other, each as its start and its pieces."""
    for block in blocks:
        yield Start(block.kind, block.depth)
        yield from block.pieces


def length(parts: Iterable[Part]) -> int:
    """The number of characters; the start of a block counts as one, marks do not count."""
    return sum(1 if isinstance(part, Start) else len(part.text) for part in parts)


def merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The same parts with neighbours of equal marks put together and empty pieces left out."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Start):
            found.append(part)
            continue
        last = found[-1] if found else None
        if isinstance(last, Piece) and last[1:] == part[1:]:
            found[-1] = Piece(last.text + part.text, part.marks, part.link)
        elif part.text:
            found.append(part)
    return tuple(found)


def in_blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """The blocks of a flat row; words before the first start stand in a paragraph."""
    start, pieces = Start("p"), list[Piece]()
    for part in parts:
        if isinstance(part, Start):
            yield Block(start.kind, start.depth, tuple(pieces))
            start, pieces = part, []
        else:
            pieces.append(part)
    yield Block(start.kind, start.depth, tuple(pieces))
