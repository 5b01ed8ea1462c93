"""The installation is set up once, by whoever has the code that stands in the window where it was started."""

import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit

from webapp.actions import once, tries
from webapp.actions.sign_in import looks_like_an_address
from webapp.paper.permissions import Act, require
from webapp.paper.refusals import Malformed, NotNow, TooMany
from webapp.paper.sentences import Sentence
from webapp.secret import code_hash
from webapp.store import installation, outbox, people, record
from webapp.store.database import Database

LOCAL = ("localhost", "127.0.0.1", "::1")
SECURITY = ("starttls", "tls", "none")


@dataclass(frozen=True)
class MailServer:
    """How mails leave: as files on this machine (`by` files), or through a mail server (`by` smtp)."""

    by: str = "files"
    host: str = ""
    port: int = 587
    user: str = ""
    password: str = ""
    security: str = "starttls"
    sender: str = ""


@dataclass(frozen=True)
class Wanted:
    """What the set-up page asks."""

    name: str
    email: str
    installation: str
    public_address: str
    language: str
    mail: MailServer


def new_code(database: Database, key: bytes) -> str:
    """A new set-up code; the one before it is void. Empty when the installation is set up already."""
    code = f"{database.chance.code()}-{database.chance.code()[:4]}"
    with database.transaction() as connection:
        if installation.load(connection).set_up_at is not None:
            return ""
        installation.change(connection, setup_code_hash=code_hash(code, key))
    return code


def check_code(database: Database, key: bytes, typed: str) -> None:
    """Raises NotNow when all is set up, TooMany or Malformed when the code is not right."""
    if tries.count(database, "set_up_code", 600) > 20:
        raise TooMany(Sentence("set_up.too_many_tries"))
    with database.transaction() as connection:
        row = installation.load(connection)
    if row.set_up_at is not None:
        raise NotNow(Sentence("set_up.done_already"))
    if not row.setup_code_hash or not hmac.compare_digest(row.setup_code_hash, code_hash(typed, key)):
        raise Malformed(Sentence("set_up.wrong_code"))


def set_up(database: Database, key: bytes, code: str, wanted: Wanted) -> int:
    """Sets it up; gives the operator's person id. Raises Malformed, NotNow, TooMany."""
    check_code(database, key, code)
    check(wanted)
    with database.transaction() as connection:
        now = database.clock.now()
        once.claim(connection, now)
        if installation.load(connection).set_up_at is not None:
            raise NotNow(Sentence("set_up.done_already"))
        person_id = people.add(
            connection, email=wanted.email, name=wanted.name.strip(), language=wanted.language, operator=True, now=now
        )
        mail = wanted.mail
        installation.change(
            connection,
            name=wanted.installation.strip(),
            public_address=wanted.public_address.strip().rstrip("/"),
            language=wanted.language,
            setup_code_hash="",
            set_up_at=now,
            mail_by=mail.by,
            mail_host=mail.host.strip(),
            mail_port=mail.port,
            mail_user=mail.user.strip(),
            mail_password=mail.password,
            mail_security=mail.security,
            mail_from=mail.sender.strip() or wanted.email.strip(),
        )
        record.add(connection, database.chance, record.INSTALLATION, "installation_set_up", at=now, person_id=person_id)
    return person_id


def check(wanted: Wanted) -> None:
    """Raises Malformed with what is missing."""
    if not wanted.name.strip() or len(wanted.name) > 200:
        raise Malformed(Sentence("set_up.no_name"))
    if not looks_like_an_address(wanted.email.strip()):
        raise Malformed(Sentence("set_up.no_email"))
    if not wanted.installation.strip() or len(wanted.installation) > 200:
        raise Malformed(Sentence("set_up.no_installation_name"))
    check_address(wanted.public_address.strip(), wanted.mail.by)
    check_mail(wanted.mail)


def check_address(address: str, mail_by: str) -> None:
    """An address as people type it; https but for this very machine. Mails are kept as files only on this very machine."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or len(address) > 300:
        raise Malformed(Sentence("set_up.no_public_address"))
    if parts.scheme == "http" and parts.hostname not in LOCAL:
        raise Malformed(Sentence("set_up.https_needed"))
    if mail_by == "files" and not is_local(address):
        raise Malformed(Sentence("set_up.files_only_local"))


def is_local(address: str) -> bool:
    """Whether the public address is this very machine."""
    return urlsplit(address).hostname in LOCAL


def check_mail(mail: MailServer) -> None:
    """Raises Malformed where the mail server is not described."""
    if mail.by not in ("files", "smtp") or mail.security not in SECURITY:
        raise Malformed(Sentence("set_up.no_mail_way"))
    if mail.by == "smtp" and (not mail.host.strip() or not 1 <= mail.port <= 65535):
        raise Malformed(Sentence("set_up.no_mail_host"))
    if mail.sender.strip() and not looks_like_an_address(mail.sender.strip()):
        raise Malformed(Sentence("set_up.no_sender"))


def change_mail_server(database: Database, mail: MailServer, *, by: int) -> None:
    """Another way for mails to leave. An empty password keeps the one before. Raises Malformed, NotYours."""
    with database.transaction() as connection:
        now = database.clock.now()
        once.claim(connection, now)
        require(people.standing(connection, None, by), Act.OPERATE)
        row = installation.load(connection)
        check_mail(mail)
        check_address(row.public_address, mail.by)
        installation.change(
            connection,
            mail_by=mail.by,
            mail_host=mail.host.strip(),
            mail_port=mail.port,
            mail_user=mail.user.strip(),
            mail_password=mail.password or row.mail_password,
            mail_security=mail.security,
            mail_from=mail.sender.strip() or row.mail_from,
        )
        record.add(connection, database.chance, record.INSTALLATION, "settings_changed", at=now, person_id=by)
        outbox.hurry(connection, now)
