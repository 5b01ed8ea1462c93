"""The worker: takes what is due from the outbox, does it, and says so, one row and one commit at a time.

Killed at any moment it loses nothing: what was claimed is free again after its hold, and every job is safe to run again.
A mail may then leave twice only if it was killed between handing it over and writing that down; it has the same Message-ID.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from threading import Event
from typing import Any

from webapp.mail import compose, way_of
from webapp.post import Refused, Unsent, send
from webapp.settings import Settings
from webapp.store import installation, outbox, people
from webapp.store.database import Database

Job = Callable[[Database, Settings, Any], None]

HOLD = timedelta(minutes=5)  # longer than any job takes: rendering is killed before
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
STUCK_AFTER = 3  # tries; from then on operator and coordinator are shown it
PAUSE = 0.5  # seconds between two looks
log = logging.getLogger("mitzeichnung.worker")


def work(database: Database, settings: Settings, stop: Event) -> None:
    """Works until it is told to stop; finishes what it has begun."""
    while not stop.is_set():
        if not work_once(database, settings):
            stop.wait(PAUSE)


def work_all(database: Database, settings: Settings) -> int:
    """Everything that is due now, also what comes of it; gives how much it was."""
    count = 0
    while work_once(database, settings):
        count += 1
    return count


def work_once(database: Database, settings: Settings) -> bool:
    """The oldest thing that is due; False if there was none."""
    now = database.clock.now()
    with database.reading() as connection:
        if not outbox.is_due(connection, now):
            return False
    with database.transaction() as connection:
        row = outbox.claim(connection, now, hold=HOLD)
    if row is None:
        return False
    _do(database, settings, row)
    return True


def _do(database: Database, settings: Settings, row: Any) -> None:
    try:
        JOBS[row.kind](database, settings, row)
    except Exception as error:  # whatever it was: the row stays, is tried again, and is seen
        log.warning("%s %s did not work", row.kind, row.id, exc_info=not isinstance(error, Unsent))
        with database.transaction() as connection:
            again_at = database.clock.now() + pause(row.attempts)
            outbox.failed(connection, row.id, f"{type(error).__name__}: {error}", again_at=again_at)
        return
    with database.transaction() as connection:
        outbox.done(connection, row.id, database.clock.now())


def pause(attempts: int) -> timedelta:
    """How long to wait after so many tries: half a minute, then twice as long each time, at most an hour."""
    doubled: timedelta = FIRST_PAUSE * 2 ** min(attempts, 10)
    return min(doubled, LONGEST_PAUSE)


def _mail(database: Database, settings: Settings, row: Any) -> None:
    message = compose(database, settings, row)
    if message is None:
        return
    with database.reading() as connection:
        way = way_of(installation.load(connection), settings)
    try:
        send(message, way)
    except Refused as refused:  # never to be delivered: the address is marked, the coordinator sees it
        with database.transaction() as connection:
            people.change(
                connection, row.person_id, mail_refused_at=database.clock.now(), mail_refused_because=str(refused)[:500]
            )
        return
    with database.transaction() as connection:
        told = {"digest_sent_at": database.clock.now()} if row.kind == "digest" else {}
        people.change(connection, row.person_id, mail_refused_at=None, mail_refused_because="", **told)


def _settle(database: Database, settings: Settings, row: Any) -> None:
    from webapp.actions.settle import settle_paper

    settle_paper(database, outbox.payload(row)["paper"])


def _seal(database: Database, settings: Settings, row: Any) -> None:
    from webapp.actions.seal import run_seal

    run_seal(database, settings, outbox.payload(row))


def _proof(database: Database, settings: Settings, row: Any) -> None:
    from webapp.actions.proof import run_proof

    run_proof(database, settings, outbox.payload(row))


def _board_day(database: Database, settings: Settings, row: Any) -> None:
    from webapp.actions.sign_off import run_board_day

    run_board_day(database, settings, outbox.payload(row))


JOBS: Mapping[str, Job] = {
    "mail": _mail,
    "digest": _mail,
    "settle": _settle,
    "seal": _seal,
    "proof": _proof,
    "board_day": _board_day,
}
