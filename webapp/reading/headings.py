"""Which lines of a text without styles are headings. What was marked as a heading is one; the rest is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from webapp.paper.sentences import Sentence
from webapp.reading.draft import SECTION, Line, Question

LONGEST = 100  # characters of a heading
NUMBERED = re.compile(r"^(?:(?:Kapitel|Abschnitt|Teil|Chapter|Part|§)\s*)?(?:\d{1,2}|[IVX]{1,5}|[A-H])[.):]?\s+(?=\S)")
DEEPER = re.compile(r"^\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\S)")
NO_HEADING = re.compile(r"(?:[.,;…]|\b(?:und|oder|der|die|das|sowie|and|or|the))[\"“”«»')]*$", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?:][\"“”«»')]*$")
FOLLOWING = 90  # characters shown of the line after


def likely(lines: Sequence[Line], *, styled: bool) -> tuple[Question, ...]:
    """A question for each line that may be a heading; `styled` says that the upload has marked headings already."""
    asked = []
    for at, line in enumerate(lines):
        weight = _weight(lines, at, styled)
        if weight >= 2:
            asked.append(_asked(line, lines[at + 1], guess=weight >= 3, small=bool(DEEPER.match(line.text)) or styled))
    return tuple(asked)


def _weight(lines: Sequence[Line], at: int, styled: bool) -> int:
    """How much speaks for a heading: 3 and more we believe, 2 we ask, less is none."""
    line = lines[at]
    if not could_be(line) or at + 1 == len(lines):
        return 0
    following = lines[at + 1]
    bold, numbered = _is_bold(line), bool(NUMBERED.match(line.text) or DEEPER.match(line.text))
    if styled and not (bold or numbered):
        return 0
    if could_be(following) and len(following.text) <= 70 and not (bold or numbered or _is_capital(line)):
        return 0  # one of several short lines
    before_ends = at == 0 or lines[at - 1].kind != "p" or bool(re.search(r"[.!?:;”“\"»)]$", lines[at - 1].text))
    marks = 2 * (bold or numbered or _is_capital(line))
    shape = (len(line.text) <= 70) + (line.gap and following.gap) + before_ends + (len(following.text) > 80)
    body = following.kind in ("b", "n", "q") or len(following.text) > max(70, len(line.text))
    body = body or (line.gap and following.gap and bool(SENTENCE_END.search(following.text)))
    return marks + shape if body or marks else 0


def could_be(line: Line) -> bool:
    """Short, begins with a capital or a number, and ends like no sentence."""
    text = line.text
    if line.kind != "p" or line.level or not 3 <= len(text) <= LONGEST or len(text.split()) > 14:
        return False
    if text[0].islower() or not any(sign.isalpha() for sign in text) or "@" in text:
        return False
    return not NO_HEADING.search(text) and not text.endswith(":")


def _is_bold(line: Line) -> bool:
    return all("b" in piece.marks for piece in line.pieces if piece.text.strip())


def _is_capital(line: Line) -> bool:
    letters = [sign for sign in line.text if sign.isalpha()]
    return len(letters) > 4 and all(sign.isupper() or sign == "ß" for sign in letters)


def _asked(line: Line, following: Line, *, guess: bool, small: bool) -> Question:
    bold = _is_bold(line)
    return Question(
        name=f"heading-{line.number}",
        kind="small_heading" if small else "heading",
        lines=(line.number,),
        sentence=Sentence("reading.ask_heading_bold" if bold else "reading.ask_heading"),
        yes=Sentence("reading.yes_small_heading" if small else "reading.yes_section"),
        no=Sentence("reading.no_ordinary_text"),
        guess=guess,
        shown=line.text,
        following=following.text[:FOLLOWING] + (" …" if len(following.text) > FOLLOWING else ""),
        page=line.page,
    )


def by_level(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Marked headings: the highest level begins sections, deeper ones are small headings."""
    highest = min((line.level for line in lines if line.level), default=0)
    return tuple(
        replace(line, kind=SECTION if line.level == highest else "h", depth=0) if line.level else line for line in lines
    )
