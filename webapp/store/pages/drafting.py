"""Writing a proposal: the draft, the section as it stands, what the draft changes, and who touches the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from webapp.paper.carry_over import carry_over
from webapp.paper.deadlines import Round, round_for_revision, round_for_submission, with_id
from webapp.paper.proposals import State
from webapp.paper.redline import Changes, changes
from webapp.paper.wording import Wording
from webapp.store import drafts, organisations, proposals, rounds, sections


@dataclass(frozen=True)
class Drafting:
    """Everything about one draft. `base` is the wording it was begun on, which may not be the present one any more."""

    draft: Row[Any]
    section: Row[Any]
    base: Wording
    present: Wording
    wanted: Wording
    changes: Changes
    touching: Sequence[Row[Any]]  # open or adopted proposals that touch the same words
    round: Round | None  # in which it will be decided; None: none is planned for it
    revised_in: Round | None  # for a revision: the round that its proposal belongs to now
    authors: dict[int, str]  # organisation id → short name
    revises: Row[Any] | None

    @property
    def has_moved_on(self) -> bool:
        """Whether the section was changed since the draft was begun."""
        return bool(self.draft.base_wording_id != self.section.wording_id)


def load(connection: Connection, paper_id: int, draft_id: int, organisation_id: int | None, now: datetime) -> Drafting:
    """The draft of this organisation (None: the coordinators'). Raises NotFound."""
    draft = drafts.load(connection, paper_id, draft_id, organisation_id=organisation_id)
    section = sections.by_id(connection, paper_id, draft.section_id)
    base = sections.wording(connection, draft.base_wording_id)
    wanted = Wording.from_text(draft.text)
    own = changes(base, wanted)
    plan = rounds.of_paper(connection, paper_id)
    revises = proposals.load_by_id(connection, paper_id, draft.proposal_id) if draft.proposal_id else None
    revised_in = with_id(plan, revises.round_id) if revises is not None else None
    if revises is not None:
        round_ = round_for_revision(plan, revised_in, now)
    else:
        round_ = round_for_submission(plan, now)
    return Drafting(
        draft=draft,
        section=section,
        base=base,
        present=Wording.from_text(section.text),
        wanted=wanted,
        changes=own,
        touching=touching(connection, paper_id, draft, base, own),
        round=round_,
        revised_in=revised_in,
        authors={row.id: row.short_name for row in organisations.of_paper(connection, paper_id)},
        revises=revises,
    )


def touching(connection: Connection, paper_id: int, draft: Row[Any], base: Wording, own: Changes) -> list[Row[Any]]:
    """The open and adopted proposals on the same wording that exclude what the draft changes."""
    if not own:
        return []
    others = proposals.of_paper(connection, paper_id, State.OPEN, State.ADOPTED, section_id=draft.section_id)
    return [
        other
        for other in others
        if other.id != draft.proposal_id
        and other.base_wording_id == draft.base_wording_id
        and not other.needs_wording
        and carry_over(base, proposals.changes_of(other), own).verdict in ("conflict", "contained")
    ]


def position_of(connection: Connection, paper_id: int, number: int) -> int:
    """The place of the section that a proposal is about."""
    proposal = proposals.load(connection, paper_id, number)
    return int(sections.by_id(connection, paper_id, proposal.section_id).position)
