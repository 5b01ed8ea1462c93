"""What becomes of an open proposal when another one is worked in (TEXT.md section 5).

All positions are gaps in the base that both were written against. Nothing is ever compared anew or guessed: a proposal
keeps its exact words and the exact words that it replaces, or it is a conflict and its author is asked.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from webapp.paper.changes import Change, Changes, in_order, is_block_edge, is_whole_blocks, spliced
from webapp.paper.pieces import Start, in_blocks
from webapp.paper.touching import Pair, touches, touching
from webapp.paper.wording import Wording

__all__ = ["CarriedOver", "CarryOverVerdict", "carry_over", "touches", "touching"]

CarryOverVerdict = Literal["unaffected", "moved", "contained", "conflict"]


@dataclass(frozen=True)
class CarriedOver:
    """`changes` are valid on the wording after the adoption; there are none when contained or in conflict.

    `pairs`: at a conflict, each adopted change with the own change that it touches.
    """

    verdict: CarryOverVerdict
    changes: Changes = ()
    pairs: tuple[Pair, ...] = ()


def carry_over(base: Wording, adopted: Sequence[Change], own: Sequence[Change]) -> CarriedOver:
    """Carries `own` over from `base` to the wording after `adopted`. All or nothing."""
    rest = [change for change in own if change not in adopted]
    if not rest:
        return CarriedOver("contained")
    if pairs := touching(base, adopted, rest):
        return CarriedOver("conflict", pairs=pairs)
    if not is_canonical_together(base, (*adopted, *rest)):
        return CarriedOver("conflict")
    is_moved = len(rest) < len(own) or not altered_blocks(base, adopted).isdisjoint(altered_blocks(base, rest))
    return CarriedOver("moved" if is_moved else "unaffected", _shifted(base, adopted, rest))


def is_canonical_together(base: Wording, changes: Sequence[Change]) -> bool:
    """The safety net: whether the text after all changes needs no cleaning, which would change words without a vote."""
    union = spliced(base, changes)
    if not union or not isinstance(union[0], Start):
        return not union
    blocks = tuple(in_blocks(union))[1:]
    return Wording.from_blocks(blocks).blocks == blocks


def altered_blocks(base: Wording, changes: Sequence[Change]) -> set[int]:
    """The blocks of the base that changes reach into. A whole new block reaches into none."""
    return {block for change in changes for block in _altered(base, change)}


def _altered(base: Wording, change: Change) -> range:
    if is_whole_blocks(base, change):
        return range(_block_at(base, change.start), _block_at(base, change.end))
    first = _block_at(base, change.start - (change.start == change.end or _joins(base, change)))
    return range(max(first, 0), _block_at(base, max(change.start, change.end) - 1) + 1)


def _block_at(base: Wording, position: int) -> int:
    """The block that the character at this position belongs to."""
    return bisect_right(base.starts, position) - 1


def _joins(base: Wording, change: Change) -> bool:
    """Whether it takes away the beginning of a block and begins no other, so that the block before it goes on."""
    begins_a_block = bool(change.added) and isinstance(change.added[0], Start)
    return is_block_edge(base, change.start) and not begins_a_block


def _shifted(base: Wording, adopted: Sequence[Change], own: Sequence[Change]) -> Changes:
    """Each own change, moved by what the adopted ones before it added or took."""
    shifted: list[Change] = []
    by = 0
    for change in in_order(base, (*adopted, *own)):
        if change in adopted:
            by += change.growth
        else:
            shifted.append(Change(change.start + by, change.end + by, change.added))
    return tuple(shifted)
