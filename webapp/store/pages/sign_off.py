"""The sign-off: the exact text, what this organisation answered, and where all the others stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, and_, select

from webapp.paper.edition import Edition
from webapp.paper.sign_off import FINAL
from webapp.store import editions, sign_offs
from webapp.store.sign_offs import Given
from webapp.store.tables import memberships, people


@dataclass(frozen=True)
class SignOffPage:
    """Everything of the page. `last` is the own organisation's newest answer, also one that was taken back or voided."""

    edition: Row[Any]
    content: Edition
    given: Given
    own: Row[Any] | None
    last: Row[Any] | None
    person: Row[Any] | None
    zone: str

    @property
    def words(self) -> int:
        """How many words the edition has."""
        return sum(section.wording.words for section in self.content.sections)

    def organisation(self, organisation_id: int) -> Row[Any] | None:
        """One of those who are asked."""
        return next((row for row in self.given.asked if row.id == organisation_id), None)

    def answered(self, answer: str) -> tuple[Row[Any], ...]:
        """The organisations whose answer is this one."""
        return tuple(row for row in self.given.asked if self.given.answers.get(row.id) == answer)

    @property
    def outstanding(self) -> tuple[Row[Any], ...]:
        """Who has given no final answer, the own organisation first."""
        open_ones = [row for row in self.given.asked if self.given.answers.get(row.id) not in FINAL]
        return tuple(sorted(open_ones, key=lambda row: self.own is None or row.id != self.own.id))

    def board_day(self, organisation_id: int) -> date | None:
        """The day on which this organisation's board decides, if it said so."""
        row = self.given.standing.get(organisation_id)
        return date.fromisoformat(row.board_on) if row is not None and row.answer == "not_yet" else None

    @property
    def last_day(self) -> date:
        """The day of the deadline, in the paper's zone."""
        until: datetime = self.edition.answers_until
        return until.astimezone(ZoneInfo(self.zone)).date()

    @property
    def stances(self) -> Mapping[int, str]:
        """For the strip: a signature supports, one with a reservation goes along, "Noch nicht" is silent."""
        return {id: STANCES[answer] for id, answer in self.given.answers.items() if answer in STANCES}


STANCES = {"sign": "support", "reservation": "go_along", "decline": "object"}


def load(
    connection: Connection, paper: Row[Any], number: int, *, organisation_id: int | None, person_id: int
) -> SignOffPage:
    """The page of this edition, for this person. Raises NotFound."""
    edition = editions.load(connection, paper.id, number)
    given = sign_offs.given(connection, edition)
    own = next((row for row in given.asked if row.id == organisation_id), None)
    return SignOffPage(
        edition=edition,
        content=editions.content(edition, paper.language),
        given=given,
        own=own,
        last=sign_offs.last(connection, edition.id, own.id) if own is not None else None,
        person=_acts_as(connection, paper.id, person_id),
        zone=paper.zone,
    )


def _acts_as(connection: Connection, paper_id: int, person_id: int) -> Any:
    """Title, name and function of whoever looks, as they would be printed."""
    acting = and_(
        memberships.c.person_id == people.c.id,
        memberships.c.paper_id == paper_id,
        memberships.c.organisation_id.is_not(None),
        memberships.c.ended_at.is_(None),
    )
    return connection.execute(
        select(people.c.title, people.c.name, memberships.c.function)
        .outerjoin(memberships, acting)
        .where(people.c.id == person_id)
    ).one_or_none()
