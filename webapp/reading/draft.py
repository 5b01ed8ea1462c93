"""What was read out of an upload: lines, our guesses about them, and the organisations found. Plain values.

A draft is nothing that is saved: the person sees it, answers the questions, moves the section breaks, and only then a
paper is made of it. Lines keep their number through all of that, so that a form can speak of "line 17".
"""

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.paper.pieces import Block, Piece, is_kind
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.paper.wording import MOST_WORDS, Wording, check_limits

SECTION = "s"  # a line that is the title of a section; the other kinds are those of a wording: p b n q h


@dataclass(frozen=True)
class Line:
    """One block of the text, or the title of a section. `page` counts from 1; 0 means that the upload has no pages."""

    number: int
    kind: str
    depth: int
    pieces: tuple[Piece, ...]
    page: int = 0
    gap: bool = False  # an empty line stands before it
    level: int = 0  # of a heading that was marked as one, 1 to 6

    @property
    def text(self) -> str:
        """The words alone; notes stand in the text no more than on paper."""
        return "".join(piece.text for piece in self.pieces if "n" not in piece.marks).strip()


@dataclass(frozen=True)
class Question:
    """A guess, said in a sentence, with both answers. `guess` is what happens to a question that nobody answers."""

    name: str
    kind: str  # heading, small_heading, join, drop, organisations
    lines: tuple[int, ...]
    sentence: Sentence
    yes: Sentence
    no: Sentence
    guess: bool
    shown: str = ""
    following: str = ""
    page: int = 0


@dataclass(frozen=True)
class FoundOrganisation:
    """An organisation with the person who speaks for it. All but the name may be empty."""

    name: str
    short_name: str = ""
    seat: str = ""
    person_title: str = ""
    person: str = ""
    function: str = ""
    email: str = ""


@dataclass(frozen=True)
class DraftSection:
    """A section as it would be saved. `line` is the line of its title; 0 if the text begins without one."""

    line: int
    title: str
    lines: tuple[Line, ...]

    @property
    def words(self) -> int:
        return sum(len(line.text.split()) for line in self.lines)

    @property
    def wording(self) -> Wording:
        """What would be saved, in canonical form."""
        return Wording.from_blocks(
            Block(line.kind, line.depth, line.pieces) for line in self.lines if is_kind(line.kind)
        )


@dataclass(frozen=True)
class Draft:
    """All that was read. `sections` shows it with every question answered as guessed."""

    title: str = ""
    subtitle: str = ""
    lines: tuple[Line, ...] = ()
    questions: tuple[Question, ...] = ()
    not_taken: tuple[Sentence, ...] = ()
    organisations: tuple[FoundOrganisation, ...] = ()

    @property
    def sections(self) -> tuple[DraftSection, ...]:
        from webapp.reading.answers import answered

        return _sections(answered(self).lines)

    @property
    def words(self) -> int:
        return sum(section.words for section in self.sections)

    @property
    def remarks(self) -> tuple[Sentence, ...]:
        """What the person should know before saving: no headings found, a section that is too long to be one."""
        sections = self.sections
        titled = any(section.title for section in sections)
        remarks = [] if titled else [Sentence("reading.no_headings")]
        remarks += [_too_long(section) for section in sections if not _fits(section)]
        return tuple(remarks)

    def line(self, number: int) -> Line | None:
        return next((line for line in self.lines if line.number == number), None)


def _fits(section: DraftSection) -> bool:
    try:
        check_limits(section.wording)
    except Malformed:
        return False
    return True


def _too_long(section: DraftSection) -> Sentence:
    title = section.title or Sentence("reading.untitled_section")
    return Sentence("reading.section_too_long", title=title, words=section.words, most=MOST_WORDS)


def _sections(lines: Iterable[Line]) -> tuple[DraftSection, ...]:
    """The lines cut at the titles; an opening without a title is a section of its own if it has words."""
    sections: list[tuple[int, str, list[Line]]] = []
    for line in lines:
        if line.kind == SECTION:
            sections.append((line.number, line.text, []))
            continue
        if not sections:
            sections.append((0, "", []))
        sections[-1][2].append(line)
    return tuple(DraftSection(number, title, tuple(inner)) for number, title, inner in sections)
