"""Before the freeze: what would become the edition, who would be asked, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from webapp.paper.deadlines import current
from webapp.paper.edition import Edition, EditionSection
from webapp.paper.proposals import State
from webapp.paper.wording import Wording
from webapp.store import editions, organisations, proposals, rounds, sections


@dataclass(frozen=True)
class FreezePage:
    """Everything of the page. `round` runs still, or is None; `adopted` wait to be worked in; `left` would be superseded."""

    content: Edition
    asked: Sequence[Row[Any]]
    round: Any
    adopted: Sequence[Row[Any]]
    left: Sequence[Row[Any]]

    @property
    def words(self) -> int:
        """How many words the edition would have."""
        return sum(section.wording.words for section in self.content.sections)

    @property
    def may_freeze(self) -> bool:
        """Nothing stands in the way."""
        return self.round is None and not self.adopted and bool(self.asked)


def load(connection: Connection, paper: Row[Any], now: datetime) -> FreezePage:
    """The page as it is now."""
    rows = sections.of_paper(connection, paper.id)
    parts = tuple(EditionSection(row.title, Wording.from_text(row.text)) for row in rows)
    number = editions.next_number(connection, paper.id)
    states = ("takes_part", "invited", "added") if paper.sign_only else ("takes_part",)
    return FreezePage(
        content=Edition(paper.title, paper.subtitle, parts, paper.language, number, now),
        asked=[row for row in organisations.of_paper(connection, paper.id) if row.state in states],
        round=current(rounds.of_paper(connection, paper.id)),
        adopted=proposals.of_paper(connection, paper.id, State.ADOPTED),
        left=proposals.of_paper(connection, paper.id, State.OPEN),
    )
