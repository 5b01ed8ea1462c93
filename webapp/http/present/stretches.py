"""Stretches: neighbouring pieces of one kind, so that one insertion is one `<ins>`, whatever marks its words carry."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

BREAK = "\n"  # a removed one stands where two blocks were joined
SENTENCE_END = re.compile(r"(?<!\b\w)[.!?…][“”»’\")]*\s+(?=[„“»(\"]?[A-ZÄÖÜ0-9])")


@dataclass(frozen=True)
class Words:
    """Some words with their marks (`b`, `i`, `n`) and the link's target if they are a link."""

    text: str
    marks: tuple[str, ...] = ()
    link: str | None = None


@dataclass(frozen=True)
class Stretch:
    """`kept`, `dim` (kept, not near a change), `removed` or `added` words; `spaced`: set a space before."""

    kind: str
    pieces: tuple[Words, ...]
    spaced: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def stretches(pieces: Iterable[Any]) -> tuple[Stretch, ...]:
    """Pieces of a redline or of a wording (those have no kind) gathered by kind; removed stands before added."""
    grouped = groupby(pieces, key=lambda piece: getattr(piece, "kind", "kept"))
    made = [Stretch(kind, tuple(_words(piece) for piece in group)) for kind, group in grouped]
    return tuple(replace(one, spaced=_touches(before, one)) for before, one in zip([None, *made], made, strict=False))


def unmarked(given: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """What stays when the change is made, as kept words."""
    return tuple(replace(one, kind="kept", spaced=False) for one in given if one.kind != "removed")


def dimmed(given: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The same with those sentences dim that no change touches."""
    made: list[Stretch] = []
    for place, one in enumerate(given):
        if one.kind == "kept":
            made.extend(_dimmed(one, after_change=place > 0, before_change=place < len(given) - 1))
        else:
            made.append(one)
    return tuple(made)


def split(pieces: Sequence[Words], at: int) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """The pieces before and after a place, counted in characters."""
    before: list[Words] = []
    after: list[Words] = []
    for piece in pieces:
        here = max(0, min(at, len(piece.text)))
        at -= len(piece.text)
        before += [replace(piece, text=piece.text[:here])] if here else []
        after += [replace(piece, text=piece.text[here:])] if here < len(piece.text) else []
    return tuple(before), tuple(after)


def _words(piece: Any) -> Words:
    marks = tuple(mark for mark in piece.marks if isinstance(mark, str) and mark in ("b", "i", "n"))
    return Words(piece.text.replace(BREAK, " ¶ "), marks, getattr(piece, "link", None))


def _touches(before: Stretch | None, one: Stretch) -> bool:
    """Whether a removal and what replaces it stand directly side by side: „fünf“ and „zehn“ are not „fünfzehn“."""
    if before is None or "kept" in (before.kind, one.kind):
        return False
    return before.text[-1:].isalnum() and one.text[:1].isalnum()


def _dimmed(one: Stretch, *, after_change: bool, before_change: bool) -> list[Stretch]:
    ends = [match.end() for match in SENTENCE_END.finditer(one.text)]
    if not after_change and not before_change:
        return [replace(one, kind="dim")]
    start = (ends[0] if ends else len(one.text)) if after_change else 0
    end = (ends[-1] if ends else 0) if before_change else len(one.text)
    if start >= end:
        return [one]
    first, rest = split(one.pieces, start)
    middle, last = split(rest, end - start)
    parts = (Stretch("kept", first), Stretch("dim", middle), Stretch("kept", last))
    return [part for part in parts if part.pieces]
