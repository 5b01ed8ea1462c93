"""Proposals and each step of their way."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select, update

from webapp.paper import redline
from webapp.paper.proposals import State
from webapp.paper.redline import Change
from webapp.paper.redline_blocks import RedlineBlock, RedlinePiece, blocks_of
from webapp.paper.refusals import NotFound, Stale
from webapp.paper.sentences import Sentence
from webapp.paper.wording import Wording
from webapp.store.new_id import new_id
from webapp.store.tables import papers, proposals, steps


def _with_step() -> Any:
    newest = (
        select(func.max(steps.c.number))
        .where(steps.c.proposal_id == proposals.c.id)
        .correlate(proposals)
        .scalar_subquery()
    )
    return select(
        proposals,
        steps.c.id.label("step_id"),
        steps.c.number.label("step_number"),
        steps.c.kind.label("step_kind"),
        steps.c.base_wording_id,
        steps.c.changes,
        steps.c.blocks,
        steps.c.because_proposal_id,
    ).join(steps, and_(steps.c.proposal_id == proposals.c.id, steps.c.number == newest))


def load(connection: Connection, paper_id: int, number: int) -> Row[Any]:
    """The proposal with this number and its newest step. Raises NotFound."""
    found = connection.execute(
        _with_step().where(proposals.c.paper_id == paper_id, proposals.c.number == number)
    ).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_proposal"))
    return found


def of_paper(connection: Connection, paper_id: int, *states: State, section_id: int | None = None) -> list[Row[Any]]:
    """The proposals in these states (all, if none is named), lowest number first."""
    chosen = _with_step().where(proposals.c.paper_id == paper_id)
    if states:
        chosen = chosen.where(proposals.c.state.in_([str(state) for state in states]))
    if section_id is not None:
        chosen = chosen.where(proposals.c.section_id == section_id)
    return list(connection.execute(chosen.order_by(proposals.c.number)))


def next_number(connection: Connection, paper_id: int) -> int:
    """Takes the next number of the paper; numbers are never reused."""
    number = int(connection.scalars(select(papers.c.next_proposal).where(papers.c.id == paper_id)).one())
    connection.execute(update(papers).where(papers.c.id == paper_id).values(next_proposal=number + 1))
    return number


def add(connection: Connection, **values: object) -> int:
    """A new proposal; gives its id."""
    return new_id(connection.execute(insert(proposals).values(**values)))


def change(connection: Connection, proposal: Row[Any], **values: object) -> None:
    """Changes the proposal as it was read. Raises Stale if its state or revision has moved on."""
    changed = connection.execute(
        update(proposals)
        .where(
            proposals.c.id == proposal.id,
            proposals.c.state == proposal.state,
            proposals.c.revision == proposal.revision,
        )
        .values(**values)
    )
    if changed.rowcount != 1:
        raise Stale(Sentence("errors.stale"))


def add_step(
    connection: Connection,
    proposal_id: int,
    *,
    revision: int,
    kind: str,
    base_wording_id: int,
    base: Wording,
    changes: tuple[Change, ...],
    now: datetime,
    because_proposal_id: int | None = None,
    title: str = "",
    reason: str = "",
    person_id: int | None = None,
) -> None:
    """One more step of the proposal's way, with its redline, so that no page has to make it."""
    last = connection.scalar(select(func.max(steps.c.number)).where(steps.c.proposal_id == proposal_id)) or 0
    connection.execute(
        insert(steps).values(
            proposal_id=proposal_id,
            number=last + 1,
            revision=revision,
            kind=kind,
            base_wording_id=base_wording_id,
            changes=redline.dump(changes),
            blocks=dump_blocks(blocks_of(base, changes)),
            because_proposal_id=because_proposal_id,
            title=title,
            reason=reason,
            person_id=person_id,
            at=now,
        )
    )


def way(connection: Connection, proposal_id: int) -> list[Row[Any]]:
    """Every step, oldest first."""
    return list(connection.execute(select(steps).where(steps.c.proposal_id == proposal_id).order_by(steps.c.number)))


def changes_of(proposal: Row[Any]) -> tuple[Change, ...]:
    """What the proposal changes, on the wording that its newest step names."""
    return redline.load(proposal.changes)


def dump_blocks(blocks: tuple[RedlineBlock, ...]) -> str:
    """The stored redline."""
    return json.dumps([asdict(block) for block in blocks], ensure_ascii=False)


def load_blocks(stored: str) -> tuple[RedlineBlock, ...]:
    """The redline as it was stored."""
    return tuple(
        RedlineBlock(
            **{
                **block,
                "pieces": tuple(RedlinePiece(**{**piece, "marks": tuple(piece["marks"])}) for piece in block["pieces"]),
                "was": tuple(block["was"]) if block["was"] else None,
            }
        )
        for block in json.loads(stored)
    )


def load_by_id(connection: Connection, paper_id: int, proposal_id: int) -> Row[Any]:
    """The proposal behind a row that refers to it, within its paper. Raises NotFound."""
    found = connection.execute(
        _with_step().where(proposals.c.paper_id == paper_id, proposals.c.id == proposal_id)
    ).one_or_none()
    if found is None:
        raise NotFound(Sentence("errors.no_proposal"))
    return found
