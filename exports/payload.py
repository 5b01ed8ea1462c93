"""What crosses into the cage: edition, signatories and issue as JSON, and back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from exports.issue import Issue
from exports.print_page import Kind
from exports.signatory import Signatory
from webapp.paper.edition import Edition, EditionSection
from webapp.paper.wording import Wording


@dataclass(frozen=True)
class Payload:
    """One file to be printed."""

    kind: Kind
    edition: Edition
    signatories: tuple[Signatory, ...]
    issue: Issue


def packed(kind: Kind, edition: Edition, signatories: Sequence[Signatory], issue: Issue) -> bytes:
    """The payload in bytes; wordings travel as their text, which is their one canonical form."""
    sections = [{"title": section.title, "wording": section.wording.text} for section in edition.sections]
    told = {
        "kind": kind,
        "edition": {**_plain(edition), "sections": sections},
        "signatories": [_plain(signatory) for signatory in signatories],
        "issue": _plain(issue),
    }
    return json.dumps(told).encode()


def unpacked(written: bytes) -> Payload:
    """The payload again."""
    told = json.loads(written)
    edition, issue = told["edition"], told["issue"]
    sections = tuple(EditionSection(one["title"], Wording.from_text(one["wording"])) for one in edition["sections"])
    return Payload(
        told["kind"],
        Edition(**_timed(edition, "frozen_at") | {"sections": sections}),
        tuple(Signatory(**_timed(one, "signed_off_at")) for one in told["signatories"]),
        Issue(**_timed(issue, "sealed_at")),
    )


def _plain(value: Edition | Signatory | Issue) -> dict[str, Any]:
    shallow = {name: getattr(value, name) for name in value.__dataclass_fields__ if name != "sections"}
    return {name: one.isoformat() if isinstance(one, datetime) else one for name, one in shallow.items()}


def _timed(told: dict[str, Any], name: str) -> dict[str, Any]:
    return told | {name: datetime.fromisoformat(told[name])}
