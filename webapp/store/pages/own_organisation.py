"""One's own organisation: its names, its people, what it reserves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from webapp.store import organisations, people


@dataclass(frozen=True)
class OwnOrganisation:
    """The organisation and the people who act for it."""

    organisation: Row[Any]
    people: Sequence[Row[Any]]


def organisation(connection: Connection, paper_id: int, organisation_id: int | None) -> Row[Any] | None:
    """The organisation that a person acts for, if any."""
    return organisations.load(connection, paper_id, organisation_id) if organisation_id is not None else None


def load(connection: Connection, paper_id: int, organisation_id: int) -> OwnOrganisation:
    """For the page "Unsere Organisation"."""
    return OwnOrganisation(
        organisations.load(connection, paper_id, organisation_id), people.acting_for(connection, organisation_id)
    )
