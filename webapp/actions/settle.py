"""What is due happens: rounds end, adopted proposals are worked in, unanswered tasks end. First in every write and in the worker."""

from typing import Any

from webapp.actions.working_in import supersede, work_in_what_stands_alone
from webapp.actions.writing import Writing
from webapp.paper.deadlines import Round, entitled
from webapp.paper.proposals import Move, State, after
from webapp.paper.rules import RULES
from webapp.paper.votes import Tally
from webapp.store import due, notices, organisations, outbox, proposals, rounds, votes
from webapp.store.database import Database
from webapp.store.types import Row


def settle(ours: Writing) -> None:
    """Everything that is due at `ours.now`, in the order in which it became due. Safe to call at any time."""
    for round_ in rounds.of_paper(ours.connection, ours.paper_id):
        if round_.settled_at is None and round_.cancelled_at is None:
            if round_.decisions_until > ours.now:
                break
            end_round(ours, round_)
    end_unanswered_tasks(ours)
    if ours.paper.stage == "sign_off":
        from webapp.actions.proof import settle_edition  # only papers in sign-off need it

        settle_edition(ours)


def end_round(ours: Writing, round_: Round) -> None:
    """Decides every proposal of the round, then works in together what was adopted."""
    for proposal in proposals.of_paper(ours.connection, ours.paper_id, State.OPEN):
        if proposal.round_id == round_.id and not proposal.needs_wording:
            decide(ours, proposal, round_)
    rounds.change(ours.connection, round_.id, settled_at=ours.now)
    ours.record("round_settled", None, round=round_.number)
    work_in_what_stands_alone(ours)
    everyone = ours.everyone()
    notices.tell(
        ours.connection,
        everyone,
        "round_result",
        cause=f"round/{ours.paper_id}/{round_.number}",
        paper_id=ours.paper_id,
        at=ours.now,
        round=round_.number,
    )


def decide(
    ours: Writing, proposal: Row[Any], round_: Round | None, *, early: bool = False, by: int | None = None
) -> State:
    """Adopted or rejected, by the paper's rule; what falls short is rejected."""
    tally = tally_of(ours, proposal, round_)
    verdict = RULES[ours.paper.rule].judge(tally)
    state = after(State(proposal.state), Move.ADOPT if verdict.carries else Move.REJECT)
    proposals.change(ours.connection, proposal, state=str(state), decided_at=ours.now)
    votes.add_decision(
        ours.connection,
        proposal_id=proposal.id,
        revision=proposal.revision,
        rule=ours.paper.rule,
        outcome=str(state),
        entitled=tally.entitled,
        stances=dict(tally.stances),
        early=early,
        at=ours.now,
    )
    ours.record(
        "proposal_decided",
        by,
        proposal_number=proposal.number,
        section_id=proposal.section_id,
        outcome=str(state),
        rule=ours.paper.rule,
        support=tally.support,
        go_along=tally.go_along,
        object=tally.object,
        abstain=tally.abstain,
        silent=tally.silent,
        early=int(early),
    )
    return state


def tally_of(ours: Writing, proposal: Row[Any], round_: Round | None) -> Tally:
    """The stances that count now, of those who are entitled."""
    rows = organisations.of_paper(ours.connection, ours.paper_id)
    who = entitled([organisations.value(row) for row in rows], round_, ours.now)
    standing = votes.stances(votes.standing(ours.connection, [proposal.id])[proposal.id])
    return Tally(who, {key: stance for key, stance in standing.items() if key in who})


def end_unanswered_tasks(ours: Writing) -> None:
    """A proposal whose author had until "proposals until" to find new words, and did not, is superseded."""
    by_id = {round_.id: round_ for round_ in rounds.of_paper(ours.connection, ours.paper_id)}
    for proposal in proposals.of_paper(ours.connection, ours.paper_id, State.OPEN):
        round_ = by_id.get(proposal.round_id)
        if proposal.needs_wording and round_ is not None and round_.proposals_until <= ours.now:
            supersede(ours, proposal, "silent_author")


def settle_if_due(database: Database, slug: str) -> None:
    """For pages: deadlines hold also while the worker sleeps. Reads first, writes only when something is due."""
    with database.reading() as connection:
        if not due.anything(connection, slug, database.clock.now()):
            return
    settle_paper(database, slug)


def settle_paper(database: Database, slug: str) -> None:
    """Opens a write for the sake of settling alone."""
    from webapp.actions.writing import writing

    with writing(database, slug):
        pass


def plan_settling(ours: Writing) -> None:
    """A row for the worker at every deadline ahead."""
    for round_ in rounds.of_paper(ours.connection, ours.paper_id):
        if round_.settled_at is None and round_.cancelled_at is None:
            for at in (round_.proposals_until, round_.decisions_until):
                outbox.add(
                    ours.connection,
                    "settle",
                    f"settle/{ours.paper_id}/{at.isoformat()}",
                    due_at=max(at, ours.now),
                    log=ours.paper_id,
                    paper=ours.slug,
                )
