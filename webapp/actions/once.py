"""A form that is sent twice acts once: its key is written in the same transaction as the act (promise 9).

The plumbing opens `answering(…)` around an act; `writing` (and any verb with a transaction of its own) calls `claim`
first thing in its transaction. A refused act is rolled back together with its key, so the corrected form may use it again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from webapp.store import answers
from webapp.store.database import Database
from webapp.store.types import Connection


@dataclass
class _Form:
    key_hash: str
    person_id: int | None
    expected: str = ""
    claimed: bool = False


_answered: ContextVar[_Form | None] = ContextVar("answered", default=None)


def once(
    database: Database,
    key_hash: str,
    person_id: int | None,
    do: Callable[[], str],
    *,
    otherwise: str,
    expected: str = "",
) -> str:
    """Does it, or finds that it was done; gives where the answer stands (`otherwise`: where it was done, but never noted).
    `expected`: where it will stand, if that is known beforehand; it is then noted with the act and needs no commit of its own."""
    with database.reading() as connection:
        before = answers.location(connection, key_hash)
    if before is not None:
        return before or otherwise
    try:
        with _answering(_Form(key_hash, person_id, expected)) as form:
            where = do()
    except answers.Taken:
        with database.reading() as connection:
            return answers.location(connection, key_hash) or otherwise
    if form.claimed and where == expected:
        return where
    with database.transaction() as connection:
        if answers.location(connection, key_hash) is None:
            answers.claim(connection, key_hash, person_id, database.clock.now())
        answers.note(connection, key_hash, where)
    return where


def claim(connection: Connection, now: datetime) -> None:
    """First thing in an act's transaction. Raises answers.Taken."""
    form = _answered.get()
    if form is None or form.claimed:
        return
    if answers.location(connection, form.key_hash) is not None:
        raise answers.Taken
    answers.claim(connection, form.key_hash, form.person_id, now, form.expected)
    form.claimed = True


@contextmanager
def _answering(form: _Form) -> Iterator[_Form]:
    reset = _answered.set(form)
    try:
        yield form
    finally:
        _answered.reset(reset)
