"""Which "no" is which HTTP status, and the page that says it where no form can."""

from typing import Any

from flask import Flask, current_app, make_response, redirect, render_template, request
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response

from webapp import links
from webapp.paper.refusals import Malformed, NotFound, NotNow, NotSignedIn, NotYours, Refusal, Stale, TooMany
from webapp.paper.sentences import Sentence

STATUS: dict[type[Refusal], int] = {
    NotSignedIn: 401,
    NotYours: 403,
    NotFound: 404,
    NotNow: 409,
    Stale: 409,
    Malformed: 422,
    TooMany: 429,
}
_PAGES = (400, 403, 404, 405, 409, 413, 422, 429, 500)
_NEVER_BACK = ("csrf_token", "form_key", "code", "password")


BROKEN = (  # the only words outside the catalogues: said when nothing else can be read
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Hier ist uns ein Fehler unterlaufen</title></head>'
    "<body><h1>Hier ist uns ein Fehler unterlaufen</h1><p>Nicht gespeichert. Versuchen Sie es gleich noch einmal.</p>"
    '<p lang="en">Something went wrong here. Not saved. Please try again in a moment.</p>{typed}</body></html>'
)


def status_of(refusal: Refusal) -> int:
    """The HTTP status of this "no"."""
    return next((status for kind, status in STATUS.items() if isinstance(refusal, kind)), 409)


def is_for_the_form(refusal: Refusal) -> bool:
    """Whether the form is shown again (else the whole page is somebody else's, or nowhere)."""
    return not isinstance(refusal, NotFound | NotSignedIn)


def set_up(app: Flask) -> None:
    """Every error becomes a page in the reader's language."""
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(500, _broken)


def _refusal(refusal: Refusal) -> Response:
    if isinstance(refusal, NotSignedIn) and request.method in ("GET", "HEAD"):
        here = request.full_path.rstrip("?")
        purpose = getattr(refusal, "purpose", None)
        return redirect(links.fresh_sign_in(purpose, here) if purpose else links.sign_in(here), 303)
    return _page(refusal.sentence, status_of(refusal))


def _stale_form(error: CSRFError) -> Response:
    return _page(None, 400)


def _http(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    return _page(
        None, error.code if error.code in _PAGES else 400, retry=error.get_response().headers.get("Retry-After")
    )


def _broken(error: Exception) -> Response:
    try:
        return _page(None, 500)
    except Exception:  # the frame of a page asks the database too, and that may be what is broken
        typed = "".join(f"<p>{escape(text)}</p>" for _, text in _typed())
        return make_response(BROKEN.format(typed=typed), 500)


def _page(sentence: Sentence | None, status: int, retry: str | None = None) -> Response:
    template = f"errors/{status}.html" if status in _PAGES else "errors/refusal.html"
    answer = make_response(
        render_template(
            template,
            sentence=sentence,
            status=status,
            kept=_typed(),
            back=_page_of_the_form() if status == 405 else None,
        ),
        status,
    )
    if retry is not None:
        answer.headers["Retry-After"] = retry
    return answer


def _page_of_the_form() -> str | None:
    """Where the form is that this address belongs to: who reloads a refused form asks for its address."""
    path, addresses = request.path, current_app.create_url_adapter(request)
    while addresses is not None and request.method == "GET" and (path := path.rpartition("/")[0]):
        if addresses.test(path, "GET"):
            return path
    return None


def _typed() -> list[tuple[str, str]]:
    """What a person wrote in the form that could not be taken: shown, so that it can be copied."""
    if request.method != "POST":
        return []
    try:
        fields = list(request.form.items(multi=True))
    except RequestEntityTooLarge:  # too large to be read at all, so there is nothing to show
        return []
    return [("", value) for name, value in fields if name not in _NEVER_BACK and len(value) > 20]
