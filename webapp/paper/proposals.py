"""A wish to change the paper: its states, how it moves between them, and what it waits for (PROCEDURE, "Proposals")."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from webapp.paper.refusals import Malformed, NotNow, Stale
from webapp.paper.sentences import Sentence

LONGEST_TITLE = 120  # characters
LONGEST_REASON = 4000


class State(StrEnum):
    """Where a proposal stands."""

    DRAFT = "draft"
    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    WORKED_IN = "worked_in"


class Move(StrEnum):
    """What happens to a proposal. REOPEN: another one was worked in and touches its words, so its votes lapse."""

    SUBMIT = "submit"
    DISCARD = "discard"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    ADOPT = "adopt"
    REJECT = "reject"
    WORK_IN = "work_in"
    REOPEN = "reopen"
    SUPERSEDE = "supersede"


MOVES: Mapping[tuple[State, Move], State] = {
    (State.DRAFT, Move.SUBMIT): State.OPEN,
    (State.DRAFT, Move.DISCARD): State.WITHDRAWN,  # never numbered, seen by nobody else
    (State.OPEN, Move.REVISE): State.OPEN,
    (State.OPEN, Move.WITHDRAW): State.WITHDRAWN,
    (State.OPEN, Move.ADOPT): State.ADOPTED,
    (State.OPEN, Move.REJECT): State.REJECTED,
    (State.OPEN, Move.REOPEN): State.OPEN,
    (State.OPEN, Move.SUPERSEDE): State.SUPERSEDED,
    (State.ADOPTED, Move.WORK_IN): State.WORKED_IN,
    (State.ADOPTED, Move.REOPEN): State.OPEN,
    (State.ADOPTED, Move.SUPERSEDE): State.SUPERSEDED,
}

STATES: Mapping[State, Sentence] = {
    State.DRAFT: Sentence("proposals.draft"),
    State.OPEN: Sentence("proposals.open"),
    State.ADOPTED: Sentence("proposals.adopted"),
    State.REJECTED: Sentence("proposals.rejected"),
    State.WITHDRAWN: Sentence("proposals.withdrawn"),
    State.SUPERSEDED: Sentence("proposals.superseded"),
    State.WORKED_IN: Sentence("proposals.worked_in"),
}


class Weight(StrEnum):
    """How much a proposal matters to its author."""

    CONDITION = "condition"
    IMPORTANT = "important"
    EDITORIAL = "editorial"


WEIGHTS: Mapping[Weight, Sentence] = {
    Weight.CONDITION: Sentence("proposals.condition"),
    Weight.IMPORTANT: Sentence("proposals.important"),
    Weight.EDITORIAL: Sentence("proposals.editorial"),
}


@dataclass(frozen=True)
class Proposal:
    """What the procedure needs to know of one. `organisation_id` None: made as Federführung. `awaits_wording`: it was
    in conflict with one that was worked in, and its author has not yet given it a new wording."""

    id: int
    number: int | None  # given at submission, counts within the paper, never reused
    section_id: int
    organisation_id: int | None
    state: State
    revision: int = 1
    round_id: int | None = None
    awaits_wording: bool = False


def after(state: State, move: Move) -> State:
    """The state after that move; NotNow where it is not foreseen."""
    if (state, move) not in MOVES:
        raise NotNow(Sentence("proposals.not_in_this_state", state=STATES[state]))
    return MOVES[state, move]


def check_stance(state: State, *, awaits_wording: bool) -> None:
    """A stance can be given on an open proposal that has its wording, else NotNow. The deadline is asked elsewhere."""
    if state != State.OPEN:
        raise NotNow(Sentence("proposals.no_stance_in_this_state", state=STATES[state]))
    if awaits_wording:
        raise NotNow(Sentence("proposals.awaits_wording"))


def is_carried_over(state: State, *, awaits_wording: bool) -> bool:
    """Whether it takes part when another one is worked in: open or adopted, and with a wording of its own."""
    return state in (State.OPEN, State.ADOPTED) and not awaits_wording


def check_seen(seen: State, state: State) -> None:
    """Stale if the proposal has moved on since the form was opened."""
    if seen != state:
        raise Stale(Sentence("proposals.has_moved_on", state=STATES[state]))


def check_title(title: str) -> None:
    """Malformed without a title or with one longer than LONGEST_TITLE."""
    if not title.strip():
        raise Malformed(Sentence("proposals.title_missing"))
    if len(title) > LONGEST_TITLE:
        raise Malformed(Sentence("proposals.title_too_long", longest=LONGEST_TITLE, have=len(title)))


def check_reason(reason: str, weight: Weight) -> None:
    """Malformed without a reason (an editorial change explains itself) or with one longer than LONGEST_REASON."""
    if not reason.strip() and weight != Weight.EDITORIAL:
        raise Malformed(Sentence("proposals.reason_missing"))
    if len(reason) > LONGEST_REASON:
        raise Malformed(Sentence("proposals.reason_too_long", longest=LONGEST_REASON, have=len(reason)))


def next_to_work_in(adopted: Iterable[int], conflict: Callable[[int, int], bool]) -> int | None:
    """The lowest adopted number that is in conflict with no other adopted one; None if all that are left compete."""
    numbers = sorted(adopted)
    return next((number for number in numbers if not rivals(number, numbers, conflict)), None)


def rivals(number: int, adopted: Iterable[int], conflict: Callable[[int, int], bool]) -> tuple[int, ...]:
    """The adopted ones among which the coordinator must choose, beside this one."""
    return tuple(other for other in sorted(adopted) if other != number and conflict(number, other))


def check_choice(number: int, adopted: Iterable[int], conflict: Callable[[int, int], bool]) -> None:
    """The coordinator chooses only among adopted ones that exclude each other, else NotNow."""
    if not rivals(number, adopted, conflict):
        raise NotNow(Sentence("proposals.nothing_to_choose"))
