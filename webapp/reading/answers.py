"""The person's answers to our guesses become lines of the text."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from webapp.paper.pieces import Piece
from webapp.reading.draft import SECTION, Draft, Line, Question

HYPHENS = "-\u00ad\u2010"
HEADINGS = {"heading": SECTION, "small_heading": "h"}
CONJUNCTIONS = ("und", "oder", "bzw.", "sowie", "and", "or")


def answered(draft: Draft, answers: Mapping[str, bool] | None = None) -> Draft:
    """The draft with every question answered, by its name; a question without an answer goes as guessed.

    What goes out goes first, so that the parts of a torn sentence are neighbours.
    """
    questions = leaning(draft, answers or {}).questions
    yes = [question for question in questions if question.guess]
    lines = _without(draft.lines, yes)
    lines = _joined(lines, yes, questions)
    lines = _headed(lines, yes)
    refused = any(question.kind == "organisations" and not question.guess for question in questions)
    return replace(draft, lines=lines, questions=(), organisations=() if refused else draft.organisations)


def leaning(draft: Draft, answers: Mapping[str, bool]) -> Draft:
    """The draft with its questions still open, each leaning to what the person chose: for showing the form again."""
    return replace(draft, questions=tuple(replace(q, guess=answers.get(q.name, q.guess)) for q in draft.questions))


def _without(lines: Iterable[Line], yes: Iterable[Question]) -> tuple[Line, ...]:
    away = {number for question in yes if question.kind in ("drop", "organisations") for number in question.lines}
    return tuple(line for line in lines if line.number not in away)


def _joined(lines: tuple[Line, ...], yes: Iterable[Question], questions: Iterable[Question]) -> tuple[Line, ...]:
    """Lines that go on in the next as one. A page number that was kept between them keeps them apart."""
    goes_on = {question.lines[-1] for question in yes if question.kind == "join"}
    kept = {number for question in questions if question.kind == "drop" for number in question.lines}
    joined: list[list[Line]] = []
    for line in lines:
        before = joined[-1][-1] if joined else None
        if line.number in goes_on and before and before.kind != SECTION and before.number not in kept:
            joined[-1].append(line)
        else:
            joined.append([line])
    return tuple(_one(parts) for parts in joined)


def _one(parts: list[Line]) -> Line:
    pieces = parts[0].pieces
    for part in parts[1:]:
        pieces = glued(pieces, part.pieces)
    return replace(parts[0], pieces=pieces)


def glued(first: tuple[Piece, ...], second: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Two parts of a sentence put together: a word divided by a hyphen closes up, others get a space."""
    if not first or not second:
        return first + second
    end, start = first[-1], second[0]
    text = end.text.rstrip()
    next_word = start.text.lstrip().split(" ", 1)[0]
    divided = text[-1:] in HYPHENS and text[-2:-1].isalpha() and next_word[:1].islower()
    if next_word in CONJUNCTIONS:  # "Klima- und …" keeps its hyphen
        divided = False
    compound = text[-1:] in HYPHENS and text[-2:-1].isalpha() and next_word[:1].isupper()  # "Cluster-" "Initiative"
    ending = end._replace(text=text[:-1] if divided else text)
    space = () if divided or compound else (Piece(" "),)
    return (*first[:-1], ending, *space, start._replace(text=start.text.lstrip()), *second[1:])


def _headed(lines: tuple[Line, ...], yes: Iterable[Question]) -> tuple[Line, ...]:
    """A heading is bold by itself, so its bold is no longer a mark."""
    kinds = {number: HEADINGS[q.kind] for q in yes if q.kind in HEADINGS for number in q.lines}
    return tuple(
        replace(line, kind=kinds[line.number], depth=0, pieces=_without_bold(line)) if line.number in kinds else line
        for line in lines
    )


def _without_bold(line: Line) -> tuple[Piece, ...]:
    return tuple(piece._replace(marks=tuple(m for m in piece.marks if m != "b")) for piece in line.pieces)
