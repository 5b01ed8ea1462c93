"""The person moves the section breaks and corrects titles. Every edit names a line, never a position."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from webapp.paper.pieces import Piece
from webapp.reading.draft import SECTION, Draft, Line


@dataclass(frozen=True)
class Rename:
    """The paper's own title and subtitle."""

    title: str
    subtitle: str = ""


@dataclass(frozen=True)
class Retitle:
    """A section gets another title; `line` 0 gives one to the opening that had none."""

    line: int
    title: str


@dataclass(frozen=True)
class Join:
    """A section goes into the one before; its title stays as a small heading."""

    line: int


@dataclass(frozen=True)
class Split:
    """A section begins at this line: with this title, or else the line is the title itself."""

    line: int
    title: str = ""


Edit = Rename | Retitle | Join | Split


def arranged(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """The draft with the edits made; an edit of a line that is not there (any more) changes nothing."""
    for edit in edits:
        match edit:
            case Rename(title, subtitle):
                draft = replace(draft, title=_one_line(title), subtitle=_one_line(subtitle))
            case Retitle(line, title):
                draft = _retitled(draft, line, _one_line(title))
            case Join(line):
                draft = _changed(draft, line, SECTION, "h")
            case Split(line, title):
                draft = _split(draft, line, _one_line(title))
    return draft


def _retitled(draft: Draft, number: int, title: str) -> Draft:
    if number == 0:
        return _opening_titled(draft, title)
    lines = tuple(
        replace(line, pieces=(Piece(title),)) if line.number == number and _is_title(draft, line) else line
        for line in draft.lines
    )
    return replace(draft, lines=lines)


def _opening_titled(draft: Draft, title: str) -> Draft:
    if not title or not draft.lines or draft.lines[0].kind == SECTION:
        return draft
    return replace(draft, lines=(_new_title(draft, title, draft.lines[0].page), *draft.lines))


def _is_title(draft: Draft, line: Line) -> bool:
    """A title, or a line that the answers to come will make one."""
    asked = any(q.kind == "heading" and line.number in q.lines for q in draft.questions)
    return line.kind == SECTION or asked


def _changed(draft: Draft, number: int, before: str, after: str) -> Draft:
    lines = tuple(
        replace(line, kind=after) if line.number == number and line.kind == before else line for line in draft.lines
    )
    questions = tuple(
        replace(q, kind="small_heading") if q.kind == "heading" and number in q.lines and after == "h" else q
        for q in draft.questions
    )
    return replace(draft, lines=lines, questions=questions)


def _split(draft: Draft, number: int, title: str) -> Draft:
    line = draft.line(number)
    if line is None or line.kind == SECTION:
        return draft
    at = draft.lines.index(line)
    if title:
        lines = (*draft.lines[:at], _new_title(draft, title, line.page), *draft.lines[at:])
    else:
        lines = (*draft.lines[:at], replace(line, kind=SECTION, depth=0), *draft.lines[at + 1 :])
    asked_no_more = tuple(q for q in draft.questions if q.kind in ("drop", "organisations") or number not in q.lines)
    return replace(draft, lines=lines, questions=asked_no_more)


def _new_title(draft: Draft, title: str, page: int) -> Line:
    return Line(max(line.number for line in draft.lines) + 1, SECTION, 0, (Piece(title),), page)


def _one_line(text: str) -> str:
    return " ".join(text.split())
