"""Help: what one does here, in a page of sentences."""

from flask import Blueprint, render_template

from webapp.http.door import open_page

pages = Blueprint("help_page", __name__)


@pages.get("/help")
@open_page
def help_page() -> str:
    """Questions and answers."""
    return render_template(
        "help/help.html",
        questions=("what", "sign_in", "propose", "vote", "silence", "lapsed", "sign_off", "pdf", "data"),
    )
