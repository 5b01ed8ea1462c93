"""An organisation's stance on a proposal: given, changed, or taken down by the coordinator; the last one before the deadline counts."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from webapp.actions.organisations import tell_of_entry, told
from webapp.actions.writing import By, Writing, writing
from webapp.paper import proposals as proposal_rules
from webapp.paper import votes as rules
from webapp.paper.deadlines import Round, check_before, entitled, with_id
from webapp.paper.permissions import Act
from webapp.paper.proposals import State
from webapp.paper.refusals import Malformed, NotNow
from webapp.paper.sentences import Sentence
from webapp.paper.votes import OnBehalf, Stance
from webapp.store import notices, organisations, people, proposals, rounds, votes
from webapp.store.database import Database
from webapp.store.types import Row


def vote(
    database: Database, slug: str, number: int, *, stance: str, reason: str, revision: int, seen: int, by: By
) -> None:
    """The own organisation's stance. `revision` and `seen` say what the form showed: the wording, and the last vote's number."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.VOTE)
        assert standing.organisation_id is not None
        cast(ours, number, standing.organisation_id, stance=stance, reason=reason, revision=revision, seen=seen, by=by)


def vote_on_behalf(
    database: Database,
    slug: str,
    number: int,
    organisation_id: int,
    *,
    stance: str,
    reason: str,
    revision: int,
    seen: int,
    behalf: OnBehalf,
    by: By,
) -> None:
    """What an organisation said by telephone, mail, letter or in a meeting; it stays theirs to change."""
    with writing(database, slug) as ours:
        ours.require(by, Act.ENTER_ON_BEHALF)
        organisation = organisations.load(ours.connection, ours.paper_id, organisation_id)
        if organisation.state != "takes_part":
            raise NotNow(Sentence("propose.does_not_take_part", name=organisation.short_name))
        cast(
            ours,
            number,
            organisation_id,
            stance=stance,
            reason=reason,
            revision=revision,
            seen=seen,
            by=by,
            behalf=behalf,
        )


def cast(
    ours: Writing,
    number: int,
    organisation_id: int,
    *,
    stance: str,
    reason: str,
    revision: int,
    seen: int,
    by: By,
    behalf: OnBehalf | None = None,
) -> None:
    """One more row; nothing that was cast before is changed."""
    proposal = open_proposal(ours, number)
    check_entitled(ours, organisation_id, round_of(ours, proposal), entered=behalf is not None)
    rules.check_revision(revision, proposal.revision)
    if stance not in [str(known) for known in Stance]:
        raise Malformed(Sentence("decide.stance_missing"))
    rules.check_reason(Stance(stance), reason)
    last = votes.standing(ours.connection, [proposal.id])[proposal.id].get(organisation_id)
    check_nobody_was_faster(ours, last, seen, by)
    votes.add(
        ours.connection,
        proposal_id=proposal.id,
        revision=proposal.revision,
        organisation_id=organisation_id,
        stance=stance,
        reason=reason.strip(),
        person_id=by.person_id,
        at=ours.now,
        behalf_how=str(behalf.how) if behalf else "",
        behalf_on=behalf.on.isoformat() if behalf else "",
        behalf_from=behalf.told_by if behalf else "",
    )
    entry = ours.record(
        "vote_cast",
        by,
        proposal_number=proposal.number,
        section_id=proposal.section_id,
        organisation_id=organisation_id,
        stance=stance,
        revision=proposal.revision,
        **told(behalf),
    )
    tell_of_entry(ours, organisation_id, "vote", entry, behalf, number=number, stance=stance)


def open_proposal(ours: Writing, number: int) -> Row[Any]:
    """The proposal, if a stance can be given on it now. Raises NotNow with the sentence that says why not."""
    ours.check_stage()
    proposal = proposals.load(ours.connection, ours.paper_id, number)
    round_ = round_of(ours, proposal)
    if proposal.state != State.OPEN and round_ is not None and round_.settled_at is not None:
        check_before(round_.decisions_until, ours.now)
    proposal_rules.check_stance(State(proposal.state), awaits_wording=proposal.needs_wording)
    return proposal


def round_of(ours: Writing, proposal: Row[Any]) -> Round | None:
    """The round in which it is decided; None where none is planned for it."""
    return with_id(rounds.of_paper(ours.connection, ours.paper_id), proposal.round_id)


def check_entitled(ours: Writing, organisation_id: int, round_: Round | None, *, entered: bool = False) -> None:
    """Who accepted after "proposals until" votes from the next round on: a stance that does not count is not taken. NotNow."""
    rows = organisations.of_paper(ours.connection, ours.paper_id)
    if organisation_id in entitled([organisations.value(row) for row in rows], round_, ours.now):
        return
    if not entered:
        raise NotNow(Sentence("decide.not_entitled"))
    name = next(row.short_name for row in rows if row.id == organisation_id)
    raise NotNow(Sentence("decide.other_is_not_entitled", name=name))


def check_nobody_was_faster(ours: Writing, last: Row[Any] | None, seen: int, by: By) -> None:
    """Two people of one organisation voting at the same moment: the second one is asked."""
    if last is None:
        return
    colleague = people.by_id(ours.connection, last.person_id)
    rules.check_seen(
        seen, as_vote(last), person=f"{colleague.title} {colleague.name}".strip(), mine=last.person_id == by.person_id
    )


def as_vote(row: Row[Any]) -> rules.Vote:
    """The row as the value that the rules ask about."""
    return rules.Vote(
        row.organisation_id,
        Stance(row.stance),
        row.reason,
        row.person_id,
        row.at,
        revision=row.revision,
        number=row.running,
    )


def take_back_entry(database: Database, slug: str, number: int, *, by: By) -> None:
    """The organisation takes back a stance that the coordinator entered for it, or its own: it is silent again."""
    with writing(database, slug) as ours:
        standing = ours.standing(by)
        proposal = open_proposal(ours, number)
        last = votes.standing(ours.connection, [proposal.id])[proposal.id].get(standing.organisation_id or 0)
        ours.require(by, Act.CORRECT_ENTRY, last)
        assert last is not None
        votes.add(
            ours.connection,
            proposal_id=proposal.id,
            revision=proposal.revision,
            organisation_id=last.organisation_id,
            stance=votes.WITHDRAWN,
            reason="",
            person_id=by.person_id,
            at=ours.now,
        )
        ours.record(
            "vote_withdrawn",
            by,
            proposal_number=proposal.number,
            section_id=proposal.section_id,
            organisation_id=last.organisation_id,
        )


def consult_board(database: Database, slug: str, number: int, until: datetime, *, by: By) -> None:
    """ "Rücksprache mit unserem Vorstand bis …": shown beside the silence."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.CONSULT_BOARD)
        assert standing.organisation_id is not None
        proposal = open_proposal(ours, number)
        round_ = round_of(ours, proposal)
        if round_ is None:
            raise NotNow(Sentence("deadlines.no_round_for_it"))
        check_entitled(ours, standing.organisation_id, round_)
        rules.check_consultation(until, round_.decisions_until, ours.now)
        day = until.astimezone(ZoneInfo(ours.paper.zone)).date().isoformat()
        votes.add_consultation(
            ours.connection,
            proposal_id=proposal.id,
            organisation_id=standing.organisation_id,
            person_id=by.person_id,
            until=day,
            at=ours.now,
        )
        ours.record(
            "board_consulted",
            by,
            proposal_number=proposal.number,
            section_id=proposal.section_id,
            organisation_id=standing.organisation_id,
            until=day,
        )


def remind(database: Database, slug: str, organisation_ids: list[int], *, by: By) -> int:
    """One mail to each organisation with only what it still owes; gives how many were told."""
    with writing(database, slug) as ours:
        ours.require(by, Act.REMIND)
        for organisation_id in organisation_ids:
            organisations.load(ours.connection, ours.paper_id, organisation_id)
            entry = ours.record("organisation_reminded", by, organisation_id=organisation_id)
            acting = [person.id for person in people.acting_for(ours.connection, organisation_id)]
            notices.tell(
                ours.connection,
                acting,
                "reminder",
                cause=f"reminder/{ours.paper_id}/{entry}",
                paper_id=ours.paper_id,
                at=ours.now,
                organisation=organisation_id,
            )
        return len(organisation_ids)
