"""The exact text of a section at one moment: immutable, known by its fingerprint. TEXT.md sections 1 and 2."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from webapp.paper import notation
from webapp.paper.canon import canon
from webapp.paper.pieces import Block, Kind, Mark, Part, Piece, Start, flat
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.paper.targets import INVISIBLE, visible
from webapp.paper.tokens import count_words, tokens_of

__all__ = ["Block", "HiddenSign", "Kind", "Mark", "Piece", "Wording", "check_limits", "hidden_signs"]

MOST_WORDS = 8_000
MOST_CHARACTERS = 60_000


@dataclass(frozen=True)
class Wording:
    """Blocks in canonical form. Make one with `from_text` or `from_blocks`; the bare constructor does not clean."""

    blocks: tuple[Block, ...]

    @classmethod
    def from_text(cls, text: str) -> Wording:
        """The wording that somebody typed or stored in the notation. Any text is one."""
        return cls(canon(notation.read(visible(text))))

    @classmethod
    def from_blocks(cls, blocks: Iterable[Block]) -> Wording:
        return cls(canon(blocks))

    @cached_property
    def text(self) -> str:
        """The canonical plain text, one line a block, without a line end after the last."""
        return notation.write(self.blocks)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of `text` in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The flat row: each block as its start and its pieces."""
        return tuple(flat(self.blocks))

    @cached_property
    def flat(self) -> str:
        """The text in which changes count their positions: a line break for each start of a block, then its words."""
        return "".join("\n" if isinstance(part, Start) else part.text for part in self.parts)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The position in the flat text at which each block begins, and after them the end of the text."""
        return tuple(accumulate((1 + len(block.text) for block in self.blocks), initial=0))

    @cached_property
    def tokens(self) -> tuple[Part, ...]:
        """Words, signs, single spaces and starts of blocks, each with its marks."""
        return tuple(token for block in self.blocks for token in tokens_of_block(block))

    @cached_property
    def words(self) -> int:
        """How many words and numbers it has."""
        return sum(count_words(piece.text) for block in self.blocks for piece in block.pieces)

    @property
    def plain(self) -> str:
        """The words only, one line a block, without notation."""
        return "\n".join(block.text for block in self.blocks)

    def cut(self, start: int, end: int) -> tuple[Part, ...]:
        """The parts between two positions of the flat text."""
        found: list[Part] = []
        at = max(bisect_right(self._offsets, start) - 1, 0)
        while at < len(self.parts) and self._offsets[at] < end:
            part, begins = self.parts[at], self._offsets[at]
            if isinstance(part, Start):
                found += [part] if begins >= start else []
            elif text := part.text[max(start - begins, 0) : end - begins]:
                found.append(Piece(text, part.marks, part.link))
            at += 1
        return tuple(found)

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """Where each part begins in the flat text, and where the last one ends."""
        return tuple(accumulate((1 if isinstance(part, Start) else len(part.text) for part in self.parts), initial=0))


def tokens_of_block(block: Block) -> tuple[Part, ...]:
    """The block's start, then its tokens. A mark that begins inside a word parts the word."""
    words = (Piece(token, piece.marks, piece.link) for piece in block.pieces for token in tokens_of(piece.text))
    return (block.start, *words)


def check_limits(wording: Wording) -> None:
    """Refuses more than 8,000 words or 60,000 characters: nobody could read its redline."""
    if len(wording.flat) > MOST_CHARACTERS or wording.words > MOST_WORDS:
        raise Malformed(Sentence("text.too_long", words=wording.words, most=MOST_WORDS))


class HiddenSign(NamedTuple):
    """A sign that a reader cannot see: where it stands, its code point as `U+202E`, and what it does."""

    position: int
    code: str
    does: Literal["turns the direction", "controls", "is invisible"]


_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HARMLESS = frozenset("\n\r\t\u200c\u200d\u200e\u200f\u061c")
_LOOKS_EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")


def hidden_signs(text: str) -> tuple[HiddenSign, ...]:
    """Signs that could hide something in a redline, so that a page refuses or shows them.

    Not among them: joiners and direction marks, which whole scripts need, and what `canon` takes out anyway.
    """
    return tuple(HiddenSign(at, f"U+{ord(sign):04X}", _does(sign)) for at, sign in enumerate(text) if _is_hidden(sign))


def _is_hidden(sign: str) -> bool:
    if sign in _HARMLESS or sign in INVISIBLE:
        return False
    return sign in _LOOKS_EMPTY or unicodedata.category(sign) in ("Cc", "Cf", "Cs")


def _does(sign: str) -> Literal["turns the direction", "controls", "is invisible"]:
    if sign in _TURNS:
        return "turns the direction"
    return "controls" if unicodedata.category(sign) in ("Cc", "Cs") else "is invisible"
