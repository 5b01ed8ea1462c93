"""The list "alt → neu": each change as the old words and the new ones, with a few words around them. Plain text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from webapp.paper.changes import Change, in_order, is_whole_blocks
from webapp.paper.notation import INDENT, PREFIX
from webapp.paper.pieces import Part, Start
from webapp.paper.wording import Wording

AROUND = 3
"""Words of context on either side, never from another block."""


class Pair(NamedTuple):
    """What is said now and what is to be said; empty where whole blocks come or go."""

    old: str
    new: str


def pairs(base: Wording, changes: Iterable[Change]) -> tuple[Pair, ...]:
    """One pair a change, in reading order."""
    return tuple(_pair(base, change) for change in in_order(base, changes))


def _pair(base: Wording, change: Change) -> Pair:
    old, new = _plain(base.cut(change.start, change.end)), _plain(change.added)
    if is_whole_blocks(base, change):
        return Pair(old.strip("\n"), new.strip("\n"))
    begins_a_block = old.startswith("\n") and new.startswith("\n")
    before = "" if begins_a_block else _before(base.flat[: change.start])
    after = _after(base.flat[change.end :])
    return Pair((before + old + after).strip("\n"), (before + new + after).strip("\n"))


def _plain(parts: Sequence[Part]) -> str:
    """The words without marks; a new block begins with its prefix, so that a list is seen to be one."""
    return "".join(
        f"\n{INDENT * part.depth}{PREFIX[part.kind]}" if isinstance(part, Start) else part.text for part in parts
    )


def _before(flat: str) -> str:
    words = flat[flat.rfind("\n") + 1 :].split(" ")
    return " ".join(words if len(words) <= AROUND + 1 else ["…", *words[-AROUND - 1 :]])


def _after(flat: str) -> str:
    words = flat.partition("\n")[0].split(" ")
    return " ".join(words if len(words) <= AROUND + 1 else [*words[: AROUND + 1], "…"])
