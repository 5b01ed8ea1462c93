"""What stands around a page, for this person in this paper: navigation, paper line, footer."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import g, request

from webapp import links
from webapp.http.door import Visit, chosen_capacity
from webapp.http.present import Frame, Link, NavItem, PaperLine, Person
from webapp.paper.people import LEVELS, Level
from webapp.paper.permissions import Act
from webapp.paper.sentences import Sentence
from webapp.store.pages import frame as asked

_WORDS = (  # key, who sees it, address
    ("what_needs_you", (Act.READ_INVITATION,), links.what_needs_you),
    ("paper", (Act.READ_TEXT, Act.READ_AGREED), links.paper),
    ("proposals", (Act.READ_PROPOSALS,), links.proposals),
    ("record", (Act.READ_RECORD,), links.record),
    ("organisation", (Act.ANSWER_INVITATION,), links.organisation),
    ("coordination", (Act.COORDINATE,), links.coordination),
)


def frame(visit: Visit | None, person: Any, installation: Any, now: datetime, zone: str, language: str) -> Frame:
    """All of it; made once a request, also for the page of an error."""
    inside = visit if visit is not None and visit.paper is not None else None
    around = _around(inside) if inside is not None else asked.Around()
    return Frame(
        nav=_nav(inside, around) if inside is not None else _nav_outside(person),
        person=_person(inside, person, around),
        line=_line(inside, around) if inside is not None else None,
        as_of=now.astimezone(ZoneInfo(zone)),
        installation=installation.name if installation is not None and installation.name else "Mitzeichnung",
        home=links.home(),
        links=(Link(Sentence("session.help"), links.help_page()), Link(Sentence("session.verify"), links.verify())),
        switch=_switch(language),
        banner=_banner(installation),
        reading_along=_reading_along(around),
    )


def _around(visit: Visit) -> asked.Around:
    if "around" not in g:
        with visit.database.reading() as connection:
            g.around = asked.around(connection, visit.paper, visit.standing, visit.now)
    around: asked.Around = g.around
    return around


def _nav(visit: Visit, around: asked.Around) -> tuple[NavItem, ...]:
    return tuple(
        NavItem(
            key, Sentence(f"session.nav_{key}"), address(visit.slug), around.waiting if key == "what_needs_you" else 0
        )
        for key, acts, address in _WORDS
        if any(visit.may(act) for act in acts)
    )


def _nav_outside(person: Any) -> tuple[NavItem, ...]:
    if person is None:
        return ()
    papers = NavItem("papers", Sentence("session.nav_papers"), links.papers())
    return (
        (papers, NavItem("operate", Sentence("session.nav_operate"), links.operate())) if person.operator else (papers,)
    )


def _person(visit: Visit | None, person: Any, around: asked.Around) -> Person | None:
    if person is None:
        return None
    name = f"{person.title} {person.name}".strip() or person.email
    if visit is None or not visit.standing.coordinates:
        return Person(name, links.sign_out(), around.organisation, None, links.account())
    capacity = Sentence("session.as_coordinator")
    if not visit.standing.must_say_capacity:
        return Person(name, links.sign_out(), around.organisation, capacity, links.account())
    if chosen_capacity(visit) != "coordination":
        capacity = Sentence("session.for_organisation")
    return Person(name, links.sign_out(), around.organisation, capacity, links.account(), links.capacity(visit.slug))


def _line(visit: Visit, around: asked.Around) -> PaperLine:
    key, values = _where_it_stands(visit, around)
    long, short = Sentence(f"session.line_{key}", **values), Sentence(f"session.short_{key}", **values)
    return PaperLine(visit.paper.title, long, short, links.paper(visit.slug), visit.paper.language)


def _where_it_stands(visit: Visit, around: asked.Around) -> tuple[str, dict[str, Any]]:
    stage = visit.paper.stage
    if stage == "drafting" and around.proposals_until is not None:
        if around.proposals_until > visit.now:
            return "proposing", {"n": around.round_number, "until": around.proposals_until}
        return "deciding", {"n": around.round_number, "until": around.decisions_until}
    if stage == "sign_off" and around.proof_until is not None:
        return "proof", {"until": around.proof_until}
    if stage == "sign_off":
        return ("sign_off", {"until": around.answers_until}) if around.answers_until else ("sign_off_open", {})
    return ("straight" if stage == "drafting" and visit.paper.sign_only else stage), {}


def _reading_along(around: asked.Around) -> Sentence | None:
    if not around.observers:
        return None
    who = tuple(Sentence("session.reader", name=name, level=LEVELS[Level(level)]) for name, level in around.observers)
    return Sentence("session.reading_along", who=who)


def _switch(language: str) -> str:
    other = "en" if language == "de" else "de"
    wanted = [(name, value) for name, value in request.args.items(multi=True) if name != "language"]
    path = request.path if request.method in ("GET", "HEAD") else links.home()
    return f"{path}?{urlencode([*wanted, ('language', other)])}"


def _banner(installation: Any) -> Sentence | None:
    if installation is not None and installation.set_up_at is not None and installation.mail_by == "files":
        return Sentence("session.mails_as_files")
    return None
