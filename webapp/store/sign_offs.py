"""Answers to an edition, what voided them, and what organisations corrected or confirmed in the proof. All dated
rows, none deleted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select

from webapp.paper.sign_off import SIGNED, Answer, minimum_now
from webapp.store import editions, people
from webapp.store.new_id import new_id
from webapp.store.tables import corrections, organisations, proof_answers, sign_offs, voided

TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class Terms:
    """The standing facts of an edition, with the minimum that is in force now (`webapp.paper.sign_off.Terms`)."""

    fingerprint: str
    answers_until: datetime
    minimum: int
    proof_opened_at: datetime | None
    proof_until: datetime | None
    seal_asked_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class Given:
    """Who is asked (rows of organisations, in the coordinator's order), and each one's standing answer."""

    asked: tuple[Row[Any], ...]
    standing: Mapping[int, Row[Any]]
    terms: Terms

    @property
    def answers(self) -> dict[int, Answer]:
        """Organisation id → what it answered; without those that are silent, or took their answer back."""
        return {id: Answer(row.answer) for id, row in self.standing.items() if row.answer != TAKEN_BACK}

    @property
    def ids(self) -> tuple[int, ...]:
        """Who is asked, by id."""
        return tuple(row.id for row in self.asked)

    @property
    def signed(self) -> tuple[Row[Any], ...]:
        """The organisations that have signed off, with or without a reservation."""
        return tuple(row for row in self.asked if self.answers.get(row.id) in SIGNED)

    def signature_of(self, organisation_id: int | None) -> Row[Any] | None:
        """The organisation's standing sign-off, if it has one."""
        row = self.standing.get(organisation_id or 0)
        return (
            row
            if row is not None and organisation_id in self.ids and self.answers.get(row.organisation_id) in SIGNED
            else None
        )


def given(connection: Connection, edition: Row[Any]) -> Given:
    """The answers to this edition as they stand now."""
    asked = tuple(editions.asked_organisations(connection, edition.id))
    minimum = minimum_now(edition.minimum, editions.how_many_were_asked(connection, edition.id), len(asked))
    terms = Terms(
        edition.fingerprint,
        edition.answers_until,
        minimum,
        edition.proof_opened_at,
        edition.proof_until,
        edition.seal_asked_at,
        edition.withdrawn_at,
    )
    return Given(asked, newest(connection, edition.id), terms)


def people_who_signed(connection: Connection, given: Given) -> list[int]:
    """Everybody who acts for an organisation that has signed off."""
    return [person.id for row in given.signed for person in people.acting_for(connection, row.id)]


def add(connection: Connection, edition_id: int, organisation_id: int, **values: object) -> int:
    """One more answer of the organisation, after all that it gave before; gives its id."""
    last = connection.scalar(
        select(func.max(sign_offs.c.running)).where(
            sign_offs.c.edition_id == edition_id, sign_offs.c.organisation_id == organisation_id
        )
    )
    row = insert(sign_offs).values(
        edition_id=edition_id, organisation_id=organisation_id, running=(last or 0) + 1, **values
    )
    return new_id(connection.execute(row))


def of_edition(connection: Connection, edition_id: int) -> list[Row[Any]]:
    """Every answer, in the coordinator's order of organisations and then as they came; with what voided it, if
    anything did."""
    return list(
        connection.execute(
            select(sign_offs, voided.c.at.label("voided_at"), voided.c.because.label("voided_because"))
            .join(organisations, organisations.c.id == sign_offs.c.organisation_id)
            .outerjoin(voided, voided.c.sign_off_id == sign_offs.c.id)
            .where(sign_offs.c.edition_id == edition_id)
            .order_by(organisations.c.position, sign_offs.c.running)
        )
    )


def last(connection: Connection, edition_id: int, organisation_id: int) -> Row[Any] | None:
    """The organisation's newest answer."""
    return connection.execute(
        select(sign_offs)
        .where(sign_offs.c.edition_id == edition_id, sign_offs.c.organisation_id == organisation_id)
        .order_by(sign_offs.c.running.desc())
        .limit(1)
    ).one_or_none()


def newest(connection: Connection, edition_id: int) -> dict[int, Row[Any]]:
    """Each organisation's newest answer that was not voided: organisation id → row."""
    return {row.organisation_id: row for row in of_edition(connection, edition_id) if row.voided_at is None}


def void(connection: Connection, ids: Iterable[int], *, because: str, now: datetime) -> None:
    """These answers no longer count; they stay readable."""
    for sign_off_id in ids:
        connection.execute(insert(voided).values(sign_off_id=sign_off_id, because=because, at=now))


def correct(
    connection: Connection,
    sign_off_id: int,
    *,
    organisation_name: str,
    person_title: str,
    person_name: str,
    function: str,
    person_id: int,
    now: datetime,
) -> None:
    """The organisation's own names and function, as they are to be printed from now on."""
    connection.execute(
        insert(corrections).values(
            sign_off_id=sign_off_id,
            organisation_name=organisation_name,
            person_title=person_title,
            person_name=person_name,
            function=function,
            person_id=person_id,
            at=now,
        )
    )


def corrected(connection: Connection, edition_id: int) -> dict[int, Row[Any]]:
    """Sign-off id → its newest correction."""
    rows = connection.execute(
        select(corrections)
        .join(sign_offs, sign_offs.c.id == corrections.c.sign_off_id)
        .where(sign_offs.c.edition_id == edition_id)
        .order_by(corrections.c.id)
    )
    return {row.sign_off_id: row for row in rows}


def confirm(
    connection: Connection, edition_id: int, organisation_id: int, *, proof_number: int, person_id: int, now: datetime
) -> bool:
    """The organisation says of this proof that it is right; False where it had said so before."""
    same = and_(
        proof_answers.c.edition_id == edition_id,
        proof_answers.c.organisation_id == organisation_id,
        proof_answers.c.proof_number == proof_number,
    )
    if connection.scalar(select(proof_answers.c.id).where(same)) is not None:
        return False
    connection.execute(
        insert(proof_answers).values(
            edition_id=edition_id,
            organisation_id=organisation_id,
            person_id=person_id,
            proof_number=proof_number,
            at=now,
        )
    )
    return True


def confirmed(connection: Connection, edition_id: int) -> dict[int, Row[Any]]:
    """Organisation id → its newest "So stimmt es", whichever proof it was about."""
    rows = connection.execute(
        select(proof_answers).where(proof_answers.c.edition_id == edition_id).order_by(proof_answers.c.id)
    )
    return {row.organisation_id: row for row in rows}
