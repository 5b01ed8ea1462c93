"""The rounds of a paper as values of `paper/deadlines.py`."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from webapp.paper.deadlines import Round
from webapp.paper.proposals import State
from webapp.paper.refusals import NotFound
from webapp.paper.sentences import Sentence
from webapp.store.tables import papers, proposals, rounds

_with_zone = select(rounds, papers.c.zone).join(papers, papers.c.id == rounds.c.paper_id)


def of_paper(connection: Connection, paper_id: int) -> list[Round]:
    """All rounds in order, cancelled ones too."""
    return [
        _round(row)
        for row in connection.execute(_with_zone.where(rounds.c.paper_id == paper_id).order_by(rounds.c.number))
    ]


def load(connection: Connection, paper_id: int, number: int) -> Round:
    """One round, within its paper. Raises NotFound."""
    found = connection.execute(_with_zone.where(rounds.c.paper_id == paper_id, rounds.c.number == number)).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_round"))
    return _round(found)


def add(connection: Connection, paper_id: int, proposals_until: datetime, decisions_until: datetime) -> int:
    """One more round; gives its number."""
    number = (connection.scalar(select(func.max(rounds.c.number)).where(rounds.c.paper_id == paper_id)) or 0) + 1
    connection.execute(
        insert(rounds).values(
            paper_id=paper_id, number=number, proposals_until=proposals_until, decisions_until=decisions_until
        )
    )
    return number


def change(connection: Connection, round_id: int, **values: object) -> None:
    """Moves a date, or says that it is settled or cancelled."""
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(**values))


def _round(row: Row[Any]) -> Round:
    return Round(
        row.id,
        row.number,
        row.proposals_until,
        row.decisions_until,
        row.settled_at,
        row.cancelled_at,
        zone=row.zone,
    )


def proposals_in(connection: Connection, round_id: int) -> int:
    """How many proposals belong to it; what was withdrawn or overtaken belongs to no round any more."""
    belongs = (proposals.c.round_id == round_id, proposals.c.state.in_([State.OPEN, State.ADOPTED]))
    return int(connection.scalar(select(func.count()).select_from(proposals).where(*belongs)) or 0)


def counted_in(connection: Connection, round_id: int) -> int:
    """How many proposals it has or had to decide, the decided ones too: what a reader takes "belongs to it" for."""
    stays = (State.OPEN, State.ADOPTED, State.REJECTED, State.WORKED_IN)
    belongs = (proposals.c.round_id == round_id, proposals.c.state.in_(stays))
    return int(connection.scalar(select(func.count()).select_from(proposals).where(*belongs)) or 0)
