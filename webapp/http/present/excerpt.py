"""The excerpt of a redline for lists and mails: cut with …, never reworded."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from webapp.http.present.stretches import Stretch, Words, stretches

BEFORE, AFTER = 2, 6  # unchanged words on either side of what changes
WORD = re.compile(r"\s*\S+\s*")


def excerpt(blocks: Sequence[Any], words: int = 32) -> tuple[Stretch, ...]:
    """The first changed place with a few words around it and the changes that follow, at most about `words` words."""
    changed = next((block for block in blocks if block.state != "kept"), None)
    if changed is None:
        return ()
    singles = [one for stretch in stretches(changed.pieces) for one in _singles(stretch)]
    marks = [place for place, one in enumerate(singles) if one.kind != "kept"]
    if not marks:  # only the kind of the block changes: its first words stay for it
        return _joined(singles[:words], cut_before=False, cut_after=len(singles) > words)
    start = max(0, marks[0] - BEFORE)
    last = max(place for place in marks if place < start + words)
    end = _end(singles, last)
    return _joined(singles[start:end], cut_before=start > 0, cut_after=not _ends_a_sentence(singles[end - 1]))


def _end(singles: Sequence[Stretch], last: int) -> int:
    """Where the excerpt ends: with the sentence of the last change, or some words after it."""
    for place in range(last, min(len(singles), last + 1 + AFTER)):
        if _ends_a_sentence(singles[place]):
            return place + 1
    return min(len(singles), last + 1 + AFTER)


def _ends_a_sentence(single: Stretch) -> bool:
    return single.kind != "removed" and single.text.rstrip().endswith((".", "!", "?", ".“", ".”"))


def _singles(stretch: Stretch) -> list[Stretch]:
    """One stretch a word, so that it can be cut anywhere."""
    found = []
    for piece in stretch.pieces:
        texts = WORD.findall(piece.text) or [piece.text]
        found += [Stretch(stretch.kind, (replace(piece, text=text),)) for text in texts]
    return found


def _joined(singles: Sequence[Stretch], *, cut_before: bool, cut_after: bool) -> tuple[Stretch, ...]:
    pieces = [_Piece(one.kind, one.pieces[0]) for one in singles]
    pieces[-1].text = pieces[-1].text.rstrip()
    if cut_before:
        pieces.insert(0, _Piece("kept", Words("… ")))
    if cut_after:
        pieces.append(_Piece("kept", Words(" …")))
    return stretches(pieces)


class _Piece:
    """A piece of one kind, as `stretches` reads it."""

    def __init__(self, kind: str, words: Words) -> None:
        self.kind, self.text, self.marks, self.link = kind, words.text, words.marks, words.link
