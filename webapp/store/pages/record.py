"""The record's page: entries by filter, newest first, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.paper.numbers import number
from webapp.store import organisations, sections
from webapp.store.pages import record_lines
from webapp.store.tables import record_entries

PER_PAGE = 100
KINDS = {  # what the filter offers → the kinds of entries
    "proposals": (
        "proposal_submitted",
        "proposal_revised",
        "proposal_withdrawn",
        "proposal_superseded",
        "proposal_carried_over",
    ),
    "votes": ("vote_cast", "vote_withdrawn", "board_consulted"),
    "decisions": ("proposal_decided", "adopted_chosen", "proposal_worked_in", "round_settled"),
    "comments": ("comment_added", "comment_edited", "comment_removed"),
    "sign_off": (
        "edition_frozen",
        "sign_off_answered",
        "sign_off_withdrawn",
        "names_corrected",
        "proof_opened",
        "proof_made",
        "proof_confirmed",
        "sign_off_extended",
        "minimum_lowered",
        "back_to_drafting",
        "seal_ordered",
        "file_revision",
        "edition_sealed",
        "edition_published",
        "publication_ended",
    ),
    "people": (
        "organisation_added",
        "organisation_edited",
        "organisation_removed",
        "organisation_invited",
        "organisation_reminded",
        "invitation_answered",
        "organisation_left",
        "representative_named",
        "deputy_named",
        "deputy_ended",
        "sign_off_reserved",
        "coordinator_named",
        "coordinator_ended",
        "coordination_handed_over",
        "observer_added",
        "observer_level_changed",
        "observer_removed",
    ),
}


@dataclass(frozen=True)
class RecordPage:
    """The lines, what can be chosen, and the log's head."""

    lines: Sequence[Mapping[str, Any]]
    organisations: Sequence[Row[Any]]
    sections: Sequence[Row[Any]]
    size: int
    root: str
    older_before: int | None


def load(connection: Connection, paper: Row[Any], chosen: Mapping[str, str]) -> RecordPage:
    """The entries that fit the filter."""
    wanted = select(record_entries).where(record_entries.c.log == paper.id)
    if section := number(chosen.get("section", "")):
        wanted = wanted.where(record_entries.c.section_id == section)
    if organisation := number(chosen.get("organisation", "")):
        wanted = wanted.where(record_entries.c.organisation_id == organisation)
    if chosen.get("kind") in KINDS:
        wanted = wanted.where(record_entries.c.kind.in_(KINDS[chosen["kind"]]))
    if before := number(chosen.get("before", "")):
        wanted = wanted.where(record_entries.c.number < before)
    entries = list(connection.execute(wanted.order_by(record_entries.c.number.desc()).limit(PER_PAGE + 1)))
    shown = entries[:PER_PAGE]
    return RecordPage(
        lines=record_lines.said(connection, paper.id, shown),
        organisations=organisations.of_paper(connection, paper.id),
        sections=sections.of_paper(connection, paper.id),
        size=int(paper.record_size),
        root=str(paper.record_root),
        older_before=shown[-1].number if len(entries) > PER_PAGE else None,
    )
