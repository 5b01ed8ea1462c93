"""A new paper: paste or upload, say whether we read it right, then details. Nothing is saved before the end."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import freeze as freezing
from webapp.actions import new_paper as making
from webapp.actions.papers import NewPaper, create
from webapp.actions.read_table import newcomers_of
from webapp.http.door import Visit, needs
from webapp.http.forms import refused, submitted
from webapp.http.moments import as_typed, typed_moment
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, Refusal
from webapp.paper.rules import RULES
from webapp.paper.sentences import Sentence

pages = Blueprint("new_paper", __name__)
LARGEST_UPLOAD = 10_000_000  # bytes


@pages.get("/papers/new")
@needs(Act.CREATE_PAPER)
def new_paper(visit: Visit) -> str:
    """Step 1: the text."""
    return render_template("new_paper/text.html", refusal=None, typed={})


@pages.post("/papers/new/text")
@needs(Act.CREATE_PAPER)
def text(visit: Visit) -> str | Response:
    """Step 2: what we found, and what we guessed."""
    try:
        upload = request.files.get("file")
        if upload and upload.filename:
            content = upload.read(LARGEST_UPLOAD + 1)
            if len(content) > LARGEST_UPLOAD:
                raise Malformed(Sentence("new_paper.too_large"))
            draft = making.read_upload(upload.filename, content)
        else:
            draft = making.read_paste(request.form.get("text", ""))
    except Refusal as refusal:
        return refused(render_template("new_paper/text.html", refusal=refusal, typed=request.form), refusal)
    return _found(draft)


@pages.post("/papers/new/arrangement")
@needs(Act.CREATE_PAPER)
def arrangement(visit: Visit) -> str | Response:
    """Step 2 again, with sections joined or split and titles corrected; or on to step 3."""
    try:
        draft = making.arrange(request.form.get("draft", ""), request.form)
    except Refusal as refusal:
        return refused(render_template("new_paper/text.html", refusal=refusal, typed={}), refusal)
    if request.form.get("then") == "details":
        return _details(visit, draft, request.form.getlist("organisation"))
    return _found(draft)


@pages.post("/papers")
@needs(Act.CREATE_PAPER)
def papers(visit: Visit) -> Response:
    """Saves the paper; one that goes straight to sign-off is frozen and sent in the same step."""
    problems: list[Sentence] = []
    draft = making.load_draft(request.form.get("draft", ""))
    ticked = request.form.getlist("organisation")

    def do() -> str:
        form = request.form
        table, wrong = newcomers_of(form["table"]) if form.get("table", "").strip() else ([], ())
        problems.extend(wrong)
        if problems:
            raise Malformed(Sentence("organise.table_refused", n=len(problems)))
        sign_only, zone = form.get("way") == "sign_only", form.get("zone", "Europe/Berlin")
        if form.get("way") not in ("discuss", "sign_only"):
            raise Malformed(Sentence("new_paper.way_missing"))
        if form.get("rule", "") not in RULES and not sign_only:
            raise Malformed(Sentence("paper_page.no_rule"))
        deadline = typed_moment(form, "answers", zone) if sign_only else None
        new = NewPaper(
            title=form.get("title", ""),
            subtitle=form.get("subtitle", ""),
            sections=making.sections_of(draft, form.get("title", "")),
            language=form.get("language", "de"),
            label=form.get("label", ""),
            label_plural=form.get("label_plural", ""),
            rule=form.get("rule", "consent") or "consent",
            zone=zone,
            sign_only=sign_only,
            rounds=() if sign_only else _rounds(form, zone),
            organisations=(*making.found_newcomers(draft, ticked, form).values(), *table),
            coordinators=_coordinators(form),
        )
        slug = create(visit.database, new, by=visit.by)
        if new.coordinators and new.coordinators[0][0].lower() != visit.person.email:
            return links.papers() + "?made=yes"  # from here on it is somebody else's
        if deadline is not None and any(one.email for one in new.organisations):
            freezing.freeze(visit.database, slug, answers_until=deadline, by=visit.by)
            return links.coordination(slug)
        return links.organisations(slug)

    return submitted(visit, do, again=lambda refusal: _details(visit, draft, ticked, refusal, request.form, problems))


def _found(draft: Any) -> str:
    return render_template("new_paper/found.html", draft=draft, dumped=making.dump_draft(draft), refusal=None)


def _details(
    visit: Visit,
    draft: Any,
    ticked: list[str],
    refusal: Refusal | None = None,
    typed: Mapping[str, str] | None = None,
    problems: Any = (),
) -> str:
    soon = visit.now.replace(minute=0, second=0, microsecond=0)
    zone = "Europe/Berlin"
    local = soon.astimezone(ZoneInfo(zone)).replace(hour=18)
    suggested = {
        "title": draft.title,
        "subtitle": draft.subtitle,
        "label": "Organisation",
        "label_plural": "Organisationen",
        "zone": zone,
        "language": "de",
        **as_typed(local + timedelta(days=21), "proposals", zone),
        **as_typed(local + timedelta(days=35), "decisions", zone),
        **as_typed(local + timedelta(days=14), "answers", zone),
    }
    return render_template(
        "new_paper/details.html",
        draft=draft,
        dumped=making.dump_draft(draft),
        ticked=ticked,
        refusal=refusal,
        typed={**suggested, **dict(typed or {})},
        rules=[(key, rule.title, rule.explain(0)) for key, rule in RULES.items()],
        problems=problems,
        found=making.found_newcomers(draft, ticked, typed or {}),
    )


def _rounds(form: Mapping[str, str], zone: str) -> tuple[Any, ...]:
    if not form.get("proposals_day") and not form.get("decisions_day"):
        return ()
    return ((typed_moment(form, "proposals", zone), typed_moment(form, "decisions", zone)),)


def _coordinators(form: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    email = form.get("coordinator_email", "").strip()
    return ((email, form.get("coordinator_title", ""), form.get("coordinator_name", "")),) if email else ()
