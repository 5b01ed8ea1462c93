"""One organisation's position on one proposal, and all of them counted (PROCEDURE, "When something is decided")."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from webapp.paper.refusals import Malformed, Stale
from webapp.paper.sentences import Sentence

LONGEST_REASON = 4000  # characters


class Stance(StrEnum):
    """What an organisation says to a proposal."""

    SUPPORT = "support"
    GO_ALONG = "go_along"
    OBJECT = "object"
    ABSTAIN = "abstain"


YES = frozenset({Stance.SUPPORT, Stance.GO_ALONG})

NAMES: Mapping[Stance, Sentence] = {
    Stance.SUPPORT: Sentence("votes.support"),
    Stance.GO_ALONG: Sentence("votes.go_along"),
    Stance.OBJECT: Sentence("votes.object"),
    Stance.ABSTAIN: Sentence("votes.abstain"),
}
HINTS: Mapping[Stance, Sentence] = {
    Stance.SUPPORT: Sentence("votes.support_hint"),
    Stance.GO_ALONG: Sentence("votes.go_along_hint"),
    Stance.OBJECT: Sentence("votes.object_hint"),
    Stance.ABSTAIN: Sentence("votes.abstain_hint"),
}
SILENT = Sentence("votes.silent")
IN_THE_ORDER_OF_THE_PAGE = (Stance.OBJECT, None, Stance.GO_ALONG, Stance.SUPPORT, Stance.ABSTAIN)  # None: silent


class How(StrEnum):
    """The way on which an answer reached the coordinator, who then entered it."""

    TELEPHONE = "telephone"
    MAIL = "mail"
    LETTER = "letter"
    MEETING = "meeting"


WAYS: Mapping[How, Sentence] = {
    How.TELEPHONE: Sentence("votes.by_telephone"),
    How.MAIL: Sentence("votes.by_mail"),
    How.LETTER: Sentence("votes.by_letter"),
    How.MEETING: Sentence("votes.in_a_meeting"),
}


@dataclass(frozen=True)
class OnBehalf:
    """An answer that the coordinator took down for an organisation: how it came, on which day, from whom."""

    how: How
    on: date
    told_by: str = ""

    @property
    def sentence(self) -> Sentence:
        """For example: zu Protokoll genommen (Telefon, 12. Okt.)."""
        return Sentence("votes.on_behalf", how=WAYS[self.how], on=self.on)


@dataclass(frozen=True)
class Vote:
    """One cast stance: a dated row, answered by the organisation's next one. `revision` is the one it was cast on,
    `number` runs within organisation, proposal and revision."""

    organisation_id: int
    stance: Stance
    reason: str
    person_id: int
    at: datetime
    on_behalf: OnBehalf | None = None
    revision: int = 1
    number: int = 1


@dataclass(frozen=True)
class Consultation:
    """An organisation asks its board until that day ("Rücksprache mit unserem Vorstand bis …"); its silence is never
    taken for consent, also not after it."""

    organisation_id: int
    until: date


@dataclass(frozen=True)
class Tally:
    """All who are entitled, and what each of them said; who is not in `stances` is silent."""

    entitled: tuple[int, ...]
    stances: Mapping[int, Stance]

    def __post_init__(self) -> None:
        counted = {one: self.stances[one] for one in self.entitled if one in self.stances}
        object.__setattr__(self, "stances", MappingProxyType(counted))

    @property
    def organisations(self) -> int:
        """n: how many are entitled."""
        return len(self.entitled)

    @cached_property
    def support(self) -> int:
        return self._said(Stance.SUPPORT)

    @cached_property
    def go_along(self) -> int:
        return self._said(Stance.GO_ALONG)

    @cached_property
    def object(self) -> int:
        return self._said(Stance.OBJECT)

    @cached_property
    def abstain(self) -> int:
        return self._said(Stance.ABSTAIN)

    @property
    def yes(self) -> int:
        """Support and go along together."""
        return self.support + self.go_along

    @property
    def answered(self) -> int:
        """How many gave any stance."""
        return len(self.stances)

    @property
    def silent(self) -> int:
        return self.organisations - self.answered

    @property
    def silent_ids(self) -> tuple[int, ...]:
        return tuple(organisation for organisation in self.entitled if organisation not in self.stances)

    def ids(self, stance: Stance) -> tuple[int, ...]:
        """Who gave this stance, in the order of the entitled."""
        return tuple(organisation for organisation in self.entitled if self.stances.get(organisation) == stance)

    def _said(self, stance: Stance) -> int:
        return sum(1 for said in self.stances.values() if said == stance)


def counting(votes: Iterable[Vote], *, revision: int, before: datetime | None = None) -> dict[int, Vote]:
    """Each organisation's last vote on this revision before the deadline, by organisation."""
    last: dict[int, Vote] = {}
    for vote in sorted(votes, key=lambda vote: vote.number):
        if vote.revision == revision and (before is None or vote.at < before):
            last[vote.organisation_id] = vote
    return last


def tally(entitled: Iterable[int], votes: Mapping[int, Vote]) -> Tally:
    """The counting votes of those who are entitled; the votes of all others are left out."""
    return Tally(tuple(entitled), {organisation: vote.stance for organisation, vote in votes.items()})


def without_answer(consultations: Iterable[Consultation], tally: Tally, today: date) -> tuple[int, ...]:
    """Who asked its board until a day that is over and has still given no stance: listed "ohne Antwort"."""
    over = {consultation.organisation_id for consultation in consultations if consultation.until < today}
    return tuple(organisation for organisation in tally.silent_ids if organisation in over)


def check_reason(stance: Stance, reason: str) -> None:
    """An objection needs a sentence (Malformed without); no reason is longer than LONGEST_REASON."""
    if stance == Stance.OBJECT and not reason.strip():
        raise Malformed(Sentence("votes.objection_needs_a_reason"))
    if len(reason) > LONGEST_REASON:
        raise Malformed(Sentence("votes.reason_too_long", longest=LONGEST_REASON, have=len(reason)))


def check_consultation(until: datetime, decisions_until: datetime, now: datetime) -> None:
    """The board's answer is due ahead, and not after the round's end, else Malformed."""
    if until <= now:
        raise Malformed(Sentence("votes.consultation_in_the_past"))
    if until > decisions_until:
        raise Malformed(Sentence("votes.consultation_too_late", when=decisions_until))


def check_seen(seen: int, last: Vote | None, *, person: str, mine: bool) -> None:
    """Stale if somebody else of the organisation voted since the form was opened. `seen` is the number of the vote
    that the form showed (0: none), `person` the name of who cast the last one."""
    if last is None or last.number == seen or mine:
        return
    raise Stale(Sentence("votes.somebody_was_faster", person=person, at=last.at, stance=NAMES[last.stance]))


def check_revision(seen: int, current: int) -> None:
    """Stale if the proposal was revised since the form was opened: a vote belongs to one exact change."""
    if seen != current:
        raise Stale(Sentence("votes.wording_has_changed"))
