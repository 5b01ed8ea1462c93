"""Page numbers and running heads: what stands on each page and is no part of the text."""

import re
from collections import defaultdict
from dataclasses import replace

from webapp.paper.sentences import Sentence
from webapp.reading.draft import Line, Question
from webapp.reading.plain_text import SENTENCE_END

PAGE_NUMBER = re.compile(
    r"^(?:(?P<word>Seite|Page|S\.)\s*)?[-–—]?\s*(?P<number>\d{1,3})\s*[-–—]?(?:\s*(?:von|of|/)\s*\d{1,3})?$",
    re.IGNORECASE,
)
LONGEST_HEAD = 100


def furniture(lines: tuple[Line, ...]) -> tuple[Question, ...]:
    """One question for the page numbers, one for each running head; the guess is to leave them out."""
    numbers = _page_numbers(lines)
    heads = _running_heads(lines, numbers)
    questions = (
        [_asked("page_numbers", Sentence("reading.ask_page_numbers", n=len(numbers)), numbers)] if numbers else []
    )
    return (
        *questions,
        *(_asked("running_head", Sentence("reading.ask_running_head", n=len(head)), head) for head in heads),
    )


def with_pages(lines: tuple[Line, ...], numbers: frozenset[int]) -> tuple[Line, ...]:
    """Where the upload knows no pages, the page numbers at their feet tell them."""
    if not numbers or any(line.page for line in lines):
        return lines
    page, paged = 1, []
    for line in lines:
        paged.append(replace(line, page=page))
        page += line.number in numbers
    return tuple(paged)


def _page_numbers(lines: tuple[Line, ...]) -> list[Line]:
    """Lines that are nothing but a number and count up. One alone counts only beside a page break."""
    found, last = [], 0
    for line in lines:
        match = PAGE_NUMBER.match(line.text) if line.kind == "p" else None
        if match and last < int(match["number"]) <= last + 3 + 20 * (not last):
            found.append(line)
            last = int(match["number"])
    beside = any(line.page for line in lines)
    return found if len(found) > 1 or beside or any(PAGE_NUMBER.match(x.text)["word"] for x in found) else []  # type: ignore[index]


def _running_heads(lines: tuple[Line, ...], numbers: list[Line]) -> list[list[Line]]:
    """Short lines that come again and again; the first line of all is the title, not a running head."""
    same: dict[str, list[Line]] = defaultdict(list)
    counted = {line.number for line in numbers}
    for line in lines:
        short = 3 < len(line.text) <= LONGEST_HEAD and not SENTENCE_END.search(line.text)
        if line.kind == "p" and short and line.number not in counted:
            same[re.sub(r"\d+", "#", line.text.casefold())].append(line)
    at_edge = _at_page_edges(lines, counted)
    again = ([line for line in group if line is not lines[0]] for group in same.values() if len(group) > 1)
    return [group for group in again if all(line.number in at_edge for line in group) and _on_pages(group)]


def _on_pages(group: list[Line]) -> bool:
    """On two pages that we know to be two, or so often that it is no chance."""
    return len({line.page for line in group}) > 1 or len(group) > 2


def _at_page_edges(lines: tuple[Line, ...], numbers: set[int]) -> set[int]:
    """Lines beside a page number or a change of page, and those beside them."""
    cuts = {at for at, line in enumerate(lines) if line.number in numbers}
    cuts |= {at for at in range(1, len(lines)) if lines[at].page != lines[at - 1].page}
    return {lines[at + step].number for at in cuts for step in (-2, -1, 0, 1, 2) if 0 <= at + step < len(lines)}


def _asked(what: str, sentence: Sentence, lines: list[Line]) -> Question:
    return Question(
        name=f"{what}-{lines[0].number}",
        kind="drop",
        lines=tuple(line.number for line in lines),
        sentence=sentence,
        yes=Sentence("reading.yes_leave_out"),
        no=Sentence("reading.no_keep"),
        guess=True,
        shown=lines[0].text,
        page=lines[0].page,
    )
