"""How much a redline changes, in numbers for a sentence: "3 Stellen, 14 Wörter ergänzt, 6 gestrichen"."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from webapp.paper.changes import Change
from webapp.paper.pieces import Part, Piece
from webapp.paper.tokens import count_words
from webapp.paper.units import units
from webapp.paper.wording import Wording


class Summary(NamedTuple):
    """Numbers of places, of words, and of places where blocks only moved (their words count neither way)."""

    places: int
    words_added: int
    words_removed: int
    moved: int


def summary(base: Wording, changes: Sequence[Change]) -> Summary:
    """Counts what the changes do. A word that only gets bold counts as removed and added, as the redline shows it."""
    all_units = units(base, changes)
    single = [unit[0] for unit in all_units if len(unit) == 1]
    added = sum(_words(change.added) for change in single)
    removed = sum(_words(base.cut(change.start, change.end)) for change in single)
    return Summary(len(all_units), added, removed, len(all_units) - len(single))


def _words(parts: Iterable[Part]) -> int:
    return sum(count_words(part.text) for part in parts if isinstance(part, Piece))
