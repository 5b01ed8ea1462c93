"""Who takes part: an organisation is invited until it answers, and counts from its acceptance (PROCEDURE, "People")."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from webapp.paper.refusals import Malformed, NotNow
from webapp.paper.sentences import Sentence

LONGEST_NAME = 300  # characters; may need three lines
LONGEST_SHORT_NAME = 64  # the limit of a certificate's common name
LONGEST_SEAT = 100
MOST_LINES = 3


class Part(StrEnum):
    """Where an organisation stands to the paper."""

    ADDED = "added"
    INVITED = "invited"
    TAKES_PART = "takes_part"
    DECLINED = "declined"
    LEFT = "left"


PARTS: Mapping[Part, Sentence] = {
    Part.ADDED: Sentence("organisations.added"),
    Part.INVITED: Sentence("organisations.invited"),
    Part.TAKES_PART: Sentence("organisations.takes_part"),
    Part.DECLINED: Sentence("organisations.declined"),
    Part.LEFT: Sentence("organisations.left"),
}


class Reply(StrEnum):
    """The answer to the invitation: Wir machen mit · Wir machen nicht mit."""

    TAKE_PART = "take_part"
    STAY_OUT = "stay_out"


REPLIES: Mapping[Reply, Sentence] = {
    Reply.TAKE_PART: Sentence("organisations.we_take_part"),
    Reply.STAY_OUT: Sentence("organisations.we_stay_out"),
}


@dataclass(frozen=True)
class Organisation:
    """One row of the list, in the coordinator's order. The dates say when; a later one answers an earlier one."""

    id: int
    name: str = ""
    short_name: str = ""
    seat: str = ""
    invited_at: datetime | None = None
    accepted_at: datetime | None = None
    declined_at: datetime | None = None
    left_at: datetime | None = None
    position: int = 0


def part(organisation: Organisation) -> Part:
    """Where it stands, from its dates."""
    if organisation.left_at is not None:
        return Part.LEFT
    if organisation.accepted_at is not None:
        return Part.TAKES_PART
    if organisation.declined_at is not None:
        return Part.DECLINED
    return Part.INVITED if organisation.invited_at is not None else Part.ADDED


def counts_at(organisation: Organisation, moment: datetime) -> bool:
    """Whether it had accepted by then and not left."""
    if organisation.accepted_at is None or organisation.accepted_at > moment:
        return False
    return organisation.left_at is None or organisation.left_at > moment


def asked(organisations: Iterable[Organisation], moment: datetime, *, straight: bool) -> tuple[int, ...]:
    """Whom an edition asks for its sign-off: all that count; in a paper that goes straight to sign-off every invited
    one that has not said no."""
    if straight:
        invited = (Part.INVITED, Part.TAKES_PART)
        return tuple(organisation.id for organisation in organisations if part(organisation) in invited)
    return tuple(organisation.id for organisation in organisations if counts_at(organisation, moment))


def check_reply(organisation: Organisation) -> None:
    """NotNow if the invitation was answered with yes, or the organisation has left: leaving is an act of its own."""
    if part(organisation) in (Part.TAKES_PART, Part.LEFT, Part.ADDED):
        raise NotNow(Sentence("organisations.no_answer_awaited"))


def check_leaving(organisation: Organisation) -> None:
    """NotNow if it does not take part."""
    if part(organisation) != Part.TAKES_PART:
        raise NotNow(Sentence("organisations.does_not_take_part"))


def check_removal(organisation: Organisation) -> None:
    """Only who has not accepted can be taken off the list; whoever takes part leaves by its own act, else NotNow."""
    if part(organisation) in (Part.TAKES_PART, Part.LEFT):
        raise NotNow(Sentence("organisations.only_leaves_itself", name=organisation.name))


def check_names(name: str, short_name: str, seat: str, others: Iterable[Organisation] = ()) -> None:
    """Malformed where a name is missing, too long, or already in the paper."""
    if not name.strip() or not short_name.strip():
        raise Malformed(Sentence("organisations.name_missing"))
    if len(name) > LONGEST_NAME or name.strip().count("\n") >= MOST_LINES:
        raise Malformed(Sentence("organisations.name_too_long", longest=LONGEST_NAME))
    if len(short_name) > LONGEST_SHORT_NAME or "\n" in short_name.strip():
        raise Malformed(Sentence("organisations.short_name_too_long", longest=LONGEST_SHORT_NAME))
    if len(seat) > LONGEST_SEAT:
        raise Malformed(Sentence("organisations.seat_too_long", longest=LONGEST_SEAT))
    for other in others:
        if _same(name, other.name) or _same(short_name, other.short_name):
            raise Malformed(Sentence("organisations.already_in_the_paper", name=other.name))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
