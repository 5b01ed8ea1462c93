"""What the file carries beside its pages: the text that was signed off, and the public facts."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from exports.issue import Issue
from exports.signatory import SEAL_FIELD, Signatory
from webapp.paper.edition import Edition

TEXT, FACTS = "text.txt", "edition.json"
FORMAT = "mitzeichnung-edition-1"


def text(edition: Edition) -> bytes:
    """Exactly the edition's bytes, so that `sha256sum text.txt` gives its fingerprint."""
    return edition.text.encode()


def facts(edition: Edition, signatories: Sequence[Signatory], issue: Issue) -> bytes:
    """Edition, fingerprint, root of the record, and who signs in which field, as JSON for other programs."""
    told = {
        "format": FORMAT,
        "title": edition.title,
        "subtitle": edition.subtitle,
        "language": edition.language,
        "number": edition.number,
        "frozen_at": moment(edition.frozen_at),
        "fingerprint": edition.fingerprint,
        "installation": issue.installation,
        "public_address": issue.public_address,
        "root_certificate": issue.root_fingerprint,
        "record": {"size": issue.record_size, "root": issue.record_root},
        "sealed_at": moment(issue.sealed_at),
        "seal": SEAL_FIELD,
        "signatures": [_signature(signatory) for signatory in signatories],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _signature(signatory: Signatory) -> dict[str, str]:
    return {
        "field": signatory.field,
        "organisation": signatory.organisation,
        "short_name": signatory.short_name,
        "seat": signatory.seat,
        "person": signatory.person,
        "function": signatory.function,
        "signed_off_at": moment(signatory.signed_off_at),
        "reservation": signatory.reservation,
        "reservation_about": signatory.reservation_about,
    }


def moment(at: datetime) -> str:
    """A moment as the attachments write it: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
