"""The seal: the service's certifying signature, the first of all. After it only the signatures foreseen may come."""

from exports.facts import facts_in
from exports.issue import Issue
from exports.keys import Keys
from exports.signatory import SEAL_FIELD
from exports.signing import Act, append_signature
from exports.stamp import stamp
from webapp.language import say
from webapp.paper.sentences import Sentence


def seal(revision0: bytes, keys: Keys, issue: Issue) -> bytes:
    """The sealed file; it starts with the bytes given. `issue` is the one that revision 0 was rendered with."""
    fingerprint = facts_in(revision0).fingerprint
    reason = Sentence("pdf.reason_sealed", installation=issue.installation, fingerprint=fingerprint)
    serial = keys.seal.certificate.serial_number
    act = Act(
        field=SEAL_FIELD,
        reason=say(reason, issue.language, zone=issue.zone),
        name=issue.installation,
        at=issue.sealed_at,
        stamp=stamp("pdf.stamp_sealed", serial, issue.sealed_at, issue.language, issue.zone),
        certifies=True,
    )
    return append_signature(revision0, act, keys.seal, (keys.root,))
