"""Finds the block of names and organisations at the end of a paper."""

import re
from collections.abc import Sequence

from webapp.paper.sentences import Sentence
from webapp.reading.draft import SECTION, FoundOrganisation, Line, Question
from webapp.reading.names import EMAIL, kind_of, looks_like_organisation
from webapp.reading.signatories import organisations_in
from webapp.reading.signatory_lines import CELLS

HEADING = re.compile(
    r"^(?:\W|\d{1,2}[.)]?\s)*(?:(?:die|alle|the|our|unsere)\s+)?(?:\w+[- ])?(?:"
    r"(?:erst|mit)?unterzeichne|mitzeichn|es (?:unter|mit)?zeichnen|gezeichnet|erstzeichn|signator|undersigned|signed by|beteiligte|mitwirkende|"
    r"unterstützende|unterstützer|getragen von|supporting organi|(?:teilnehmende|mitzeichnende) |"
    r"dieses (?:positions)?papier wird (?:getragen|unterstützt|unterzeichnet))",
    re.IGNORECASE,
)
LONGEST = 160  # characters of a line in such a block
SENTENCE = re.compile(r"(?<!e\. V)(?<!e\.V)(?<!Dr)(?<!\bKG)[.!?]$")


def closing_block(lines: Sequence[Line]) -> tuple[Question | None, tuple[FoundOrganisation, ...]]:
    """The block as a question (its lines leave the text if the answer is yes), and the organisations in it."""
    start = _start(lines)
    if start is None:
        return None, ()
    names_from = start + bool(_is_heading(lines[start]))
    end = names_from
    while end < len(lines) and _may_belong(lines[end]):
        end += 1
    block = lines[names_from:end]
    found = organisations_in(block)
    if len(found) < 2 or (names_from == start and not _convinces(block, found)):
        return None, ()
    return _asked(lines[start:end], found), found


def _start(lines: Sequence[Line]) -> int | None:
    """The last heading of such a block, else the beginning of the short lines at the very end."""
    headed = [at for at, line in enumerate(lines) if at and _is_heading(line) and _may_follow(lines, at)]
    if headed:
        return headed[-1]
    at = len(lines)
    while at > 1 and _may_belong(lines[at - 1]):
        at -= 1
    while at < len(lines) and not _opens(lines[at]):
        at += 1
    return at if len(lines) - at >= 3 else None


def _is_heading(line: Line) -> bool:
    return len(line.text) <= 120 and bool(HEADING.match(line.text))


def _may_follow(lines: Sequence[Line], at: int) -> bool:
    following = lines[at + 1 : at + 4]
    return bool(following) and all(_may_belong(line) for line in following)


def _may_belong(line: Line) -> bool:
    """A line of names: short, and no sentence."""
    text = line.text
    if line.kind == SECTION or line.kind == "q" or line.level:
        return False
    if CELLS in text or EMAIL.search(text):
        return len(text) <= 3 * LONGEST
    return len(text) <= LONGEST and not SENTENCE.search(text) and not text.endswith(":")


def _opens(line: Line) -> bool:
    """A block without a heading begins at a name, not at the last item of a list."""
    return line.kind == "p" and (
        looks_like_organisation(line.text) or kind_of(line.text) in ("person", "either") or CELLS in line.text
    )


def _convinces(block: Sequence[Line], found: Sequence[FoundOrganisation]) -> bool:
    """Without a heading: names of organisations beyond doubt, with people, and nothing else."""
    sure = sum(looks_like_organisation(organisation.name) for organisation in found)
    people = sum(bool(organisation.person) for organisation in found)
    return sure >= 2 and sure * 2 >= len(found) and people * 2 >= len(found) and len(block) >= len(found)


def _asked(lines: Sequence[Line], found: Sequence[FoundOrganisation]) -> Question:
    return Question(
        name=f"organisations-{lines[0].number}",
        kind="organisations",
        lines=tuple(line.number for line in lines),
        sentence=Sentence("reading.ask_organisations", n=len(found)),
        yes=Sentence("reading.yes_organisations"),
        no=Sentence("reading.no_stay_text"),
        guess=True,
        shown=lines[0].text,
        following=lines[1].text if len(lines) > 1 else "",
        page=lines[0].page,
    )
