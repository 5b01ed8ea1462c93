"""The papers that a person has to do with."""

from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from webapp.store.tables import memberships, papers


def papers_of(connection: Connection, person_id: int) -> list[Row[Any]]:
    """Newest first: address, title, stage, and `acts` (1: acts for somebody or coordinates; 0: only reads along)."""
    acts = func.max(case((memberships.c.role == "observer", 0), else_=1)).label("acts")
    return list(
        connection.execute(
            select(papers.c.slug, papers.c.title, papers.c.language, papers.c.stage, papers.c.created_at, acts)
            .join(memberships, memberships.c.paper_id == papers.c.id)
            .where(memberships.c.person_id == person_id, memberships.c.ended_at.is_(None))
            .group_by(papers.c.id)
            .order_by(papers.c.id.desc())
        )
    )
