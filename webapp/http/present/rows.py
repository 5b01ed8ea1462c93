"""The list "alt, neu": one row a changed block, best for screen readers and phones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from webapp.http.present.parts import label_of
from webapp.http.present.stretches import Stretch, stretches
from webapp.paper.sentences import Sentence


@dataclass(frozen=True)
class Row:
    """What stood there and what is to stand there; empty where a block comes or goes. `label` names such a block."""

    old: tuple[Stretch, ...]
    new: tuple[Stretch, ...]
    label: Sentence | None = None


def rows(blocks: Sequence[Any]) -> tuple[Row, ...]:
    """The changed blocks of a redline, each with its old and its new words."""
    return tuple(_row(block) for block in blocks if block.state != "kept")


def _row(block: Any) -> Row:
    given = [replace(one, spaced=False) for one in stretches(block.pieces)]
    old = tuple(one for one in given if one.kind != "added")
    new = tuple(one for one in given if one.kind != "removed")
    return Row(
        old if block.state != "added" else (),
        new if block.state != "removed" else (),
        label_of(block),
    )
