"""One organisation's yes to exactly one edition, the proof before the sealing, and what may be done below the minimum
(PROCEDURE, "Sign-off"). The edition's standing facts are asked as `Terms`, whoever keeps them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from webapp.paper.organisations import LONGEST_NAME, MOST_LINES
from webapp.paper.refusals import Malformed, NotNow, Stale
from webapp.paper.sentences import Sentence

LONGEST_RESERVATION = 400  # characters, printed literally
LONGEST_REASON = 4000
LONGEST_PERSON = 120
LONGEST_FUNCTION = 160
SATURDAY = 5


class Answer(StrEnum):
    """What an organisation says to the edition."""

    SIGN = "sign"
    RESERVATION = "reservation"
    NOT_YET = "not_yet"
    DECLINE = "decline"


SIGNED = frozenset({Answer.SIGN, Answer.RESERVATION})
FINAL = frozenset({Answer.SIGN, Answer.RESERVATION, Answer.DECLINE})
MAY_BE_ENTERED = frozenset({Answer.NOT_YET, Answer.DECLINE})  # on behalf of an organisation; never a signature

NAMES: Mapping[Answer, Sentence] = {
    Answer.SIGN: Sentence("sign_off.sign"),
    Answer.RESERVATION: Sentence("sign_off.reservation"),
    Answer.NOT_YET: Sentence("sign_off.not_yet"),
    Answer.DECLINE: Sentence("sign_off.decline"),
}
BUTTONS: Mapping[Answer, Sentence] = {
    Answer.SIGN: Sentence("sign_off.sign_button"),
    Answer.RESERVATION: Sentence("sign_off.reservation_button"),
    Answer.NOT_YET: Sentence("sign_off.not_yet_button"),
    Answer.DECLINE: Sentence("sign_off.decline_button"),
}


class Terms(Protocol):
    """The standing facts of an edition under sign-off. `proof_until` None while the proof's file is being made."""

    @property
    def fingerprint(self) -> str: ...
    @property
    def answers_until(self) -> datetime: ...
    @property
    def minimum(self) -> int: ...
    @property
    def proof_opened_at(self) -> datetime | None: ...
    @property
    def proof_until(self) -> datetime | None: ...
    @property
    def seal_asked_at(self) -> datetime | None: ...
    @property
    def withdrawn_at(self) -> datetime | None: ...


@dataclass(frozen=True)
class SignOff:
    """One answer: a dated row, answered by the organisation's next one. `number` runs within organisation and edition.

    `about` is the section's number in the edition, None for the whole; `board_on` the day of a "Noch nicht"."""

    id: int
    organisation_id: int
    answer: Answer
    person_id: int
    at: datetime
    fingerprint: str
    number: int = 1
    reservation: str = ""
    about: int | None = None
    board_on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Voided:
    """Says that a sign-off no longer stands: withdrawn in the proof, or the paper went back to drafting."""

    sign_off_id: int
    at: datetime
    because: str


def standing(sign_offs: Iterable[SignOff], voided: Iterable[Voided] = ()) -> dict[int, SignOff]:
    """Each organisation's last answer, by organisation. Where the last one is void there is none: an earlier answer
    does not come back."""
    last: dict[int, SignOff] = {}
    for sign_off in sorted(sign_offs, key=lambda sign_off: sign_off.number):
        last[sign_off.organisation_id] = sign_off
    gone = {void.sign_off_id for void in voided}
    return {organisation: sign_off for organisation, sign_off in last.items() if sign_off.id not in gone}


def signed(asked: Collection[int], answers: Mapping[int, Answer]) -> tuple[int, ...]:
    """Who of the asked has signed off, with or without a reservation."""
    return tuple(organisation for organisation in asked if answers.get(organisation) in SIGNED)


def outstanding(asked: Collection[int], answers: Mapping[int, Answer]) -> tuple[int, ...]:
    """Who of the asked has given no final answer; "Noch nicht" is none."""
    return tuple(organisation for organisation in asked if answers.get(organisation) not in FINAL)


def minimum_now(minimum: int, asked_then: int, asked: int) -> int:
    """The minimum in force: one that was "all who are asked" stays all who still are; a number stays that number."""
    return max(1, asked if minimum == asked_then else minimum)


# Answering


def check_edition(terms: Terms, fingerprint: str | None, now: datetime) -> None:
    """An answer is to exactly one text and counts until the deadline or the proof: Stale or NotNow otherwise."""
    check_standing(withdrawn=terms.withdrawn_at is not None)
    if fingerprint is not None and fingerprint != terms.fingerprint:
        raise Stale(Sentence("sign_off.another_text"))
    if terms.seal_asked_at is not None:
        raise NotNow(Sentence("sign_off.is_being_sealed"))
    if terms.proof_opened_at is not None:
        raise NotNow(Sentence("sign_off.not_in_the_proof"))
    if now >= terms.answers_until:
        raise NotNow(Sentence("deadlines.over", when=terms.answers_until))


def check_standing(*, withdrawn: bool) -> None:
    """Stale if the edition went back to drafting meanwhile."""
    if withdrawn:
        raise Stale(Sentence("sign_off.withdrawn_edition"))


def check_answer(
    answer: str,
    *,
    sections: int,
    today: date,
    reservation: str = "",
    about: str = "",
    board_on: str = "",
    reason: str = "",
) -> Answer:
    """The answer, if the form says what belongs to it; else Malformed. `about`: a section's number, empty for the
    whole, `sections` how many there are; `board_on`: an ISO date; `today` is the day in the paper's zone."""
    if answer not in list(Answer):
        raise Malformed(Sentence("sign_off.no_answer_chosen"))
    if answer == Answer.RESERVATION:
        _check_reservation(reservation, about, sections)
    if answer == Answer.NOT_YET:
        _check_board_day(board_on, today)
    if answer == Answer.DECLINE and not reason.strip():
        raise Malformed(Sentence("sign_off.decline_needs_a_reason"))
    if len(reason) > LONGEST_REASON:
        raise Malformed(Sentence("sign_off.reason_too_long", longest=LONGEST_REASON, have=len(reason)))
    return Answer(answer)


def _check_reservation(reservation: str, about: str, sections: int) -> None:
    if not reservation.strip():
        raise Malformed(Sentence("sign_off.reservation_missing"))
    if len(reservation.strip()) > LONGEST_RESERVATION:
        have = len(reservation.strip())
        raise Malformed(Sentence("sign_off.reservation_too_long", longest=LONGEST_RESERVATION, have=have))
    if about and about not in {str(number) for number in range(1, sections + 1)}:
        raise Malformed(Sentence("sign_off.no_such_section"))


def _check_board_day(board_on: str, today: date) -> None:
    try:
        day = date.fromisoformat(board_on)
    except ValueError:
        raise Malformed(Sentence("sign_off.board_day_missing")) from None
    if day < today:
        raise Malformed(Sentence("sign_off.board_day_in_the_past"))


def check_on_behalf(answer: Answer) -> None:
    """The coordinator may enter "Noch nicht" and "Wir zeichnen nicht mit", never a signature: NotNow."""
    if answer not in MAY_BE_ENTERED:
        raise NotNow(Sentence("sign_off.never_on_behalf"))


# The proof


def may_open_proof(
    asked: Collection[int], answers: Mapping[int, Answer], *, minimum: int, answers_until: datetime, now: datetime
) -> bool:
    """When all asked have given a final answer, or at the deadline, and the minimum is met."""
    complete = not outstanding(asked, answers) or now >= answers_until
    return complete and len(signed(asked, answers)) >= max(1, minimum)


def proof_until(opened_at: datetime, zone: str) -> datetime:
    """The same hour of the next day from Monday to Friday, by the clock of the paper's zone. In UTC."""
    day = opened_at.astimezone(ZoneInfo(zone)) + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day.astimezone(UTC)


def check_names(organisation: str, person: str, function: str) -> None:
    """What an organisation corrects in the proof can be printed, else Malformed. The function may be empty."""
    if not organisation.strip() or not person.strip():
        raise Malformed(Sentence("sign_off.name_missing"))
    if len(organisation) > LONGEST_NAME or organisation.strip().count("\n") >= MOST_LINES:
        raise Malformed(Sentence("organisations.name_too_long", longest=LONGEST_NAME))
    if len(person) > LONGEST_PERSON or len(function) > LONGEST_FUNCTION or "\n" in person + function:
        raise Malformed(Sentence("sign_off.person_too_long", person=LONGEST_PERSON, function=LONGEST_FUNCTION))


# Sealing


def seal_waits_for(terms: Terms, have: int, now: datetime) -> Sentence | None:
    """Why "Jetzt besiegeln" is not possible yet; None if it is. `have`: how many have signed off."""
    if terms.seal_asked_at is not None:
        return Sentence("sign_off.is_being_sealed")
    if terms.proof_opened_at is None or terms.proof_until is None:
        return Sentence("sign_off.no_proof_yet")
    if have < max(1, terms.minimum):
        return Sentence("sign_off.below_minimum", n=have, minimum=terms.minimum)
    if now < terms.proof_until:
        return Sentence("sign_off.proof_not_over", when=terms.proof_until)
    return None


def may_seal(terms: Terms, have: int, now: datetime) -> None:
    """Raises NotNow, or Stale for a withdrawn edition, where it may not be sealed. Sealing is never automatic."""
    check_standing(withdrawn=terms.withdrawn_at is not None)
    if (why := seal_waits_for(terms, have, now)) is not None:
        raise NotNow(why)


# Below the minimum


def check_may_extend(terms: Terms, have: int) -> None:
    """More time can be given while answers are open, and in the proof only below the minimum; else NotNow."""
    if terms.proof_opened_at is not None and have >= terms.minimum:
        raise NotNow(Sentence("sign_off.minimum_is_met", n=have))


def check_may_lower(terms: Terms, have: int, now: datetime) -> None:
    """The minimum can be lowered below it, at the deadline or in the proof; else NotNow."""
    if have >= terms.minimum:
        raise NotNow(Sentence("sign_off.minimum_is_met", n=have))
    if terms.proof_opened_at is None and now < terms.answers_until:
        raise NotNow(Sentence("sign_off.lower_at_the_deadline", when=terms.answers_until))


def check_extension(before: datetime, wanted: datetime, now: datetime) -> None:
    """Later than the deadline that stands, and ahead; else Malformed."""
    if wanted <= before:
        raise Malformed(Sentence("deadlines.never_earlier", when=before))
    if wanted <= now:
        raise Malformed(Sentence("sign_off.deadline_in_the_past"))


def check_minimum(wanted: int, before: int, asked: int) -> None:
    """Lower than it was, and at least one of those who are asked; else Malformed."""
    if not 1 <= wanted < before:
        raise Malformed(Sentence("sign_off.minimum_out_of_range", before=before))
    if wanted > asked:
        raise Malformed(Sentence("sign_off.more_than_asked", n=asked))
