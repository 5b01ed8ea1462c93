"""Who stands where: organisations in groups by their stance; those without a vote are named, never left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.paper.sentences import Sentence

ORDER = ("object", "silent", "go_along", "support", "abstain")
SILENT = "silent"


@dataclass(frozen=True)
class Place:
    """One organisation, by its full name: its stance (None: no vote yet), its reason, a hint below the name."""

    organisation: str
    stance: str | None = None
    reason: str = ""
    hint: Sentence | None = None
    mine: bool = False
    link: str = ""


@dataclass(frozen=True)
class PlaceGroup:
    """All organisations of one stance; `stance` is `silent` for those without a vote."""

    stance: str
    places: tuple[Place, ...]


def who_stands_where(places: Iterable[Place]) -> tuple[PlaceGroup, ...]:
    """The groups that are not empty, in the order object, silent, go along, support, abstain; one's own place first."""
    given = sorted(places, key=lambda place: not place.mine)
    groups = (PlaceGroup(stance, tuple(p for p in given if (p.stance or SILENT) == stance)) for stance in ORDER)
    return tuple(group for group in groups if group.places)
