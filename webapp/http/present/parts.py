"""Blocks of a wording or a redline as parts of a page: paragraphs, headings, nested lists, gaps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from webapp.http.present.stretches import Stretch, dimmed, stretches, unmarked
from webapp.paper.sentences import Sentence

ITEMS = {"b": "ul", "n": "ol"}


@dataclass(frozen=True)
class Shown:
    """A block to show: its kind, its stretches of words, its state, and a label below it ("neuer Listenpunkt")."""

    kind: str
    depth: int
    state: str
    stretches: tuple[Stretch, ...]
    label: Sentence | None = None


@dataclass(frozen=True)
class Item:
    """An item of a list: its number in the new wording (None: a bullet, or removed) and what stands below it."""

    block: Shown
    number: int | None
    parts: tuple["Part", ...]


@dataclass(frozen=True)
class Part:
    """`p`, `q` or `h` with a block, `ul` or `ol` with items, or a `gap` where unchanged blocks are left out."""

    tag: Literal["p", "q", "h", "ul", "ol", "gap"]
    block: Shown | None = None
    items: tuple[Item, ...] = ()


GAP = Shown("gap", 0, "kept", ())


def in_context(blocks: Sequence[Any]) -> tuple[Part, ...]:
    """A redline cut to what changes and its neighbours; sentences that do not change are dim."""
    changed = [place for place, block in enumerate(blocks) if block.state != "kept"]
    near = {place + step for place in changed for step in (-1, 0, 1)}
    shown: list[Shown] = []
    for place, block in enumerate(blocks):
        if place in near or not changed:
            shown.append(_dim(_shown(block)))
        elif not shown or shown[-1] is not GAP:
            shown.append(GAP)
    return _parts(shown)


def whole(blocks: Sequence[Any]) -> tuple[Part, ...]:
    """A redline with every block, nothing cut and nothing dim."""
    return _parts([_shown(block) for block in blocks])


def new_wording(blocks: Sequence[Any]) -> tuple[Part, ...]:
    """Only what the text would be afterwards, without marks of change."""
    kept = [_shown(block) for block in blocks if block.state != "removed"]
    return _parts([replace(one, stretches=unmarked(one.stretches), state="kept", label=None) for one in kept])


def written(blocks: Sequence[Any]) -> tuple[Part, ...]:
    """A wording as it stands (blocks of `Wording`)."""
    return _parts([Shown(block.kind, block.depth, "kept", stretches(block.pieces)) for block in blocks])


def label_of(block: Any) -> Sentence | None:
    """What to say below a block that came, went, moved or changed its kind; nothing for changed words."""
    if block.moved:
        return Sentence("components.block_moved_here" if block.state == "added" else "components.block_moved_away")
    if block.state == "added":
        return Sentence("components.block_new", kind=KINDS_NEW[block.kind])
    if block.state == "removed":
        return Sentence("components.block_gone", kind=KINDS[block.kind])
    if block.was:
        kind, depth = block.was
        if kind != block.kind:
            return Sentence("components.block_kind", was=KINDS[kind], now=KINDS[block.kind])
        if depth != block.depth:
            return Sentence("components.block_depth")
    if block.joint:
        return Sentence("components.block_split" if block.joint == "split" else "components.block_joined")
    return None


KINDS = {
    "p": Sentence("components.kind_p"),
    "b": Sentence("components.kind_b"),
    "n": Sentence("components.kind_n"),
    "q": Sentence("components.kind_q"),
    "h": Sentence("components.kind_h"),
}
KINDS_NEW = {
    "p": Sentence("components.new_p"),
    "b": Sentence("components.new_b"),
    "n": Sentence("components.new_n"),
    "q": Sentence("components.new_q"),
    "h": Sentence("components.new_h"),
}


def _shown(block: Any) -> Shown:
    return Shown(block.kind, block.depth, block.state, stretches(block.pieces), label_of(block))


def _dim(shown: Shown) -> Shown:
    if shown.state == "changed" and all(one.kind == "kept" for one in shown.stretches):
        return shown  # the block itself changes: another kind, or split off
    return replace(shown, stretches=dimmed(shown.stretches))


def _parts(blocks: Sequence[Shown]) -> tuple[Part, ...]:
    """Flat blocks as a tree: what is deeper than an item, right after it, belongs to that item."""
    parts: list[Part] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.kind not in ITEMS:
            parts.append(Part("gap") if block is GAP else Part(block.kind, block))  # type: ignore[arg-type]
            place += 1
            continue
        end = _end_of_list(blocks, place)
        parts.append(_list(ITEMS[block.kind], blocks[place:end]))
        place = end
    return tuple(parts)


def _end_of_list(blocks: Sequence[Shown], start: int) -> int:
    first = blocks[start]
    for place in range(start + 1, len(blocks)):
        block = blocks[place]
        if block is GAP or (block.depth <= first.depth and (block.kind, block.depth) != (first.kind, first.depth)):
            return place
    return len(blocks)


def _list(tag: str, blocks: Sequence[Shown]) -> Part:
    depth = blocks[0].depth
    starts = [place for place, block in enumerate(blocks) if block.depth == depth]
    items: list[Item] = []
    number = 0
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        block = blocks[start]
        number += block.state != "removed"
        counted = number if tag == "ol" and block.state != "removed" else None
        items.append(Item(block, counted, _parts(blocks[start + 1 : end])))
    return Part(tag, items=tuple(items))  # type: ignore[arg-type]
