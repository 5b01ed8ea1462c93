"""The first page: where this person goes from here; and the papers they have to do with."""

from typing import Any

from flask import Blueprint, redirect, render_template, request

from webapp import links
from webapp.http import here
from webapp.http.door import Visit, needs_sign_in, open_page
from webapp.paper.permissions import Act
from webapp.store.pages import home as read
from webapp.views.set_up import is_set_up

pages = Blueprint("home", __name__)


@pages.get("/")
@open_page
def home() -> Any:
    if not is_set_up():
        return redirect(links.set_up(), 303)
    person = here.person()
    if person is None:
        return redirect(links.sign_in(), 303)
    with here.database().reading() as connection:
        papers = read.papers_of(connection, person.id)
    if len(papers) == 1:
        return redirect(first_page(papers[0]), 303)
    return redirect(links.papers(), 303)


@pages.get("/papers")
@needs_sign_in
def papers(visit: Visit) -> Any:
    with visit.database.reading() as connection:
        found = read.papers_of(connection, visit.person.id)
    return render_template(
        "account/papers.html",
        papers=found,
        first_page=first_page,
        may_create=visit.may(Act.CREATE_PAPER),
        made="made" in request.args,
    )


def first_page(paper: Any) -> str:
    """Where one begins in a paper: what needs one, or for an observer the text."""
    return links.what_needs_you(paper.slug) if paper.acts else links.paper(paper.slug)
