"""Anybody checks a PDF: a plain form, one verdict in words, and what it does not prove."""

from typing import Any

from flask import Blueprint, make_response, render_template, request

from webapp.actions.verify_file import trusted, verify_file
from webapp.http import here
from webapp.http.door import open_page
from webapp.http.forms import refused
from webapp.http.rate_limit import limiter
from webapp.paper.refusals import Refusal

pages = Blueprint("verify", __name__)
SIGNS = {  # what the sentence's key says → the sign beside the verdict
    "verify.genuine": "genuine",
    "verify.altered": "altered",
    "verify.superseded": "superseded",
    "verify.older": "superseded",
}


@pages.get("/verify")
@open_page
def form() -> Any:
    return _page()


@pages.post("/verify")
@open_page
@limiter.limit("20/minute;200/hour")
def check() -> Any:
    """The file is looked at and forgotten."""
    upload = request.files.get("file")
    file = upload.read() if upload is not None else b""
    try:
        report = verify_file(here.database(), here.settings(), file, here.language())
    except Refusal as refusal:
        return refused(_page(refusal=refusal), refusal)
    name = upload.filename if upload is not None and upload.filename else ""
    return make_response(_page(report=report, name=name, kilobytes=max(1, len(file) // 1000)))


def _page(report: Any = None, refusal: Refusal | None = None, name: str = "", kilobytes: int = 0) -> str:
    return render_template(
        "verify/verify.html",
        report=report,
        refusal=refusal,
        name=name,
        kilobytes=kilobytes,
        sign=SIGNS.get(report["verdict"]["key"], "unknown") if report else "",
        roots=trusted(here.settings()),
    )
