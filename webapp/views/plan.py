"""The plan of a paper: its rounds, and its details."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import papers as acting
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.http.moments import as_typed, typed_moment
from webapp.paper.deadlines import phase
from webapp.paper.permissions import Act
from webapp.paper.refusals import Refusal
from webapp.store.pages import plan as read

pages = Blueprint("plan", __name__)


@pages.get("/papers/<slug>/coordination/plan")
@needs(Act.PLAN_ROUND)
def plan(visit: Visit) -> str:
    """Rounds and details."""
    return _page(visit)


@pages.post("/papers/<slug>/coordination/rounds")
@needs(Act.PLAN_ROUND)
def rounds(visit: Visit) -> Response:
    """One more round."""

    def do() -> str:
        proposals = typed_moment(request.form, "proposals", visit.paper.zone)
        decisions = typed_moment(request.form, "decisions", visit.paper.zone)
        acting.plan_round(visit.database, visit.slug, proposals, decisions, by=visit.by)
        return links.plan(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal, request.form))


@pages.post("/papers/<slug>/coordination/rounds/<int:number>/extension")
@needs(Act.EXTEND_ROUND)
def extension(visit: Visit, number: int) -> Response:
    """Later, with a reason."""

    def do() -> str:
        proposals = typed_moment(request.form, "proposals", visit.paper.zone)
        decisions = typed_moment(request.form, "decisions", visit.paper.zone)
        acting.extend_round(
            visit.database, visit.slug, number, proposals, decisions, request.form.get("reason", ""), by=visit.by
        )
        return links.plan(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


@pages.post("/papers/<slug>/coordination/rounds/<int:number>/cancellation")
@needs(Act.CANCEL_ROUND)
def cancellation(visit: Visit, number: int) -> Response:
    """Only an empty round, with a reason."""

    def do() -> str:
        acting.cancel_round(visit.database, visit.slug, number, request.form.get("reason", ""), by=visit.by)
        return links.plan(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


@pages.post("/papers/<slug>/coordination/details")
@needs(Act.EDIT_PAPER)
def details(visit: Visit) -> Response:
    """Title, subtitle, label, and whether the public page says how many were asked."""

    def do() -> str:
        form = request.form
        acting.edit(
            visit.database,
            visit.slug,
            title=form.get("title", ""),
            subtitle=form.get("subtitle", ""),
            label=form.get("label", ""),
            label_plural=form.get("label_plural", ""),
            show_count=form.get("show_count") == "yes",
            by=visit.by,
        )
        return links.plan(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal, request.form))


def _page(visit: Visit, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None) -> str:
    with visit.database.reading() as connection:
        planned = read.load(connection, visit.paper.id)
    zone = visit.paper.zone
    shown = [
        (
            one,
            str(phase(one, visit.now)),
            count,
            empty,
            {**as_typed(one.proposals_until, "proposals", zone), **as_typed(one.decisions_until, "decisions", zone)},
        )
        for one, count, empty in planned
    ]
    return render_template("plan/plan.html", rounds=shown, refusal=refusal, typed=typed or {})
