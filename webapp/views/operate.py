"""The operator's page: what runs, what waits to leave and why, and the mail server."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template, request

from webapp import cage, links
from webapp.actions import set_up as acts
from webapp.http import here
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.paper.permissions import Act
from webapp.paper.refusals import Refusal
from webapp.store.pages import operate as read
from webapp.views.set_up import mail_server

pages = Blueprint("operate", __name__)


@pages.get("/operate")
@needs(Act.OPERATE)
def operate(visit: Visit) -> str:
    return _page(visit)


@pages.post("/operate/mail-server")
@needs(Act.OPERATE)
def change_mail_server(visit: Visit) -> Any:
    def do() -> str:
        acts.change_mail_server(visit.database, mail_server(request.form), by=visit.person.id)
        return links.operate() + "?saved=mail_server"

    return submitted(visit, do, again=lambda refusal: _page(visit, refusal, request.form))


def _page(visit: Visit, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None) -> str:
    row: Any = here.installation()
    stands = {
        name: str(getattr(row, name))
        for name in ("mail_by", "mail_host", "mail_port", "mail_security", "mail_user", "mail_from")
    }
    with visit.database.reading() as connection:
        waiting = read.waiting(connection)
    return render_template(
        "set_up/operate.html",
        waiting=waiting,
        journal=visit.database.journal,
        cage=cage.kind(),
        refusal=refusal,
        typed=typed or stands,
        saved=request.args.get("saved", ""),
        local=acts.is_local(row.public_address),
    )
