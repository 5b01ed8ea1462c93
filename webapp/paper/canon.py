"""The canonical form of blocks (TEXT.md section 1): run on all that comes in; running it again changes nothing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from webapp.paper.pieces import DEEPEST, MARKS, Block, Mark, Piece, merged
from webapp.paper.targets import clean_target, visible

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Tabs, controls, line separators, and halves of a surrogate pair, which no file can hold: each becomes a space."""

_UNTIDY = re.compile(f"{_CONTROL.pattern}|[\u00ad\u200b\u2060\ufeff]|  |^ | $")


class _Style(NamedTuple):
    marks: tuple[Mark, ...]
    link: str | None


class _Letter(NamedTuple):
    """A letter with its combining signs, or a single space."""

    text: str
    style: _Style


def canon(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks in their one canonical form; blocks without words vanish."""
    clean = (Block(block.kind, max(0, min(block.depth, DEEPEST)), _canon_pieces(block.pieces)) for block in blocks)
    return tuple(block for block in clean if block.pieces)


def _canon_pieces(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if len(pieces) == 1 and pieces[0][1:] == ((), None) and _is_tidy(pieces[0].text):
        return pieces
    letters = _single_spaces(_letters(_signs(pieces)))
    words = [Piece(letter.text, *letter.style) for letter in _marked_spaces(letters)]
    return tuple(part for part in merged(words) if isinstance(part, Piece))


def _is_tidy(text: str) -> bool:
    """Most blocks are unmarked and clean already: known without looking at each sign. An empty text is not tidy."""
    return bool(text) and not _UNTIDY.search(text) and unicodedata.is_normalized("NFC", text)


def _signs(pieces: tuple[Piece, ...]) -> Iterator[_Letter]:
    """Sign by sign. Invisible ones go before signs are composed, or the result would not be stable."""
    for piece in pieces:
        link = clean_target(piece.link) if piece.link is not None and "a" in piece.marks else None
        marks = tuple(mark for mark in MARKS if mark in piece.marks and (mark != "a" or link is not None))
        style = _Style(marks, link)
        for sign in _CONTROL.sub(" ", visible(piece.text)):
            yield _Letter(sign, style)


def _letters(signs: Iterable[_Letter]) -> Iterator[_Letter]:
    """Combining signs go with the letter before them, and take its marks; each letter is composed (NFC)."""
    letter: _Letter | None = None
    for sign in signs:
        if letter and letter.text != " " and _goes_with_the_letter_before(sign.text):
            letter = _Letter(letter.text + sign.text, letter.style)
            continue
        if letter:
            yield _Letter(unicodedata.normalize("NFC", letter.text), letter.style)
        letter = sign
    if letter:
        yield _Letter(unicodedata.normalize("NFC", letter.text), letter.style)


def _goes_with_the_letter_before(sign: str) -> bool:
    """Combining signs, and the Hangul vowels and finals that compose with what stands before them."""
    return sign >= "\u0300" and (unicodedata.category(sign)[0] == "M" or "\u1161" <= sign <= "\u11c2")


def _single_spaces(letters: Iterable[_Letter]) -> list[_Letter]:
    """Runs of spaces as one, which has only what all of them had; none at the edges."""
    found: list[_Letter] = []
    for letter in letters:
        if letter.text != " ":
            found.append(letter)
        elif found and found[-1].text == " ":
            found[-1] = _Letter(" ", _common(found[-1].style, letter.style))
        elif found:
            found.append(letter)
    if found and found[-1].text == " ":
        found.pop()
    return found


def _marked_spaces(letters: list[_Letter]) -> Iterator[_Letter]:
    """A space carries a mark only if both its neighbours do."""
    for at, letter in enumerate(letters):
        if letter.text == " ":
            letter = _Letter(" ", _common(letter.style, _common(letters[at - 1].style, letters[at + 1].style)))
        yield letter


def _common(one: _Style, other: _Style) -> _Style:
    link = one.link if one.link == other.link else None
    marks = tuple(mark for mark in one.marks if mark in other.marks and (mark != "a" or link is not None))
    return _Style(marks, link)
