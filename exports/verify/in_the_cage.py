"""What a stranger uploads is looked at in the cage: the question goes in as bytes, the report comes out as JSON in words."""

import json
from datetime import datetime
from typing import Any

from exports.verify.in_words import as_json
from exports.verify.verifier import Issued, verify


def packed(pdf: bytes, *, roots: tuple[str, ...], issued: Issued | None, language: str) -> bytes:
    """The question: the file, whom to trust, what the installation's books say of exactly these bytes."""
    told: dict[str, Any] = {"roots": roots, "language": language, "issued": None}
    if issued is not None:
        since = issued.superseded_at.isoformat() if issued.superseded_at else ""
        told["issued"] = {"kind": issued.kind, "is_newest": issued.is_newest, "superseded_at": since}
    return json.dumps(told).encode() + b"\n" + pdf


def answer(payload: bytes) -> bytes:
    """The work itself; called by `webapp.cage` in a child process."""
    told, _, pdf = payload.partition(b"\n")
    asked = json.loads(told)
    issued = _issued(asked["issued"])
    report = verify(pdf, roots=asked["roots"], known=lambda _: issued)
    return json.dumps(as_json(report, asked["language"])).encode()


def _issued(told: dict[str, Any] | None) -> Issued | None:
    if told is None:
        return None
    since = datetime.fromisoformat(told["superseded_at"]) if told["superseded_at"] else None
    return Issued(told["kind"], told["is_newest"], since)
