"""The way to the printer: where a file comes from, with which keys, and `exports` does the rest."""

from datetime import datetime

from exports import render as printer
from exports import seal as sealing
from exports import signatures
from exports.certificates import fingerprint_of
from exports.issue import Issue
from exports.keys import ROOT, Keys, load_keys, read_certificate
from exports.signatory import Signatory
from webapp.paper.edition import Edition
from webapp.secret import key_passphrase
from webapp.settings import Settings
from webapp.store import installation, papers
from webapp.store.types import Connection


def issue(
    connection: Connection, settings: Settings, paper_id: int, *, record: tuple[int, str], sealed_at: datetime
) -> Issue:
    """Where the file comes from. `record` is the size and root of the paper's log at that moment."""
    here, paper = installation.find(connection), papers.by_id(connection, paper_id)
    return Issue(
        installation=here.name if here else "",
        public_address=settings.public_address or (here.public_address if here else ""),
        root_fingerprint=fingerprint_of(read_certificate(settings.keys / f"{ROOT}.pem")),
        record_size=record[0],
        record_root=record[1],
        sealed_at=sealed_at,
        language=paper.language,
        zone=paper.zone,
    )


def keys(settings: Settings) -> Keys:
    """The installation's keys. Raises WrongPassphrase, or FileNotFoundError where there are none."""
    return load_keys(settings.keys, key_passphrase(settings).decode())


def render(edition: Edition, people: tuple[Signatory, ...], issue: Issue) -> bytes:
    """Revision 0: rendered once, never again."""
    return printer.render(edition, people, issue)


def proof(edition: Edition, people: tuple[Signatory, ...], issue: Issue) -> bytes:
    """The same, marked as a proof."""
    return printer.proof(edition, people, issue)


def reading_copy(edition: Edition, people: tuple[Signatory, ...], issue: Issue) -> bytes:
    """The same without signature fields."""
    return printer.reading_copy(edition, people, issue)


def draft(edition: Edition, issue: Issue) -> bytes:
    """The text as it stands, marked "Entwurf"."""
    return printer.draft(edition, issue)


def seal(before: bytes, keys: Keys, issue: Issue) -> bytes:
    """The file with the service's certifying signature."""
    return sealing.seal(before, keys, issue)


def sign(before: bytes, signatory: Signatory, edition: Edition, keys: Keys, issue: Issue, at: datetime) -> bytes:
    """The file with one organisation's signature more."""
    return signatures.sign(before, signatory, edition.fingerprint, keys, at, language=issue.language, zone=issue.zone)
