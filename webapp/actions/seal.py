"""Sealing: asked for by the coordinator, done by the worker, one revision a transaction.

Killed at any step, the job goes on where the stored revisions end: nothing is rendered or signed twice, because a
file's revisions and fields are unique in the database. What is printed was fixed by "Jetzt besiegeln".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from exports.signatory import SEAL_FIELD, Signatory
from webapp.actions import printed, printing
from webapp.actions.writing import By, Writing, writing
from webapp.paper.edition import Edition
from webapp.paper.permissions import Act
from webapp.paper.refusals import NotNow, Stale
from webapp.paper.sentences import Sentence
from webapp.paper.sign_off import may_seal
from webapp.paper.stages import Stage, Step, after
from webapp.settings import Settings
from webapp.store import (
    editions,
    notices,
    organisations,
    outbox,
    papers,
    people,
    proofs,
    record,
    sign_offs,
    signed_files,
)
from webapp.store.database import Database
from webapp.store.signed_files import RENDERED, SignedFile
from webapp.store.types import Connection, Row

SEAL = "seal"  # the job's kind
FILE = 1  # a further file only for joiners and lifted reservations, which come later


@dataclass(frozen=True)
class Order:
    """What is to be sealed. `at` is the moment of "Jetzt besiegeln", which the file repeats; `record` is size and
    root then."""

    slug: str
    edition: Row[Any]
    content: Edition
    people: tuple[Signatory, ...]
    at: datetime
    record: tuple[int, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """The revisions of the finished file, by what each of them brings."""
        return (RENDERED, SEAL_FIELD, *(one.field for one in self.people))


def seal(database: Database, slug: str, number: int, *, proof_number: int, by: By) -> None:
    """ "Jetzt besiegeln": after the proof's time, if the minimum is still met. `proof_number` is the proof that was
    seen."""
    with writing(database, slug) as ours:
        ours.require(by, Act.SEAL)
        edition = editions.load(ours.connection, ours.paper_id, number)
        content = editions.content(edition, ours.paper.language)
        signed = printed.signatories(ours.connection, edition, content)
        may_seal(sign_offs.given(ours.connection, edition).terms, len(signed), ours.now)
        check_proof_was_seen(ours, edition, proof_number)
        editions.change(ours.connection, edition, seal_asked_at=ours.now, seal_asked_by=by.person_id)
        ours.record("seal_ordered", by, edition=number, proof=proof_number, signatories=len(signed))
        size, root = record.head(ours.connection, ours.paper_id)
        outbox.add(
            ours.connection,
            SEAL,
            f"seal/{edition.id}/{FILE}",
            due_at=ours.now,
            log=ours.paper_id,
            edition=edition.id,
            people=printed.dump(signed),
            at=ours.now.isoformat(),
            size=size,
            root=root,
        )


def check_proof_was_seen(ours: Writing, edition: Row[Any], proof_number: int) -> None:
    """Raises Stale where a newer proof was ordered since the page was opened, NotNow while its file is still being
    made."""
    if edition.proof_number != proof_number:
        raise Stale(Sentence("seal.newer_proof"))
    if proofs.newest_number(ours.connection, edition.id) != proof_number:
        raise NotNow(Sentence("seal.proof_is_being_made"))


def run_seal(database: Database, settings: Settings, payload: Mapping[str, Any]) -> None:
    """The worker's part: from wherever the stored revisions end, to the agreed paper. Safe to run again, or twice
    at once."""
    with database.reading() as connection:
        order = read_order(connection, payload)
    if order.edition.sealed_at is not None or order.edition.withdrawn_at is not None:
        return
    for _ in order.fields:  # each turn adds one revision, or finds that another worker did
        with database.reading() as connection:
            file = signed_files.load(connection, order.edition.id, FILE)
        if file.revision + 1 < len(order.fields):
            add_revision(database, settings, order, file)
    finish(database, settings, order)


def read_order(connection: Connection, payload: Mapping[str, Any]) -> Order:
    """The job's payload with the edition that it names."""
    edition = editions.by_id(connection, payload["edition"])
    paper = papers.by_id(connection, edition.paper_id)
    return Order(
        slug=paper.slug,
        edition=edition,
        content=editions.content(edition, paper.language),
        people=printed.load(payload["people"]),
        at=datetime.fromisoformat(payload["at"]),
        record=(payload["size"], payload["root"]),
    )


def add_revision(database: Database, settings: Settings, order: Order, file: SignedFile) -> None:
    """Makes the next revision without a lock (it takes its time), then stores it under the lock, unless another one
    stands there."""
    place = file.revision + 1
    signatory = order.people[place - 2] if place >= 2 else None
    whole = make_revision(database, settings, order, file.file, signatory)
    with database.transaction() as connection:
        paper_id = papers.lock(connection, order.slug)
        if len(signed_files.digests_of(connection, order.edition.id, FILE)) != place:
            return
        organisation = organisation_of(connection, paper_id, signatory) if signatory else None
        signed_files.append(
            connection,
            order.edition.id,
            file,
            whole,
            field=order.fields[place],
            organisation_id=organisation,
            now=database.clock.now(),
            file_number=FILE,
        )


def make_revision(
    database: Database, settings: Settings, order: Order, before: bytes, signatory: Signatory | None
) -> bytes:
    """The whole file with one revision more: rendered, sealed, or signed for one organisation with a key made for
    it alone."""
    with database.reading() as connection:
        issue = printing.issue(connection, settings, order.edition.paper_id, record=order.record, sealed_at=order.at)
    if not before:
        return printing.render(order.content, order.people, issue)
    keys = printing.keys(settings)
    if signatory is None:
        return printing.seal(before, keys, issue)
    return printing.sign(before, signatory, order.content, keys, issue, database.clock.now())


def organisation_of(connection: Connection, paper_id: int, signatory: Signatory) -> int | None:
    """Whose signature it is: short names are unique in a paper."""
    found = organisations.by_short_name(connection, paper_id, signatory.short_name)
    return found.id if found else None


def finish(database: Database, settings: Settings, order: Order) -> None:
    """The file is complete: the paper is agreed, the record names every revision, everybody is told. Done once."""
    with database.reading() as connection:
        issue = printing.issue(connection, settings, order.edition.paper_id, record=order.record, sealed_at=order.at)
    copy = printing.reading_copy(order.content, order.people, issue)
    with database.transaction() as connection:
        paper_id = papers.lock(connection, order.slug)
        edition = editions.by_id(connection, order.edition.id)
        digests = signed_files.digests_of(connection, edition.id, FILE)
        if edition.sealed_at is not None or len(digests) != len(order.fields):
            return
        ours = Writing(connection, database.clock.now(), database.chance, paper_id, order.slug)
        signed_files.keep_reading_copy(connection, edition.id, copy)
        editions.change(connection, edition, sealed_at=order.at)
        papers.change(connection, paper_id, stage=str(after(Stage(ours.paper.stage), Step.SEAL)))
        agree(ours, edition, digests)


def agree(ours: Writing, edition: Row[Any], digests: list[tuple[str, int, str]]) -> None:
    """One entry a revision with the SHA-256 of the file so far, one for the whole, and the notices."""
    for revision, (field, length, sha256) in enumerate(digests):
        ours.record(
            "file_revision",
            edition.seal_asked_by,
            edition=edition.number,
            revision=revision,
            field=field,
            length=length,
            sha256=sha256,
        )
    ours.record(
        "edition_sealed",
        edition.seal_asked_by,
        edition=edition.number,
        fingerprint=edition.fingerprint,
        sha256=digests[-1][2],
        signatures=len(digests) - 2,
    )
    observers = [person.id for person in people.with_role(ours.connection, ours.paper_id, "observer")]
    notices.tell(
        ours.connection,
        [*ours.everyone(), *observers],
        "agreed",
        cause=f"sealed/{edition.id}",
        paper_id=ours.paper_id,
        at=ours.now,
        edition=edition.number,
        sha256=digests[-1][2],
    )
