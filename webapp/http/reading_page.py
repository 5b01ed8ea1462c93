"""The reading page as values for its template."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from webapp import links
from webapp.http.door import Visit
from webapp.http.proposal_rows import state_sentence
from webapp.paper.permissions import Act
from webapp.paper.proposals import State
from webapp.paper.rules import RULES
from webapp.paper.sentences import Sentence
from webapp.paper.wording import Block, Wording


@dataclass(frozen=True)
class Note:
    """An open proposal in the margin."""

    number: int
    title: str
    href: str
    facts: Sentence
    waits: bool
    contested: bool


@dataclass(frozen=True)
class ShownSection:
    """A section with its margin."""

    position: int
    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    fact: Sentence | None


def sections(page: Any, visit: Visit) -> list[ShownSection]:
    """All sections in order."""
    found = []
    for row in page.sections:
        on_it = [one for one in page.stands if one.proposal.section_id == row.id]
        found.append(
            ShownSection(
                row.position,
                row.title,
                _blocks(row.text),
                tuple(_note(one, visit) for one in on_it),
                _fact(on_it, visit),
            )
        )
    return found


@lru_cache(maxsize=512)
def _blocks(text: str) -> tuple[Block, ...]:
    """A wording never changes: it is taken apart once."""
    return Wording.from_text(text).blocks


def _note(one: Any, visit: Visit) -> Note:
    sees = visit.may(Act.READ_NAMES)
    facts = state_sentence(one)
    if sees and one.is_open:
        facts = one.verdict.because
    return Note(
        one.proposal.number,
        one.proposal.title,
        links.proposal(visit.slug, one.proposal.number),
        facts,
        one.waits_for(visit.standing.organisation_id),
        sees and one.contested,
    )


def _fact(on_it: list[Any], visit: Visit) -> Sentence | None:
    open_ones = [one for one in on_it if one.proposal.state == State.OPEN]
    if not open_ones:
        return None
    contested = sum(1 for one in open_ones if one.contested) if visit.may(Act.READ_NAMES) else 0
    if contested:
        return Sentence("decide.open_contested", n=len(open_ones), contested=contested)
    return Sentence("decide.open", n=len(open_ones))


def rules_in_sentences(page: Any, paper: Any) -> list[Sentence]:
    """The rules of procedure of this paper, with the group's own numbers."""
    said = [Sentence("reading_rules.one_vote"), RULES[paper.rule].explain(page.organisations)]
    for round_ in page.rounds:
        if round_.cancelled_at is None:
            said.append(
                Sentence(
                    "reading_rules.round",
                    number=round_.number,
                    proposals=round_.proposals_until,
                    decisions=round_.decisions_until,
                )
            )
    if not page.rounds:
        said.append(Sentence("reading_rules.no_rounds"))
    said += [
        Sentence("reading_rules.seen"),
        Sentence("reading_rules.silence"),
        Sentence("reading_rules.votes_stay"),
        Sentence("reading_rules.sign_off"),
        Sentence("reading_rules.leaving"),
    ]
    if page.observers:
        said.append(Sentence("reading_rules.observers", names=tuple(one.name for one in page.observers)))
    return said
