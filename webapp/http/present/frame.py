"""What stands around every page: navigation, person, paper line, footer."""

from dataclasses import dataclass
from datetime import datetime

from webapp.paper.sentences import Sentence


@dataclass(frozen=True)
class Link:
    """Words and an address."""

    label: Sentence
    href: str


@dataclass(frozen=True)
class NavItem:
    """One word of the masthead; `count` is what waits for this person there (0: nothing is shown)."""

    key: str
    label: Sentence
    href: str
    count: int = 0


@dataclass(frozen=True)
class Person:
    """Who is signed in, for whom, and in which capacity ("als Federführung")."""

    name: str
    sign_out: str
    organisation: str = ""
    capacity: Sentence | None = None
    account: str = ""
    change: str = ""  # where who has two capacities says in which one acts


@dataclass(frozen=True)
class PaperLine:
    """Which paper, which stage, until when; `short` is the one line of a phone."""

    title: str
    stage: Sentence
    short: Sentence
    href: str = ""
    language: str = "de"


@dataclass(frozen=True)
class Frame:
    """All of it. Everything may be missing: a page of the open door has neither person nor paper."""

    nav: tuple[NavItem, ...] = ()
    person: Person | None = None
    line: PaperLine | None = None
    as_of: datetime | None = None
    installation: str = "Mitzeichnung"
    home: str = "/"
    links: tuple[Link, ...] = ()
    switch: str = ""
    banner: Sentence | None = None
    reading_along: Sentence | None = None  # on every page of a paper that somebody reads along
    theme: str = ""
