"""When two changes of one base touch (TEXT.md section 5): then nobody can put them together without asking a person."""

from collections.abc import Iterable, Sequence

from webapp.paper.changes import Change, in_order, is_block_edge, is_whole_blocks
from webapp.paper.wording import Wording

Pair = tuple[Change, Change]
_SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def touches(base: Wording, one: Change, other: Change) -> bool:
    """Whether their spans overlap or nothing but spaces is kept between them."""
    first, second = in_order(base, (one, other))
    if second.start < first.end:
        return True
    if base.flat[first.end : second.start].strip(_SPACES):
        return False
    return not _is_new_block_after_a_block(base, first, second)


def _is_new_block_after_a_block(base: Wording, first: Change, second: Change) -> bool:
    """The exception: the end of a block edited, its beginning kept, and whole blocks struck or put in right after."""
    keeps_its_start = "\n" not in base.flat[first.start : first.end]
    edits_the_end = is_block_edge(base, first.end) and keeps_its_start and not is_whole_blocks(base, first)
    return edits_the_end and first.end == second.start and is_whole_blocks(base, second)


def touching(base: Wording, one: Sequence[Change], other: Sequence[Change]) -> tuple[Pair, ...]:
    """All pairs of one change from each list that touch. Each list's own changes must not touch each other."""
    return tuple(_pairs(base, in_order(base, one), in_order(base, other)))


def _pairs(base: Wording, ones: list[Change], others: list[Change]) -> Iterable[Pair]:
    nearest = 0
    for one in ones:
        while nearest < len(others) and ends_well_before(base, others[nearest], one):
            nearest += 1
        for other in others[nearest:]:
            if ends_well_before(base, one, other):
                break
            if touches(base, one, other):
                yield one, other


def ends_well_before(base: Wording, one: Change, other: Change) -> bool:
    """Whether so much is kept from the end of one to the beginning of the other that no later change can touch it."""
    return one.end < other.start and bool(base.flat[one.end : other.start].strip(_SPACES))
