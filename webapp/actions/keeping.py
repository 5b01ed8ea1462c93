"""What keeps an installation trustworthy: every entry of the record is checked."""

from dataclasses import dataclass

from webapp.paper import record as rules
from webapp.paper.sentences import Sentence
from webapp.store import papers, record
from webapp.store.types import Connection


@dataclass(frozen=True)
class Finding:
    """What checking a log found."""

    whole: bool
    sentence: Sentence


def check_record(connection: Connection, log: int) -> Finding:
    """Recomputes every leaf and root of the log; says the first entry that does not fit."""
    leaves: list[bytes] = []
    for place, entry in enumerate(record.entries(connection, log), start=1):
        if entry.number != place:
            return Finding(False, Sentence("record_check.missing", number=place))
        leaf = rules.leaf(entry.salt, entry.body.encode())
        if leaf.hex() != entry.leaf:
            return Finding(False, Sentence("record_check.changed", number=entry.number))
        leaves.append(leaf)
        if rules.root(leaves).hex() != entry.root:
            return Finding(False, Sentence("record_check.put_in", number=entry.number))
    size, root = _told(connection, log, len(leaves))
    if size != len(leaves) or (leaves and root != rules.root(leaves).hex()):
        return Finding(False, Sentence("record_check.cut", number=size, have=len(leaves)))
    return Finding(
        True, Sentence("record_check.whole", n=len(leaves), root=rules.check_line(len(leaves), rules.root(leaves)))
    )


def _told(connection: Connection, log: int, have: int) -> tuple[int, str]:
    """Size and root that the paper's own row remembers; the installation's log has none beside itself."""
    if log == record.INSTALLATION:
        _, root = record.head(connection, log)
        return have, root
    row = papers.by_id(connection, log)
    return int(row.record_size), str(row.record_root)
