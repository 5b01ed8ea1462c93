""" "Was ansteht": the first page after signing in."""

from flask import Blueprint, g, render_template

from webapp.http.door import Visit, needs
from webapp.http.proposal_rows import phase, record_lines, section_facts, stand_row
from webapp.paper.permissions import Act
from webapp.store.pages import record_lines as lines
from webapp.store.pages import way
from webapp.store.pages import what_needs_you as read

pages = Blueprint("what_needs_you", __name__)


@pages.get("/papers/<slug>/what-needs-you")
@needs(Act.READ_INVITATION, Act.READ_PROPOSALS)
def what_needs_you(visit: Visit) -> str:
    """What this person must decide, by deadline."""
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, visit.standing, visit.now)
        phases = way.phases(connection, visit.paper, page.stands.rounds, visit.now)
        said = lines.said(connection, visit.paper.id, page.entries)
        mine = page.stands.organisation(visit.standing.organisation_id)
    g.waiting = page.count
    return render_template(
        "what_needs_you/what_needs_you.html",
        page=page,
        organisation=mine,
        decisions=[stand_row(one, page, visit) for one in page.decisions],
        tasks=[stand_row(one, page, visit) for one in page.tasks],
        own=[stand_row(one, page, visit) for one in page.own if one not in page.tasks],
        choices=[stand_row(one, page, visit) for one in page.choices],
        phases=[phase(one) for one in phases],
        sections=section_facts(page, visit),
        entries=record_lines(said, visit),
    )
