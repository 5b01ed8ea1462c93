"""Writing a proposal: begin a draft, write it in the editor or sentence by sentence, see its redline, submit it."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import propose as proposing
from webapp.actions.propose import Wish
from webapp.http import here, propose_page
from webapp.http.door import Visit, needs
from webapp.http.errors import status_of
from webapp.http.forms import submitted
from webapp.http.typed_wording import typed_wording
from webapp.language import say
from webapp.paper.permissions import Act
from webapp.paper.refusals import Refusal
from webapp.paper.rewording import reworded, words_of_block
from webapp.store.pages import drafting as read

pages = Blueprint("propose", __name__)


@pages.post("/papers/<slug>/sections/<int:position>/propose")
@needs(Act.DRAFT)
def begin(visit: Visit, position: int) -> Response:
    """A new draft on a section; `way=sentence` goes to the choice of a paragraph."""

    def do() -> str:
        draft_id = proposing.begin_draft(visit.database, visit.slug, position, by=visit.by)
        if request.form.get("way") == "sentence":
            return links.draft_blocks(visit.slug, draft_id)
        return links.draft(visit.slug, draft_id)

    return submitted(visit, do, again=_not_begun)


@pages.post("/papers/<slug>/proposals/<int:number>/revision")
@needs(Act.DRAFT)
def revise(visit: Visit, number: int) -> Response:
    """A draft of a revision of one's own proposal, or in the author's place."""

    def do() -> str:
        with visit.database.reading() as connection:
            position = read.position_of(connection, visit.paper.id, number)
        return links.draft(
            visit.slug, proposing.begin_draft(visit.database, visit.slug, position, by=visit.by, proposal=number)
        )

    return submitted(visit, do, again=_not_begun)


def _not_begun(refusal: Refusal) -> str:
    return render_template("errors/refusal.html", sentence=refusal.sentence, status=status_of(refusal), typed=[])


@pages.get("/papers/<slug>/drafts/<int:draft_id>")
@needs(Act.DRAFT)
def draft(visit: Visit, draft_id: int) -> str:
    """The whole section in the editor, with the redline beside it."""
    return _page(visit, draft_id)


@pages.post("/papers/<slug>/drafts/<int:draft_id>/saving")
@needs(Act.DRAFT)
def saving(visit: Visit, draft_id: int) -> Any:
    """Saves as one types and answers with the server's redline, as JSON."""
    typed = request.get_json(silent=True) or {}
    try:
        proposing.save_draft(visit.database, visit.slug, draft_id, wish_of(typed), by=visit.by)
        with visit.database.reading() as connection:
            page = read.load(connection, visit.paper.id, draft_id, visit.standing.organisation_id, visit.now)
    except Refusal as refusal:
        return jsonify(refused=say(refusal.sentence, here.language(), zone=here.zone())), status_of(refusal)
    shown = propose_page.shown(page, visit)
    return jsonify(
        saved=say(shown["saved"], here.language(), zone=here.zone()),
        counts=say(shown["counts"], here.language(), zone=here.zone()) if shown["counts"] else "",
        redline=render_template("propose/redline.html", **shown),
        overlap=render_template("propose/overlap.html", **shown),
        title=shown["suggested_title"],
    )


@pages.post("/papers/<slug>/drafts/<int:draft_id>")
@needs(Act.DRAFT)
def save(visit: Visit, draft_id: int) -> Response:
    """Without script: saves and shows the redline ("Vorschau"), or "Später weiterschreiben"."""

    def do() -> str:
        proposing.save_draft(visit.database, visit.slug, draft_id, wish_of(request.form), by=visit.by)
        if request.form.get("then") == "later":
            return links.proposals(visit.slug) + "?only=own"
        return links.draft(visit.slug, draft_id)

    return submitted(visit, do, again=lambda refusal: _page(visit, draft_id, refusal, request.form))


@pages.post("/papers/<slug>/drafts/<int:draft_id>/submission")
@needs(Act.DRAFT)
def submission(visit: Visit, draft_id: int) -> Response:
    """The draft becomes a proposal with a number."""

    def do() -> str:
        wish = wish_of(request.form)
        proposing.save_draft(visit.database, visit.slug, draft_id, wish, by=visit.by)
        number = proposing.submit(visit.database, visit.slug, draft_id, wish, by=visit.by)
        return f"{links.proposal(visit.slug, number)}?saved=proposal"

    return submitted(visit, do, again=lambda refusal: _page(visit, draft_id, refusal, request.form))


@pages.post("/papers/<slug>/drafts/<int:draft_id>/removal")
@needs(Act.DRAFT)
def removal(visit: Visit, draft_id: int) -> Response:
    """The draft is thrown away."""

    def do() -> str:
        proposing.discard_draft(visit.database, visit.slug, draft_id, by=visit.by)
        return links.proposals(visit.slug) + "?only=own"

    return submitted(visit, do, again=lambda refusal: _page(visit, draft_id, refusal))


@pages.post("/papers/<slug>/drafts/<int:draft_id>/carrying")
@needs(Act.DRAFT)
def carrying(visit: Visit, draft_id: int) -> Response:
    """Carries the draft over to the present wording, or starts it anew there with one's own words beside it."""

    def do() -> str:
        if request.form.get("anew"):
            wish = wish_of(request.form)
            proposing.start_draft_anew(visit.database, visit.slug, draft_id, wish.text, by=visit.by)
            return links.draft(visit.slug, draft_id)
        carried = proposing.bring_draft_up_to_date(visit.database, visit.slug, draft_id, by=visit.by)
        return links.draft(visit.slug, draft_id) + ("" if carried else "?conflict=1")

    return submitted(visit, do, again=lambda refusal: _page(visit, draft_id, refusal, request.form))


@pages.get("/papers/<slug>/drafts/<int:draft_id>/blocks")
@needs(Act.DRAFT)
def blocks(visit: Visit, draft_id: int) -> str:
    """Choose one paragraph or item: the way on a phone."""
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper.id, draft_id, visit.standing.organisation_id, visit.now)
    return render_template("propose/blocks.html", page=page)


@pages.get("/papers/<slug>/drafts/<int:draft_id>/blocks/<int:block>")
@needs(Act.DRAFT)
def sentence(visit: Visit, draft_id: int, block: int) -> Any:
    """That paragraph alone in a plain field, its neighbours around it."""
    return _sentence_page(visit, draft_id, block)


@pages.post("/papers/<slug>/drafts/<int:draft_id>/blocks/<int:block>")
@needs(Act.DRAFT)
def change_sentence(visit: Visit, draft_id: int, block: int) -> Response:
    """Puts the typed words in the paragraph's place; then title and weight."""

    def do() -> str:
        with visit.database.reading() as connection:
            page = read.load(connection, visit.paper.id, draft_id, visit.standing.organisation_id, visit.now)
        wording = reworded(page.wanted, block, request.form.get("words", ""))
        wish = Wish(wording.text, page.draft.title, page.draft.reason, page.draft.weight)
        proposing.save_draft(visit.database, visit.slug, draft_id, wish, by=visit.by)
        return links.draft(visit.slug, draft_id) + "?way=sentence#why"

    return submitted(visit, do, again=lambda refusal: _sentence_page(visit, draft_id, block, refusal, request.form))


def wish_of(form: Mapping[str, Any]) -> Wish:
    """What was typed. Raises Malformed where the wording cannot be understood."""
    return Wish(
        typed_wording(form).text,
        str(form.get("title") or ""),
        str(form.get("reason") or ""),
        str(form.get("weight") or ""),
    )


def _page(visit: Visit, draft_id: int, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None) -> str:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper.id, draft_id, visit.standing.organisation_id, visit.now)
    shown = propose_page.shown(page, visit, typed=typed)
    way = request.args.get("way", "")
    return render_template(
        "propose/draft.html",
        refusal=refusal,
        typed=typed or {},
        way=way,
        in_conflict=bool(request.args.get("conflict")),
        **shown,
    )


def _sentence_page(
    visit: Visit, draft_id: int, block: int, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None
) -> Any:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper.id, draft_id, visit.standing.organisation_id, visit.now)
    if not 0 <= block < len(page.wanted.blocks):
        return redirect(links.draft_blocks(visit.slug, draft_id), 303)
    return render_template(
        "propose/sentence.html",
        page=page,
        block=block,
        refusal=refusal,
        typed=typed or {},
        words=words_of_block(page.wanted, block),
        before=page.wanted.blocks[max(0, block - 1) : block],
        after=page.wanted.blocks[block + 1 : block + 2],
    )
