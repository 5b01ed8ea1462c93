"""The verdict over a whole file: offline, with one root to trust, and never green for a part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from cryptography import x509

from exports.certificates import fingerprint_of
from exports.facts import Facts
from exports.verify.container import SIGNATURES
from exports.verify.contents import TEXT_CHECK, check_contents
from exports.verify.opened import FILE, Opened, opened
from exports.verify.report import Broken, Check, Finding, Report, SignedFor
from exports.verify.revisions import CHANGES, check_revisions
from exports.verify.signed_by import SEAL, check_signatures, root_in
from webapp.paper.sentences import Sentence

ISSUER = Sentence("verify.issuer")
RECORD = Sentence("verify.record")
LIMITS = tuple(Sentence(f"verify.limit_{name}") for name in ("authority", "rank", "time", "content", "service"))
UNSEALED = {"verify.unsigned", "verify.no_root", "verify.no_seal"}
UNREADABLE = {"verify.no_pdf", "verify.unreadable", "verify.too_large", "verify.encrypted", "verify.too_many_revisions"}


@dataclass(frozen=True)
class Issued:
    """One file that the installation gave out, as its own books remember it."""

    kind: Literal["signed", "reading_copy", "proof", "draft"]
    is_newest: bool = True
    superseded_at: datetime | None = None


Known = Callable[[str], Issued | None]
"""The books of the installation: a file's SHA-256 in hexadecimal → what it is, or None for a file it never gave out."""


def verify(pdf: bytes, *, roots: Sequence[x509.Certificate | str] = (), known: Known | None = None) -> Report:
    """What can be said of these bytes. `roots` are trusted certificates or their SHA-256 (hex); without any, the reader
    is told which fingerprint to compare. Every failure, of whatever kind, is a verdict: nothing is raised."""
    issued = known(sha256(pdf).hexdigest()) if known else None
    if issued and issued.kind != "signed":
        return _unsigned_but_ours(issued)
    try:
        file = opened(pdf)
        facts = check_contents(file)
        check_revisions(file, facts)
        signed = check_signatures(file, facts)
        return _whole(file, facts, signed, _fingerprints(roots), known is not None, issued)
    except Broken as broken:
        return _broken(broken.check)
    except RecursionError:
        return _broken(Check(FILE, Finding.BROKEN, Sentence("verify.unreadable")))
    except Exception:  # whatever a damaged or hostile file makes a library raise
        return _broken(Check(FILE, Finding.BROKEN, Sentence("verify.unreadable")))


def _fingerprints(roots: Sequence[x509.Certificate | str]) -> frozenset[str]:
    return frozenset(root.lower() if isinstance(root, str) else fingerprint_of(root) for root in roots)


def _whole(
    file: Opened,
    facts: Facts,
    signed: tuple[SignedFor, ...],
    trusted: frozenset[str],
    has_books: bool,
    issued: Issued | None,
) -> Report:
    """The file is consistent in itself; now who made it, and whether it is the newest."""
    root = sha256(root_in(file).dump()).hexdigest()
    if root not in trusted:
        return _not_confirmed(facts, signed, root, asked=bool(trusted))
    if has_books and issued is None:
        return _broken(Check(RECORD, Finding.BROKEN, Sentence("verify.not_in_record")))
    checks = (*_checks(file, facts, signed), Check(ISSUER, Finding.PROVEN, Sentence("verify.issuer_confirmed")))
    verdict, because = Sentence("verify.genuine"), _what_it_is(facts, signed)
    if issued and issued.superseded_at:
        late = Sentence("verify.superseded_since", at=issued.superseded_at)
        checks += (Check(RECORD, Finding.NOT_PROVEN, late),)
        verdict, because = Sentence("verify.superseded"), late
    elif len(signed) < len(facts.signatories) or (issued and not issued.is_newest):
        verdict, because = Sentence("verify.older"), _how_many(facts, signed)
        if issued and not issued.is_newest:
            checks += (Check(RECORD, Finding.NOT_PROVEN, Sentence("verify.newer_exists")),)
    return Report(verdict, because, checks, LIMITS, facts, signed, root)


def _checks(file: Opened, facts: Facts, signed: tuple[SignedFor, ...]) -> tuple[Check, ...]:
    sealed_at = file.signatures[0].self_reported_timestamp
    complete = len(signed) == len(facts.signatories)
    return (
        Check(SEAL, Finding.PROVEN, Sentence("verify.seal_holds", installation=facts.installation, at=sealed_at)),
        Check(CHANGES, Finding.PROVEN, Sentence("verify.only_signatures")),
        Check(TEXT_CHECK, Finding.PROVEN, Sentence("verify.same_text")),
        Check(
            SIGNATURES,
            Finding.PROVEN if complete else Finding.NOT_PROVEN,
            _all_valid(signed) if complete else _how_many(facts, signed),
        ),
    )


def _all_valid(signed: tuple[SignedFor, ...]) -> Sentence:
    reserved = sum(bool(one.reservation) for one in signed)
    if reserved:
        return Sentence("verify.all_valid_reserved", n=len(signed), reserved=reserved)
    return Sentence("verify.all_valid", n=len(signed))


def _how_many(facts: Facts, signed: tuple[SignedFor, ...]) -> Sentence:
    return Sentence("verify.some_signed", n=len(signed), all=len(facts.signatories))


def _what_it_is(facts: Facts, signed: tuple[SignedFor, ...]) -> Sentence:
    return Sentence("verify.what_it_is", title=facts.title, at=facts.frozen_at, n=len(signed))


def _not_confirmed(facts: Facts, signed: tuple[SignedFor, ...], root: str, *, asked: bool) -> Report:
    """Whole, but by whom? Another installation can build such a file and put any name into it."""
    if asked:
        verdict, because = Sentence("verify.not_from_here"), Sentence("verify.other_root")
        return Report(verdict, because, (Check(ISSUER, Finding.NOT_PROVEN, because),), LIMITS, root_fingerprint=root)
    verdict, because = Sentence("verify.compare", fingerprint=root), Sentence("verify.compare_why")
    check = Check(ISSUER, Finding.NOT_PROVEN, because)
    return Report(verdict, because, (check,), LIMITS, facts, signed, root)


def _unsigned_but_ours(issued: Issued) -> Report:
    """A file of ours that proves nothing by itself; only the books know it."""
    because = Sentence(f"verify.is_{issued.kind}")
    return Report(Sentence(f"verify.{issued.kind}"), because, (Check(RECORD, Finding.NOT_PROVEN, because),), LIMITS)


def _broken(check: Check) -> Report:
    if check.why.key in UNREADABLE:
        verdict = Sentence("verify.cannot_be_read")
    elif check.why.key in UNSEALED:
        verdict = Sentence("verify.not_from_here")
    else:
        verdict = Sentence("verify.altered")
    return Report(verdict, check.why, (check,))
