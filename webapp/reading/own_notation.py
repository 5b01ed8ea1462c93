"""The text of an edition, as the PDF carries it (`text.txt`), comes back exactly: title, sections, notation."""

import re

from webapp.paper.pieces import Piece
from webapp.paper.wording import Wording
from webapp.reading.draft import SECTION, Draft, Line

SECTION_TITLE = re.compile(r"^# +(?=\S)", re.MULTILINE)


def is_edition(text: str) -> bool:
    """A title and at least one section, marked as in an edition."""
    return text.lstrip().startswith("# ") and len(SECTION_TITLE.findall(text)) > 1


def draft_of_edition(text: str) -> Draft:
    """The draft of an edition's text: nothing is guessed."""
    opening, *sections = SECTION_TITLE.split(text.replace("\r\n", "\n").lstrip())[1:]
    title, _, subtitle = opening.strip().partition("\n")
    lines: list[Line] = []
    for section in sections:
        heading, _, body = section.partition("\n")
        lines.append(Line(len(lines) + 1, SECTION, 0, (Piece(heading.strip()),)))
        for block in Wording.from_text(body).blocks:
            lines.append(Line(len(lines) + 1, block.kind, block.depth, block.pieces))
    return Draft(" ".join(title.split()), " ".join(subtitle.split()), tuple(lines))
