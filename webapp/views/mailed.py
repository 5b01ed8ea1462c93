"""The link of a mail. Opening it changes nothing; the code of the same mail, sent by a click, signs in (TRUST 1.3)."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request

from webapp.actions import sign_in as acts
from webapp.http import here, session
from webapp.http.door import open_page
from webapp.http.forms import refused
from webapp.http.rate_limit import limiter
from webapp.paper.refusals import NotNow, Refusal
from webapp.secret import session_key, token_hash
from webapp.store.pages import sign_in as read
from webapp.views.sign_in import own_path

pages = Blueprint("mailed", __name__)


@pages.get("/l/<token>")
@open_page
def mailed(token: str) -> Any:
    return _page(token)


@pages.post("/l/<token>")
@open_page
@limiter.limit("60/minute;600/hour")
def enter(token: str) -> Any:
    browser = session.browser()
    try:
        accepted = acts.try_link(
            here.database(), session_key(here.settings()), token, browser, request.form.get("code", "")
        )
    except Refusal as refusal:
        return refused(_page(token, refusal if not isinstance(refusal, NotNow) else None), refusal)
    session.begin(accepted.person_id, stay="stay" in request.form)
    return session.keep_browser(redirect(own_path(accepted.target), 303), browser)


def _page(token: str, refusal: Refusal | None = None) -> Any:
    with here.database().reading() as connection:
        link = read.mailed_link(connection, token_hash(token), here.database().clock.now())
    if link is None:
        return make_response(render_template("sign_in/link_over.html"), 404)
    someone = here.person()
    if someone is not None and someone.id == link.person_id:
        return redirect(own_path(link.target), 303)
    page = render_template(
        "sign_in/link.html", token=token, with_code=bool(link.code_hash), someone=someone, refusal=refusal
    )
    return session.keep_browser(make_response(page), session.browser())
