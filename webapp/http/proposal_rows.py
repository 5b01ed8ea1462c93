"""A proposal in a list: what the templates show of a `Stand`. Pure presentation, no SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webapp import links
from webapp.http import present
from webapp.http.door import Visit
from webapp.paper.permissions import Act
from webapp.paper.proposals import STATES, State
from webapp.paper.sentences import Sentence


@dataclass(frozen=True)
class StandRow:
    """One row: facts, title, excerpt, strip, sentence."""

    stand: Any
    facts: tuple[Sentence, ...]
    href: str
    strip: present.Strip | None
    waits: bool
    more: tuple[Sentence, ...]

    @property
    def number(self) -> int:
        """The proposal's number in its paper."""
        return int(self.stand.proposal.number)


def stand_row(one: Any, page: Any, visit: Visit) -> StandRow:
    """The row of this stand, as this person may see it."""
    proposal = one.proposal
    section = next(row for row in page.sections if row.id == proposal.section_id)
    sees_names = visit.may(Act.READ_NAMES)
    facts = [
        Sentence("decide.proposal_number", number=proposal.number),
        Sentence("decide.in_section", number=section.position, title=section.title),
    ]
    if sees_names:
        facts.append(author(one))
    return StandRow(
        stand=one,
        facts=tuple(facts),
        href=links.proposal(visit.slug, proposal.number),
        strip=strip_of(one, visit) if sees_names and not proposal.needs_wording else None,
        waits=one.waits_for(visit.standing.organisation_id),
        more=(Sentence("decide.objections", n=one.tally.object),) if sees_names and one.tally.object else (),
    )


def author(one: Any) -> Sentence:
    """Whose proposal it is."""
    if one.author is None:
        return Sentence("decide.by_coordination")
    return Sentence("decide.by_organisation", name=one.author.short_name)


def strip_of(one: Any, visit: Visit) -> present.Strip:
    """One mark an organisation."""
    stances = {key: str(value) for key, value in one.tally.stances.items()}
    return present.strip(one.tally.entitled, stances, needed=one.verdict.needed, mine=visit.standing.organisation_id)


def state_sentence(one: Any) -> Sentence:
    """What became of it, or where it stands."""
    if one.proposal.needs_wording:
        return Sentence("decide.needs_wording")
    if one.decision is not None and one.proposal.state in (State.ADOPTED, State.REJECTED, State.WORKED_IN):
        sentence: Sentence = one.verdict.outcome
        return sentence
    return STATES[State(one.proposal.state)]


def section_facts(page: Any, visit: Visit) -> list[tuple[str, str, int, Sentence | None]]:
    """Each section with how many open proposals it has and how many of them are contested."""
    found = []
    for section in page.sections:
        on_it = [
            one for one in page.stands if one.proposal.section_id == section.id and one.proposal.state == State.OPEN
        ]
        contested = sum(1 for one in on_it if one.contested) if visit.may(Act.READ_NAMES) else 0
        fact = None
        if on_it:
            fact = (
                Sentence("decide.open_contested", n=len(on_it), contested=contested)
                if contested
                else Sentence("decide.open", n=len(on_it))
            )
        found.append((links.section(visit.slug, section.position), section.title, section.position, fact))
    return found


def record_lines(said: Sequence[Mapping[str, Any]], visit: Visit) -> list[Mapping[str, Any]]:
    """Entries of the record with the address that each one leads to."""
    return [
        {
            **line,
            "href": links.proposal(visit.slug, line["proposal"]) if line.get("proposal") else links.record(visit.slug),
        }
        for line in said
    ]


def phase(given: Mapping[str, Any]) -> present.Phase:
    """One phase of the paper's way."""
    return present.Phase(**{**given, "lines": tuple(present.PhaseLine(**line) for line in given.get("lines", ()))})
