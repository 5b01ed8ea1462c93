"""Coordinators and observers of a paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from webapp.store import people


@dataclass(frozen=True)
class Participants:
    """Both lists."""

    coordinators: Sequence[Row[Any]]
    observers: Sequence[Row[Any]]


def load(connection: Connection, paper_id: int) -> Participants:
    """As they are now."""
    return Participants(
        people.with_role(connection, paper_id, "coordinator"), people.with_role(connection, paper_id, "observer")
    )
