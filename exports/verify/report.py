"""What the verifier found, as a value: pages and command line put it into words."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from exports.facts import Facts
from webapp.paper.sentences import Sentence


class Finding(IntEnum):
    """Ordered: the worst counts for the whole file."""

    PROVEN = 0
    NOT_PROVEN = 1
    BROKEN = 2


EXIT_STATUS = {Finding.PROVEN: 0, Finding.BROKEN: 1, Finding.NOT_PROVEN: 2}


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: what, how it stands, and why in a sentence."""

    what: Sentence
    finding: Finding
    why: Sentence


@dataclass(frozen=True)
class SignedFor:
    """One organisation's valid signature."""

    organisation: str
    person: str
    function: str
    at: datetime
    reservation: str = ""
    reservation_about: str = ""


@dataclass(frozen=True)
class Report:
    """The verdict over the whole file. `limits` says what even a genuine file does *not* prove.

    `facts` and `signatures` are there only where nothing is broken: a page must not quote an altered file.
    """

    verdict: Sentence
    because: Sentence
    checks: tuple[Check, ...]
    limits: tuple[Sentence, ...] = ()
    facts: Facts | None = None
    signatures: tuple[SignedFor, ...] = ()
    root_fingerprint: str = ""

    @property
    def finding(self) -> Finding:
        """The worst of all checks."""
        return max((check.finding for check in self.checks), default=Finding.BROKEN)

    @property
    def exit_status(self) -> int:
        """0 all holds and the issuer is confirmed · 1 altered, unsigned or unreadable · 2 whole, but not confirmed."""
        return EXIT_STATUS[self.finding]


class Broken(Exception):
    """Ends a check with the sentence that says why the file cannot be relied on."""

    def __init__(self, what: Sentence, why: Sentence) -> None:
        super().__init__(why.key)
        self.check = Check(what, Finding.BROKEN, why)
