"""The board as values for its templates: only rows and columns that miss something."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp import links
from webapp.http.door import Visit
from webapp.http.proposal_rows import phase
from webapp.paper.sentences import Sentence


@dataclass(frozen=True)
class Line:
    """One organisation that still owes something."""

    id: int
    name: str
    person: str
    stances: tuple[str, ...]  # in the order of the columns; "silent" where it owes one, "" where it is not entitled
    missing: tuple[int, ...]  # numbers of proposals
    reminded_at: datetime | None
    refused: str


def shown(page: Any, visit: Visit) -> dict[str, Any]:
    """Columns are open proposals with somebody silent, rows organisations with something to do."""
    columns = [one for one in page.stands if one.is_open and one.tally.silent]
    lines = [_line(row, columns, page) for row in page.stands.organisations if row.state == "takes_part"]
    owing = [line for line in lines if line.missing]
    open_ones = [one for one in page.stands if one.is_open]
    return {
        "columns": columns,
        "lines": owing,
        "done": sum(1 for line in lines if not line.missing),
        "votes_missing": sum(len(line.missing) for line in owing),
        "phases": [phase(given) for given in page.phases],
        "would_end": [(one, would_be(one), links.proposal(visit.slug, one.proposal.number)) for one in open_ones],
        "invited": [row for row in page.stands.organisations if row.state in ("added", "invited")],
        "refused": [row for row in page.representatives.values() if row.mail_refused_at is not None],
        "choices": [one for one in page.stands if one.proposal.state == "adopted"],
        "deadline": min((one.round.decisions_until for one in open_ones if one.round), default=None),
    }


def _line(row: Any, columns: list[Any], page: Any) -> Line:
    person = page.representatives.get(row.id)
    stances = tuple(
        str(one.tally.stances.get(row.id, "silent")) if row.id in one.tally.entitled else "" for one in columns
    )
    missing = tuple(one.proposal.number for one in columns if row.id in one.tally.silent_ids)
    return Line(
        row.id,
        row.name,
        f"{person.title} {person.name}".strip() if person else "",
        stances,
        missing,
        page.reminded.get(row.id),
        person.mail_refused_because if person and person.mail_refused_at else "",
    )


def would_be(one: Any) -> Sentence:
    """What would become of it if the round ended now."""
    return Sentence("board.would_be_adopted" if one.verdict.carries else "board.would_be_rejected")


def matters(page: Any, organisation_id: int) -> list[tuple[str, int, str, str]]:
    """What a stance can be entered on: value, number, title, the stance that it would replace."""
    found = []
    for one in page.stands:
        if one.is_open and organisation_id in one.tally.entitled:
            vote = one.votes.get(organisation_id)
            value = f"{one.proposal.number}/{one.proposal.revision}/{vote.running if vote else 0}"
            found.append((value, one.proposal.number, one.proposal.title, vote.stance if vote else ""))
    return found
