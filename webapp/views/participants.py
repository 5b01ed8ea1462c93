"""Who is in charge of the procedure, and who reads along."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import organisations as acting
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.paper.people import LEVELS, Level
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, Refusal
from webapp.paper.sentences import Sentence
from webapp.store.pages import participants as read

pages = Blueprint("participants", __name__)


@pages.get("/papers/<slug>/coordination/people")
@needs(Act.MANAGE_OBSERVERS)
def people(visit: Visit) -> str:
    """Coordinators and observers."""
    return _page(visit)


@pages.post("/papers/<slug>/coordination/observers")
@needs(Act.MANAGE_OBSERVERS)
def observers(visit: Visit) -> Response:
    """Somebody reads along; everybody is told."""

    def do() -> str:
        form = request.form
        acting.add_observer(
            visit.database,
            visit.slug,
            email=form.get("email", ""),
            name=form.get("name", ""),
            title=form.get("title", ""),
            function=form.get("function", ""),
            level=_level() or Level.AGREED,
            by=visit.by,
        )
        return links.participants(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal, request.form))


@pages.post("/papers/<slug>/coordination/observers/<int:membership_id>")
@needs(Act.CHANGE_OBSERVER_LEVEL)
def observer_level(visit: Visit, membership_id: int) -> Response:
    """Another level, or none any more."""

    def do() -> str:
        acting.change_level(visit.database, visit.slug, membership_id, _level(), by=visit.by)
        return links.participants(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


@pages.post("/papers/<slug>/coordination/coordinators")
@needs(Act.NAME_COORDINATOR)
def coordinators(visit: Visit) -> Response:
    """One more coordinator, or somebody else in one's own place."""

    def do() -> str:
        form = request.form
        hands_over = form.get("hand_over") == "yes"
        act = acting.hand_over if hands_over else acting.add_coordinator
        act(
            visit.database,
            visit.slug,
            email=form.get("email", ""),
            name=form.get("name", ""),
            title=form.get("title", ""),
            function=form.get("function", ""),
            by=visit.by,
        )
        return links.home() if hands_over else links.participants(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal, request.form))


def _level() -> Level | None:
    wanted = request.form.get("level", "")
    if wanted == "none":
        return None
    if wanted not in [str(level) for level in Level]:
        raise Malformed(Sentence("participants.level_missing"))
    return Level(wanted)


def _page(visit: Visit, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None) -> str:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper.id)
    return render_template(
        "participants/participants.html",
        page=page,
        refusal=refusal,
        typed=typed or {},
        levels=[(str(key), name) for key, name in LEVELS.items()],
    )
