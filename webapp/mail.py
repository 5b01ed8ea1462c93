"""Notices become mails: in the person's language, as HTML and as text, with the code first and the record's check line last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from webapp import links as addresses
from webapp.actions.set_up import Wanted
from webapp.actions.sign_in import LINK_LIVES
from webapp.http import present
from webapp.language import DEFAULT_ZONE, environment
from webapp.mail_words import Words, digest_words, notice_words
from webapp.paper.record import check_line
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.post import Unsent, Way, send
from webapp.secret import code_hash, session_key, token_hash
from webapp.settings import Settings
from webapp.store import codes, installation, letters, links, outbox
from webapp.store.database import Database
from webapp.store.letters import Addressee

NAMES_THE_ROOT = ("invitation", "sign_off_invitation", "agreed")  # notices that people keep


@dataclass(frozen=True)
class Sender:
    """Whose mails these are. `address` is the public one, without a slash at the end."""

    name: str
    email: str
    address: str

    @property
    def host(self) -> str:
        """Where Message-IDs belong."""
        return urlsplit(self.address).hostname or "localhost"


@dataclass(frozen=True)
class Letter:
    """All that the templates of a mail ask for."""

    words: Words
    code: str
    hrefs: Mapping[str, str] = field(default_factory=dict)  # path → the personal link that leads there
    where: str = ""
    check_line: str = ""


def compose(database: Database, settings: Settings, row: Any) -> EmailMessage | None:
    """The mail of this row of the outbox; None if there is nothing to say any more. Each writing draws a new code and new links."""
    if row.person_id is None:
        return None  # somebody typed an address that nobody has
    with database.transaction() as connection:
        now = database.clock.now()
        sender = sender_of(installation.load(connection), settings)
        to = letters.addressee(connection, row)
        told = outbox.payload(row)
        code = database.chance.code()
        if told.get("notice") == "sign_in_code":
            asked = codes.by_id(connection, told["facts"]["code"])
            if asked.expires_at <= now:
                return None
            codes.draw(connection, asked.id, code_hash(code, session_key(settings)))
            return message(row, to, sender, Letter(code_words(to), code, where=_where(sender)), now)
        words = digest_words(connection, to, now) if row.kind == "digest" else notice_words(connection, to, told, now)
        if words is None:
            return None
        if told.get("notice") in NAMES_THE_ROOT and (root := root_fingerprint(settings)):
            words = replace(words, small=(*words.small, Sentence("mail.root", fingerprint=root)))
        hrefs = {}
        for path in words.paths:
            token = database.chance.token()
            links.add(
                connection,
                token_hash=token_hash(token),
                person_id=to.person.id,
                paper_id=to.paper.id if to.paper else None,
                purpose="mail",
                target=path,
                code_hash=code_hash(code, session_key(settings)),
                now=now,
                until=_until(words.until, now),
            )
            hrefs[path] = sender.address + addresses.mailed(token)
        line = (
            check_line(to.paper.record_size, bytes.fromhex(to.paper.record_root))
            if to.paper and to.paper.record_size
            else ""
        )
    return message(row, to, sender, Letter(words, code, hrefs, _where(sender), line), now)


def root_fingerprint(settings: Settings) -> str:
    """The root's fingerprint in groups; empty while the installation has no keys. Whoever kept the mail can check the
    PDF against it without asking this service (docs/security.md)."""
    from exports.certificates import fingerprint_of
    from exports.fingerprints import grouped
    from exports.keys import ROOT, read_certificate

    certificate = settings.keys / f"{ROOT}.pem"
    return grouped(fingerprint_of(read_certificate(certificate))) if certificate.exists() else ""


def message(row: Any, to: Addressee, sender: Sender, letter: Letter, at: datetime) -> EmailMessage:
    """The mail itself. The same row always has the same Message-ID."""
    zone = to.paper.zone if to.paper is not None else DEFAULT_ZONE
    said = _say(to.person.language, zone)
    made = EmailMessage(policy=SMTP.clone(max_line_length=200))
    made["Subject"] = _one_line(said(letter.words.subject))
    made["From"] = _named(said(_from(to, sender)), sender.email)
    made["To"] = _named(f"{to.person.title} {to.person.name}", to.person.email)
    if to.coordinators:
        made["Reply-To"] = ", ".join(_named(f"{one.title} {one.name}", one.email) for one in to.coordinators)
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{row.id}.{sha256(row.key.encode()).hexdigest()[:24]}@{sender.host}>"
    made["Auto-Submitted"] = "auto-generated"
    if to.paper is not None:
        made["List-Id"] = f"<{to.paper.slug}.{sender.host}>"
    values = {
        "letter": letter,
        "words": letter.words,
        "to": to,
        "address": sender.address,
        "account": sender.address + addresses.account(),
    }
    made.set_content(_environment(to.person.language, zone, False).get_template("mail/letter.txt").render(values))
    made.add_alternative(
        _environment(to.person.language, zone, True).get_template("mail/letter.html").render(values), subtype="html"
    )
    return made


def code_words(to: Addressee) -> Words:
    """The mail with the code that was asked for."""
    return Words(
        Sentence("mail.sign_in_code_subject"),
        greeting=_greeting(to),
        lines=(Sentence("mail.sign_in_code_body"),),
        why=Sentence("mail.why_code"),
    )


def sender_of(row: Any, settings: Settings) -> Sender:
    """Who sends, as the set-up page was told."""
    address = settings.public_address or row.public_address or f"http://localhost:{settings.port}"
    host = urlsplit(address).hostname or "localhost"
    return Sender(row.name or "Mitzeichnung", row.mail_from or f"mitzeichnung@{host}", address.rstrip("/"))


def way_of(row: Any, settings: Settings) -> Way:
    """How mails leave, as the set-up page was told."""
    return Way(
        row.mail_by,
        row.mail_host,
        row.mail_port,
        row.mail_user,
        row.mail_password,
        row.mail_security,
        settings.kept_mails,
    )


def try_out(database: Database, settings: Settings, wanted: Wanted) -> None:
    """Sends one mail to the operator's own address. Raises Malformed with what the server said."""
    mail, email = wanted.mail, wanted.email.strip()
    said = _say(wanted.language, DEFAULT_ZONE)
    made = EmailMessage(policy=SMTP)
    made["Subject"] = said(Sentence("mail.test_subject"))
    made["From"] = _named(wanted.installation, mail.sender.strip() or email)
    made["To"] = email
    made["Date"] = format_datetime(database.clock.now())
    made["Message-ID"] = f"<test.{database.chance.token()}@{urlsplit(wanted.public_address).hostname or 'localhost'}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(said(Sentence("mail.test_body")))
    way = Way(
        mail.by, mail.host.strip(), mail.port, mail.user.strip(), mail.password, mail.security, settings.kept_mails
    )
    try:
        send(made, way)
    except Unsent as unsent:
        raise Malformed(Sentence("set_up.mail_refused", said=str(unsent))) from unsent


def _greeting(to: Addressee) -> Sentence:
    name = f"{to.person.title} {to.person.name}".strip()
    return Sentence("mail.greeting", name=name) if name else Sentence("mail.greeting_nobody")


def _from(to: Addressee, sender: Sender) -> Sentence:
    if len(to.coordinators) == 1:
        return Sentence(
            "mail.from_coordinator",
            name=f"{to.coordinators[0].title} {to.coordinators[0].name}".strip(),
            installation=sender.name,
        )
    return Sentence("mail.from", installation=sender.name)


def _where(sender: Sender) -> str:
    return sender.address.split("://", 1)[-1]


def _until(until: datetime | None, now: datetime) -> datetime:
    """A link lives until what it announces is over, at most 14 days, and at least one."""
    return min(max(until or now + LINK_LIVES, now + timedelta(days=1)), now + LINK_LIVES)


def _say(language: str, zone: str) -> Any:
    return _environment(language, zone, False).filters["say"]


@cache
def _environment(language: str, zone: str, html: bool) -> Environment:
    made = environment(language, zone=zone)
    made.autoescape = html
    present.teach(made)
    return made


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _named(name: str, email: str) -> str:
    """An address with a name. Python's header folding forgets the quotes around a name that is not all ASCII,
    so a name may not hold what could be read as another address."""
    shown = name if name.isascii() else name.translate(dict.fromkeys(map(ord, '<>@"\\[]:;,'), " "))
    return formataddr((_one_line(shown), email))


__all__: Sequence[str] = ("Sender", "compose", "sender_of", "try_out", "way_of")
