"""A draft as text and back: the form carries it, so that nothing is saved on the server before the end.

What comes back passed through a browser: it is checked like any upload, and can at worst make a strange draft.
"""

import json
from dataclasses import asdict
from typing import Any

from webapp.paper.pieces import MARKS, Piece
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.reading.draft import SECTION, Draft, FoundOrganisation, Line, Question

LONGEST = 8_000_000  # characters
KINDS = (SECTION, "p", "b", "n", "q", "h")
QUESTIONS = ("heading", "small_heading", "join", "drop", "organisations")


def dump(draft: Draft) -> str:
    """The draft as JSON."""
    value = {
        "title": draft.title,
        "subtitle": draft.subtitle,
        "lines": [[x.number, x.kind, x.depth, x.page, [_written(p) for p in x.pieces]] for x in draft.lines],
        "questions": [_question(question) for question in draft.questions],
        "not_taken": [_sentence(sentence) for sentence in draft.not_taken],
        "organisations": [asdict(organisation) for organisation in draft.organisations],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Draft:
    """The draft that `dump` wrote; raises Malformed for anything else."""
    try:
        if len(text) > LONGEST:
            raise ValueError("too long")
        value = json.loads(text)
        return Draft(
            title=_text(value["title"]),
            subtitle=_text(value["subtitle"]),
            lines=tuple(_line(line) for line in value["lines"]),
            questions=tuple(_load_question(question) for question in value["questions"]),
            not_taken=tuple(_load_sentence(sentence) for sentence in value["not_taken"]),
            organisations=tuple(
                FoundOrganisation(**{name: _text(x) for name, x in found.items()}) for found in value["organisations"]
            ),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Malformed(Sentence("reading.form_damaged")) from None


def _written(piece: Piece) -> list[str]:
    return [piece.text, "".join(piece.marks), piece.link or ""]


def _question(question: Question) -> dict[str, Any]:
    value = {name: getattr(question, name) for name in Question.__dataclass_fields__}
    return {**value, **{name: _sentence(value[name]) for name in ("sentence", "yes", "no")}}


def _sentence(sentence: Sentence) -> list[Any]:
    return [sentence.key, dict(sentence.values)]


def _line(value: Any) -> Line:
    number, kind, depth, page, pieces = value
    if kind not in KINDS or depth not in (0, 1, 2, 3):
        raise ValueError(kind)
    words = tuple(_piece(*written) for written in pieces)
    return Line(_count(number), kind, depth, words, _count(page))


def _piece(text: Any, marks: Any, link: Any) -> Piece:
    known = tuple(mark for mark in MARKS if mark in _text(marks))
    return Piece(_text(text), known, _text(link) or None)


def _load_question(value: Any) -> Question:
    if value["kind"] not in QUESTIONS:
        raise ValueError(value["kind"])
    return Question(
        name=_text(value["name"]),
        kind=value["kind"],
        lines=tuple(_count(number) for number in value["lines"]),
        sentence=_load_sentence(value["sentence"]),
        yes=_load_sentence(value["yes"]),
        no=_load_sentence(value["no"]),
        guess=bool(value["guess"]),
        shown=_text(value["shown"]),
        following=_text(value["following"]),
        page=_count(value["page"]),
    )


def _load_sentence(value: Any) -> Sentence:
    """Only our own area's sentences, with plain values."""
    key, values = value
    if not _text(key).startswith(("reading.", "organisations_table.")):
        raise ValueError(key)
    if not all(isinstance(x, str | int) for x in values.values()):
        raise ValueError(values)
    return Sentence(key, **values)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(value)
    return value
