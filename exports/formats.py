"""The formats in which a paper can be taken along. A new one is a function and a line in FORMATS."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.paper.edition import Edition
from webapp.paper.sentences import Sentence

if TYPE_CHECKING:
    from exports.issue import Issue


@dataclass(frozen=True)
class Format:
    """How a paper leaves the house."""

    key: str
    title: Sentence
    extension: str
    media_type: str
    export: "Callable[[Edition, Issue], bytes]"


def export(edition: Edition, key: str, issue: "Issue") -> bytes:
    """The edition in that format; KeyError for an unknown one. Nothing made here is signed."""
    return FORMATS[key].export(edition, issue)


def _draft(edition: Edition, issue: "Issue") -> bytes:
    from exports.render import draft

    return draft(edition, issue)


def _text(edition: Edition, issue: "Issue") -> bytes:
    return edition.text.encode()


FORMATS = {
    format.key: format
    for format in (
        Format("pdf", Sentence("pdf.format_pdf"), ".pdf", "application/pdf", _draft),
        Format("text", Sentence("pdf.format_text"), ".txt", "text/plain; charset=utf-8", _text),
    )
}
