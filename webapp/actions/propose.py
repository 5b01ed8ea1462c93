"""Drafts, submitting, revising, withdrawing; entering a proposal on behalf of an organisation; rewording for a silent author."""

from dataclasses import dataclass
from typing import Any

from webapp.actions.organisations import tell_of_entry, told
from webapp.actions.writing import By, Writing, writing
from webapp.paper import proposals as rules
from webapp.paper.carry_over import carry_over
from webapp.paper.deadlines import Round, round_for_revision, round_for_submission, with_id
from webapp.paper.people import Standing
from webapp.paper.permissions import Act
from webapp.paper.proposals import Move, State, Weight, after
from webapp.paper.redline import Change, apply, changes
from webapp.paper.refusals import Malformed, NotNow, Stale
from webapp.paper.sentences import Sentence
from webapp.paper.votes import OnBehalf
from webapp.paper.wording import Wording, check_limits
from webapp.store import drafts, notices, organisations, proposals, rounds, sections
from webapp.store.database import Database
from webapp.store.types import Row


@dataclass(frozen=True)
class Wish:
    """What somebody wrote: the section's text as it should read, why, and how much it matters."""

    text: str
    title: str = ""
    reason: str = ""
    weight: str = ""


def begin_draft(
    database: Database, slug: str, position: int, *, by: By, text: str | None = None, proposal: int | None = None
) -> int:
    """A new draft on a section's present wording (or a revision of one's own proposal); gives its id."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.DRAFT)
        ours.check_stage()
        section = sections.load(ours.connection, ours.paper_id, position)
        if proposal is not None:
            return _begin_revision(ours, standing, section, proposal, by)
        return drafts.add(
            ours.connection,
            now=ours.now,
            paper_id=ours.paper_id,
            section_id=section.id,
            organisation_id=standing.organisation_id,
            person_id=by.person_id,
            base_wording_id=section.wording_id,
            text=section.text if text is None else text,
        )


def _begin_revision(ours: Writing, standing: Standing, section: Row[Any], number: int, by: By) -> int:
    proposal = proposals.load(ours.connection, ours.paper_id, number)
    act = Act.REVISE if proposal.organisation_id == standing.organisation_id else Act.REWORD
    ours.require(by, act, proposal)
    after(State(proposal.state), Move.REVISE)
    begun = drafts.of_proposal(ours.connection, proposal.id)
    if begun is not None:
        return int(begun.id)
    return drafts.add(
        ours.connection,
        now=ours.now,
        paper_id=ours.paper_id,
        section_id=proposal.section_id,
        organisation_id=standing.organisation_id,
        person_id=by.person_id,
        proposal_id=proposal.id,
        base_wording_id=section.wording_id,
        text=revised_text(ours, proposal, section),
        title=proposal.title,
        reason=proposal.reason,
        weight=proposal.weight,
    )


def revised_text(ours: Writing, proposal: Row[Any], section: Row[Any]) -> str:
    """Where a revision starts: the proposal's own words where they still fit, else the text as it stands."""
    base = sections.wording(ours.connection, proposal.base_wording_id)
    if proposal.base_wording_id == section.wording_id:
        return apply(base, proposals.changes_of(proposal)).text
    return str(section.text)


def save_draft(database: Database, slug: str, draft_id: int, wish: Wish, *, by: By) -> None:
    """What was typed so far; nothing is checked but that it can be stored."""
    with writing(database, slug) as ours:
        draft = own_draft(ours, draft_id, by)
        _store(ours, draft, wish)


def own_draft(ours: Writing, draft_id: int, by: By) -> Row[Any]:
    """The draft, if it is the own organisation's (or the coordinators')."""
    standing = ours.standing(by)
    draft = drafts.load(ours.connection, ours.paper_id, draft_id, organisation_id=standing.organisation_id)
    ours.require(by, Act.EDIT_DRAFT, draft)
    return draft


def _store(ours: Writing, draft: Row[Any], wish: Wish) -> None:
    if len(wish.text) > 200_000 or len(wish.reason) > 50_000:
        raise Malformed(Sentence("propose.too_long"))
    drafts.change(
        ours.connection,
        draft.id,
        now=ours.now,
        text=Wording.from_text(wish.text).text,
        title=wish.title.strip()[:200],
        reason=wish.reason,
        weight=wish.weight,
    )


def discard_draft(database: Database, slug: str, draft_id: int, *, by: By) -> None:
    """Throws the own draft away; it never had a number."""
    with writing(database, slug) as ours:
        drafts.remove(ours.connection, own_draft(ours, draft_id, by).id)


def bring_draft_up_to_date(database: Database, slug: str, draft_id: int, *, by: By) -> bool:
    """Carries a draft over to the section's present wording; False where its words were changed meanwhile."""
    with writing(database, slug) as ours:
        draft = own_draft(ours, draft_id, by)
        section = sections.by_id(ours.connection, ours.paper_id, draft.section_id)
        if draft.base_wording_id == section.wording_id:
            return True
        base, now_reads = sections.wording(ours.connection, draft.base_wording_id), Wording.from_text(section.text)
        carried = carry_over(base, changes(base, now_reads), changes(base, Wording.from_text(draft.text)))
        if str(carried.verdict) == "conflict":
            return False
        drafts.change(
            ours.connection,
            draft.id,
            now=ours.now,
            base_wording_id=section.wording_id,
            text=apply(now_reads, carried.changes).text,
        )
        return True


def start_draft_anew(database: Database, slug: str, draft_id: int, text: str, *, by: By) -> None:
    """After a conflict: the person has written it anew on the text as it stands now."""
    with writing(database, slug) as ours:
        draft = own_draft(ours, draft_id, by)
        section = sections.by_id(ours.connection, ours.paper_id, draft.section_id)
        drafts.change(
            ours.connection,
            draft.id,
            now=ours.now,
            base_wording_id=section.wording_id,
            text=Wording.from_text(text).text,
        )


def submit(database: Database, slug: str, draft_id: int, wish: Wish, *, by: By) -> int:
    """The draft becomes a proposal with a number, or a revision of one; gives the number."""
    with writing(database, slug) as ours:
        draft = own_draft(ours, draft_id, by)
        ours.check_stage()
        section = sections.by_id(ours.connection, ours.paper_id, draft.section_id)
        if draft.base_wording_id != section.wording_id:
            raise Stale(Sentence("propose.wording_has_moved_on"))
        own = checked_changes(Wording.from_text(section.text), wish)
        drafts.remove(ours.connection, draft.id)
        if draft.proposal_id is not None:
            return _revise(ours, draft, section, own, wish, by)
        standing = ours.require(by, Act.PROPOSE)
        return _submit(ours, section, own, wish, standing.organisation_id, by)


def propose_on_behalf(
    database: Database, slug: str, position: int, organisation_id: int, wish: Wish, behalf: OnBehalf, *, by: By
) -> int:
    """A proposal that came by telephone, mail, letter or in a meeting; stays the organisation's to revise or withdraw."""
    with writing(database, slug) as ours:
        ours.require(by, Act.ENTER_ON_BEHALF)
        ours.check_stage()
        organisation = organisations.load(ours.connection, ours.paper_id, organisation_id)
        if organisation.state != "takes_part":
            raise NotNow(Sentence("propose.does_not_take_part", name=organisation.short_name))
        section = sections.load(ours.connection, ours.paper_id, position)
        own = checked_changes(Wording.from_text(section.text), wish)
        return _submit(ours, section, own, wish, organisation.id, by, behalf)


def checked_changes(base: Wording, wish: Wish) -> tuple[Change, ...]:
    """What the wish changes. Raises Malformed with a sentence for each thing that is missing."""
    wanted = Wording.from_text(wish.text)
    check_limits(wanted)
    if not wanted.text.strip():
        raise Malformed(Sentence("propose.empties_the_section"))
    own = changes(base, wanted)
    if not own:
        raise Malformed(Sentence("propose.changes_nothing"))
    rules.check_title(wish.title)
    if wish.weight not in [str(weight) for weight in Weight]:
        raise Malformed(Sentence("propose.weight_missing"))
    rules.check_reason(wish.reason, Weight(wish.weight))
    return own


def _submit(
    ours: Writing,
    section: Row[Any],
    own: tuple[Change, ...],
    wish: Wish,
    organisation_id: int | None,
    by: By,
    behalf: OnBehalf | None = None,
) -> int:
    round_ = round_for_submission(rounds.of_paper(ours.connection, ours.paper_id), ours.now)
    number = proposals.next_number(ours.connection, ours.paper_id)
    proposal_id = proposals.add(
        ours.connection,
        paper_id=ours.paper_id,
        number=number,
        section_id=section.id,
        organisation_id=organisation_id,
        person_id=by.person_id,
        round_id=round_.id if round_ else None,
        state=str(State.OPEN),
        title=wish.title.strip(),
        reason=wish.reason.strip(),
        weight=wish.weight,
        submitted_at=ours.now,
        behalf_how=str(behalf.how) if behalf else "",
        behalf_on=behalf.on.isoformat() if behalf else "",
        behalf_from=behalf.told_by if behalf else "",
    )
    base = Wording.from_text(section.text)
    proposals.add_step(
        ours.connection,
        proposal_id,
        revision=1,
        kind="submitted",
        base_wording_id=section.wording_id,
        base=base,
        changes=own,
        now=ours.now,
        title=wish.title.strip(),
        reason=wish.reason.strip(),
        person_id=by.person_id,
    )
    entry = ours.record(
        "proposal_submitted",
        by,
        proposal_number=number,
        section_id=section.id,
        organisation_id=organisation_id,
        base=base.fingerprint,
        wanted=apply(base, own).fingerprint,
        round=round_.number if round_ else 0,
        **told(behalf),
    )
    if organisation_id is not None:
        tell_of_entry(ours, organisation_id, "proposal", entry, behalf, number=number)
    notices.gather(ours.connection, ours.everyone(), paper_id=ours.paper_id, at=ours.now)
    return number


def _revise(ours: Writing, draft: Row[Any], section: Row[Any], own: tuple[Change, ...], wish: Wish, by: By) -> int:
    proposal = proposals.load_by_id(ours.connection, ours.paper_id, draft.proposal_id)
    ours.require(by, Act.REVISE if draft.organisation_id == proposal.organisation_id else Act.REWORD, proposal)
    state = after(State(proposal.state), Move.REVISE)
    plan = rounds.of_paper(ours.connection, ours.paper_id)
    round_ = round_of_revision(plan, proposal, ours)
    revision = proposal.revision + 1
    base = Wording.from_text(section.text)
    proposals.change(
        ours.connection,
        proposal,
        state=str(state),
        revision=revision,
        needs_wording=False,
        title=wish.title.strip(),
        reason=wish.reason.strip(),
        weight=wish.weight,
        revised_at=ours.now,
        round_id=round_.id if round_ else None,
    )
    proposals.add_step(
        ours.connection,
        proposal.id,
        revision=revision,
        kind="revised",
        base_wording_id=section.wording_id,
        base=base,
        changes=own,
        now=ours.now,
        title=wish.title.strip(),
        reason=wish.reason.strip(),
        person_id=by.person_id,
    )
    ours.record(
        "proposal_revised",
        by,
        proposal_number=proposal.number,
        section_id=section.id,
        organisation_id=proposal.organisation_id,
        revision=revision,
        base=base.fingerprint,
        wanted=apply(base, own).fingerprint,
        round=round_.number if round_ else 0,
    )
    notices.gather(ours.connection, ours.everyone(), paper_id=ours.paper_id, at=ours.now)
    return int(proposal.number)


def round_of_revision(plan: list[Round], proposal: Row[Any], ours: Writing) -> Round | None:
    """A revision keeps its round, but in the last seven days before the decision moves to the next."""
    return round_for_revision(plan, with_id(plan, proposal.round_id), ours.now)


def withdraw(database: Database, slug: str, number: int, reason: str, *, by: By) -> None:
    """Only of the author's organisation while it is open; the coordinator needs a reason."""
    with writing(database, slug) as ours:
        proposal = proposals.load(ours.connection, ours.paper_id, number)
        standing = ours.require(by, Act.WITHDRAW, proposal)
        tidies_up = proposal.organisation_id != standing.organisation_id
        if tidies_up and not reason.strip():
            raise Malformed(Sentence("propose.withdrawing_needs_a_reason"))
        state = after(State(proposal.state), Move.WITHDRAW)
        proposals.change(
            ours.connection,
            proposal,
            state=str(state),
            ended_because="by_coordinator" if tidies_up else "by_author",
            ended_reason=reason.strip(),
            needs_wording=False,
        )
        ours.record(
            "proposal_withdrawn",
            by,
            proposal_number=number,
            section_id=proposal.section_id,
            organisation_id=proposal.organisation_id,
            reason=reason.strip(),
        )
        if tidies_up:
            notices.tell(
                ours.connection,
                ours.authors(proposal),
                "withdrawn_by_coordinator",
                cause=f"withdrawn/{proposal.id}",
                paper_id=ours.paper_id,
                at=ours.now,
                number=number,
                reason=reason.strip(),
            )
        notices.gather(ours.connection, ours.everyone(), paper_id=ours.paper_id, at=ours.now)
