"""Notices: who is told what. A row of the outbox a person, in the same transaction as its cause; the worker renders and sends it."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from webapp.store import outbox

MAIL = "mail"
DIGEST = "digest"
MAIL_ZONE = "Europe/Berlin"  # whose days and mornings count for gathered mails, over all papers


def tell(
    connection: Connection,
    people: Iterable[int],
    notice: str,
    *,
    cause: str,
    paper_id: int = 0,
    at: datetime,
    **facts: object,
) -> None:
    """Mails this notice to each of the people at once. `cause` names what happened, so that nobody is told twice."""
    for person_id in sorted(set(people)):
        outbox.add(
            connection,
            MAIL,
            f"{notice}/{cause}/{person_id}",
            due_at=at,
            log=paper_id,
            person_id=person_id,
            notice=notice,
            facts=facts,
        )


def gather(connection: Connection, people: Iterable[int], *, paper_id: int, at: datetime) -> None:
    """There is something for "Was ansteht": each person hears of it in one gathered mail over all papers, at most one a day.

    What happens after today's mail has left is said tomorrow morning.
    """
    today, tomorrow = at.astimezone(ZoneInfo(MAIL_ZONE)).date(), next_morning(at)
    for person_id in sorted(set(people)):
        if outbox.is_done(connection, f"digest/{person_id}/{today}"):
            outbox.add(
                connection,
                DIGEST,
                f"digest/{person_id}/{tomorrow.date()}",
                due_at=tomorrow,
                log=paper_id,
                person_id=person_id,
            )
        else:
            outbox.add(connection, DIGEST, f"digest/{person_id}/{today}", due_at=at, log=paper_id, person_id=person_id)


def next_morning(at: datetime) -> datetime:
    """Seven o'clock tomorrow."""
    day = at.astimezone(ZoneInfo(MAIL_ZONE)).date() + timedelta(days=1)
    return datetime.combine(day, time(7), ZoneInfo(MAIL_ZONE))
