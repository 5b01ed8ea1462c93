"""The installation's keys in a folder: encrypted with one passphrase, outside the database."""

import errno
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from exports.certificates import KeyPair, fingerprint_of, make_issuing, make_root, make_seal

ROOT, ISSUING, SEAL = "root", "issuing", "seal"


class WrongPassphrase(Exception):
    """The keys cannot be opened with this passphrase: noticed at the start, not at the first seal."""


@dataclass(frozen=True, repr=False)
class Keys:
    """What sealing and signing need. The root's own key is not among it: it stays in its file."""

    root: x509.Certificate
    issuing: KeyPair
    seal: KeyPair

    @property
    def root_fingerprint(self) -> str:
        """SHA-256 of the root certificate: what people compare."""
        return fingerprint_of(self.root)


def make_keys(folder: Path, installation: str, passphrase: str, at: datetime) -> Keys:
    """A root, an issuing and a seal key for a new installation, written to the folder. FileExistsError if it has keys."""
    if (folder / f"{ROOT}.pem").exists():  # not its key: that may lie elsewhere, offline
        raise FileExistsError(folder)
    root = make_root(installation, at)
    issuing, seal = make_issuing(root, installation, at), make_seal(root, installation, at)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    for name, pair in ((SEAL, seal), (ISSUING, issuing), (ROOT, root)):
        _write(beside, name, pair, passphrase)
    _put_in_place(beside, folder)
    return Keys(root.certificate, issuing, seal)


def load_keys(folder: Path, passphrase: str) -> Keys:
    """The keys of the folder; raises WrongPassphrase, or FileNotFoundError where there are none."""
    return Keys(
        read_certificate(folder / f"{ROOT}.pem"), _read(folder, ISSUING, passphrase), _read(folder, SEAL, passphrase)
    )


def read_certificate(path: Path) -> x509.Certificate:
    """A certificate from a PEM or DER file; ValueError if it is neither."""
    written = path.read_bytes()
    return (
        x509.load_pem_x509_certificate(written) if b"-----BEGIN" in written else x509.load_der_x509_certificate(written)
    )


def _put_in_place(beside: Path, folder: Path) -> None:
    """All keys at once or none: whoever is killed here, or comes second, leaves no half a set."""
    try:
        beside.rename(folder)
    except OSError as wrong:
        shutil.rmtree(beside)
        if wrong.errno in (errno.ENOTEMPTY, errno.EEXIST):
            raise FileExistsError(folder) from wrong
        raise


def _write(folder: Path, name: str, pair: KeyPair, passphrase: str) -> None:
    (folder / f"{name}.pem").write_bytes(pair.certificate.public_bytes(serialization.Encoding.PEM))
    sealed = pair.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )
    descriptor = os.open(folder / f"{name}.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())


def _read(folder: Path, name: str, passphrase: str) -> KeyPair:
    try:
        key = serialization.load_pem_private_key((folder / f"{name}.key").read_bytes(), passphrase.encode())
    except ValueError as wrong:
        raise WrongPassphrase(name) from wrong
    if not isinstance(key, rsa.RSAPrivateKey):
        raise WrongPassphrase(name)
    return KeyPair(read_certificate(folder / f"{name}.pem"), key)
