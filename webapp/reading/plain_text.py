"""Text without styles becomes lines: paragraphs that were wrapped by hand or by a PDF reader are put together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from webapp.paper.pieces import Piece
from webapp.reading.answers import HYPHENS, glued
from webapp.reading.draft import SECTION, Line

BREAKS = re.compile(r"\r\n|[\r\x0b\x85\u2028\u2029]")
BULLET = re.compile(r"^[-*•●▪■◦‣∙·–—\uf0b7]\s+(?=\S)")
NUMBER = re.compile(r"^(\d{1,3})[.)]\s+(?=\S)")
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
NEW_NUMBER = re.compile(rf"^\d{{1,2}}[.)]\s+(?!{MONTHS}|Quartal|Jahr|Platz)[A-ZÄÖÜ„\"]")
LETTER = re.compile(r"^[a-z]\)\s+(?=\S)")
MARKED_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
QUOTE = re.compile(r"^>\s+(?=\S)")
WIDEST_INDENT = 12
SENTENCE_END = re.compile(r"[.!?:;…][\"“”«»')\]]*$")


@dataclass(frozen=True)
class Row:
    """A physical line."""

    text: str
    page: int
    gap: bool
    indent: int

    @property
    def length(self) -> int:
        """Where the line ends; a line in the middle of the page is indented for another reason."""
        return len(self.text) + (self.indent if self.indent <= WIDEST_INDENT else 0)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a plain text, list items and marked headings already known as such."""
    rows = list(_rows(text))
    width = _wrapped_at(rows)
    joined = _unwrapped(rows, width) if width else rows
    outermost = min((row.indent for row in joined if BULLET.match(row.text)), default=0)
    return tuple(_line(row, number, outermost) for number, row in enumerate(joined, 1))


def _rows(text: str) -> Iterator[Row]:
    page, gap = (1 if "\f" in text else 0), True
    for raw in BREAKS.sub("\n", text).split("\n"):
        for nth, part in enumerate(raw.split("\f")):
            if nth:
                page, gap = page + 1, True
            if not part.strip():
                gap = True
                continue
            shown = part.expandtabs(4)
            yield Row(part.strip(), page, gap, len(shown) - len(shown.lstrip()))
            gap = False


def _wrapped_at(rows: list[Row]) -> int:
    """The width at which the text was wrapped; 0 if each line is a paragraph."""
    lengths = sorted(row.length for row in rows)
    if len(lengths) < 4:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    long = [at for at, row in enumerate(rows[:-1]) if row.length > width * 0.7]
    running = sum(not SENTENCE_END.search(rows[at].text) and not rows[at + 1].gap for at in long)
    return width if 40 <= width <= 130 and running > max(2, len(long) * 0.4) else 0


def _unwrapped(rows: list[Row], width: int) -> list[Row]:
    """A line goes on in the next where that one's first word had no room in it."""
    joined: list[Row] = []
    last = rows[0]
    for row in rows:
        first_word = row.text.split(" ", 1)[0]
        full = last.length + 1 + len(first_word) > width * 0.93
        full = full or (ends_with_hyphen(last.text) and row.text[0].islower())
        if joined and full and not row.gap and not _begins_anew(row.text):
            before = joined[-1]
            pieces = glued((Piece(before.text),), (Piece(row.text),))
            joined[-1] = Row("".join(piece.text for piece in pieces), before.page, before.gap, before.indent)
        else:
            joined.append(row)
        last = row
    return joined


def _begins_anew(text: str) -> bool:
    return any(begins.match(text) for begins in (BULLET, MARKED_HEADING, QUOTE, NEW_NUMBER))


def _line(row: Row, number: int, outermost: int) -> Line:
    """Numbers stay in the text here: whether they count headings or items shows only beside the other lines."""
    depth = min(3, max(0, row.indent - outermost) // 2)
    if heading := MARKED_HEADING.match(row.text):
        return _made(row, number, SECTION, 0, heading.end(), level=len(heading[1]))
    if quote := QUOTE.match(row.text):
        return _made(row, number, "q", depth, quote.end())
    if bullet := BULLET.match(row.text):
        return _made(row, number, "b", depth, bullet.end())
    return _made(row, number, "p", 0, 0)


def _made(row: Row, number: int, kind: str, depth: int, start: int, level: int = 0) -> Line:
    return Line(number, kind, depth, (Piece(row.text[start:].strip()),), row.page, row.gap, level)


def ends_with_hyphen(text: str) -> bool:
    return text[-1:] in HYPHENS and text[-2:-1].isalpha()
