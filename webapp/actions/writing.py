"""One transaction on one paper: the lock first, `now` read once, what is due settled, then the act."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp.actions.once import claim
from webapp.chance import Chance
from webapp.paper.people import Standing
from webapp.paper.permissions import Act, may, require
from webapp.paper.refusals import Refusal
from webapp.paper.stages import Stage, check_stage
from webapp.store import organisations, papers, people, record
from webapp.store.database import Database
from webapp.store.types import Connection, Row

__all__ = ["By", "Database", "Writing", "in_capacity", "writing"]


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

    @property
    def paper(self) -> Row[Any]:
        """The paper as it is now."""
        return papers.by_id(self.connection, self.paper_id)

    def record(self, kind: str, by: "By | int | None", *, log: int | None = None, **facts: Any) -> int:
        """One entry of the paper's record, in this transaction; gives its number."""
        person_id = by.person_id if isinstance(by, By) else by
        return record.add(
            self.connection, self.chance, log or self.paper_id, kind, at=self.now, person_id=person_id, **facts
        )

    def everyone(self) -> list[int]:
        """Everybody who acts for an organisation that takes part, and the coordinators."""
        return [*organisations.people_of_all(self.connection, self.paper_id), *self.coordinators()]

    def coordinators(self) -> list[int]:
        """The people in charge of the procedure."""
        return [person.id for person in people.with_role(self.connection, self.paper_id, "coordinator")]

    def authors(self, proposal: Row[Any]) -> list[int]:
        """Who may reword it: the author's organisation, or the coordinators for one of theirs."""
        if proposal.organisation_id is None:
            return self.coordinators()
        return [person.id for person in people.acting_for(self.connection, proposal.organisation_id)]

    def standing(self, by: By) -> Standing:
        """What this person is in this paper, in the capacity of this act: asked per act, never stored (TRUST 4.9)."""
        return in_capacity(people.standing(self.connection, self.paper_id, by.person_id), by)

    def require(self, by: By, act: Act, thing: object = None) -> Standing:
        """The person's standing, if the table of permissions allows the act. Raises NotYours or NotSignedIn."""
        standing = self.standing(by)
        if not may(standing, act, thing):
            coordinators = people.with_role(self.connection, self.paper_id, "coordinator")
            require(standing, act, thing, coordinators=[f"{one.title} {one.name}".strip() for one in coordinators])
        return standing

    def check_stage(self, wanted: Stage = Stage.DRAFTING) -> None:
        """Raises NotNow unless the paper is in that stage."""
        check_stage(Stage(self.paper.stage), wanted)


def in_capacity(standing: Standing, by: By) -> Standing:
    """Who both coordinates and represents acts as one of the two."""
    if not standing.must_say_capacity:
        return standing
    return standing.as_coordinator() if by.capacity == "coordination" else standing.for_its_organisation()


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
                claim(connection, ours.now)
                yield ours
        except Refusal as refusal:
            refused = refusal
    if refused is not None:
        raise refused
