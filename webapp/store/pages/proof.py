"""The proof: the signatory table as it will be printed, one's own entry, and who has looked at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from webapp.store import editions, proofs, sign_offs
from webapp.store.sign_offs import Given
from webapp.store.tables import corrections
from webapp.store.tables import sign_offs as sign_offs_table


@dataclass(frozen=True)
class Entry:
    """One row of the signatory table. `organisation_id` and the words as they are printed."""

    place: int
    organisation_id: int
    organisation: str
    person: str
    function: str
    at: Any
    reservation: str
    about: str


@dataclass(frozen=True)
class ProofPage:
    """Everything of the page. `made` is the newest proof whose file is there; 0: none yet."""

    edition: Row[Any]
    entries: tuple[Entry, ...]
    given: Given
    made: int
    confirmed: Mapping[int, Row[Any]]
    corrections: int

    @property
    def is_being_made(self) -> bool:
        """The file of the newest proof is not there yet."""
        return bool(self.made != self.edition.proof_number)

    def own(self, organisation_id: int | None) -> Entry | None:
        """The entry of this organisation."""
        return next((entry for entry in self.entries if entry.organisation_id == organisation_id), None)

    @property
    def says_right(self) -> int:
        """How many signatories say "so stimmt es" of a proof since their entry last changed."""
        return sum(entry.organisation_id in self.confirmed for entry in self.entries)


def load(connection: Connection, paper: Row[Any], number: int) -> ProofPage:
    """The page of this edition's newest proof. Raises NotFound."""
    edition = editions.load(connection, paper.id, number)
    given, corrected = sign_offs.given(connection, edition), sign_offs.corrected(connection, edition.id)
    how_many = connection.scalar(
        select(func.count())
        .select_from(corrections)
        .join(sign_offs_table, sign_offs_table.c.id == corrections.c.sign_off_id)
        .where(sign_offs_table.c.edition_id == edition.id)
    )
    return ProofPage(
        edition=edition,
        entries=entries(given, corrected),
        given=given,
        made=proofs.newest_number(connection, edition.id),
        confirmed=sign_offs.confirmed(connection, edition.id),
        corrections=how_many or 0,
    )


def entries(given: Given, corrected: Mapping[int, Row[Any]]) -> tuple[Entry, ...]:
    """The signatories in the coordinator's order, in the words of the sign-off or of its correction."""
    return tuple(_entry(place, given.standing[row.id], corrected) for place, row in enumerate(given.signed, start=1))


def file(connection: Connection, paper_id: int, number: int) -> bytes | None:
    """The newest proof as PDF; None while none was made. Raises NotFound."""
    edition = editions.load(connection, paper_id, number)
    newest = proofs.newest(connection, edition.id) if edition.proof_opened_at is not None else None
    return newest.bytes if newest is not None else None


def _entry(place: int, answer: Row[Any], corrected: Mapping[int, Row[Any]]) -> Entry:
    said = corrected.get(answer.id, answer)
    return Entry(
        place=place,
        organisation_id=answer.organisation_id,
        organisation=said.organisation_name,
        person=f"{said.person_title} {said.person_name}".strip(),
        function=said.function,
        at=answer.at,
        reservation=answer.reservation,
        about=answer.reservation_about,
    )
