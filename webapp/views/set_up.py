"""The set-up page: open until somebody with the code has used it."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request

from webapp import links
from webapp.actions import set_up as acts
from webapp.actions.installation import make_keys_once
from webapp.http import here, session
from webapp.http.door import open_page
from webapp.http.forms import KEY, act, refused
from webapp.http.rate_limit import limiter
from webapp.paper.refusals import NotNow, Refusal
from webapp.secret import session_key

pages = Blueprint("set_up", __name__)


@pages.get("/set-up")
@open_page
def set_up() -> Any:
    if is_set_up():
        return redirect(links.home(), 303)
    return _page({})


@pages.post("/set-up")
@open_page
@limiter.limit("30/minute")
def do_set_up() -> Any:
    typed = request.form
    try:
        if "test" in typed:
            return _page(typed, tested=_send_test(typed))
        return redirect(
            act(here.database(), typed.get(KEY, ""), None, lambda: _set_up(typed), otherwise=links.home()), 303
        )
    except NotNow:
        return redirect(links.home(), 303)
    except Refusal as refusal:
        return refused(_page(typed, refusal), refusal)


def is_set_up() -> bool:
    """Whether somebody has set this installation up."""
    row = here.installation()
    return row is not None and row.set_up_at is not None


def _set_up(typed: Mapping[str, str]) -> str:
    person_id = acts.set_up(here.database(), session_key(here.settings()), typed.get("code", ""), _wanted(typed))
    make_keys_once(here.database(), here.settings())
    session.begin(person_id, stay=True)
    return links.new_paper()


def _send_test(typed: Mapping[str, str]) -> str:
    """The address that the test mail was handed over for. Only for who has the code: else anybody could make us connect anywhere."""
    acts.check_code(here.database(), session_key(here.settings()), typed.get("code", ""))
    wanted = _wanted(typed)
    acts.check(wanted)
    here.try_mail_server(wanted)
    return wanted.email


def mail_server(typed: Mapping[str, str]) -> acts.MailServer:
    """How mails shall leave, as the form says."""
    port = typed.get("mail_port", "587").strip()
    return acts.MailServer(
        by=typed.get("mail_by", ""),
        host=typed.get("mail_host", ""),
        port=int(port) if port.isdecimal() else 0,
        user=typed.get("mail_user", ""),
        password=typed.get("mail_password", ""),
        security=typed.get("mail_security", "starttls"),
        sender=typed.get("mail_from", ""),
    )


def _wanted(typed: Mapping[str, str]) -> acts.Wanted:
    return acts.Wanted(
        typed.get("name", ""),
        typed.get("email", ""),
        typed.get("installation", ""),
        typed.get("public_address", ""),
        here.language(),
        mail_server(typed),
    )


def _page(typed: Mapping[str, str], refusal: Refusal | None = None, tested: str = "") -> Any:
    usual = here.settings().public_address or request.host_url.rstrip("/")
    local = (request.host or "").rsplit(":", 1)[0].strip("[]") in acts.LOCAL
    return render_template(
        "set_up/set_up.html", typed=typed, refusal=refusal, tested=tested, usual_address=usual, local=local
    )
