"""The record: everything that happened, one sentence an entry, filtered by section, organisation and kind."""

from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request

from webapp import links
from webapp.http.door import Visit, needs
from webapp.paper.permissions import Act
from webapp.store.pages import record as read

pages = Blueprint("record", __name__)
FILTERS = ("section", "organisation", "kind", "before")


@pages.get("/papers/<slug>/record")
@needs(Act.READ_RECORD)
def record(visit: Visit) -> str:
    """Newest first; days are heads."""
    chosen = {name: request.args.get(name, "") for name in FILTERS}
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, chosen)
    zone = ZoneInfo(visit.paper.zone)
    days = [
        (day, list(lines)) for day, lines in groupby(page.lines, key=lambda line: line["at"].astimezone(zone).date())
    ]
    return render_template("record/record.html", page=page, days=days, chosen=chosen, here=links.record(visit.slug))
