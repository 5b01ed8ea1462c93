"""The invitation: the rules as sentences, and the question whether one takes part."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import organisations as acting
from webapp.http import reading_page
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.paper.organisations import Reply
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, Refusal
from webapp.paper.sentences import Sentence
from webapp.store.pages import own_organisation as own
from webapp.store.pages import reading as read

pages = Blueprint("invitation", __name__)


@pages.get("/papers/<slug>/invitation")
@needs(Act.READ_INVITATION)
def invitation(visit: Visit) -> str:
    """The question, what accepting means, who reads along."""
    return _page(visit)


@pages.post("/papers/<slug>/invitation")
@needs(Act.ANSWER_INVITATION)
def answer(visit: Visit) -> Response:
    """ "Wir machen mit", or not."""

    def do() -> str:
        reply = request.form.get("reply", "")
        if reply not in [str(known) for known in Reply]:
            raise Malformed(Sentence("invitation.answer_missing"))
        acting.answer_invitation(visit.database, visit.slug, Reply(reply), by=visit.by)
        return links.what_needs_you(visit.slug) if reply == Reply.TAKE_PART else links.invitation(visit.slug)

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal))


def _page(visit: Visit, refusal: Refusal | None = None) -> str:
    with visit.database.reading() as connection:
        page = read.rules_of(connection, visit.paper, visit.now)
        ours = own.organisation(connection, visit.paper.id, visit.standing.organisation_id)
    sentences = reading_page.rules_in_sentences(page, visit.paper)
    return render_template(
        "invitation/invitation.html", page=page, organisation=ours, sentences=sentences, refusal=refusal
    )
