""" "Was ansteht": what this person must decide, by deadline; their own proposals; what happened since the last visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from webapp.paper.people import Standing
from webapp.paper.proposals import State
from webapp.store import drafts, sections
from webapp.store import editions as editions_store
from webapp.store import sign_offs as sign_offs_store
from webapp.store.pages import stand
from webapp.store.pages.stand import Stand, Stands
from webapp.store.tables import editions, record_entries, sign_offs, visits


@dataclass(frozen=True)
class WhatNeedsYou:
    """The first page after signing in."""

    decisions: Sequence[Stand]  # by deadline, then by how close
    tasks: Sequence[Stand]  # own proposals that need a new wording
    own: Sequence[Stand]
    drafts: Sequence[Row[Any]]
    edition: Row[Any] | None  # it asks this organisation for an answer
    proof: Row[Any] | None  # an edition whose proof is open, for its signatories and the coordinators
    standing_edition: Row[Any] | None  # what is being signed off or is agreed, whoever has to answer
    choices: Sequence[Stand]  # the coordinator has to choose among these
    since: datetime | None
    entries: Sequence[Row[Any]]
    sections: Sequence[Row[Any]]
    stands: Stands

    @property
    def count(self) -> int:
        """How many things wait for this person."""
        return (
            len(self.decisions) + len(self.tasks) + (1 if self.edition is not None else 0) + (1 if self.choices else 0)
        )


def load(connection: Connection, paper: Row[Any], standing: Standing, now: datetime) -> WhatNeedsYou:
    """Everything of the page, for this person."""
    stands = stand.of_paper(connection, paper, now)
    mine = standing.organisation_id
    open_ones = [one for one in stands if one.is_open]
    since = last_visit(connection, paper.id, standing.person_id or 0)
    return WhatNeedsYou(
        decisions=sorted((one for one in open_ones if one.waits_for(mine)), key=urgency),
        tasks=[
            one
            for one in stands
            if one.proposal.needs_wording and one.proposal.state == State.OPEN and is_own(one, standing)
        ],
        own=[one for one in stands if is_own(one, standing) and one.proposal.state in (State.OPEN, State.ADOPTED)],
        drafts=drafts.of_organisation(connection, paper.id, mine) if mine is not None or standing.coordinates else [],
        edition=waiting_edition(connection, paper, mine),
        proof=open_proof(connection, paper, standing),
        standing_edition=editions_store.standing(connection, paper.id),
        choices=[
            one
            for one in stands
            if one.proposal.state == State.ADOPTED and standing.coordinates and _round_is_over(one)
        ],
        since=since,
        entries=entries_since(connection, paper.id, since, standing.person_id),
        sections=sections.of_paper(connection, paper.id),
        stands=stands,
    )


def urgency(one: Stand) -> tuple[datetime, int, int]:
    """By deadline, then by how few votes are missing, then by number."""
    far = datetime.max.replace(tzinfo=one.proposal.submitted_at.tzinfo)
    deadline = one.round.decisions_until if one.round else far
    missing = max(0, (one.verdict.needed or 0) - one.tally.yes)
    return deadline, missing, one.proposal.number


def is_own(one: Stand, standing: Standing) -> bool:
    """Of the own organisation, or made as Federführung by those who coordinate."""
    if one.proposal.organisation_id is None:
        return standing.coordinates
    return bool(one.proposal.organisation_id == standing.organisation_id)


def count(connection: Connection, paper: Row[Any], standing: Standing, now: datetime) -> int:
    """How many things wait for this person: the number in the masthead of every page."""
    from webapp.store.pages import waiting

    return waiting.count(connection, paper, standing, now)


def waiting_edition(connection: Connection, paper: Row[Any], organisation_id: int | None) -> Row[Any] | None:
    """The standing edition, if this organisation is asked and has given no final answer."""
    if paper.stage != "sign_off" or organisation_id is None:
        return None
    edition = connection.execute(
        select(editions).where(editions.c.paper_id == paper.id, editions.c.withdrawn_at.is_(None))
    ).one_or_none()
    if edition is None or edition.proof_opened_at is not None:
        return None
    answer = connection.scalar(
        select(sign_offs.c.answer)
        .where(sign_offs.c.edition_id == edition.id, sign_offs.c.organisation_id == organisation_id)
        .order_by(sign_offs.c.running.desc())
        .limit(1)
    )
    return edition if answer in (None, "not_yet", "taken_back") else None


def open_proof(connection: Connection, paper: Row[Any], standing: Standing) -> Row[Any] | None:
    """The edition whose proof is open, if this person's organisation signed it off or this person coordinates."""
    if paper.stage != "sign_off":
        return None
    edition = editions_store.standing(connection, paper.id)
    if edition is None or edition.proof_opened_at is None or edition.proof_until is None:
        return None
    if standing.coordinates:
        return edition
    last = sign_offs_store.last(connection, edition.id, standing.organisation_id or 0)
    return edition if last is not None and last.answer in ("sign", "reservation") else None


def last_visit(connection: Connection, paper_id: int, person_id: int) -> datetime | None:
    """When this person was here before the present visit; never shown to anybody else."""
    at: datetime | None = connection.scalar(
        select(visits.c.previous_at).where(visits.c.paper_id == paper_id, visits.c.person_id == person_id)
    )
    return at


def entries_since(
    connection: Connection, paper_id: int, since: datetime | None, person_id: int | None
) -> list[Row[Any]]:
    """What others did since then, newest first, at most twelve."""
    if since is None:
        return []
    chosen = select(record_entries).where(record_entries.c.log == paper_id, record_entries.c.at > since)
    chosen = chosen.where(func.coalesce(record_entries.c.person_id, 0) != (person_id or 0))
    return list(connection.execute(chosen.order_by(record_entries.c.number.desc()).limit(12)))


def _round_is_over(one: Stand) -> bool:
    return one.round is None or one.round.settled_at is not None
