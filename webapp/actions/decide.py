"""What the coordinator decides about the order of things: a decision before the end of the round, working in earlier, choosing."""

from webapp.actions.settle import decide, tally_of
from webapp.actions.working_in import adopted_ones, excluding, work_in, work_in_what_stands_alone
from webapp.actions.writing import By, writing
from webapp.paper.deadlines import check_decide_early, with_id
from webapp.paper.permissions import Act
from webapp.paper.proposals import State, check_choice, check_stance, rivals
from webapp.paper.refusals import NotNow
from webapp.paper.sentences import Sentence
from webapp.store import notices, proposals, rounds
from webapp.store.database import Database


def decide_early(database: Database, slug: str, number: int, *, by: By) -> State:
    """Before the end of the round, only when no organisation is silent."""
    with writing(database, slug) as ours:
        ours.require(by, Act.DECIDE_EARLY)
        ours.check_stage()
        proposal = proposals.load(ours.connection, ours.paper_id, number)
        check_stance(State(proposal.state), awaits_wording=proposal.needs_wording)
        round_ = with_id(rounds.of_paper(ours.connection, ours.paper_id), proposal.round_id)
        check_decide_early(tally_of(ours, proposal, round_))
        state = decide(ours, proposal, round_, early=True, by=by.person_id)
        notices.gather(ours.connection, ours.everyone(), paper_id=ours.paper_id, at=ours.now)
        return state


def work_in_early(database: Database, slug: str, number: int, *, by: By) -> None:
    """Before the others of its round; the page before has named whose votes would lapse."""
    with writing(database, slug) as ours:
        ours.require(by, Act.WORK_IN)
        ours.check_stage()
        proposal = proposals.load(ours.connection, ours.paper_id, number)
        adopted = adopted_ones(ours)
        if number not in adopted:
            raise NotNow(Sentence("decide.only_adopted"))
        if rivals(number, adopted, excluding(ours, adopted)):
            raise NotNow(Sentence("decide.choose_first"))
        work_in(ours, proposal, by=by.person_id)
        notices.gather(ours.connection, ours.everyone(), paper_id=ours.paper_id, at=ours.now)


def choose(database: Database, slug: str, number: int, *, by: By) -> None:
    """Visibly, one of several adopted proposals that exclude each other; it is worked in, and settling goes on with the rest."""
    with writing(database, slug) as ours:
        ours.require(by, Act.CHOOSE)
        ours.check_stage()
        proposal = proposals.load(ours.connection, ours.paper_id, number)
        adopted = adopted_ones(ours)
        if number not in adopted:
            raise NotNow(Sentence("proposals.nothing_to_choose"))
        check_choice(number, adopted, excluding(ours, adopted))
        ours.record("adopted_chosen", by, proposal_number=proposal.number, section_id=proposal.section_id)
        work_in(ours, proposal, by=by.person_id)
        work_in_what_stands_alone(ours)
        notices.gather(ours.connection, ours.everyone(), paper_id=ours.paper_id, at=ours.now)
