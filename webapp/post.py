"""Hands a finished message over: to a mail server, or to a folder while the installation keeps mails as files."""

import os
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

SECONDS = 15


@dataclass(frozen=True)
class Way:
    """How mails leave: `by` is "smtp" or "files"; `security` is "starttls", "tls" or "none"."""

    by: str
    host: str
    port: int
    user: str
    password: str
    security: str
    folder: Path


class Unsent(Exception):
    """It did not leave; later it may."""


class Refused(Unsent):
    """The mail server will never take a mail for this address."""


def send(message: EmailMessage, way: Way) -> None:
    """Returns when somebody else has taken responsibility for the message. Raises Refused, Unsent."""
    if way.by == "files":
        keep(message, way.folder)
    else:
        _hand_over(message, way)


def keep(message: EmailMessage, folder: Path) -> Path:
    """Writes the message as a file named by its Message-ID: again, it is the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    name = "".join(letter for letter in str(message["Message-ID"]) if letter.isalnum() or letter in "-.@")
    path = folder / f"{name}.eml"
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(bytes(message))
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    return path


def _hand_over(message: EmailMessage, way: Way) -> None:
    try:
        with _connected(way) as server:
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        raise (Refused if code >= 500 else Unsent)(f"{code} {_text(said)}") from refused
    except smtplib.SMTPResponseException as answered:
        raise Unsent(f"{answered.smtp_code} {_text(answered.smtp_error)}") from answered
    except (OSError, smtplib.SMTPException, UnicodeError) as broken:
        raise Unsent(str(broken) or type(broken).__name__) from broken


def _connected(way: Way) -> smtplib.SMTP:
    if way.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            way.host, way.port, timeout=SECONDS, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(way.host, way.port, timeout=SECONDS)
    try:
        if way.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if way.user:
            server.login(way.user, way.password)
    except BaseException:
        server.close()
        raise
    return server


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
