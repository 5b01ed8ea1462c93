"""An edition to read; the freeze before it, the terms of its sign-off, and the agreed one for whoever has the link."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, make_response, render_template, request

from webapp import links
from webapp.actions import freeze as freezing
from webapp.actions import publish as publishing
from webapp.actions import sign_off_terms as terms
from webapp.http import here
from webapp.http.door import Visit, needs, open_page
from webapp.http.forms import submitted
from webapp.http.rate_limit import limiter
from webapp.paper.deadlines import local_deadline
from webapp.paper.numbers import number
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, NotFound, Refusal
from webapp.paper.sentences import Sentence
from webapp.secret import token_hash
from webapp.store.pages import freeze as read_freeze
from webapp.store.pages import public_edition as read
from webapp.store.pages import sign_off as read_sign_off

pages = Blueprint("edition", __name__)
Typed = Mapping[str, str]


@pages.get("/papers/<slug>/freeze")
@needs(Act.FREEZE)
def before_freeze(visit: Visit) -> Any:
    return _freeze_page(visit)


@pages.post("/papers/<slug>/editions")
@needs(Act.FREEZE)
def freeze(visit: Visit) -> Any:
    form = request.form

    def do() -> str:
        number = freezing.freeze(
            visit.database,
            visit.slug,
            answers_until=_moment(form, visit.paper.zone),
            minimum=_number(form.get("minimum", "")),
            fingerprint=form.get("fingerprint") or None,
            by=visit.by,
        )
        return links.sign_off(visit.slug, number) + "?saved=frozen"

    return submitted(visit, do, again=lambda refusal: _freeze_page(visit, refusal, form))


@pages.get("/papers/<slug>/editions/<int:number>")
@needs(Act.READ_TEXT, Act.READ_AGREED)
def edition(visit: Visit, number: int) -> Any:
    """Before it is agreed only for those who read the text."""
    return _page(visit, number)


@pages.get("/papers/<slug>/editions/<int:number>/terms")
@needs(Act.EXTEND_SIGN_OFF)
def sign_off_terms(visit: Visit, number: int) -> Any:
    return _terms_page(visit, number)


@pages.post("/papers/<slug>/editions/<int:number>/terms/extensions")
@needs(Act.EXTEND_SIGN_OFF)
def extend(visit: Visit, number: int) -> Any:
    def do() -> str:
        until, reason = _moment(request.form, visit.paper.zone), request.form.get("reason", "")
        terms.extend_sign_off(visit.database, visit.slug, number, until, reason=reason, by=visit.by)
        return links.sign_off(visit.slug, number) + "?saved=extended"

    return submitted(visit, do, again=lambda refusal: _terms_page(visit, number, refusal, "extend"))


@pages.post("/papers/<slug>/editions/<int:number>/terms/minimums")
@needs(Act.LOWER_MINIMUM)
def lower(visit: Visit, number: int) -> Any:
    def do() -> str:
        minimum, reason = _number(request.form.get("minimum", "")), request.form.get("reason", "")
        terms.lower_minimum(visit.database, visit.slug, number, minimum, reason=reason, by=visit.by)
        return links.sign_off(visit.slug, number) + "?saved=lowered"

    return submitted(visit, do, again=lambda refusal: _terms_page(visit, number, refusal, "lower"))


@pages.post("/papers/<slug>/editions/<int:number>/terms/withdrawals")
@needs(Act.BACK_TO_DRAFTING)
def back_to_drafting(visit: Visit, number: int) -> Any:
    def do() -> str:
        terms.back_to_drafting(visit.database, visit.slug, number, reason=request.form.get("reason", ""), by=visit.by)
        return links.sign_off(visit.slug, number)

    return submitted(visit, do, again=lambda refusal: _terms_page(visit, number, refusal, "back"))


@pages.post("/papers/<slug>/publications")
@needs(Act.PUBLISH)
def publish(visit: Visit) -> Any:
    number = _agreed(visit)

    def do() -> str:
        publishing.publish(visit.database, visit.slug, show_count=bool(request.form.get("show_count")), by=visit.by)
        return links.edition(visit.slug, number) + "?saved=published"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal))


@pages.post("/papers/<slug>/publications/ended")
@needs(Act.PUBLISH)
def unpublish(visit: Visit) -> Any:
    number = _agreed(visit)

    def do() -> str:
        publishing.unpublish(visit.database, visit.slug, by=visit.by)
        return links.edition(visit.slug, number) + "?saved=unpublished"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal))


@pages.get("/public/<token>")
@open_page
@limiter.limit("120/minute")
def public(token: str) -> Any:
    """The agreed edition: text, signatories, reservations, files, fingerprint; for no search engine."""
    with here.database().reading() as connection:
        page = read.published(connection, token_hash(token))
    answer = make_response(render_template("edition/public.html", page=page, token=token))
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _page(visit: Visit, number: int, refusal: Refusal | None = None) -> Any:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, number)
    if not page.is_agreed and not visit.may(Act.READ_TEXT):
        raise NotFound(Sentence("errors.no_edition"))
    return render_template(
        "edition/edition.html",
        page=page,
        number=number,
        may_publish=page.is_agreed and visit.may(Act.PUBLISH),
        refusal=refusal,
        saved=request.args.get("saved", ""),
    )


def _freeze_page(visit: Visit, refusal: Refusal | None = None, typed: Typed | None = None) -> Any:
    with visit.database.reading() as connection:
        page = read_freeze.load(connection, visit.paper, visit.now)
    return render_template("freeze/freeze.html", page=page, refusal=refusal, typed=typed or {})


def _terms_page(visit: Visit, number: int, refusal: Refusal | None = None, about: str = "") -> Any:
    with visit.database.reading() as connection:
        page = read_sign_off.load(connection, visit.paper, number, organisation_id=None, person_id=visit.person.id)
    typed = request.form if refusal is not None else {}
    return render_template("sign_off/terms.html", page=page, number=number, refusal=refusal, about=about, typed=typed)


def _agreed(visit: Visit) -> int:
    with visit.database.reading() as connection:
        number = read.agreed_number(connection, visit.paper.id)
    if number is None:
        raise NotFound(Sentence("edition_page.not_sealed"))
    return number


def _moment(form: Typed, zone: str) -> Any:
    """The day and hour of the form, in the paper's zone. Raises Malformed."""
    try:
        hour, minute = (int(part) for part in (form.get("hour") or "18:00").split(":")[:2])
        return local_deadline(date.fromisoformat(form.get("day", "")), hour, zone, minute)
    except ValueError:
        raise Malformed(Sentence("freeze.deadline_missing")) from None


def _number(typed: str) -> int:
    wanted = number(typed, -1)
    if wanted < 0:
        raise Malformed(Sentence("freeze.minimum_missing"))
    return wanted
