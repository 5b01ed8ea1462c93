"""Notices: who is told what. A row of the outbox a person, in the same transaction as its cause; the worker renders and sends it."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from webapp.store import outbox

MAIL = "mail"
DIGEST = "digest"


def tell(connection: Connection, people: Iterable[int], notice: str, *, cause: str, paper_id: int = 0, at: datetime, **facts: object) -> None:
    """Mails this notice to each of the people at once. `cause` names what happened, so that nobody is told twice."""
    for person_id in sorted(set(people)):
        outbox.add(
            connection, MAIL, f"{notice}/{cause}/{person_id}", due_at=at, log=paper_id, person_id=person_id, notice=notice, facts=facts
        )


def gather(connection: Connection, people: Iterable[int], *, paper_id: int, at: datetime) -> None:
    """There is something for "Was ansteht": each person hears of it in one gathered mail, at most one a day."""
    for person_id in sorted(set(people)):
        outbox.add(
            connection, DIGEST, f"digest/{paper_id}/{person_id}/{at:%Y-%m-%d}", due_at=at, log=paper_id, person_id=person_id
        )
