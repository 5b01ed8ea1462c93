"""Who somebody is in one paper: read per request, never stored in a session (TRUST 4.9)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from webapp.paper.sentences import Sentence

Role = Literal["representative", "deputy"]


class Level(StrEnum):
    """How much an observer sees: the agreed text only (the default) · current text and proposals, without names,
    stances and comments · everything."""

    AGREED = "agreed"
    TEXT = "text"
    EVERYTHING = "everything"


LEVELS: Mapping[Level, Sentence] = {
    Level.AGREED: Sentence("permissions.level_agreed"),
    Level.TEXT: Sentence("permissions.level_text"),
    Level.EVERYTHING: Sentence("permissions.level_everything"),
}


@dataclass(frozen=True)
class Standing:
    """What a person is in this paper. A person acts for at most one organisation in a paper and may coordinate as well.

    `organisation_takes_part`: it has accepted and not left. `may_sign_off`: its representative has not reserved the
    sign-off, or this person is the one it is reserved to. `person_id` None: nobody is signed in.
    """

    person_id: int | None
    operator: bool = False
    organisation_id: int | None = None
    role: Role | None = None
    coordinates: bool = False
    observes: Level | None = None
    organisation_takes_part: bool = False
    may_sign_off: bool = True

    @property
    def must_say_capacity(self) -> bool:
        """Coordinates and acts for an organisation: each act says in which capacity."""
        return self.coordinates and self.organisation_id is not None

    def as_coordinator(self) -> "Standing":
        """The same person, in this act only as Federführung."""
        return replace(self, organisation_id=None, role=None, organisation_takes_part=False)

    def for_its_organisation(self) -> "Standing":
        """The same person, in this act only for the organisation."""
        return replace(self, coordinates=False)


NOBODY = Standing(None)
