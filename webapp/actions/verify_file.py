"""Checks an uploaded PDF in the cage, against this installation's roots and its own books; nothing of it is kept."""

import hashlib
import json
from datetime import datetime
from typing import Any

from exports.certificates import fingerprint_of
from exports.keys import ROOT, read_certificate
from exports.verify import Issued
from exports.verify.in_the_cage import packed
from exports.verify.opened import LARGEST
from webapp import cage
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.settings import Settings
from webapp.store import given_out
from webapp.store.database import Database

SECONDS, MEGABYTES = 120, 1024


def verify_file(database: Database, settings: Settings, pdf: bytes, language: str) -> dict[str, Any]:
    """The report in words (`exports.verify.in_words.as_json`). Raises Malformed where nothing could be looked at."""
    if not pdf:
        raise Malformed(Sentence("verify_page.no_file"))
    if len(pdf) > LARGEST:
        raise Malformed(Sentence("verify_page.too_large", megabytes=LARGEST // 1_000_000))
    question = packed(pdf, roots=trusted(settings), issued=known(database, pdf), language=language)
    try:
        answer = cage.run("exports.verify.in_the_cage:answer", question, seconds=SECONDS, megabytes=MEGABYTES)
    except cage.Caged:
        raise Malformed(Sentence("verify_page.could_not_be_looked_at")) from None
    report: dict[str, Any] = json.loads(answer)
    for one in report["signatures"]:
        one["at"] = datetime.fromisoformat(one["at"])
    return report


def trusted(settings: Settings) -> tuple[str, ...]:
    """The fingerprints of this installation's roots, past ones included (`root*.pem`)."""
    return tuple(fingerprint_of(read_certificate(path)) for path in sorted(settings.keys.glob(f"{ROOT}*.pem")))


def known(database: Database, pdf: bytes) -> Issued | None:
    """What our own books say of exactly these bytes."""
    with database.reading() as connection:
        kept = given_out.kept(connection, hashlib.sha256(pdf).hexdigest(), pdf)
    return Issued(kept.kind, kept.is_newest, kept.superseded_at) if kept else None  # type: ignore[arg-type]
