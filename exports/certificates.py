"""The certificates: a root that only certifies, an issuing one for signatures, a seal, and one a signature (SIGNED_PDF.md 8)."""

import warnings
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

BITS = 3072
LONGEST_NAME = 64  # X.509 allows no more
SEAL_ADDRESS = "urn:mitzeichnung:seal"
YEARS_OF_ROOT, YEARS_OF_ISSUING, YEARS_OF_SEAL, YEARS_OF_SIGNATURE = 30, 20, 10, 10
A_MOMENT_BEFORE = timedelta(minutes=1)  # a certificate is valid a little before its first use


@dataclass(frozen=True, repr=False)
class KeyPair:
    """A certificate and its private key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey


def fingerprint_of(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate (DER), in hexadecimal digits."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def signature_address(edition_fingerprint: str, field: str) -> str:
    """What a signature's certificate is for, as the verifier demands it: exactly this edition, exactly this field."""
    return f"urn:mitzeichnung:edition:{edition_fingerprint}:{field}"


def make_root(name: str, at: datetime) -> KeyPair:
    """A new root of the installation called `name`."""
    key = _new_key()
    subject = _name(f"{name} Root", "Mitzeichnung")
    made = _certificate(subject, key, subject, at, YEARS_OF_ROOT).add_extension(x509.BasicConstraints(True, 1), True)
    return KeyPair(_certifying(made, key, key), key)


def make_issuing(root: KeyPair, name: str, at: datetime) -> KeyPair:
    """The certificate that certifies the signatures' keys, so that the root can be kept away."""
    key = _new_key()
    made = _certificate(_name(f"{name} Issuing", "Mitzeichnung"), key, root.certificate.subject, at, YEARS_OF_ISSUING)
    return KeyPair(_certifying(made.add_extension(x509.BasicConstraints(True, 0), True), key, root.key), key)


def make_seal(root: KeyPair, name: str, at: datetime) -> KeyPair:
    """The seal's certificate, straight from the root: no signature's key can pass for it."""
    key = _new_key()
    made = _certificate(_name(name, "Mitzeichnung"), key, root.certificate.subject, at, YEARS_OF_SEAL)
    return KeyPair(_signing(made, key, root, SEAL_ADDRESS), key)


def make_for_signature(issuing: KeyPair, person: str, organisation: str, address: str, at: datetime) -> KeyPair:
    """A key for one signature; the caller uses it once and lets go of it."""
    key = _new_key()
    made = _certificate(_name(person, organisation), key, issuing.certificate.subject, at, YEARS_OF_SIGNATURE)
    return KeyPair(_signing(made, key, issuing, address), key)


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS)


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name([_part(NameOID.ORGANIZATION_NAME, organisation), _part(NameOID.COMMON_NAME, common)])


def _part(what: x509.ObjectIdentifier, words: str) -> x509.NameAttribute[str]:
    """X.509 counts 64 letters; the library would count bytes, and refuse a long name with umlauts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return x509.NameAttribute(what, words[:LONGEST_NAME], _validate=False)


def _certificate(
    subject: x509.Name, key: rsa.RSAPrivateKey, issuer: x509.Name, at: datetime, years: int
) -> x509.CertificateBuilder:
    begins = at.replace(microsecond=0) - A_MOMENT_BEFORE
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=365 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    )


def _certifying(made: x509.CertificateBuilder, key: rsa.RSAPrivateKey, by: rsa.RSAPrivateKey) -> x509.Certificate:
    usage = _usage(key_cert_sign=True, crl_sign=True)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key())
    return made.add_extension(usage, True).add_extension(authority, False).sign(by, hashes.SHA256())


def _signing(made: x509.CertificateBuilder, key: rsa.RSAPrivateKey, by: KeyPair, address: str) -> x509.Certificate:
    return (
        made.add_extension(x509.BasicConstraints(False, None), True)
        .add_extension(_usage(digital_signature=True, content_commitment=True), True)
        .add_extension(x509.SubjectAlternativeName([x509.UniformResourceIdentifier(address)]), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key()), False)
        .sign(by.key, hashes.SHA256())
    )


def _usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign "
        "encipher_only decipher_only"
    ).split()
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})
