"""Which open proposals of one base touch, so that they are decided together (TEXT.md section 6)."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations
from typing import Generic, NamedTuple, TypeVar

from webapp.paper.carry_over import carry_over
from webapp.paper.changes import Change, Changes, is_block_edge, is_whole_blocks, order
from webapp.paper.pieces import Start, in_blocks
from webapp.paper.rows import row_of
from webapp.paper.touching import ends_well_before, touches
from webapp.paper.wording import Wording

Key = TypeVar("Key", bound=Hashable)


class Stretch(NamedTuple):
    """From one position of the flat base to another, in whole sentences; empty where only new blocks are put in."""

    start: int
    end: int


@dataclass(frozen=True)
class Passage(Generic[Key]):
    """Proposals that are connected by touching (a single one, too), and the stretches of the base that they change."""

    changes: Mapping[Key, Changes]
    stretches: tuple[Stretch, ...]

    @property
    def proposals(self) -> tuple[Key, ...]:
        return tuple(self.changes)


def passages(base: Wording, proposals: Mapping[Key, Sequence[Change]]) -> tuple[Passage[Key], ...]:
    """The relation "touches", closed over the proposals: each connected group is one passage, in reading order."""
    groups = _Groups(proposals)
    near: list[tuple[Change, Key]] = []
    for change, key in _all_in_order(base, proposals):
        near = [(other, whose) for other, whose in near if not ends_well_before(base, other, change)]
        for other, whose in near:
            if not groups.are_one(key, whose) and touches(base, other, change):
                groups.unite(key, whose)
        near.append((change, key))
    found = (_passage(base, {key: tuple(proposals[key]) for key in group}) for group in groups.all())
    return tuple(sorted(found, key=lambda passage: passage.stretches))


def excluding(base: Wording, passage: Passage[Key]) -> tuple[tuple[Key, Key], ...]:
    """The pairs of which only one can be adopted. Connected is not pairwise: in a chain A–B–C, A and C can both be."""
    pairs = combinations(passage.changes.items(), 2)
    return tuple((one, other) for (one, ones), (other, others) in pairs if _is_conflict(base, ones, others))


def _is_conflict(base: Wording, ones: Changes, others: Changes) -> bool:
    return carry_over(base, ones, others).verdict == "conflict"


def excerpt(base: Wording, stretch: Stretch, changes: Iterable[Change]) -> tuple[Wording, Changes]:
    """One stretch of the base as a wording of its own, for showing, and those of the changes that lie in it."""
    inside = [change for change in changes if stretch.start <= change.start and change.end <= stretch.end]
    parts = base.cut(stretch.start, stretch.end)
    by = -stretch.start
    if parts and not isinstance(parts[0], Start):
        parts = (base.blocks[bisect_right(base.starts, stretch.start) - 1].start, *parts)
        by += 1
    moved = tuple(Change(change.start + by, change.end + by, change.added) for change in inside)
    return Wording(tuple(in_blocks(parts))[1:]), moved


class _Groups(Generic[Key]):
    """Puts things together and knows which belong together."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._leader = {key: key for key in keys}

    def unite(self, one: Key, other: Key) -> None:
        self._leader[self._find(one)] = self._find(other)

    def are_one(self, one: Key, other: Key) -> bool:
        return self._find(one) == self._find(other)

    def all(self) -> Iterable[list[Key]]:
        """The groups, each in the order in which its keys were given."""
        groups: dict[Key, list[Key]] = {}
        for key in self._leader:
            groups.setdefault(self._find(key), []).append(key)
        return groups.values()

    def _find(self, key: Key) -> Key:
        while (leader := self._leader[key]) != key:
            self._leader[key] = self._leader[leader]  # shortens the way for the next time
            key = leader
        return key


def _all_in_order(base: Wording, proposals: Mapping[Key, Sequence[Change]]) -> list[tuple[Change, Key]]:
    all_changes = [(change, key) for key, changes in proposals.items() for change in changes]
    return sorted(all_changes, key=lambda one: order(base, one[0]))


def _passage(base: Wording, changes: Mapping[Key, Changes]) -> Passage[Key]:
    widened = sorted(_widened(base, change) for own in changes.values() for change in own)
    return Passage(changes, tuple(_overlapping_as_one(widened)))


def _widened(base: Wording, change: Change) -> Stretch:
    """The change with the sentences that it stands in. Whole blocks are their own stretch."""
    if is_whole_blocks(base, change):
        return Stretch(change.start, change.end)
    edges = _sentence_edges(base)
    follows_a_block = change.start == change.end and is_block_edge(base, change.start)
    start = edges[bisect_right(edges, change.start - follows_a_block) - 1]
    return Stretch(start, edges[bisect_left(edges, max(change.end, start + 1))])


@lru_cache(maxsize=256)
def _sentence_edges(base: Wording) -> tuple[int, ...]:
    """Where sentences begin in the flat text (a block's first one with its start), and where the text ends."""
    row = row_of(base.blocks)
    at = accumulate(row.lengths, initial=0)
    return tuple(
        position for place, position in enumerate(at) if row.sentences[place] and not row.begins_a_block(place)
    )


def _overlapping_as_one(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    last: Stretch | None = None
    for stretch in stretches:
        if last and stretch.start <= last.end and (stretch.start < last.end or stretch == last):
            last = Stretch(last.start, max(last.end, stretch.end))
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last
