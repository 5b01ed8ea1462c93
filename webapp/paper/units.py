"""The units of a proposal: what is adopted or left out as one (TEXT.md sections 4 and 6)."""

from collections.abc import Sequence

from webapp.paper.changes import Change, is_whole_blocks
from webapp.paper.wording import Wording

Unit = tuple[Change, ...]


def units(base: Wording, changes: Sequence[Change]) -> tuple[Unit, ...]:
    """Each change is a unit; blocks struck here and put in there, word for word the same, are one unit: they moved."""
    found: dict[Change, Unit] = {change: (change,) for change in changes}
    struck = {base.cut(change.start, change.end): change for change in changes if _strikes_blocks(base, change)}
    for change in changes:
        if change.start == change.end and is_whole_blocks(base, change) and change.added in struck:
            partner = struck.pop(change.added)
            first, second = sorted((partner, change))
            found[first] = (first, second)
            del found[second]
    return tuple(found.values())


def _strikes_blocks(base: Wording, change: Change) -> bool:
    return not change.added and is_whole_blocks(base, change)
