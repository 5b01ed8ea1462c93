"""Signed files, byte for byte: revision 0 as rendered, 1 sealed, then one a signature. Nothing is ever rendered again.

A row holds only the bytes that came with its revision; the file is all of them in order.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from webapp.store.tables import editions, papers, reading_copies, signed_revisions

RENDERED = "rendered"  # what stands in `field` for revision 0; the seal and the signatures have their field's name


@dataclass(frozen=True)
class SignedFile:
    """A file as far as it has grown. `fields` are those of its revisions in order, `digests` the SHA-256 of the
    file at each."""

    file: bytes
    fields: tuple[str, ...]
    digests: tuple[str, ...]

    @property
    def revision(self) -> int:
        """The newest revision's number; -1 while there is none."""
        return len(self.fields) - 1


def load(connection: Connection, edition_id: int, file_number: int = 1) -> SignedFile:
    """What stands of this file; empty where sealing has not begun."""
    rows = _revisions(connection, edition_id, file_number)
    return SignedFile(
        b"".join(row.bytes for row in rows), tuple(row.field for row in rows), tuple(row.sha256 for row in rows)
    )


def append(
    connection: Connection,
    edition_id: int,
    before: SignedFile,
    whole: bytes,
    *,
    field: str,
    organisation_id: int | None,
    now: datetime,
    file_number: int = 1,
) -> None:
    """Stores one more revision. The database's unique constraints refuse a second one with the same number or field.
    Raises ValueError unless the whole file begins with the bytes that stood before."""
    if not whole.startswith(before.file) or len(whole) <= len(before.file):
        raise ValueError("a revision must begin with all the bytes before it, and add some")
    connection.execute(
        insert(signed_revisions).values(
            edition_id=edition_id,
            file_number=file_number,
            revision=before.revision + 1,
            field=field,
            organisation_id=organisation_id,
            length=len(whole),
            sha256=hashlib.sha256(whole).hexdigest(),
            bytes=whole[len(before.file) :],
            at=now,
        )
    )


def known(connection: Connection, digests: Iterable[str]) -> Any:
    """The stored revision whose whole file has one of these SHA-256: with its edition and paper. None: not one of
    ours."""
    return connection.execute(
        select(
            signed_revisions.c.edition_id,
            signed_revisions.c.file_number,
            signed_revisions.c.revision,
            signed_revisions.c.sha256,
            editions.c.number.label("edition_number"),
            editions.c.fingerprint,
            editions.c.frozen_at,
            papers.c.slug,
            papers.c.title,
            papers.c.public_token,
        )
        .join(editions, editions.c.id == signed_revisions.c.edition_id)
        .join(papers, papers.c.id == editions.c.paper_id)
        .where(signed_revisions.c.sha256.in_(list(digests)))
        .order_by(signed_revisions.c.revision.desc())
        .limit(1)
    ).one_or_none()


def digests_of(connection: Connection, edition_id: int, file_number: int = 1) -> list[tuple[str, int, str]]:
    """Field, length and SHA-256 of each revision in order, without the bytes."""
    rows = connection.execute(
        select(signed_revisions.c.field, signed_revisions.c.length, signed_revisions.c.sha256)
        .where(signed_revisions.c.edition_id == edition_id, signed_revisions.c.file_number == file_number)
        .order_by(signed_revisions.c.revision)
    )
    return [(row.field, row.length, row.sha256) for row in rows]


def keep_reading_copy(connection: Connection, edition_id: int, file: bytes) -> None:
    """The agreed edition without signature fields; the first one stays."""
    if reading_copy(connection, edition_id) is None:
        connection.execute(insert(reading_copies).values(edition_id=edition_id, bytes=file))


def reading_copy(connection: Connection, edition_id: int) -> bytes | None:
    """The reading copy, once the edition is agreed."""
    return connection.scalar(select(reading_copies.c.bytes).where(reading_copies.c.edition_id == edition_id))


def _revisions(connection: Connection, edition_id: int, file_number: int) -> list[Row[Any]]:
    return list(
        connection.execute(
            select(signed_revisions)
            .where(signed_revisions.c.edition_id == edition_id, signed_revisions.c.file_number == file_number)
            .order_by(signed_revisions.c.revision)
        )
    )
