"""The installation's books: which files it gave out, by their bytes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from webapp.store.tables import editions, proofs, reading_copies, signed_revisions


@dataclass(frozen=True)
class Kept:
    """A file that was given out: `signed`, `reading_copy` or `proof`. A signed one may have grown since."""

    kind: str
    is_newest: bool = True
    superseded_at: datetime | None = None


def kept(connection: Connection, sha256: str, file: bytes) -> Kept | None:
    """What this file is, or None for one that was never given out."""
    signed = connection.execute(
        select(signed_revisions.c.edition_id, signed_revisions.c.file_number, signed_revisions.c.revision).where(
            signed_revisions.c.sha256 == sha256
        )
    ).one_or_none()
    if signed is not None:
        newest = connection.scalar(
            select(func.max(signed_revisions.c.revision)).where(
                signed_revisions.c.edition_id == signed.edition_id, signed_revisions.c.file_number == signed.file_number
            )
        )
        since = connection.scalar(select(editions.c.withdrawn_at).where(editions.c.id == signed.edition_id))
        return Kept("signed", signed.revision == newest, since)
    for kind, table in (("reading_copy", reading_copies), ("proof", proofs)):
        same_length = select(table.c.bytes).where(func.length(table.c.bytes) == len(file))
        if file in connection.scalars(same_length).all():
            return Kept(kind)
    return None
