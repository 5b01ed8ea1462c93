"""Secrets of this installation, made once and kept in its folder; and the hashes that stand for what we never keep."""

import hashlib
import hmac
import os
from pathlib import Path

from webapp.chance import SystemChance
from webapp.settings import Settings


def session_key(settings: Settings) -> bytes:
    """Signs cookies and keys the hashes of codes."""
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value().encode()
    return _kept(settings.folder / "session_key")


def key_passphrase(settings: Settings) -> bytes:
    """Encrypts the certificate keys."""
    if settings.key_passphrase is not None:
        return settings.key_passphrase.get_secret_value().encode()
    return _kept(settings.folder / "key_passphrase")


def token_hash(token: str) -> str:
    """What is stored of a token: 128 random bits and more need no key (TRUST 4.8)."""
    return hashlib.sha256(token.encode()).hexdigest()


def code_hash(code: str, key: bytes) -> str:
    """What is stored of a code: keyed, because a code is short. Case, spaces and the hyphen are ignored."""
    return hmac.digest(key, plain_code(code).encode(), "sha256").hex()


def plain_code(code: str) -> str:
    """The eight letters and digits, as typed by anybody."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _kept(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:  # two processes may start at once: only one of them makes the file
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(SystemChance().token() + SystemChance().token())
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        pass
    return path.read_bytes()
