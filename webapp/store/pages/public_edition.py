"""An edition to read: for those in the paper, and the agreed one for whoever has the public link. Signatories only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.paper.edition import Edition
from webapp.paper.refusals import NotFound
from webapp.paper.sentences import Sentence
from webapp.store import editions, sign_offs, signed_files
from webapp.store.pages.proof import Entry, entries
from webapp.store.tables import papers


@dataclass(frozen=True)
class EditionPage:
    """The text, and once it is agreed its signatories and its file's SHA-256. `asked`: how many were asked at the end."""

    paper: Row[Any]
    edition: Row[Any]
    content: Edition
    signatories: tuple[Entry, ...]
    asked: int
    sha256: str
    others: Sequence[Row[Any]]

    @property
    def is_agreed(self) -> bool:
        """Sealed: the text is final and the file is there."""
        return self.edition.sealed_at is not None


def load(connection: Connection, paper: Row[Any], number: int) -> EditionPage:
    """The edition of this paper. Raises NotFound."""
    return _page(connection, paper, editions.load(connection, paper.id, number))


def published(connection: Connection, token_hash: str) -> EditionPage:
    """The agreed edition behind a public link. Raises NotFound where the link opens nothing (any more)."""
    paper = connection.execute(
        select(papers).where(papers.c.public_token_hash == token_hash, papers.c.stage == "agreed")
    ).one_or_none()
    edition = editions.standing(connection, paper.id) if paper is not None else None
    if paper is None or edition is None or edition.sealed_at is None:
        raise NotFound(Sentence("edition_page.link_opens_nothing"))
    return _page(connection, paper, edition)


def signed_file(connection: Connection, edition: Row[Any]) -> bytes:
    """The file with all its signatures. Raises NotFound while it is not sealed."""
    if edition.sealed_at is None:
        raise NotFound(Sentence("edition_page.not_sealed"))
    return signed_files.load(connection, edition.id).file


def reading_copy(connection: Connection, edition: Row[Any]) -> bytes:
    """The agreed edition without signature fields. Raises NotFound while it is not sealed."""
    copy = signed_files.reading_copy(connection, edition.id)
    if copy is None:
        raise NotFound(Sentence("edition_page.not_sealed"))
    return copy


def _page(connection: Connection, paper: Row[Any], edition: Row[Any]) -> EditionPage:
    given, corrected = sign_offs.given(connection, edition), sign_offs.corrected(connection, edition.id)
    digests = signed_files.digests_of(connection, edition.id) if edition.sealed_at is not None else []
    return EditionPage(
        paper=paper,
        edition=edition,
        content=editions.content(edition, paper.language),
        signatories=entries(given, corrected) if edition.sealed_at is not None else (),
        asked=len(given.asked),
        sha256=digests[-1][2] if digests else "",
        others=editions.of_paper(connection, paper.id),
    )


def agreed_number(connection: Connection, paper_id: int) -> int | None:
    """The number of the edition that was sealed; None while there is none."""
    edition = editions.standing(connection, paper_id)
    return edition.number if edition is not None and edition.sealed_at is not None else None
