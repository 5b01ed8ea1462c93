"""The signature's container, byte for byte: nothing in it may be changed without notice, not even what no digest covers."""

from typing import Any

from exports.verify.opened import Opened
from exports.verify.report import Broken
from webapp.paper.sentences import Sentence

SIGNATURES = Sentence("verify.signatures")
CERTIFICATES = {True: 2, False: 3}  # in the seal: its own and the root; in a signature also the issuing one
ALGORITHM, SUBFILTER = "sha256", "/ETSI.CAdES.detached"


def check_container(file: Opened, signature: Any, *, is_seal: bool) -> None:
    """Raises Broken unless the container is exactly what our own signing writes."""
    if signature.sig_object.get("/SubFilter") != SUBFILTER or signature.md_algorithm != ALGORITHM:
        raise _changed(signature)
    start, length, after, _ = (int(number) for number in signature.byte_range)
    content = bytes(signature.pkcs7_content)
    if start != 0 or file.pdf[start + length : after] != b"<" + content.hex().upper().encode() + b">":
        raise _changed(signature)
    if not _is_one_container_and_zeros(content):
        raise _changed(signature)
    if not _is_plain(signature.signed_data, CERTIFICATES[is_seal]):
        raise _changed(signature)


def _is_one_container_and_zeros(content: bytes) -> bool:
    from asn1crypto import cms

    container = cms.ContentInfo.load(content)
    written: bytes = container.dump()
    return written == container.dump(force=True) and content == written.ljust(len(content), b"\0")


def _is_plain(signed: Any, certificates: int) -> bool:
    """One signer, one digest, the certificates and no more; everything in the one form that DER allows."""
    signers, digests = signed["signer_infos"], signed["digest_algorithms"]
    return (
        signed["version"].native == "v1"
        and signed["encap_content_info"]["content_type"].native == "data"
        and not signed["encap_content_info"]["content"].native
        and [one["algorithm"].native for one in digests] == [ALGORITHM]
        and len(signed["certificates"]) == certificates
        and not signed["crls"].native
        and len(signers) == 1
        and signers[0]["version"].native == "v1"
        and not signers[0]["unsigned_attrs"].native
    )


def _changed(signature: Any) -> Broken:
    return Broken(SIGNATURES, Sentence("verify.broken_signature", field=str(signature.field_name)))
