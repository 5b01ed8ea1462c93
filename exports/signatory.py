"""One row of the signatory table: for whom, by whom, since when, under which reservation."""

from dataclasses import dataclass
from datetime import datetime

SEAL_FIELD = "seal"


@dataclass(frozen=True)
class Signatory:
    """An organisation that signed off, as the file names it. `field` is the name of its signature field.

    `person` carries the title ("Dr. Jonas Ehrlicher"); `short_name` has at most 64 characters, the full name any number.
    """

    field: str
    organisation: str
    short_name: str
    seat: str
    person: str
    function: str
    signed_off_at: datetime
    reservation: str = ""
    reservation_about: str = ""


def field_name(position: int) -> str:
    """The field of the organisation in that place of the table, from 1."""
    return f"signature_{position:03d}"
