"""Organisations of a paper: added one by one or as a table, put in order, invited, corrected, taken off the list."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import organisations as acting
from webapp.actions.organisations import Newcomer
from webapp.actions.read_table import newcomers_of
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.paper.numbers import number
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, Refusal
from webapp.paper.sentences import Sentence
from webapp.store.pages import organisations as read

pages = Blueprint("organise", __name__)


@pages.get("/papers/<slug>/coordination/organisations")
@needs(Act.ADD_ORGANISATION)
def organisations(visit: Visit) -> str:
    """The list, in the order of the signatories."""
    return _page(visit)


@pages.post("/papers/<slug>/coordination/organisations")
@needs(Act.ADD_ORGANISATION)
def add(visit: Visit) -> Response:
    """One organisation more."""

    def do() -> str:
        acting.add(visit.database, visit.slug, [_typed()], by=visit.by)
        return f"{links.organisations(visit.slug)}?added=1"

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal, request.form))


@pages.post("/papers/<slug>/coordination/organisations/table")
@needs(Act.ADD_ORGANISATION)
def table(visit: Visit) -> Response:
    """A pasted or uploaded table: all of it, or none and everything that is wrong with it."""
    problems: list[Sentence] = []

    def do() -> str:
        upload = request.files.get("file")
        content: str | bytes = upload.read() if upload and upload.filename else request.form.get("table", "")
        found, wrong = newcomers_of(content)
        problems.extend(wrong)
        if problems or not found:
            raise Malformed(Sentence("organise.table_refused", n=len(problems)))
        acting.add(visit.database, visit.slug, found, by=visit.by)
        return f"{links.organisations(visit.slug)}?added={len(found)}"

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal, request.form, problems))


@pages.post("/papers/<slug>/coordination/invitations")
@needs(Act.INVITE_ORGANISATION)
def invitations(visit: Visit) -> Response:
    """Invites those chosen, or all that were not invited yet."""

    def do() -> str:
        chosen = [number(value) for value in request.form.getlist("invite")] or None
        count = acting.invite(visit.database, visit.slug, chosen, by=visit.by)
        if not count:
            raise Malformed(Sentence("organise.nobody_to_invite"))
        return f"{links.organisations(visit.slug)}?invited={count}"

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


@pages.get("/papers/<slug>/coordination/organisations/<int:organisation_id>")
@needs(Act.EDIT_ORGANISATION)
def edit_page(visit: Visit, organisation_id: int) -> str:
    """Names, seat, representative."""
    return _edit_page(visit, organisation_id)


@pages.post("/papers/<slug>/coordination/organisations/<int:organisation_id>")
@needs(Act.EDIT_ORGANISATION)
def edit(visit: Visit, organisation_id: int) -> Response:
    """Corrects them."""

    def do() -> str:
        acting.edit(visit.database, visit.slug, organisation_id, _typed(), by=visit.by)
        return links.organisations(visit.slug)

    return submitted(visit, do, again=lambda refusal: _edit_page(visit, organisation_id, refusal, request.form))


@pages.post("/papers/<slug>/coordination/organisations/<int:organisation_id>/removal")
@needs(Act.REMOVE_ORGANISATION)
def removal(visit: Visit, organisation_id: int) -> Response:
    """Off the list, while it does not take part."""

    def do() -> str:
        acting.remove(visit.database, visit.slug, organisation_id, by=visit.by)
        return links.organisations(visit.slug)

    return submitted(visit, do, again=lambda refusal: _edit_page(visit, organisation_id, refusal))


@pages.post("/papers/<slug>/coordination/organisations/<int:organisation_id>/place")
@needs(Act.EDIT_ORGANISATION)
def place(visit: Visit, organisation_id: int) -> Response:
    """Another place in the order."""

    def do() -> str:
        wanted = request.form.get("place", "")
        acting.reorder(visit.database, visit.slug, organisation_id, number(wanted, 1), by=visit.by)
        return links.organisations(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


def _typed() -> Newcomer:
    form = request.form
    return Newcomer(
        form.get("name", ""),
        form.get("short_name", ""),
        form.get("seat", ""),
        form.get("title", ""),
        form.get("person", ""),
        form.get("function", ""),
        form.get("email", ""),
    )


def _page(
    visit: Visit,
    refusal: Refusal | None = None,
    typed: Mapping[str, str] | None = None,
    problems: Sequence[Sentence] = (),
) -> str:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper.id)
    shown: dict[str, Any] = {name: number(request.args.get(name, "")) for name in ("added", "invited")}
    return render_template(
        "organise/organisations.html",
        page=page,
        refusal=refusal,
        typed=typed or {},
        problems=problems,
        added=shown.get("added", 0),
        invited=shown.get("invited", 0),
    )


def _edit_page(
    visit: Visit, organisation_id: int, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None
) -> str:
    with visit.database.reading() as connection:
        page = read.one(connection, visit.paper.id, organisation_id)
    return render_template("organise/edit.html", page=page, refusal=refusal, typed=typed or {})
