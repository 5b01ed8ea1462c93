"""An edit of one row of things (blocks, sentences, tokens) into another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """`old[start:end]` gives way to `new[new_start:new_end]`."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def is_replacement(self) -> bool:
        return self.start < self.end and self.new_start < self.new_end

    def moved(self, by: int) -> Edit:
        return Edit(self.start + by, self.end + by, self.new_start + by, self.new_end + by)

    def up_to(self, other: Edit) -> Edit:
        """Both and what stands between them as one."""
        return Edit(self.start, other.end, self.new_start, other.new_end)


def after(edits: Sequence[Edit], at: int, old_length: int, new_length: int) -> Edit:
    """The edit after the one at this place; after the last one, an empty edit at the end of both rows."""
    return edits[at + 1] if at + 1 < len(edits) else Edit(old_length, old_length, new_length, new_length)
