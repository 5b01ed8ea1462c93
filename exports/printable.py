"""Signs that none of our typefaces can draw: said before a paper is frozen, not found in a sealed file."""

import unicodedata
from collections.abc import Sequence
from functools import cache

from exports.fonts import FOLDER, cuts
from exports.signatory import Signatory
from webapp.paper.edition import Edition
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence

REPLACED = "\u2010\u2011\u202f"  # print makes these from what the faces have
UNKNOWN = "\ufffd"  # stands in a draft for a sign that cannot be drawn


def check_printable(edition: Edition, signatories: Sequence[Signatory] = ()) -> None:
    """Raises Malformed with the signs that the file could not show; call it before freezing and before the proof."""
    names = (f"{one.organisation}{one.person}{one.function}{one.seat}{one.reservation}" for one in signatories)
    if signs := unprintable(edition.text + "".join(names)):
        raise Malformed(Sentence("pdf.unprintable", signs=signs))


def unprintable(text: str) -> tuple[str, ...]:
    """The signs of the text that no typeface has, each once, in the order in which they come."""
    return tuple(sign for sign in dict.fromkeys(text) if not _is_drawn(sign))


def with_known_signs(text: str) -> str:
    """The text with a placeholder for every sign that cannot be drawn; for drafts only."""
    missing = unprintable(text)
    return text.translate({ord(sign): UNKNOWN for sign in missing}) if missing else text


def _is_drawn(sign: str) -> bool:
    return sign in REPLACED or sign.isspace() or ord(sign) in _drawn() or unicodedata.category(sign) == "Cc"


@cache
def _drawn() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for cut in cuts():
        if cut["style"] == "normal" and cut["weight"] == 400:  # the other cuts have the same signs
            with TTFont(FOLDER / cut["file"].rsplit("/", 1)[-1], lazy=True) as font:
                found.update(font.getBestCmap())
    return frozenset(found)
