"""Before the freeze: what would become the edition, who would be asked, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from webapp.paper.deadlines import current
from webapp.paper.edition import Edition
from webapp.paper.proposals import State
from webapp.store import editions, organisations, proposals, rounds


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
    states = ("takes_part", "invited", "added") if paper.sign_only else ("takes_part",)
    return FreezePage(
        content=editions.as_it_stands(connection, paper, now),
        asked=[row for row in organisations.of_paper(connection, paper.id) if row.state in states],
        round=current(rounds.of_paper(connection, paper.id)),
        adopted=proposals.of_paper(connection, paper.id, State.ADOPTED),
        left=proposals.of_paper(connection, paper.id, State.OPEN),
    )
