"""Paragraphs that a page break (or a reader of PDF files) tore apart in the middle of a sentence."""

import re
from collections.abc import Sequence

from webapp.paper.sentences import Sentence
from webapp.reading.draft import Line, Question
from webapp.reading.plain_text import SENTENCE_END, ends_with_hyphen

GOES_ON = re.compile(
    r"(?:,|\b(?:der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen|und|oder|sowie|von|vom|zu|zum|zur|in|im|mit|für|"
    r"auf|an|am|bei|durch|als|wie|dass|sich|nicht|auch|derselben|the|a|an|and|or|of|to|in|for|with|that|by))$",
    re.IGNORECASE,
)
SHOWN = 90  # characters of a line around the break


def torn(lines: Sequence[Line]) -> tuple[Question, ...]:
    """A question for each pair of neighbours that may be one paragraph."""
    return tuple(_asked(a, b) for a, b in zip(lines, lines[1:], strict=False) if _may_be_one(a, b))


def _may_be_one(first: Line, second: Line) -> bool:
    if first.kind not in ("p", "b", "n", "q") or first.level or second.level or not first.text or not second.text:
        return False
    if second.kind != "p" and not (second.kind == first.kind == "q"):
        return False
    turned = first.page != second.page
    begins = second.text.lstrip("„“\"»«'(")[:1]
    if ends_with_hyphen(first.text):
        return begins.islower() or turned
    if SENTENCE_END.search(first.text):
        return turned and begins.islower() and not first.text.endswith(":")
    if begins.islower():
        return turned or len(first.text) >= 40
    return (turned and len(first.text) >= 60) or (len(first.text) >= 40 and bool(GOES_ON.search(first.text)))


def _asked(first: Line, second: Line) -> Question:
    turned = first.page != second.page
    return Question(
        name=f"join-{second.number}",
        kind="join",
        lines=(first.number, second.number),
        sentence=Sentence("reading.ask_join_pages" if turned else "reading.ask_join"),
        yes=Sentence("reading.yes_join"),
        no=Sentence("reading.no_two_paragraphs"),
        guess=True,
        shown=_end(first.text),
        following=_start(second.text),
        page=first.page,
    )


def _end(text: str) -> str:
    return text if len(text) <= SHOWN else "… " + text[-SHOWN:].split(" ", 1)[-1]


def _start(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + " …"
