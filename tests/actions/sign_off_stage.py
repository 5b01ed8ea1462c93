"""The cast in the middle of a sign-off: round over, text frozen, everybody asked."""

from datetime import timedelta
from pathlib import Path

from exports.keys import make_keys
from tests.cast import ANNA, BIRTE, FRIEDA, PAPER, Somebody, play
from webapp.actions.freeze import freeze
from webapp.actions.sign_off import Said, sign_off
from webapp.actions.writing import By
from webapp.secret import key_passphrase
from webapp.settings import Settings
from webapp.store import editions, outbox, papers
from webapp.store.database import Database

SIGN = Said("sign", person="Anna Ahorn", function="Vorsitz")
WITH_RESERVATION = Said("reservation", reservation="Nur bis 2030.", about="2", person="Birte Buche", function="Leitung")


def frozen(database: Database, *, minimum: int | None = 2) -> int:
    """The round is over, the text is frozen for a week; gives the edition's number."""
    play(database)
    database.clock.advance(timedelta(days=29))  # type: ignore[attr-defined]
    until = database.clock.now() + timedelta(days=7)
    return freeze(database, PAPER, answers_until=until, minimum=minimum, by=coordinator(database))


def coordinator(database: Database) -> By:
    """Frieda, as coordinator."""
    return By(FRIEDA.id(database), "coordination")


def edition(database: Database, number: int = 1):  # type: ignore[no-untyped-def]
    """The edition's row as it is now."""
    with database.reading() as connection:
        return editions.load(connection, papers.by_slug(connection, PAPER).id, number)


def answers(database: Database, who: Somebody, said: Said, *, seen: int = 0, number: int = 1) -> None:
    """Somebody answers for their organisation."""
    fingerprint = edition(database, number).fingerprint
    sign_off(database, PAPER, number, said, fingerprint=fingerprint, seen=seen, by=By(who.id(database)))


def both_sign(database: Database) -> None:
    """All who are asked sign off, which opens the proof."""
    answers(database, ANNA, SIGN)
    answers(database, BIRTE, WITH_RESERVATION)


def with_keys(database: Database, folder: Path) -> Settings:
    """Settings of an installation that has its keys."""
    settings = Settings(folder=folder, _env_file=None)  # type: ignore[call-arg]
    make_keys(settings.keys, "Mitzeichnung der Tests", key_passphrase(settings).decode(), database.clock.now())
    return settings


def jobs(database: Database, kind: str) -> list[dict[str, object]]:
    """The payloads of the jobs of this kind that wait."""
    with database.reading() as connection:
        return [outbox.payload(row) for row in outbox.waiting(connection) if row.kind == kind]


def told(database: Database, notice: str) -> set[int]:
    """Who gets this notice."""
    with database.reading() as connection:
        rows = outbox.waiting(connection)
    return {row.person_id for row in rows if row.kind == "mail" and outbox.payload(row)["notice"] == notice}
