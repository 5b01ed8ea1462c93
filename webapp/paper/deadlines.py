"""Rounds and their two dates (PROCEDURE, "Rounds"). An act counts if `now < deadline`; all moments are aware UTC."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from webapp.paper.organisations import Organisation, counts_at
from webapp.paper.refusals import Malformed, NotNow
from webapp.paper.sentences import Sentence
from webapp.paper.votes import Tally

SEVEN_DAYS = timedelta(days=7)  # by the calendar and clock of the paper's zone, so also when the clock is put forward


@dataclass(frozen=True)
class Round:
    """Proposals until, then decisions until, then worked in together. `zone` is the paper's when the dates were set."""

    id: int
    number: int
    proposals_until: datetime
    decisions_until: datetime
    settled_at: datetime | None = None
    cancelled_at: datetime | None = None
    zone: str = "Europe/Berlin"

    @property
    def over(self) -> bool:
        """Settled or cancelled: nothing belongs to it any more."""
        return self.settled_at is not None or self.cancelled_at is not None


class Phase(StrEnum):
    """Where a round stands. DUE: its end has passed and nobody has settled it yet."""

    PROPOSING = "proposing"
    DECIDING = "deciding"
    DUE = "due"
    SETTLED = "settled"
    CANCELLED = "cancelled"


def phase(round: Round, now: datetime) -> Phase:
    if round.cancelled_at is not None:
        return Phase.CANCELLED
    if round.settled_at is not None:
        return Phase.SETTLED
    if now < round.proposals_until:
        return Phase.PROPOSING
    return Phase.DECIDING if now < round.decisions_until else Phase.DUE


def current(rounds: Iterable[Round]) -> Round | None:
    """The round that runs: the first that is neither settled nor cancelled."""
    return next(iter(_ahead(rounds)), None)


def with_id(rounds: Iterable[Round], round_id: int | None) -> Round | None:
    """The round that a proposal names; None where it names none."""
    return next((round for round in rounds if round.id == round_id), None)


def due(rounds: Iterable[Round], now: datetime) -> Round | None:
    """The round that must be settled before anything else happens."""
    running = current(rounds)
    return running if running is not None and phase(running, now) == Phase.DUE else None


def next_deadline(rounds: Iterable[Round], now: datetime) -> datetime | None:
    """The date that people wait for, of the round that runs; None when all is settled."""
    running = current(rounds)
    if running is None:
        return None
    return running.proposals_until if phase(running, now) == Phase.PROPOSING else running.decisions_until


def line(rounds: Iterable[Round], now: datetime) -> Sentence:
    """The right side of the paper line while drafting: stage, round, next date."""
    running = current(rounds)
    if running is None:
        return Sentence("deadlines.line_no_round")
    if phase(running, now) == Phase.PROPOSING:
        return Sentence("deadlines.line_proposing", number=running.number, when=running.proposals_until)
    return Sentence("deadlines.line_deciding", number=running.number, when=running.decisions_until)


# To which round something belongs


def round_for_submission(rounds: Iterable[Round], now: datetime) -> Round | None:
    """A new proposal belongs to the first round ahead. None: the page says so before the proposal is submitted."""
    return first_ahead(rounds, now)


def first_ahead(rounds: Iterable[Round], now: datetime) -> Round | None:
    """The first round whose "proposals until" is ahead; also for a proposal that is open again after a conflict."""
    return next((round for round in _ahead(rounds) if now < round.proposals_until), None)


def round_for_revision(rounds: Iterable[Round], current: Round | None, now: datetime) -> Round | None:
    """A revision stays in its round, but in the last seven days before "decisions until" moves to the next one."""
    rounds = tuple(rounds)
    if current is None or current.over or now >= current.decisions_until:
        return first_ahead(rounds, now)
    if not is_late_for_revision(current, now):
        return current
    return next((round for round in _ahead(rounds) if round.number > current.number), None)


def is_late_for_revision(round: Round, now: datetime) -> bool:
    """Whether the last seven days before "decisions until" have begun: a revision now moves on; the page says so."""
    return now >= _days_before(round.decisions_until, SEVEN_DAYS, round.zone)


def revised_late(round: Round | None) -> Sentence:
    """Why a revised proposal is decided only in this later round; None: in none that is planned."""
    if round is None:
        return Sentence("deadlines.revised_late_no_round")
    return Sentence("deadlines.revised_late", number=round.number)


def belongs(round: Round | None) -> Sentence:
    """Says where a proposal will be decided, or that no round is planned for it."""
    if round is None:
        return Sentence("deadlines.no_round_for_it")
    return Sentence("deadlines.decided_in_round", number=round.number, when=round.decisions_until)


# Who is entitled


def entitled(organisations: Iterable[Organisation], round: Round | None, now: datetime) -> tuple[int, ...]:
    """The organisations that count at the round's "proposals until" and have not left before its end; before that date,
    or without a round, those that count now."""
    return tuple(organisation.id for organisation in organisations if _is_entitled(organisation, round, now))


def _is_entitled(organisation: Organisation, round: Round | None, now: datetime) -> bool:
    if round is None or now < round.proposals_until:
        return counts_at(organisation, now)
    if organisation.accepted_at is None or organisation.accepted_at >= round.proposals_until:
        return False
    return organisation.left_at is None or organisation.left_at > now or organisation.left_at >= round.decisions_until


def check_decide_early(tally: Tally) -> None:
    """Before the end only when no organisation is silent, else NotNow."""
    if not tally.organisations or tally.silent:
        raise NotNow(Sentence("deadlines.somebody_is_silent", n=tally.silent))


# Planning


def check_plan(rounds: Iterable[Round], now: datetime, before: Iterable[Round] = ()) -> None:
    """The whole plan as it would be: in order, a week between the two dates, new dates ahead, else Malformed. `before`
    is the plan as it was: its rounds may have a date behind them, and change only as `check_extension` allows."""
    known = {round.id for round in before}
    previous: Round | None = None
    for round in sorted((round for round in rounds if round.cancelled_at is None), key=lambda round: round.number):
        if round.settled_at is None:
            _check_dates(round, now, is_new=round.id not in known)
        if previous is not None and round.proposals_until <= previous.decisions_until:
            raise Malformed(Sentence("deadlines.rounds_overlap", number=round.number, when=previous.decisions_until))
        previous = round


def check_extension(before: Round, wanted: Round, now: datetime) -> None:
    """Later only, never shorter; a date that has passed stays. NotNow or Malformed otherwise."""
    if before.over:
        raise NotNow(Sentence("deadlines.round_is_over", number=before.number))
    dates_before = (before.proposals_until, before.decisions_until)
    dates_wanted = (wanted.proposals_until, wanted.decisions_until)
    for old, new in zip(dates_before, dates_wanted, strict=True):
        if new < old:
            raise Malformed(Sentence("deadlines.never_earlier", when=old))
        if new != old and old <= now:
            raise NotNow(Sentence("deadlines.has_passed", when=old))
    if dates_before == dates_wanted:
        raise Malformed(Sentence("deadlines.nothing_extended"))


def check_cancellation(round: Round, proposals: int) -> None:
    """Only a round to which no proposal belongs, else NotNow. `proposals`: how many belong to it."""
    if round.over:
        raise NotNow(Sentence("deadlines.round_is_over", number=round.number))
    if proposals:
        raise NotNow(Sentence("deadlines.round_is_not_empty", number=round.number, n=proposals))


def _check_dates(round: Round, now: datetime, *, is_new: bool) -> None:
    if is_new and round.proposals_until <= now:
        raise Malformed(Sentence("deadlines.in_the_past", number=round.number))
    if round.proposals_until > _days_before(round.decisions_until, SEVEN_DAYS, round.zone):
        raise Malformed(Sentence("deadlines.less_than_a_week", number=round.number))


# Moments


def check_before(deadline: datetime, now: datetime) -> None:
    """NotNow if the deadline has passed; the very moment of the deadline is too late."""
    if now >= deadline:
        raise NotNow(Sentence("deadlines.over", when=deadline))


def local_deadline(day: date, hour: int, zone: str, minute: int = 0) -> datetime:
    """That hour of that day in the paper's zone, in UTC. Malformed where the clock is put forward over it; where an
    hour comes twice, the later one is meant."""
    local = datetime.combine(day, time(hour, minute, fold=1), ZoneInfo(zone))
    moment = local.astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Malformed(Sentence("deadlines.no_such_hour", day=day, hour=f"{hour}:{minute:02}"))
    return moment


def _ahead(rounds: Iterable[Round]) -> Sequence[Round]:
    return sorted((round for round in rounds if not round.over), key=lambda round: round.number)


def _days_before(moment: datetime, days: timedelta, zone: str) -> datetime:
    """So many days earlier, at the same hour of the zone's clock."""
    return (moment.astimezone(ZoneInfo(zone)) - days).astimezone(UTC)
