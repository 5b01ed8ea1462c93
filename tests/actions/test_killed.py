"""Killed with -9 before any statement or commit: nothing half, nothing lost, nothing twice (promise 9)."""

import os
import signal
from collections.abc import Callable

import pytest
from sqlalchemy import event, func, select

from tests.actions.drafting_stage import decision, move_to, proposed, the_round, votes_for
from tests.cast import ANNA, BIRTE, PAPER, play
from webapp.actions.keeping import check_record
from webapp.actions.once import once
from webapp.actions.settle import settle_paper
from webapp.store.database import Database
from webapp.store.tables import answers, decisions, outbox, record_entries, votes

KEY = "f" * 64


def test_a_vote_that_is_killed_at_any_step_is_whole_or_not_there_and_counts_once(
    database: Database, number: int
) -> None:
    def form() -> None:
        once(database, KEY, BIRTE.id(database), lambda: votes_for(database, BIRTE, number) or "/done", otherwise="/")

    kills = 0
    while killed_at(database, form, kills + 1):
        kills += 1
        assert (count(database, votes), count(database, answers)) in ((1, 0), (2, 1))  # Ahorn's is there before
        assert whole(database)
    form()
    assert (count(database, votes), count(database, answers)) == (2, 1)
    assert kills > 20


def test_the_end_of_a_round_that_is_killed_at_any_step_is_settled_once(database: Database, number: int) -> None:
    move_to(database, the_round(database).decisions_until)
    kills = 0
    while killed_at(database, lambda: settle_paper(database, PAPER), kills + 1):
        kills += 1
        assert count(database, decisions) == told(database) == entries(database, "round_settled")
        assert whole(database)
    settle_paper(database, PAPER)
    assert (count(database, decisions), told(database), entries(database, "round_settled")) == (1, 1, 1)
    assert decision(database, number).outcome == "adopted"
    assert kills > 40


def killed_at(database: Database, do: Callable[[], object], step: int) -> bool:
    """Does it in a process that kills itself at that step; False if it came to its end before."""
    child = os.fork()
    if child == 0:
        database.engine.dispose(close=False)  # the parent's connections stay the parent's
        steps = iter(range(1, step))

        def die(*_: object) -> None:
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(database.engine, "before_cursor_execute", die)
        event.listen(database.engine, "commit", die)
        try:
            do()
        except BaseException:
            os._exit(2)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "it broke instead of being killed"
    return os.WIFSIGNALED(status)


def count(database: Database, table) -> int:
    with database.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def entries(database: Database, kind: str) -> int:
    with database.reading() as connection:
        return int(connection.scalar(select(func.count()).where(record_entries.c.kind == kind)) or 0)


def told(database: Database) -> int:
    """How many times Birte is told of the result."""
    with database.reading() as connection:
        mine = outbox.c.person_id == BIRTE.id(database)
        return int(connection.scalar(select(func.count()).where(mine, outbox.c.key.like("round_result/%"))) or 0)


def whole(database: Database) -> bool:
    """Whether every leaf and root of the record fits."""
    with database.reading() as connection:
        return check_record(connection, 1).whole


@pytest.fixture
def number(database: Database) -> int:
    """A proposal that Ahorn supports; with Buche's yes, or its silence, it carries."""
    play(database)
    number = proposed(database)
    votes_for(database, ANNA, number)
    database.engine.dispose()
    return number
