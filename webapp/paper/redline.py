"""What a proposal changes, as runs of kept, removed and added words (TEXT.md section 3).

One list of changes serves page, mail, PDF, DOCX and carry-over: what a page shows as untouched is untouched.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from webapp.paper.changes import Change, Changes, apply, dump, is_block_edge, load
from webapp.paper.compare import differing_blocks, differing_tokens
from webapp.paper.pairs import Pair, pairs
from webapp.paper.pieces import Start, merged
from webapp.paper.redline_blocks import RedlineBlock, RedlinePiece, blocks_of
from webapp.paper.rows import row_of
from webapp.paper.runs import Run, runs
from webapp.paper.summary import Summary, summary
from webapp.paper.tidy import tidied
from webapp.paper.touching import touches
from webapp.paper.wording import Wording

__all__ = [
    "Change",
    "Changes",
    "Pair",
    "RedlineBlock",
    "RedlinePiece",
    "Run",
    "Summary",
    "apply",
    "blocks_of",
    "changes",
    "dump",
    "load",
    "pairs",
    "redline",
    "runs",
    "summary",
]


def redline(old: Wording, new: Wording) -> tuple[Run, ...]:
    """What leads from one wording to the other, as a person would mark it."""
    return runs(old, changes(old, new))


def changes(base: Wording, wanted: Wording) -> Changes:
    """The changes that make `wanted` of `base`; no two of them touch. To be fixed when a proposal is submitted."""
    found: list[Change] = []
    for gap in differing_blocks(base.blocks, wanted.blocks):
        old = row_of(base.blocks[gap.start : gap.end])
        new = row_of(wanted.blocks[gap.new_start : gap.new_end])
        at = list(accumulate(old.lengths, initial=base.starts[gap.start]))
        for edit in tidied(old, new, differing_tokens(old, new)):
            added = merged(new.tokens[edit.new_start : edit.new_end])
            found += _parted(base, Change(at[edit.start], at[edit.end], added))
    return tuple(_joined_where_they_touch(base, found))


def _parted(base: Wording, change: Change) -> Iterator[Change]:
    """A change of the end of a block and of whole blocks after it is two, so that each is carried over by itself."""
    first_start = base.flat.find("\n", change.start, change.end)
    edge = first_start if first_start >= 0 else change.end
    words = next((at for at, part in enumerate(change.added) if isinstance(part, Start)), len(change.added))
    in_the_block = Change(change.start, edge, change.added[:words])
    after_it = Change(edge, change.end, change.added[words:])
    parts = [part for part in (in_the_block, after_it) if part.start < part.end or part.added]
    if len(parts) == 2 and is_block_edge(base, change.end) and not touches(base, *parts):
        yield from parts
    else:
        yield change


def _joined_where_they_touch(base: Wording, found: Iterable[Change]) -> list[Change]:
    """Sliding can push changes together, and changes that touch are one."""
    joined: list[Change] = []
    for change in found:
        while joined and touches(base, joined[-1], change):
            last = joined.pop()
            kept = base.cut(last.end, change.start)
            change = Change(last.start, change.end, merged((*last.added, *kept, *change.added)))
        joined.append(change)
    return joined
