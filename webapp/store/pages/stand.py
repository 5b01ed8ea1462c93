"""Where proposals stand: tally, verdict, votes, round. The same number of queries for one proposal and for two hundred."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row

from webapp.paper.deadlines import Round, entitled, with_id
from webapp.paper.proposals import State
from webapp.paper.redline_blocks import RedlineBlock
from webapp.paper.rules import RULES
from webapp.paper.rules.rule import Verdict
from webapp.paper.votes import Tally
from webapp.store import organisations, proposals, rounds, votes


@dataclass(frozen=True)
class Stand:
    """One proposal with everything that its page or its row in a list says about it."""

    proposal: Row[Any]
    tally: Tally
    verdict: Verdict
    votes: Mapping[int, Row[Any]]
    consultations: Mapping[int, str]
    decision: Row[Any] | None
    round: Round | None
    author: Row[Any] | None  # None: Federführung

    @cached_property
    def blocks(self) -> tuple[RedlineBlock, ...]:
        """What it changes, as it was stored; many lists never ask."""
        return proposals.load_blocks(self.proposal.blocks)

    @property
    def is_open(self) -> bool:
        """Whether a stance can be given on it now."""
        return self.proposal.state == State.OPEN and not self.proposal.needs_wording

    def waits_for(self, organisation_id: int | None) -> bool:
        """Whether this organisation is entitled and silent."""
        return self.is_open and organisation_id in self.tally.silent_ids

    @property
    def contested(self) -> bool:
        """Whether somebody objects."""
        return self.tally.object > 0


@dataclass(frozen=True)
class Stands:
    """All of them, with what they share."""

    by_number: Mapping[int, Stand]
    organisations: Sequence[Row[Any]]
    rounds: Sequence[Round]

    def __iter__(self) -> Any:
        return iter(self.by_number.values())

    def organisation(self, organisation_id: int | None) -> Row[Any] | None:
        """The organisation with this number."""
        return next((row for row in self.organisations if row.id == organisation_id), None)


def of_paper(
    connection: Connection,
    paper: Row[Any],
    now: datetime,
    *states: State,
    section_id: int | None = None,
    number: int | None = None,
) -> Stands:
    """The stands of the paper's proposals in these states (all, if none is named)."""
    if number is not None:
        chosen = [proposals.load(connection, paper.id, number)]
    else:
        chosen = proposals.of_paper(connection, paper.id, *states, section_id=section_id)
    ids = [row.id for row in chosen]
    rows = organisations.of_paper(connection, paper.id)
    values = [organisations.value(row) for row in rows]
    plan = rounds.of_paper(connection, paper.id)
    standing, decided, asking = (
        votes.standing(connection, ids),
        votes.decision_of(connection, ids),
        votes.consultations_of(connection, ids),
    )
    by_id = {row.id: row for row in rows}
    found = {}
    for row in chosen:
        round_ = with_id(plan, row.round_id)
        decision = decided.get(row.id)
        if decision is not None and decision.outcome != "reopened":
            who, stances = votes.decided_tally(decision)
            rule = decision.rule
        else:
            who, stances, rule, decision = (
                entitled(values, round_, now),
                votes.stances(standing[row.id]),
                paper.rule,
                None,
            )
        tally = Tally(who, stances)
        found[row.number] = Stand(
            proposal=row,
            tally=tally,
            verdict=RULES[rule].judge(tally),
            votes=standing[row.id],
            consultations=asking.get(row.id, {}),
            decision=decision,
            round=round_,
            author=by_id.get(row.organisation_id),
        )
    return Stands(found, rows, plan)
