"""One transaction on one paper: the lock first, `now` read once, what is due settled, then the act."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from webapp.chance import Chance
from webapp.paper.people import Standing
from webapp.paper.refusals import Refusal
from webapp.store import papers, people
from webapp.store.database import Database


@dataclass(frozen=True)
class Behalf:
    """How an answer reached the coordinator who enters it: `telephone mail letter meeting`, an ISO date, from whom."""

    how: str
    on: str
    whom: str = ""


@dataclass(frozen=True)
class By:
    """Who acts, and in which capacity: `organisation`, `coordination`, `operator` or `observer`."""

    person_id: int
    capacity: str = "organisation"


@dataclass(frozen=True)
class Writing:
    """What every verb on a paper holds in hand."""

    connection: Connection
    now: datetime
    chance: Chance
    paper_id: int
    slug: str
    _standings: dict[int, Standing] = field(default_factory=dict)

    @property
    def paper(self) -> Row[Any]:
        """The paper as it is now."""
        return papers.by_id(self.connection, self.paper_id)

    def standing(self, by: By) -> Standing:
        """What this person is in this paper: asked per act, never stored (TRUST 4.9)."""
        return people.standing(self.connection, self.paper_id, by.person_id)


@contextmanager
def writing(database: Database, slug: str) -> Iterator[Writing]:
    """Locks the paper, settles what is due, and lets one act happen. A refused act leaves the settling in place."""
    from webapp.actions.settle import settle  # settle is itself a verb on a Writing

    refused: Refusal | None = None
    with database.transaction() as connection:
        paper_id = papers.lock(connection, slug)
        ours = Writing(connection, database.clock.now(), database.chance, paper_id, slug)
        settle(ours)
        try:
            with connection.begin_nested():
                yield ours
        except Refusal as refusal:
            refused = refusal
    if refused is not None:
        raise refused
