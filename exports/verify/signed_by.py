"""Who sealed and signed: each signature intact, by a key that the installation certified for exactly this field and text.

A certificate is judged at the moment of its signature: each key was used once and destroyed, so a later end says nothing.
"""

from collections.abc import Mapping
from typing import Any

from exports.certificates import LONGEST_NAME, SEAL_ADDRESS, signature_address
from exports.facts import Facts
from exports.signatory import Signatory
from exports.verify.container import SIGNATURES, check_container
from exports.verify.opened import Opened
from exports.verify.report import Broken, SignedFor
from webapp.paper.sentences import Sentence

FEW = (
    40  # pyHanko's own comparison is a second opinion on our stricter rule; it takes minutes for hundreds of signatures
)
SEAL = Sentence("verify.seal")


def check_signatures(file: Opened, facts: Facts) -> tuple[SignedFor, ...]:
    """Everyone who signed, in the file's order; raises Broken at the first signature that does not hold."""
    root = root_in(file)
    by_field = {signatory.field: signatory for signatory in facts.signatories}
    seal, *others = file.signatures
    _check(file, seal, root, address=SEAL_ADDRESS, chain=1)
    _check_certifies(file, seal)
    return tuple(_signed_for(file, one, by_field, root, facts.fingerprint) for one in others)


def root_in(file: Opened) -> Any:
    """The one self-signed certificate that the seal carries; whether to trust it is another question."""
    found = [one for one in file.signatures[0].other_embedded_certs if one.self_signed != "no"]
    if len(found) != 1:
        raise Broken(SEAL, Sentence("verify.no_root"))
    return found[0]


def _signed_for(
    file: Opened, signature: Any, by_field: Mapping[str, Signatory], root: Any, fingerprint: str
) -> SignedFor:
    signatory = by_field[signature.field_name]
    _check(file, signature, root, address=signature_address(fingerprint, signatory.field), chain=2)
    subject = signature.signer_cert.subject.native
    if (
        subject.get("common_name") != signatory.person[:LONGEST_NAME]
        or subject.get("organization_name") != signatory.short_name[:LONGEST_NAME]
    ):
        raise Broken(SIGNATURES, Sentence("verify.wrong_signer", organisation=signatory.organisation))
    return SignedFor(
        organisation=signatory.organisation,
        person=signatory.person,
        function=signatory.function,
        at=signature.self_reported_timestamp,
        reservation=signatory.reservation,
        reservation_about=signatory.reservation_about,
    )


def _check(file: Opened, signature: Any, root: Any, *, address: str, chain: int) -> None:
    """`chain`: how many certificates lead from the root to the signer's, which is 1 for the seal alone."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    is_seal = chain == 1
    check_container(file, signature, is_seal=is_seal)
    what = SEAL if is_seal else SIGNATURES
    has_second_opinion = is_seal and len(file.signatures) <= FEW
    status = validate_pdf_signature(signature, _trusting(root, signature), skip_diff=not has_second_opinion)
    is_last = signature is file.signatures[-1]
    coverage = SignatureCoverageLevel.ENTIRE_FILE if is_last else SignatureCoverageLevel.ENTIRE_REVISION
    if not (status.intact and status.valid) or status.coverage != coverage:
        raise Broken(what, Sentence("verify.broken_signature", field=str(signature.field_name)))
    if not status.trusted or not (status.docmdp_ok or not has_second_opinion):
        raise Broken(what, Sentence("verify.untrusted_signature", field=str(signature.field_name)))
    if root.dump() not in [one.dump() for one in signature.other_embedded_certs]:
        raise Broken(what, Sentence("verify.broken_signature", field=str(signature.field_name)))
    if len(list(status.validation_path or ())) != chain + 1 or _addresses(signature.signer_cert) != [address]:
        raise Broken(what, Sentence("verify.wrong_certificate", field=str(signature.field_name)))


def _trusting(root: Any, signature: Any) -> Any:
    """Trust in this root alone, at the moment that the signature names, without any network."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=[root],
        other_certs=list(signature.other_embedded_certs),
        allow_fetching=False,
        moment=signature.self_reported_timestamp,
        revocation_mode="soft-fail",
    )


def _addresses(certificate: Any) -> list[str]:
    names = certificate.subject_alt_name_value
    return [str(name.native) for name in names or () if name.name == "uniform_resource_identifier"]


def _check_certifies(file: Opened, seal: Any) -> None:
    """The seal is the certifying signature, and says that only fields may be filled in after it."""
    from pyhanko.sign.fields import MDPPerm

    permissions = file.reader.root.get("/Perms", {})
    permitted = permissions.raw_get("/DocMDP") if "/DocMDP" in permissions else None
    if seal.docmdp_level != MDPPerm.FILL_FORMS or permitted != seal.sig_field.raw_get("/V"):
        raise Broken(SEAL, Sentence("verify.no_seal"))
