"""The coordinator's list of organisations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from webapp.store import organisations, people


@dataclass(frozen=True)
class OrganisationList:
    """In order, each with its representative."""

    organisations: Sequence[Row[Any]]
    representatives: Mapping[int, Row[Any]]

    @property
    def not_invited(self) -> int:
        """How many can be invited for the first time."""
        return sum(1 for row in self.organisations if row.state == "added" and row.id in self.representatives)


@dataclass(frozen=True)
class OneOrganisation:
    """One organisation with its people."""

    organisation: Row[Any]
    representative: Row[Any] | None
    people: Sequence[Row[Any]]


def load(connection: Connection, paper_id: int) -> OrganisationList:
    """The list."""
    return OrganisationList(
        organisations.of_paper(connection, paper_id), organisations.representatives(connection, paper_id)
    )


def one(connection: Connection, paper_id: int, organisation_id: int) -> OneOrganisation:
    """One of them, within its paper. Raises NotFound."""
    row = organisations.load(connection, paper_id, organisation_id)
    representative = organisations.representatives(connection, paper_id).get(organisation_id)
    return OneOrganisation(row, representative, people.acting_for(connection, organisation_id))
