"""Votes: every one a row; the highest running number of an organisation on a revision counts."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select

from webapp.paper.votes import Stance
from webapp.store.tables import consultations, decisions, proposals, votes

WITHDRAWN = "withdrawn"


def add(
    connection: Connection,
    *,
    proposal_id: int,
    revision: int,
    organisation_id: int,
    stance: str,
    reason: str,
    person_id: int,
    at: datetime,
    behalf_how: str = "",
    behalf_on: str = "",
    behalf_from: str = "",
) -> None:
    """One more vote; the last one before the deadline counts."""
    mine = and_(
        votes.c.proposal_id == proposal_id, votes.c.revision == revision, votes.c.organisation_id == organisation_id
    )
    running = (connection.scalar(select(func.max(votes.c.running)).where(mine)) or 0) + 1
    connection.execute(
        insert(votes).values(
            proposal_id=proposal_id,
            revision=revision,
            organisation_id=organisation_id,
            running=running,
            stance=stance,
            reason=reason,
            person_id=person_id,
            at=at,
            behalf_how=behalf_how,
            behalf_on=behalf_on,
            behalf_from=behalf_from,
        )
    )


def standing(connection: Connection, proposal_ids: Iterable[int]) -> dict[int, dict[int, Row[Any]]]:
    """The votes that count: proposal id → organisation id → vote. Lapsed ones (of an earlier revision, or awaiting a wording) are left out."""
    wanted = list(proposal_ids)
    newest = (
        select(
            votes.c.proposal_id, votes.c.revision, votes.c.organisation_id, func.max(votes.c.running).label("running")
        )
        .where(votes.c.proposal_id.in_(wanted))
        .group_by(votes.c.proposal_id, votes.c.revision, votes.c.organisation_id)
        .subquery()
    )
    rows = connection.execute(
        select(votes)
        .join(
            newest,
            and_(
                votes.c.proposal_id == newest.c.proposal_id,
                votes.c.revision == newest.c.revision,
                votes.c.organisation_id == newest.c.organisation_id,
                votes.c.running == newest.c.running,
            ),
        )
        .join(
            proposals,
            and_(
                proposals.c.id == votes.c.proposal_id,
                proposals.c.revision == votes.c.revision,
                proposals.c.needs_wording.is_(False),
            ),
        )
        .where(votes.c.stance != WITHDRAWN)
    )
    found: dict[int, dict[int, Row[Any]]] = {proposal_id: {} for proposal_id in wanted}
    for row in rows:
        found[row.proposal_id][row.organisation_id] = row
    return found


def stances(standing_votes: dict[int, Row[Any]]) -> dict[int, Stance]:
    """Organisation id → stance."""
    return {organisation_id: Stance(vote.stance) for organisation_id, vote in standing_votes.items()}


def of_proposal(connection: Connection, proposal_id: int) -> list[Row[Any]]:
    """Every vote ever cast on it, oldest first."""
    return list(connection.execute(select(votes).where(votes.c.proposal_id == proposal_id).order_by(votes.c.id)))


def add_decision(
    connection: Connection,
    *,
    proposal_id: int,
    revision: int,
    rule: str,
    outcome: str,
    entitled: Iterable[int],
    stances: dict[int, Stance],
    early: bool,
    at: datetime,
) -> None:
    """What was decided, by which rule, with which tally, when."""
    connection.execute(
        insert(decisions).values(
            proposal_id=proposal_id,
            revision=revision,
            rule=rule,
            outcome=outcome,
            entitled=json.dumps(list(entitled)),
            stances=json.dumps({str(key): str(value) for key, value in stances.items()}),
            early=early,
            at=at,
        )
    )


def decision_of(connection: Connection, proposal_ids: Iterable[int]) -> dict[int, Row[Any]]:
    """The newest decision of each proposal."""
    newest = (
        select(func.max(decisions.c.id).label("id"))
        .where(decisions.c.proposal_id.in_(list(proposal_ids)))
        .group_by(decisions.c.proposal_id)
    ).subquery()
    rows = connection.execute(select(decisions).join(newest, newest.c.id == decisions.c.id))
    return {row.proposal_id: row for row in rows}


def decided_tally(decision: Row[Any]) -> tuple[tuple[int, ...], dict[int, Stance]]:
    """Who was entitled and who had said what when it was decided."""
    return tuple(json.loads(decision.entitled)), {
        int(key): Stance(value) for key, value in json.loads(decision.stances).items()
    }


def add_consultation(
    connection: Connection, *, proposal_id: int, organisation_id: int, person_id: int, until: str, at: datetime
) -> None:
    """The organisation asks its board until that day (ISO date)."""
    connection.execute(
        insert(consultations).values(
            proposal_id=proposal_id, organisation_id=organisation_id, person_id=person_id, until=until, at=at
        )
    )


def consultations_of(connection: Connection, proposal_ids: Iterable[int]) -> dict[int, dict[int, str]]:
    """Proposal id → organisation id → the day until which it asks its board."""
    found: dict[int, dict[int, str]] = {}
    for row in connection.execute(
        select(consultations).where(consultations.c.proposal_id.in_(list(proposal_ids))).order_by(consultations.c.id)
    ):
        found.setdefault(row.proposal_id, {})[row.organisation_id] = row.until
    return found
