"""Where a paper stands: its phases from the first text to the sealed file."""

from dataclasses import dataclass
from typing import Literal

from webapp.paper.sentences import Sentence


@dataclass(frozen=True)
class PhaseLine:
    """A date below the title of a phase; the next deadline is strong."""

    text: Sentence
    strong: bool = False


@dataclass(frozen=True)
class Phase:
    """One phase. `when` stands at the right, `lines` below; exactly one phase is `now`."""

    title: Sentence
    standing: Literal["done", "now", "later"]
    when: Sentence | None = None
    lines: tuple[PhaseLine, ...] = ()
