"""Reads back what a file carries beside its pages: `edition.json` and `text.txt`."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from exports.attachments import FACTS, FORMAT
from exports.signatory import Signatory


@dataclass(frozen=True)
class Facts:
    """The public facts of an edition, as the file tells them; nothing here is proven by being told."""

    title: str
    number: int
    frozen_at: datetime
    fingerprint: str
    installation: str
    root_fingerprint: str
    sealed_at: datetime
    seal_field: str
    signatories: tuple[Signatory, ...]


def facts_in(pdf: bytes) -> Facts:
    """The facts of a file; ValueError (or what the PDF's reader raises) if it has none that can be read."""
    return facts_from(attachments_in(pdf)[FACTS])


def attachments_in(pdf: bytes) -> Mapping[str, bytes]:
    """Every file attached to the PDF, by name."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {name: attached.get_file().read_bytes() for name, attached in opened.attachments.items()}


def facts_from(written: bytes) -> Facts:
    """The facts in an `edition.json`; ValueError if it is not one of ours."""
    told = json.loads(written)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError("not the facts of an edition")
    try:
        return _facts(told)
    except (KeyError, TypeError, AttributeError) as missing:
        raise ValueError("the facts of the edition are incomplete") from missing


def _facts(told: Mapping[str, Any]) -> Facts:
    return Facts(
        title=_words(told["title"]),
        number=int(told["number"]),
        frozen_at=_moment(told["frozen_at"]),
        fingerprint=_words(told["fingerprint"]),
        installation=_words(told["installation"]),
        root_fingerprint=_words(told["root_certificate"]),
        sealed_at=_moment(told["sealed_at"]),
        seal_field=_words(told["seal"]),
        signatories=tuple(_signatory(one) for one in told["signatures"]),
    )


def _signatory(told: Mapping[str, Any]) -> Signatory:
    names = "field organisation short_name seat person function reservation reservation_about".split()
    return Signatory(signed_off_at=_moment(told["signed_off_at"]), **{name: _words(told[name]) for name in names})


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _moment(value: object) -> datetime:
    return datetime.strptime(_words(value), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
