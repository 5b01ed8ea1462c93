"""The paper to read: clean, or with its open proposals beside it."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from webapp import links
from webapp.http import reading_page
from webapp.http.door import Visit, needs
from webapp.paper.permissions import Act
from webapp.store.pages import reading as read

pages = Blueprint("read", __name__)


@pages.get("/papers/<slug>")
@needs(Act.READ_TEXT, Act.READ_AGREED)
def paper(visit: Visit) -> str | Response:
    """The text as it stands; for who reads only the agreed text, that one."""
    if not visit.may(Act.READ_TEXT):
        return _agreed_only(visit)
    return _page(visit, with_proposals=False)


@pages.get("/papers/<slug>/with-proposals")
@needs(Act.READ_PROPOSALS)
def with_proposals(visit: Visit) -> str:
    """The text with the open proposals in its margin."""
    return _page(visit, with_proposals=True)


@pages.get("/papers/<slug>/rules")
@needs(Act.READ_INVITATION, Act.READ_TEXT)
def rules(visit: Visit) -> str:
    """The rules of procedure, as sentences with the group's own numbers."""
    with visit.database.reading() as connection:
        page = read.rules_of(connection, visit.paper, visit.now)
    return render_template("read/rules.html", page=page, sentences=reading_page.rules_in_sentences(page, visit.paper))


def _page(visit: Visit, *, with_proposals: bool) -> str:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, visit.standing, visit.now)
    return render_template(
        "read/paper.html",
        page=page,
        with_proposals=with_proposals,
        sections=reading_page.sections(page, visit),
        may_propose=visit.may(Act.PROPOSE) and visit.paper.stage == "drafting",
    )


def _agreed_only(visit: Visit) -> str | Response:
    with visit.database.reading() as connection:
        edition = read.agreed_edition(connection, visit.paper.id)
    if edition is None:
        return render_template("read/not_yet.html")
    return redirect(links.edition(visit.slug, edition), 303)
