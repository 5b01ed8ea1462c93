"""Whether the words on the pages are those of text.txt, letter for letter (SIGNED_PDF.md 7).

White space, hyphens at the end of a line, and how a letter is composed are print's business; all else must be equal.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from exports.verify.page_text import PageText
from webapp.paper.wording import Piece, Wording

HYPHENS = "-\u2010\u2011"
RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True)
class Told:
    """What text.txt says: title, subtitle, and sections of a title and a wording."""

    title: str
    subtitle: str
    sections: tuple[tuple[str, Wording], ...]


def told_by(text: str) -> Told:
    """The attached text taken apart (TEXT.md, section 1); ValueError if it does not have that form."""
    head, *sections = text.removesuffix("\n").split("\n\n# ")
    title, _, subtitle = head.partition("\n")
    if not title.startswith("# "):
        raise ValueError("text.txt does not begin with a title")
    return Told(title[2:], subtitle, tuple(_section(section) for section in sections))


def _section(section: str) -> tuple[str, Wording]:
    title, _, words = section.partition("\n")
    return title, Wording.from_text(words)


def first_difference(text: str, pages: PageText) -> str | None:
    """Where the pages begin to say something else, in the words of text.txt; None if they say the same."""
    told = told_by(text)
    body, notes = list[str](), list[str]()
    for number, (title, wording) in enumerate(told.sections, start=1):
        body += [str(number), title]
        for block in wording.blocks:
            body += _words_of_block(block.pieces, notes)
    alike = not _is_left_to_right(pages.everything)
    headings, title = squeezed("".join(pages.headings), alike), squeezed(told.title, alike)
    if _is_left_to_right(told.title) and not headings.startswith(title):
        return told.title
    return _difference(body, pages.body, alike) or _difference(notes, pages.notes, alike)


def _words_of_block(pieces: Iterable[Piece], notes: list[str]) -> Iterator[str]:
    """The block as it is printed: where a note stands, its number; number and note go to the notes."""
    for is_note, parts in groupby(pieces, key=lambda piece: "n" in piece.marks):
        words = "".join(piece.text for piece in parts)
        if is_note:
            number = str(len(notes) + 1)
            notes.append(number + words)
            yield number
        else:
            yield words


def _difference(told: Sequence[str], lines: Sequence[str], alike: bool) -> str | None:
    expected = "".join(told)
    if not _is_left_to_right(expected):
        return None if _letters(expected) == _letters("".join(lines)) else expected[:60]
    wanted, at = squeezed(expected, alike), 0
    for line in lines:
        found = squeezed(line, alike)
        if wanted.startswith(found, at):
            at += len(found)
        elif found[-1:] in HYPHENS and wanted.startswith(found[:-1], at):  # a word broken at the end of the line
            at += len(found) - 1
        else:
            return wanted[at : at + 60] or found[:60]
    return wanted[at : at + 60] or None


@lru_cache(maxsize=16)
def squeezed(words: str, mirrored_alike: bool = False) -> str:
    """The letters without white space and without what print adds or composes in another way.

    `mirrored_alike`: on pages with right-to-left words "(" and ")" are one sign, for there a font's table has only one of them.
    """
    plain = unicodedata.normalize("NFKC", words.replace("\u00ad", ""))
    kept = "".join("-" if sign in HYPHENS else sign for sign in plain if not sign.isspace() and not _is_invisible(sign))
    return "".join("(" if unicodedata.mirrored(sign) else sign for sign in kept) if mirrored_alike else kept


def _is_invisible(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"


def _is_left_to_right(words: str) -> bool:
    return not any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in words)


def _letters(words: str) -> list[str]:
    """For words in right-to-left script, which a page holds in the order they are seen: the same letters, as often."""
    return sorted(sign for sign in squeezed(words, True) if sign not in HYPHENS)


def appears(words: str, pages: PageText) -> bool:
    """Whether these words stand on the pages in one stretch; right-to-left words are looked for as letters only."""
    if _is_left_to_right(words):
        alike = not _is_left_to_right(pages.everything)
        return squeezed(words, alike) in squeezed(pages.everything, alike)
    return not Counter(_letters(words)) - Counter(_letters(pages.everything))
