"""The frozen paper: one text, one fingerprint; what organisations sign off and what the PDF carries (TEXT.md, section 1)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from webapp.paper.wording import Wording


@dataclass(frozen=True)
class EditionSection:
    """A section as it was frozen."""

    title: str
    wording: Wording


@dataclass(frozen=True)
class Edition:
    """The paper at one moment. `language` is that of the paper's words ("de", "en"); numbers count within the paper.

    Organisations and people are not in it: a corrected name does not change what was signed off.
    """

    title: str
    subtitle: str
    sections: tuple[EditionSection, ...]
    language: str
    number: int
    frozen_at: datetime

    @property
    def text(self) -> str:
        """The exact bytes (as UTF-8) that the PDF attaches as text.txt; lines end with LF."""
        head = [f"# {self.title}", *([self.subtitle] if self.subtitle else [])]
        parts = ["\n".join(head), *(_text_of(section) for section in self.sections)]
        return "\n\n".join(parts) + "\n"

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the text, in hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def _text_of(section: EditionSection) -> str:
    words = section.wording.text
    return f"# {section.title}\n{words}" if words else f"# {section.title}"
