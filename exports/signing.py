"""One signature more on a file, appended to it: what seal and signatures have in common (pyHanko, PAdES B-B)."""

import io
import tempfile
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from exports.certificates import KeyPair


@dataclass(frozen=True)
class Act:
    """What is to be signed: which field, why, when, how it looks (`stamp` is a PDF of one page)."""

    field: str
    reason: str
    name: str
    at: datetime
    stamp: bytes
    certifies: bool = False


def append_signature(pdf: bytes, act: Act, pair: KeyPair, chain: tuple[x509.Certificate, ...]) -> bytes:
    """The file with one revision more; it starts with the bytes given. ValueError if the field is not there, or taken."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    _field_must_be_free(PdfFileReader(io.BytesIO(pdf), strict=True), act.field)
    said = signers.PdfSignatureMetadata(
        field_name=act.field,
        reason=act.reason,
        name=act.name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=act.certifies,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    out = io.BytesIO()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as stamp:  # pyHanko takes a stamp only by its path
        stamp.write(act.stamp)
        stamp.flush()
        signer = _at(act.at)(said, signer=_signer(pair, chain), stamp_style=_style(stamp.name))
        signer.sign_pdf(_writer(pdf), existing_fields_only=True, output=out)
    signed = out.getvalue()
    if not signed.startswith(pdf):
        raise ValueError("a signature must leave every earlier byte as it is")
    return signed


def _field_must_be_free(reader: Any, name: str) -> None:
    from pyhanko.sign.fields import enumerate_sig_fields

    for found, value, _ in enumerate_sig_fields(reader):
        if found == name:
            if value is not None:
                raise ValueError(f"the field {name} carries a signature already")
            return
    raise ValueError(f"the file has no signature field {name}")


def _signer(pair: KeyPair, chain: tuple[x509.Certificate, ...]) -> Any:
    from asn1crypto import keys
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    plain = pair.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=asn1(pair.certificate),
        signing_key=keys.PrivateKeyInfo.load(plain),
        cert_registry=SimpleCertificateStore.from_certs([asn1(one) for one in chain]),
    )


def asn1(certificate: x509.Certificate) -> Any:
    """The certificate as pyHanko wants it."""
    from asn1crypto import x509 as other

    return other.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _at(at: datetime) -> Any:
    """A signer whose clock shows the moment of the act."""
    from pyhanko.sign import signers

    class AtThatMoment(signers.PdfSigner):
        def init_signing_session(self, *arguments: Any, **named: Any) -> Any:
            session = super().init_signing_session(*arguments, **named)
            session.system_time = at
            return session

    return AtThatMoment


def _writer(pdf: bytes) -> Any:
    """Writes what was added and nothing else: title and dates of the file stay those of revision 0."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class NothingElse(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            return

    return NothingElse(io.BytesIO(pdf), strict=True)


def _style(stamp: str) -> Any:
    from pyhanko.pdf_utils import layout
    from pyhanko.pdf_utils.content import ImportedPdfPage
    from pyhanko.stamp import StaticStampStyle

    return StaticStampStyle(
        background=ImportedPdfPage(stamp),
        background_opacity=1,
        border_width=0,
        background_layout=layout.SimpleBoxLayoutRule(
            x_align=layout.AxisAlignment.ALIGN_MIN,
            y_align=layout.AxisAlignment.ALIGN_MIN,
            margins=layout.Margins(0, 0, 0, 0),
        ),
    )
