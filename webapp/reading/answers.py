"""The person's answers to our guesses become lines of the text."""

from collections.abc import Mapping
from dataclasses import replace

from webapp.paper.pieces import Piece
from webapp.reading.draft import SECTION, Draft, Line, Question

HYPHENS = "-\u00ad\u2010"


def answered(draft: Draft, answers: Mapping[str, bool] | None = None) -> Draft:
    """The draft with every question answered, by its name; a question without an answer goes as guessed."""
    questions = leaning(draft, answers or {}).questions
    for question in sorted(questions, key=lambda question: list(APPLY).index(question.kind)):
        if question.guess:
            draft = APPLY[question.kind](draft, question)
        elif question.kind == "organisations":
            draft = replace(draft, organisations=())
    return replace(draft, questions=())


def leaning(draft: Draft, answers: Mapping[str, bool]) -> Draft:
    """The draft with its questions still open, each leaning to what the person chose: for showing the form again."""
    return replace(draft, questions=tuple(replace(q, guess=answers.get(q.name, q.guess)) for q in draft.questions))


def _becomes_title(draft: Draft, question: Question) -> Draft:
    return _changed(draft, question, SECTION)


def _becomes_small_heading(draft: Draft, question: Question) -> Draft:
    return _changed(draft, question, "h")


def _changed(draft: Draft, question: Question, kind: str) -> Draft:
    """A heading is bold by itself, so its bold is no longer a mark."""
    lines = tuple(
        replace(line, kind=kind, depth=0, pieces=_without_bold(line)) if line.number in question.lines else line
        for line in draft.lines
    )
    return replace(draft, lines=lines)


def _without_bold(line: Line) -> tuple[Piece, ...]:
    return tuple(piece._replace(marks=tuple(mark for mark in piece.marks if mark != "b")) for piece in line.pieces)


def _joined(draft: Draft, question: Question) -> Draft:
    """Both lines as one. A page number that was kept between them keeps them apart."""
    second = draft.line(question.lines[-1])
    lines = list(draft.lines)
    at = lines.index(second) if second else 0
    if second is None or at == 0 or lines[at - 1].kind == SECTION or lines[at - 1].number in _kept(draft):
        return draft
    lines[at - 1 : at + 1] = [replace(lines[at - 1], pieces=glued(lines[at - 1].pieces, second.pieces))]
    return replace(draft, lines=tuple(lines))


def _kept(draft: Draft) -> set[int]:
    return {number for question in draft.questions if question.kind == "drop" for number in question.lines}


def glued(first: tuple[Piece, ...], second: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Two parts of a sentence put together: a word divided by a hyphen closes up, others get a space."""
    if not first or not second:
        return first + second
    end, start = first[-1], second[0]
    text = end.text.rstrip()
    divided = text[-1:] in HYPHENS and text[-2:-1].isalpha() and start.text[:1].islower()
    if divided and start.text.split(" ", 1)[0] in ("und", "oder", "bzw.", "and", "or"):  # "Klima- und …" keeps it
        divided = False
    ending = end._replace(text=text[:-1] if divided else text)
    beginning = start._replace(text=start.text.lstrip())
    space = () if divided else (Piece(" "),)
    return (*first[:-1], ending, *space, beginning, *second[1:])


def _dropped(draft: Draft, question: Question) -> Draft:
    return replace(draft, lines=tuple(line for line in draft.lines if line.number not in question.lines))


APPLY = {  # in this order: what goes out goes first, so that the parts of a sentence are neighbours
    "drop": _dropped,
    "organisations": _dropped,
    "join": _joined,
    "heading": _becomes_title,
    "small_heading": _becomes_small_heading,
}
