"""The sign-off page: the exact text, four answers, a new code before it is signed; and what the coordinator takes
down."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, session

from webapp import links
from webapp.actions import sign_off as acts
from webapp.actions.sign_off import Said
from webapp.http.door import Visit, needs
from webapp.http.errors import is_for_the_form
from webapp.http.forms import refused, submitted
from webapp.http.present import strip
from webapp.http.session import is_fresh, needs_fresh
from webapp.paper.numbers import number
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, NotFound, Refusal
from webapp.paper.sentences import Sentence
from webapp.paper.sign_off import SIGNED
from webapp.paper.votes import How, OnBehalf
from webapp.store.pages import sign_off as read
from webapp.store.pages.sign_off import SignOffPage

pages = Blueprint("sign_off", __name__)


@pages.get("/papers/<slug>/editions/<int:number>/sign-off")
@needs(Act.READ_INVITATION, Act.READ_NAMES)
def sign_off(visit: Visit, number: int) -> Any:
    return _page(visit, number)


@pages.post("/papers/<slug>/editions/<int:number>/sign-offs")
@needs(Act.READ_INVITATION)
def answer(visit: Visit, number: int) -> Any:
    """Signing asks for a new code first; what was typed waits in the session until it was entered."""
    said, fingerprint, seen = _said(request.form), request.form.get("fingerprint", ""), _seen(request.form)
    if said.answer in SIGNED and not is_fresh(visit, _purpose(visit, number)):
        try:
            acts.check_sign_off(visit.database, visit.slug, number, said, fingerprint=fingerprint, by=visit.by)
        except Refusal as refusal:
            if not is_for_the_form(refusal):
                raise
            return refused(_page(visit, number, refusal, request.form), refusal)
        session[_kept(visit, number)] = {**asdict(said), "fingerprint": fingerprint, "seen": seen}
        return redirect(links.confirm_sign_off(visit.slug, number), 303)

    def do() -> str:
        acts.sign_off(visit.database, visit.slug, number, said, fingerprint=fingerprint, seen=seen, by=visit.by)
        session.pop(_kept(visit, number), None)
        return links.sign_off(visit.slug, number) + f"?saved={said.answer}"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.get("/papers/<slug>/editions/<int:number>/sign-off/confirm")
@needs(Act.READ_INVITATION)
def confirm(visit: Visit, number: int) -> Any:
    """Reached after the code. Opening it signs nothing: the button does."""
    kept = session.get(_kept(visit, number))
    if kept is None:
        return redirect(links.sign_off(visit.slug, number), 303)
    needs_fresh(visit, _purpose(visit, number))
    return render_template("sign_off/confirm.html", page=_load(visit, number), number=number, kept=kept)


@pages.post("/papers/<slug>/editions/<int:number>/sign-offs/taken-back")
@needs(Act.READ_INVITATION)
def take_back(visit: Visit, number: int) -> Any:
    def do() -> str:
        acts.take_back_answer(visit.database, visit.slug, number, by=visit.by)
        return links.sign_off(visit.slug, number) + "?saved=taken_back"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.get("/papers/<slug>/editions/<int:number>/entries/<int:organisation_id>")
@needs(Act.ENTER_ON_BEHALF)
def entry(visit: Visit, number: int, organisation_id: int) -> Any:
    return _entry_page(visit, number, organisation_id)


@pages.post("/papers/<slug>/editions/<int:number>/entries/<int:organisation_id>")
@needs(Act.ENTER_ON_BEHALF)
def enter(visit: Visit, number: int, organisation_id: int) -> Any:
    """What came by telephone, mail, letter or in a meeting; never a signature."""
    form = request.form

    def do() -> str:
        acts.enter_sign_off(
            visit.database,
            visit.slug,
            number,
            organisation_id,
            _said(form),
            _behalf(form),
            fingerprint=form.get("fingerprint", ""),
            seen=_seen(form),
            by=visit.by,
        )
        return links.sign_off(visit.slug, number) + "?saved=entry"

    return submitted(visit, do, again=lambda refusal: _entry_page(visit, number, organisation_id, refusal, form))


def _page(visit: Visit, number: int, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None) -> Any:
    page = _load(visit, number)
    if typed is None:
        typed = session.get(_kept(visit, number)) or _as_typed(page)
    return render_template(
        "sign_off/sign_off.html",
        page=page,
        number=number,
        strip=_strip(page, visit),
        open=_is_open(page, visit),
        may_sign=_may_sign(visit, page),
        refusal=refusal,
        typed=typed,
        saved=request.args.get("saved", ""),
        behalf=behalf_of,
    )


def _entry_page(
    visit: Visit,
    number: int,
    organisation_id: int,
    refusal: Refusal | None = None,
    typed: Mapping[str, str] | None = None,
) -> Any:
    page = _load(visit, number)
    organisation = page.organisation(organisation_id)
    if organisation is None:
        raise NotFound(Sentence("signing.not_asked"))
    return render_template(
        "sign_off/entry.html",
        page=page,
        number=number,
        organisation=organisation,
        standing=page.given.standing.get(organisation_id),
        ways=tuple(How),
        refusal=refusal,
        typed=typed or {},
        behalf=behalf_of,
    )


def _load(visit: Visit, number: int) -> SignOffPage:
    with visit.database.reading() as connection:
        return read.load(
            connection,
            visit.paper,
            number,
            organisation_id=visit.standing.organisation_id,
            person_id=visit.person.id,
        )


def behalf_of(row: Any) -> Sentence | None:
    """How an answer came that the organisation did not give itself."""
    if row is None or not row.behalf_how:
        return None
    return OnBehalf(How(row.behalf_how), date.fromisoformat(row.behalf_on), row.behalf_from).sentence


def _strip(page: SignOffPage, visit: Visit) -> Any:
    mine = page.own.id if page.own is not None else None
    return strip(page.given.ids, page.stances, needed=page.given.terms.minimum, mine=mine, matter="sign_offs")


def _is_open(page: SignOffPage, visit: Visit) -> bool:
    edition = page.edition
    return edition.withdrawn_at is None and edition.proof_opened_at is None and visit.now < edition.answers_until


def _may_sign(visit: Visit, page: SignOffPage) -> bool:
    if page.own is None:
        return False
    return visit.may(Act.SIGN_OFF, acts.Asked(page.own.id, bool(visit.paper.sign_only)))


def _as_typed(page: SignOffPage) -> dict[str, str]:
    """What stands in the form before anybody typed: the own last words. No answer is chosen for the person."""
    last, person = page.last, page.person
    if last is not None and last.person_name:
        return {"person": last.person_name, "function": last.function}
    if person is None:
        return {}
    return {"person": f"{person.title} {person.name}".strip(), "function": person.function or ""}


def _said(form: Mapping[str, str]) -> Said:
    return Said(**{name: form.get(name, "") for name in Said.__dataclass_fields__})


def _seen(form: Mapping[str, str]) -> int:
    return number(form.get("seen", ""))


def _behalf(form: Mapping[str, str]) -> OnBehalf:
    how, on = form.get("how", ""), form.get("on", "")
    if how not in list(How):
        raise Malformed(Sentence("signing.how_missing"))
    try:
        return OnBehalf(How(how), date.fromisoformat(on), form.get("told_by", "").strip()[:200])
    except ValueError:
        raise Malformed(Sentence("signing.on_missing")) from None


def _purpose(visit: Visit, number: int) -> str:
    return f"sign_off/{visit.paper.id}/{number}"


def _kept(visit: Visit, number: int) -> str:
    return f"sign_off/{visit.paper.id}/{number}"
