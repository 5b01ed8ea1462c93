"""One's own account: language, devices; and in which capacity one acts in a paper."""

from typing import Any

from flask import Blueprint, redirect, render_template, request

from webapp import links
from webapp.actions import sign_in as acts
from webapp.http import here
from webapp.http.door import Visit, choose_capacity, chosen_capacity, needs, needs_sign_in
from webapp.http.forms import submitted
from webapp.paper.permissions import Act
from webapp.paper.refusals import Refusal

pages = Blueprint("account", __name__)


@pages.get("/account")
@needs_sign_in
def account(visit: Visit) -> Any:
    return _page(visit)


@pages.post("/account")
@needs_sign_in
def choose_language(visit: Visit) -> Any:
    def do() -> str:
        acts.choose_language(visit.database, visit.person.id, request.form.get("language", ""))
        return links.account() + "?saved=language"

    answer = submitted(visit, do, again=lambda refusal: _page(visit, refusal))
    answer.delete_cookie(here.LANGUAGE_COOKIE)  # what is chosen here counts, not what this browser was told once
    return answer


@pages.get("/papers/<slug>/capacity")
@needs(Act.COORDINATE)
def capacity(visit: Visit) -> Any:
    return render_template("account/capacity.html", chosen=chosen_capacity(visit))


@pages.post("/papers/<slug>/capacity")
@needs(Act.COORDINATE)
def change_capacity(visit: Visit) -> Any:
    if request.form.get("as") in visit.capacities:
        choose_capacity(visit.slug, request.form["as"])
    return redirect(links.what_needs_you(visit.slug), 303)


def _page(visit: Visit, refusal: Refusal | None = None) -> Any:
    return render_template("account/account.html", refusal=refusal, saved=request.args.get("saved", ""))
