"""Signing in and out. A GET changes nothing; nobody learns whether an address is known."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from flask_login import current_user

from webapp import links
from webapp.actions import sign_in as acts
from webapp.http import here, session
from webapp.http.door import Visit, needs_sign_in, open_page
from webapp.http.forms import KEY, act, refused
from webapp.http.rate_limit import limiter
from webapp.paper.refusals import NotNow, Refusal
from webapp.secret import session_key, token_hash
from webapp.store.pages import sign_in as read

pages = Blueprint("sign_in", __name__)


@pages.get("/sign-in")
@open_page
def sign_in() -> Any:
    if current_user.is_authenticated:
        return redirect(own_path(request.args.get("target", "")), 303)
    return _address_page()


@pages.post("/sign-in")
@open_page
@limiter.limit("60/minute;600/hour")
def ask_for_code() -> Any:
    browser, target = session.browser(), own_path(request.form.get("target", ""))

    def do() -> str:
        acts.ask_for_code(here.database(), request.form.get("email", ""), browser, target=target)
        return links.code()

    try:
        where = act(here.database(), request.form.get(KEY, ""), None, do)
    except Refusal as refusal:
        return refused(_address_page(refusal, request.form), refusal)
    return session.keep_browser(redirect(where, 303), browser)


@pages.get("/sign-in/code")
@open_page
def code() -> Any:
    return _code_page()


@pages.post("/sign-in/code")
@open_page
@limiter.limit("60/minute;600/hour")
def enter_code() -> Any:
    try:
        accepted = acts.try_code(
            here.database(), session_key(here.settings()), session.browser(), request.form.get("code", "")
        )
    except Refusal as refusal:
        if current_user.is_authenticated and isinstance(refusal, NotNow):  # the same code, pressed twice
            return redirect(links.home(), 303)
        return refused(_code_page(refusal), refusal)
    session.begin(accepted.person_id, stay="stay" in request.form)
    return redirect(own_path(accepted.target), 303)


@pages.get("/sign-in/fresh")
@needs_sign_in
def fresh(visit: Visit) -> Any:
    return _fresh_page(visit, request.args)


@pages.post("/sign-in/fresh")
@needs_sign_in
@limiter.limit("60/minute;600/hour")
def freshen(visit: Visit) -> Any:
    browser = session.browser()
    try:
        return session.keep_browser(_freshen(visit, browser), browser)
    except Refusal as refusal:
        return refused(_fresh_page(visit, request.form, refusal), refusal)


@pages.post("/sign-out")
@open_page
def sign_out() -> Any:
    if current_user.is_authenticated:
        session.end()
    return redirect(links.sign_in(), 303)


@pages.post("/sign-out/everywhere")
@needs_sign_in
def sign_out_everywhere(visit: Visit) -> Any:
    acts.end_all_sessions(visit.database, visit.person.id)
    session.end()
    return redirect(links.sign_in(), 303)


def own_path(target: str) -> str:
    """The target if it is a path of ours, else the first page: never an address elsewhere (TRUST 1.2)."""
    plain = not any(ord(letter) < 32 or letter == "\\" for letter in target)
    return target if plain and target.startswith("/") and not target.startswith("//") else links.home()


def _freshen(visit: Visit, browser: str) -> Any:
    purpose, target = request.form.get("purpose", ""), own_path(request.form.get("target", ""))
    if "code" not in request.form:
        acts.ask_for_code(visit.database, visit.person.email, browser, target=target, purpose=purpose)
        return redirect(links.fresh_sign_in(purpose, target), 303)
    accepted = acts.try_code(visit.database, session_key(here.settings()), browser, request.form["code"], fresh=True)
    if accepted.person_id == visit.person.id:
        acts.freshen(visit.database, visit.session_id, accepted.purpose)
    return redirect(own_path(accepted.target), 303)


def _address_page(refusal: Refusal | None = None, typed: Mapping[str, str] | None = None) -> Any:
    target = (typed or request.args).get("target", "")
    return render_template(
        "sign_in/address.html", refusal=refusal, email=(typed or request.args).get("email", ""), target=target
    )


def _code_page(refusal: Refusal | None = None) -> Any:
    with here.database().reading() as connection:
        asked = read.asked_for(connection, token_hash(session.browser()), fresh=False)
    if asked is None:
        return redirect(links.sign_in(), 303)
    return make_response(render_template("sign_in/code.html", asked=asked, refusal=refusal, sender=here.sender()))


def _fresh_page(visit: Visit, given: Mapping[str, str], refusal: Refusal | None = None) -> Any:
    purpose = given.get("purpose", "")
    with visit.database.reading() as connection:
        asked = read.asked_for(connection, token_hash(session.browser()), fresh=True)
    sent = asked is not None and asked.purpose == purpose and asked.used_at is None and asked.expires_at > visit.now
    return render_template(
        "sign_in/fresh.html",
        purpose=purpose,
        target=own_path(given.get("target", "")),
        asked=asked if sent else None,
        refusal=refusal,
    )
