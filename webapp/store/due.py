"""Whether a deadline has passed on a paper, in one small read."""

from datetime import datetime

from sqlalchemy import Connection, or_, select

from webapp.store.tables import editions, papers, proposals, rounds


def anything(connection: Connection, slug: str, now: datetime) -> bool:
    """A round that has ended and is not settled, a task whose time is over, a sign-off at its end."""
    paper = select(papers.c.id).where(papers.c.slug == slug).scalar_subquery()
    round_ended = select(rounds.c.id).where(
        rounds.c.paper_id == paper,
        rounds.c.settled_at.is_(None),
        rounds.c.cancelled_at.is_(None),
        rounds.c.decisions_until <= now,
    )
    task_over = (
        select(proposals.c.id)
        .join(rounds, rounds.c.id == proposals.c.round_id)
        .where(
            proposals.c.paper_id == paper,
            proposals.c.state == "open",
            proposals.c.needs_wording.is_(True),
            rounds.c.proposals_until <= now,
        )
    )
    answers_over = (
        select(editions.c.id)
        .join(papers, papers.c.id == editions.c.paper_id)
        .where(
            papers.c.slug == slug,
            papers.c.stage == "sign_off",
            editions.c.withdrawn_at.is_(None),
            editions.c.proof_opened_at.is_(None),
            editions.c.answers_until <= now,
        )
    )
    return bool(connection.scalar(select(or_(round_ended.exists(), task_over.exists(), answers_over.exists()))))
