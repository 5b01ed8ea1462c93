"""Forms: sent twice they act once; refused they come back with what was typed, the reason and the right status."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from flask import current_app, g, make_response, redirect, request
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions.once import once
from webapp.actions.writing import Database
from webapp.http.door import Visit
from webapp.http.errors import is_for_the_form, status_of
from webapp.paper.refusals import Malformed, Refusal
from webapp.paper.sentences import Sentence

KEY = "form_key"


def submitted(visit: Visit, do: Callable[[], str], again: Callable[[Refusal], Any], *, expected: str = "") -> Response:
    """The answer to a form: does it once and goes to where `do` says; refused, shows the page that `again` renders.
    `expected`: what `do` will say, if that is known beforehand."""
    try:
        key = request.form.get(KEY, "")
        return redirect(act(visit.database, key, visit.person.id, do, otherwise=_page(), expected=expected), 303)
    except Refusal as refusal:
        if not is_for_the_form(refusal):
            raise
        return refused(again(refusal), refusal)


def act(
    database: Database,
    key: str,
    person_id: int | None,
    do: Callable[[], str],
    *,
    otherwise: str = "/",
    expected: str = "",
) -> str:
    """Does it once for this key and person; gives where the answer stands. Raises Malformed without a key."""
    if not 16 <= len(key) <= 100:
        raise Malformed(Sentence("errors.form_incomplete"))
    key_hash = sha256(f"{person_id}/{key}".encode()).hexdigest()
    return once(database, key_hash, person_id, do, otherwise=otherwise, expected=expected)


def refused(page: Any, refusal: Refusal) -> Response:
    """This page, with the refusal's status."""
    answer = make_response(page)
    answer.status_code = status_of(refusal)
    return answer


def set_up_forms(app: Any) -> None:
    """Gives templates `form_key()` (components/form.html uses it) and `form_keys()`: the two hidden fields of a posted form."""
    app.jinja_env.globals["form_keys"] = form_keys
    app.jinja_env.globals["form_key"] = _new_key


def form_keys() -> Markup:
    """The hidden fields that every posted form carries."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return field.format("csrf_token", generate_csrf()) + field.format(KEY, _new_key())


def _new_key() -> str:
    return str(current_app.extensions["mitzeichnung"][1].chance.token())


def _page() -> str:
    """Where one goes when the act is known to be done, but where its answer stood was never noted."""
    return links.paper(g.visit.slug) if g.visit.paper is not None else links.home()
