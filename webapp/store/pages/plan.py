"""The rounds with how many proposals belong to each."""

from sqlalchemy import Connection

from webapp.paper.deadlines import Round
from webapp.store import rounds


def load(connection: Connection, paper_id: int) -> list[tuple[Round, int, bool]]:
    """In order; last whether it may be cancelled, because nothing undecided belongs to it."""
    return [
        (one, rounds.counted_in(connection, one.id), not rounds.proposals_in(connection, one.id))
        for one in rounds.of_paper(connection, paper_id)
    ]
