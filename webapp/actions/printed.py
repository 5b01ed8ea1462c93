"""What the file says: its signatories in the coordinator's order with their fields."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from exports.signatory import Signatory, field_name
from webapp.paper.edition import Edition
from webapp.store import sign_offs
from webapp.store.types import Connection, Row


def signatories(connection: Connection, edition: Row[Any], content: Edition) -> tuple[Signatory, ...]:
    """Whoever has signed off, as it is printed: the words of the sign-off, or what the organisation corrected since."""
    given, corrected = sign_offs.given(connection, edition), sign_offs.corrected(connection, edition.id)
    return tuple(
        _signatory(field_name(place), row, given.standing[row.id], corrected.get(given.standing[row.id].id), content)
        for place, row in enumerate(given.signed, start=1)
    )


def dump(people: Iterable[Signatory]) -> list[dict[str, str]]:
    """For the sealing job: from the moment of "Jetzt besiegeln" on nothing else decides what is printed."""
    return [{**asdict(one), "signed_off_at": one.signed_off_at.isoformat()} for one in people]


def load(stored: Iterable[Mapping[str, str]]) -> tuple[Signatory, ...]:
    """What `dump` gave."""
    return tuple(
        Signatory(**{**one, "signed_off_at": datetime.fromisoformat(one["signed_off_at"])})  # type: ignore[arg-type]
        for one in stored
    )


def about(content: Edition, number: str) -> str:
    """The heading of the section that a reservation is about; empty: the whole paper."""
    return content.sections[int(number) - 1].title if number else ""


def _signatory(
    field: str, organisation: Row[Any], answer: Row[Any], corrected: Row[Any] | None, content: Edition
) -> Signatory:
    said = corrected if corrected is not None else answer
    return Signatory(
        field=field,
        organisation=said.organisation_name,
        short_name=organisation.short_name,
        seat=organisation.seat,
        person=f"{said.person_title} {said.person_name}".strip(),
        function=said.function,
        signed_off_at=answer.at,
        reservation=answer.reservation,
        reservation_about=about(content, answer.reservation_about),
    )
