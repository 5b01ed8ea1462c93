"""Entries of the record as sentences with names: the record stores facts, names are looked up when somebody reads."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.paper.sentences import Sentence
from webapp.store import record
from webapp.store.tables import organisations, people, sections


def said(connection: Connection, paper_id: int, entries: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    """Each entry: when, who for whom, what happened as a sentence, which proposal. Three queries, however many entries."""
    who = _names(connection, {entry.person_id for entry in entries if entry.person_id is not None})
    whom = _short_names(connection, paper_id)
    where = _titles(connection, paper_id)
    return [_line(entry, who, whom, where) for entry in entries]


def _line(entry: Row[Any], who: dict[int, str], whom: dict[int, str], where: dict[int, str]) -> dict[str, Any]:
    facts = record.facts(entry)
    values = {key: value for key, value in facts.items() if isinstance(value, str | int)}
    values |= {
        "organisation": whom.get(entry.organisation_id or 0, ""),
        "section": where.get(entry.section_id or 0, ""),
        "number": entry.proposal_number or 0,
        "n": facts.get("support", 0) + facts.get("go_along", 0) if "support" in facts else 1,
    }
    return {
        "at": entry.at,
        "number": entry.number,
        "kind": entry.kind,
        "person": who.get(entry.person_id or 0, ""),
        "organisation": values["organisation"],
        "proposal": entry.proposal_number,
        "sentence": Sentence(f"record.{_variant(entry.kind, facts)}", **values),
    }


def _variant(kind: str, facts: dict[str, Any]) -> str:
    """Some kinds read differently by what happened."""
    told = "_on_behalf" if "how" in facts else ""
    for fact in ("outcome", "verdict", "reply", "stance", "answer"):
        if fact in facts and kind in (
            "proposal_decided",
            "proposal_carried_over",
            "invitation_answered",
            "vote_cast",
            "sign_off_answered",
        ):
            return f"{kind}_{facts[fact]}{told if kind != 'sign_off_answered' else ''}"
    return kind + told if kind in ("proposal_submitted", "organisation_left") else kind


def _names(connection: Connection, ids: set[int]) -> dict[int, str]:
    rows = connection.execute(select(people.c.id, people.c.title, people.c.name).where(people.c.id.in_(ids)))
    return {row.id: f"{row.title} {row.name}".strip() for row in rows}


def _short_names(connection: Connection, paper_id: int) -> dict[int, str]:
    rows = connection.execute(
        select(organisations.c.id, organisations.c.short_name).where(organisations.c.paper_id == paper_id)
    )
    return {row.id: row.short_name for row in rows}


def _titles(connection: Connection, paper_id: int) -> dict[int, str]:
    rows = connection.execute(select(sections.c.id, sections.c.title).where(sections.c.paper_id == paper_id))
    return {row.id: row.title for row in rows}
