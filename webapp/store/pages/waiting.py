"""The number beside "Was ansteht": three small queries, on every page."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from webapp.paper.people import Standing
from webapp.store.tables import organisations, proposals, rounds, votes


def count(connection: Connection, paper: Row[Any], standing: Standing, now: datetime) -> int:
    """Open decisions of the own organisation, own proposals that need new words, and an edition that asks for an answer."""
    from webapp.store.pages.what_needs_you import waiting_edition

    mine = standing.organisation_id
    if mine is None or not standing.organisation_takes_part:
        return 1 if waiting_edition(connection, paper, mine) is not None else 0
    newest = (
        select(votes.c.stance)
        .where(
            votes.c.proposal_id == proposals.c.id,
            votes.c.revision == proposals.c.revision,
            votes.c.organisation_id == mine,
        )
        .order_by(votes.c.running.desc())
        .limit(1)
        .correlate(proposals)
        .scalar_subquery()
    )
    accepted = select(organisations.c.accepted_at).where(organisations.c.id == mine).scalar_subquery()
    entitled = or_(rounds.c.id.is_(None), rounds.c.proposals_until > now, accepted < rounds.c.proposals_until)
    silent = and_(proposals.c.needs_wording.is_(False), or_(newest.is_(None), newest == "withdrawn"), entitled)
    task = and_(proposals.c.needs_wording.is_(True), proposals.c.organisation_id == mine)
    waiting = connection.scalar(
        select(func.count())
        .select_from(proposals.outerjoin(rounds, rounds.c.id == proposals.c.round_id))
        .where(proposals.c.paper_id == paper.id, proposals.c.state == "open", or_(silent, task))
    )
    return int(waiting or 0) + (1 if waiting_edition(connection, paper, mine) is not None else 0)
