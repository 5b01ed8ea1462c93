"""The proof before the sealing: one's own entry, right or to be corrected; and the coordinator's last button."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template, request

from webapp import links
from webapp.actions import proof as acts
from webapp.actions.seal import seal as order_seal
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.paper.numbers import number
from webapp.paper.permissions import Act
from webapp.paper.refusals import NotFound, Refusal
from webapp.paper.sentences import Sentence
from webapp.paper.sign_off import seal_waits_for
from webapp.store.pages import proof as read
from webapp.store.pages.proof import ProofPage

pages = Blueprint("proof", __name__)
Typed = Mapping[str, str]


@pages.get("/papers/<slug>/editions/<int:number>/proof")
@needs(Act.READ_INVITATION, Act.COORDINATE)
def proof(visit: Visit, number: int) -> Any:
    return _page(visit, number)


@pages.post("/papers/<slug>/editions/<int:number>/proof/confirmations")
@needs(Act.READ_INVITATION)
def confirm(visit: Visit, number: int) -> Any:
    def do() -> str:
        acts.confirm_proof(visit.database, visit.slug, number, proof_number=_seen(), by=visit.by)
        return links.proof(visit.slug, number) + "?saved=confirmed"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.post("/papers/<slug>/editions/<int:number>/proof/corrections")
@needs(Act.READ_INVITATION)
def correct(visit: Visit, number: int) -> Any:
    def do() -> str:
        acts.correct_names(
            visit.database,
            visit.slug,
            number,
            organisation=request.form.get("organisation", ""),
            person=request.form.get("person", ""),
            function=request.form.get("function", ""),
            proof_number=_seen(),
            by=visit.by,
        )
        return links.proof(visit.slug, number) + "?saved=corrected"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.get("/papers/<slug>/editions/<int:number>/proof/taken-back")
@needs(Act.READ_INVITATION)
def take_back(visit: Visit, number: int) -> Any:
    return _take_back_page(visit, number)


@pages.post("/papers/<slug>/editions/<int:number>/proof/taken-back")
@needs(Act.READ_INVITATION)
def taken_back(visit: Visit, number: int) -> Any:
    def do() -> str:
        reason = request.form.get("reason", "")
        acts.take_back(visit.database, visit.slug, number, reason=reason, proof_number=_seen(), by=visit.by)
        return links.sign_off(visit.slug, number) + "?saved=taken_back"

    return submitted(visit, do, again=lambda refusal: _take_back_page(visit, number, refusal, request.form))


@pages.post("/papers/<slug>/editions/<int:number>/seals")
@needs(Act.SEAL)
def seal(visit: Visit, number: int) -> Any:
    """ "Jetzt besiegeln": the worker does the rest."""

    def do() -> str:
        order_seal(visit.database, visit.slug, number, proof_number=_seen(), by=visit.by)
        return links.edition(visit.slug, number)

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


def _page(visit: Visit, number: int, refusal: Refusal | None = None, typed: Typed | None = None) -> Any:
    page = _load(visit, number)
    own = page.own(visit.standing.organisation_id)
    return render_template(
        "proof/proof.html",
        page=page,
        number=number,
        own=own,
        waits_for=seal_waits_for(page.given.terms, len(page.entries), visit.now),
        may_extend=len(page.entries) < page.given.terms.minimum,
        refusal=refusal,
        typed=typed or {},
        saved=request.args.get("saved", ""),
    )


def _take_back_page(visit: Visit, number: int, refusal: Refusal | None = None, typed: Typed | None = None) -> Any:
    page = _load(visit, number)
    if page.own(visit.standing.organisation_id) is None:
        raise NotFound(Sentence("proof.not_open"))
    return render_template("proof/take_back.html", page=page, number=number, refusal=refusal, typed=typed or {})


def _load(visit: Visit, number: int) -> ProofPage:
    """For the coordinator and all signatories, while the proof is open. Raises NotFound."""
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, number)
    if page.edition.proof_opened_at is None or page.edition.withdrawn_at is not None:
        raise NotFound(Sentence("proof.not_open"))
    if not visit.standing.coordinates and page.own(visit.standing.organisation_id) is None:
        raise NotFound(Sentence("proof.not_open"))
    return page


def _seen() -> int:
    return number(request.form.get("proof", ""))
