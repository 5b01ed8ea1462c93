"""Signing in: by a code that was asked for, by the link of a mail with the code of that mail, or by a link from the command line."""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from webapp.actions import once, tries
from webapp.paper.refusals import Malformed, NotNow, TooMany
from webapp.paper.sentences import Sentence
from webapp.secret import code_hash, token_hash
from webapp.store import codes, links, outbox, people, sessions
from webapp.store.database import Database

CODE_LIVES = timedelta(minutes=10)
DEVICE_STAYS = timedelta(days=60)
BROWSER_STAYS = timedelta(hours=24)  # at most, where one said otherwise: the cookie ends with the browser
LINK_LIVES = timedelta(days=14)
TRIES_A_CODE = 5
TRIES_A_LINK = 1000  # of 29 ** 8; per browser it is TRIES_A_CODE an hour, so that a stranger's tries lock nobody out
MAILS_AN_HOUR = 5
SIGN_IN = "sign_in"


@dataclass(frozen=True)
class Accepted:
    """Who has signed in, and where they wanted to go."""

    person_id: int
    target: str
    purpose: str = SIGN_IN


def ask_for_code(database: Database, email: str, browser: str, *, target: str = "", purpose: str = SIGN_IN) -> None:
    """A code will be mailed to this address, if somebody has it; nothing tells whether. Raises Malformed, TooMany."""
    email = email.strip().lower()
    if not looks_like_an_address(email):
        raise Malformed(Sentence("sign_in.no_address"))
    if tries.count(database, f"code/{email}", 3600) > MAILS_AN_HOUR:
        raise TooMany(Sentence("sign_in.too_many_mails"))
    with database.transaction() as connection:
        now = database.clock.now()
        once.claim(connection, now)
        person = people.by_email(connection, email)
        code_id = codes.add(
            connection,
            browser_hash=token_hash(browser),
            email=email,
            person_id=person.id if person else None,
            purpose=purpose,
            target=target,
            now=now,
            until=now + CODE_LIVES,
        )
        # The row is written for unknown addresses too: the answer takes the same time. The worker drops it.
        outbox.add(
            connection,
            "mail",
            f"code/{code_id}",
            due_at=now,
            person_id=person.id if person else None,
            notice="sign_in_code",
            facts={"code": code_id},
        )


def try_code(database: Database, key: bytes, browser: str, typed: str, *, fresh: bool = False) -> Accepted:
    """The code that this browser asked for last. Raises Malformed, NotNow, TooMany; each try counts."""
    now = database.clock.now()
    with database.transaction() as connection:
        asked = codes.latest(connection, token_hash(browser), fresh=fresh)
        if asked is None or asked.used_at is not None or asked.expires_at <= now:
            raise NotNow(Sentence("sign_in.code_over"))
        count = codes.tried(connection, asked.id)
        right = count <= TRIES_A_CODE and _same(asked.code_hash, typed, key) and asked.person_id is not None
        if right and codes.use(connection, asked.id, now):
            return Accepted(asked.person_id, asked.target, asked.purpose)
    if count > TRIES_A_CODE:
        raise TooMany(Sentence("sign_in.too_many_tries"))
    raise Malformed(Sentence("sign_in.wrong_code"))


def try_link(database: Database, key: bytes, token: str, browser: str, typed: str) -> Accepted:
    """The link of a mail with the code of the same mail. Raises Malformed, NotNow, TooMany."""
    ours = tries.count(database, f"link/{token_hash(token)[:20]}/{token_hash(browser)[:20]}", 3600)
    now = database.clock.now()
    with database.transaction() as connection:
        link = links.living(connection, token_hash(token), now)
        if link is None:
            raise NotNow(Sentence("sign_in.link_over"))
        if not link.code_hash and (link.purpose != "once" or links.end(connection, link.id, now)):
            return Accepted(link.person_id, link.target)
        count = links.tried(connection, link.id)
        if ours <= TRIES_A_CODE and count <= TRIES_A_LINK and link.code_hash and _same(link.code_hash, typed, key):
            return Accepted(link.person_id, link.target)
    if ours > TRIES_A_CODE or count > TRIES_A_LINK:
        raise TooMany(Sentence("sign_in.too_many_tries"))
    raise Malformed(Sentence("sign_in.wrong_code"))


def printed_link(
    database: Database, email: str, *, target: str = "/", lives: timedelta = timedelta(hours=1), once_only: bool = True
) -> str:
    """The token of a link that needs no mail: for the command line. Raises Malformed if nobody has the address."""
    token = database.chance.token()
    with database.transaction() as connection:
        now = database.clock.now()
        person = people.by_email(connection, email)
        if person is None:
            raise Malformed(Sentence("sign_in.nobody_has_it", email=email))
        links.add(
            connection,
            token_hash=token_hash(token),
            person_id=person.id,
            paper_id=None,
            purpose="once" if once_only else "printed",
            target=target,
            code_hash="",
            now=now,
            until=now + lives,
        )
    return token


def begin_session(database: Database, person_id: int, *, stay: bool, agent: str) -> str:
    """This device is signed in; gives its token."""
    token = database.chance.token()
    with database.transaction() as connection:
        now = database.clock.now()
        until = now + (DEVICE_STAYS if stay else BROWSER_STAYS)
        sessions.add(connection, token_hash(token), person_id, now=now, until=until, agent=agent)
    return token


def freshen(database: Database, session_id: int, purpose: str) -> None:
    """For ten minutes this session may do this one act."""
    with database.transaction() as connection:
        sessions.freshen(connection, session_id, purpose, database.clock.now() + CODE_LIVES)


def end_session(database: Database, token: str) -> None:
    """This device is signed out."""
    with database.transaction() as connection:
        sessions.end(connection, token_hash(token), database.clock.now())


def end_all_sessions(database: Database, person_id: int) -> None:
    """The person is signed out everywhere."""
    with database.transaction() as connection:
        sessions.end_all(connection, person_id, database.clock.now())


def choose_language(database: Database, person_id: int, language: str) -> None:
    """The language of this person's pages and mails."""
    from webapp.language import LANGUAGES

    if language not in LANGUAGES:
        raise Malformed(Sentence("account.no_language"))
    with database.transaction() as connection:
        once.claim(connection, database.clock.now())
        people.change(connection, person_id, language=language)


def _same(stored: str, typed: str, key: bytes) -> bool:
    return bool(stored) and hmac.compare_digest(stored, code_hash(typed, key))


def looks_like_an_address(email: str) -> bool:
    """Whether mail could be sent there, as far as one sees."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(email, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return len(email) <= 320
