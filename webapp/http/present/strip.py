"""The strip: one mark an organisation, supporters from the left, objections at the right, a tick at what is needed."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.paper.sentences import Sentence

ORDER = ("support", "go_along", "silent", "abstain", "object")
PITCH, SIZE, ABOVE = 18, 13, 5
ROW = 42  # height of a row of marks with room for the tick's label below
PER_ROW = 25
LABEL = 64  # width that the label beside the tick needs


@dataclass(frozen=True)
class Mark:
    """One mark at its place in the picture, in px."""

    stance: str
    x: int
    y: int
    mine: bool = False


@dataclass(frozen=True)
class Tick:
    """The line after the last mark that is needed; the label stands left of it where the right edge is near."""

    x: float
    y: int
    needed: int
    label_left: bool


@dataclass(frozen=True)
class Strip:
    """The whole picture with its numbers and the sentence that says the same."""

    marks: tuple[Mark, ...]
    tick: Tick | None
    width: int
    height: int
    counts: Mapping[str, int]
    mine: str | None
    name: Sentence
    matter: str


_NAMES = {
    ("votes", True): "components.strip_votes_needed",
    ("votes", False): "components.strip_votes",
    ("sign_offs", True): "components.strip_sign_offs_needed",
    ("sign_offs", False): "components.strip_sign_offs",
}


def strip(
    entitled: tuple[int, ...],
    stances: Mapping[int, str],
    *,
    needed: int | None = None,
    mine: int | None = None,
    matter: str = "votes",
) -> Strip:
    """The strip of these organisations. `stances` may lack those without a vote; `mine` is the reader's organisation.

    `matter` is `votes` or `sign_offs` (there `support` is a signature, `go_along` one with a reservation).
    """
    order = sorted(entitled, key=lambda one: (ORDER.index(_stance(stances, one)), one != mine))
    marks = tuple(_mark(place, _stance(stances, one), one == mine) for place, one in enumerate(order))
    counts = {stance: sum(mark.stance == stance for mark in marks) for stance in ORDER}
    rows = max(1, -(-len(marks) // PER_ROW))
    width = max(1, min(len(marks), PER_ROW)) * PITCH - (PITCH - SIZE)
    name = Sentence(
        _NAMES[matter, needed is not None],
        n=len(marks),
        needed=needed or 0,
        **{f"{key}s": value for key, value in counts.items()},
    )
    own = next((mark.stance for mark in marks if mark.mine), None)
    tick = _tick(needed, len(marks), width)
    if tick and not tick.label_left:
        width = max(width, int(tick.x) + LABEL)
    return Strip(marks, tick, width, rows * ROW, counts, own, name, matter)


def _stance(stances: Mapping[int, str], organisation: int) -> str:
    return str(stances.get(organisation) or "silent")


def _mark(place: int, stance: str, mine: bool) -> Mark:
    row, column = divmod(place, PER_ROW)
    return Mark(stance, column * PITCH, row * ROW + ABOVE, mine)


def _tick(needed: int | None, organisations: int, width: int) -> Tick | None:
    if not needed or needed > organisations:
        return None
    row, column = divmod(needed - 1, PER_ROW)
    x = (column + 1) * PITCH - (PITCH - SIZE) / 2
    return Tick(x, row * ROW, needed, label_left=x + LABEL > width > 2 * LABEL)
