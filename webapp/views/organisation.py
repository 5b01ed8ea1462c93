""" "Unsere Organisation": who acts for it, what it reserves, leaving."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import organisations as acting
from webapp.actions.organisations import Newcomer
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.paper.permissions import Act
from webapp.paper.refusals import NotFound, Refusal
from webapp.paper.sentences import Sentence
from webapp.store.pages import own_organisation as read

pages = Blueprint("organisation", __name__)


@pages.get("/papers/<slug>/organisation")
@needs(Act.READ_INVITATION)
def organisation(visit: Visit) -> str:
    """The own organisation and its people."""
    return _page(visit)


@pages.post("/papers/<slug>/organisation/deputies")
@needs(Act.NAME_DEPUTY)
def deputies(visit: Visit) -> Response:
    """One more deputy."""

    def do() -> str:
        form = request.form
        who = Newcomer(
            "",
            "",
            person=form.get("name", ""),
            person_title=form.get("title", ""),
            function=form.get("function", ""),
            email=form.get("email", ""),
        )
        acting.name_deputy(visit.database, visit.slug, who, by=visit.by)
        return links.organisation(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal, request.form))


@pages.post("/papers/<slug>/organisation/deputies/<int:membership_id>/end")
@needs(Act.NAME_DEPUTY)
def end_deputy(visit: Visit, membership_id: int) -> Response:
    """The deputy stops acting, on the next request."""

    def do() -> str:
        acting.end_deputy(visit.database, visit.slug, membership_id, by=visit.by)
        return links.organisation(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


@pages.post("/papers/<slug>/organisation/reservation")
@needs(Act.RESERVE_SIGN_OFF)
def reservation(visit: Visit) -> Response:
    """Who may sign off."""

    def do() -> str:
        acting.reserve_sign_off(visit.database, visit.slug, request.form.get("deputies_sign") == "yes", by=visit.by)
        return links.organisation(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


@pages.post("/papers/<slug>/organisation/leaving")
@needs(Act.LEAVE)
def leaving(visit: Visit) -> Response:
    """The organisation leaves by its own act."""

    def do() -> str:
        acting.leave(visit.database, visit.slug, by=visit.by)
        return links.organisation(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


def _page(visit: Visit, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None) -> str:
    if visit.standing.organisation_id is None:
        raise NotFound(Sentence("errors.no_organisation"))
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper.id, visit.standing.organisation_id)
    return render_template(
        "organisation/organisation.html",
        page=page,
        refusal=refusal,
        typed=typed or {},
        represents=visit.may(Act.NAME_DEPUTY),
        may_leave=visit.may(Act.LEAVE) and visit.paper.stage != "agreed",
    )
