"""The record: what happened, one canonical entry each, hashed into a log that cannot be rewritten unnoticed (TRUST, 4).

Entry = JSON with sorted keys, no spaces, UTF-8, only strings, integers, lists, objects; leaf = SHA-256(0x00 ‖ 32-byte
salt ‖ entry); tree as RFC 9162. The record stores facts, never sentences; words of people only as a salted digest.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from webapp.paper.kinds import KINDS
from webapp.paper.merkle import consistency, inclusion, is_consistent, is_included, root

__all__ = [
    "KINDS",
    "canonical",
    "check_line",
    "consistency",
    "digest",
    "entry",
    "inclusion",
    "is_consistent",
    "is_included",
    "leaf",
    "root",
]

SALT = 32  # bytes
LARGEST = 2**53 - 1  # the largest integer that every JSON reader takes exactly
THE_SERVICE = 0  # `by` of what no person did: a round that ended, a proposal carried over


def entry(kind: str, at: datetime, by: int | None, **facts: object) -> dict[str, object]:
    """An entry of a known kind. `at` is aware, `by` a person's id or None. ValueError where a fact is missing."""
    if kind not in KINDS:
        raise ValueError(f"the record knows no kind {kind!r}; a new kind is a line in webapp/paper/kinds.py")
    missing = [name for name in KINDS[kind].facts if name not in facts]
    if missing:
        raise ValueError(f"an entry {kind!r} must name {', '.join(missing)}")
    return {
        "kind": kind,
        "version": KINDS[kind].version,
        "at": _moment(at),
        "by": THE_SERVICE if by is None else by,
        "facts": dict(facts),
    }


def canonical(entry: Mapping[str, object]) -> bytes:
    """The one way to write it in bytes. TypeError for floats, booleans, None and whatever else JSON knows or not;
    ValueError for integers and strings that not every reader takes exactly."""
    _check(entry)
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def leaf(salt: bytes, entry: bytes) -> bytes:
    """The leaf of a canonical entry. Without its salt nobody can guess the entry back; a deleted salt erases it."""
    if len(salt) != SALT:
        raise ValueError(f"a salt has {SALT} bytes")
    return hashlib.sha256(b"\x00" + salt + entry).digest()


def digest(salt: bytes, words: str) -> str:
    """What an entry holds of a person's words: they can be erased with the salt, and until then be checked."""
    if len(salt) != SALT:
        raise ValueError(f"a salt has {SALT} bytes")
    return hashlib.sha256(salt + words.encode()).hexdigest()


def check_line(size: int, root: bytes) -> str:
    """What a person can compare: "214 · 9af3 07c1 55de", the number of entries and the first 48 bits of the root."""
    beginning = root.hex()[:12]
    return f"{size} · {beginning[:4]} {beginning[4:8]} {beginning[8:]}"


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a moment without a zone is no moment")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _check(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, str | int | list | dict):
        raise TypeError(f"an entry holds strings, integers, lists and objects, not {type(value).__name__}")
    if isinstance(value, int) and abs(value) > LARGEST:
        raise ValueError("an integer of an entry has at most 53 bits")
    if isinstance(value, str):
        value.encode()  # half a surrogate pair is no text: UnicodeEncodeError, a ValueError
    if isinstance(value, list):
        for item in value:
            _check(item)
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise TypeError("the keys of an entry are ASCII strings, so that all sort them alike")
            _check(item)
