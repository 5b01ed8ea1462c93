"""What the operator's page shows."""

from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.store.tables import outbox, people


def waiting(connection: Connection) -> list[Row[Any]]:
    """What is due and has not left yet, the oldest first, at most a hundred: kind, tries, last error, next try, and for whom."""
    return list(
        connection.execute(
            select(outbox.c.id, outbox.c.kind, outbox.c.attempts, outbox.c.error, outbox.c.due_at, people.c.email)
            .outerjoin(people, people.c.id == outbox.c.person_id)
            .where(outbox.c.done_at.is_(None), outbox.c.attempts > 0)
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(100)
        )
    )
