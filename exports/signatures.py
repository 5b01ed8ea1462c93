"""An organisation's signature: with a key made for it, used once, and gone afterwards."""

from datetime import datetime

from exports.certificates import make_for_signature, signature_address
from exports.keys import Keys
from exports.signatory import Signatory
from exports.signing import Act, append_signature
from exports.stamp import stamp
from webapp.language import DEFAULT_ZONE, say
from webapp.paper.sentences import Sentence


def sign(
    pdf: bytes,
    signatory: Signatory,
    edition_fingerprint: str,
    keys: Keys,
    at: datetime,
    *,
    language: str = "de",
    zone: str = DEFAULT_ZONE,
) -> bytes:
    """The file with this organisation's signature; it starts with the bytes given. ValueError if its field is taken."""
    address = signature_address(edition_fingerprint, signatory.field)
    pair = make_for_signature(keys.issuing, signatory.person, signatory.short_name, address, at)
    act = Act(
        field=signatory.field,
        reason=say(_reason(signatory, edition_fingerprint), language, zone=zone),
        name=f"{signatory.person}, {signatory.organisation}",
        at=at,
        stamp=stamp("pdf.stamp_signed", pair.certificate.serial_number, at, language, zone),
    )
    return append_signature(pdf, act, pair, (keys.issuing.certificate, keys.root))


def _reason(signatory: Signatory, fingerprint: str) -> Sentence:
    values = {"organisation": signatory.organisation, "person": signatory.person, "fingerprint": fingerprint}
    if signatory.function:
        return Sentence("pdf.reason_signed", function=signatory.function, **values)
    return Sentence("pdf.reason_signed_plain", **values)
