"""The coordinator's board: what is missing of whom, reminders, and answers that came by telephone, mail, letter or in a meeting."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import organisations as acting
from webapp.actions import propose as proposing
from webapp.actions import vote as voting
from webapp.actions.propose import Wish
from webapp.http import board_page
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.http.typed_wording import typed_wording
from webapp.paper.numbers import number as number_of
from webapp.paper.organisations import Reply
from webapp.paper.permissions import Act
from webapp.paper.proposals import WEIGHTS
from webapp.paper.refusals import Malformed, Refusal
from webapp.paper.sentences import Sentence
from webapp.paper.votes import NAMES, WAYS, How, OnBehalf
from webapp.store.pages import board as read

pages = Blueprint("coordinate", __name__)


@pages.get("/papers/<slug>/coordination")
@needs(Act.COORDINATE)
def board(visit: Visit) -> str:
    """What is missing of whom."""
    return _board(visit)


@pages.post("/papers/<slug>/coordination/reminders")
@needs(Act.REMIND)
def reminders(visit: Visit) -> Response:
    """One mail to each chosen organisation with only what it still owes."""

    def do() -> str:
        chosen = [number_of(value) for value in request.form.getlist("remind")]
        if not chosen:
            raise Malformed(Sentence("board.nobody_chosen"))
        count = voting.remind(visit.database, visit.slug, chosen, by=visit.by)
        return f"{links.coordination(visit.slug)}?reminded={count}"

    return submitted(visit, do, again=lambda refusal: _board(visit, refusal))


@pages.get("/papers/<slug>/coordination/entries/<int:organisation_id>")
@needs(Act.ENTER_ON_BEHALF)
def entry(visit: Visit, organisation_id: int) -> str:
    """The forms for one organisation; each shows the stance that it would replace."""
    return _entry(visit, organisation_id)


@pages.post("/papers/<slug>/coordination/entries/<int:organisation_id>/votes")
@needs(Act.ENTER_ON_BEHALF)
def enter_vote(visit: Visit, organisation_id: int) -> Response:
    """A stance on behalf."""

    def do() -> str:
        number, revision, seen = (number_of(part) for part in (request.form.get("matter", "") + "//").split("/")[:3])
        if not number:
            raise Malformed(Sentence("board.no_matter"))
        voting.vote_on_behalf(
            visit.database,
            visit.slug,
            number,
            organisation_id,
            stance=request.form.get("stance", ""),
            reason=request.form.get("reason", ""),
            revision=revision,
            seen=seen,
            behalf=_behalf(visit),
            by=visit.by,
        )
        return f"{links.entry(visit.slug, organisation_id)}?saved=vote"

    return submitted(visit, do, again=lambda refusal: _entry(visit, organisation_id, refusal, request.form))


@pages.post("/papers/<slug>/coordination/entries/<int:organisation_id>/replies")
@needs(Act.ENTER_ON_BEHALF)
def enter_reply(visit: Visit, organisation_id: int) -> Response:
    """The answer to the invitation, or leaving, on behalf."""

    def do() -> str:
        reply = request.form.get("reply", "")
        if reply == "leave":
            acting.leave_on_behalf(visit.database, visit.slug, organisation_id, _behalf(visit), by=visit.by)
        elif reply in [str(known) for known in Reply]:
            acting.answer_invitation_on_behalf(
                visit.database, visit.slug, organisation_id, Reply(reply), _behalf(visit), by=visit.by
            )
        else:
            raise Malformed(Sentence("invitation.answer_missing"))
        return f"{links.entry(visit.slug, organisation_id)}?saved=reply"

    return submitted(visit, do, again=lambda refusal: _entry(visit, organisation_id, refusal, request.form))


@pages.get("/papers/<slug>/coordination/entries/<int:organisation_id>/proposals/<int:position>")
@needs(Act.ENTER_ON_BEHALF)
def entry_proposal(visit: Visit, organisation_id: int, position: int) -> str:
    """A proposal on behalf: the section's text to be changed."""
    return _entry_proposal(visit, organisation_id, position)


@pages.post("/papers/<slug>/coordination/entries/<int:organisation_id>/proposals/<int:position>")
@needs(Act.ENTER_ON_BEHALF)
def enter_proposal(visit: Visit, organisation_id: int, position: int) -> Response:
    """Enters it; it stays the organisation's to revise or withdraw."""

    def do() -> str:
        form = request.form
        wish = Wish(typed_wording(form).text, form.get("title", ""), form.get("reason", ""), form.get("weight", ""))
        number = proposing.propose_on_behalf(
            visit.database, visit.slug, position, organisation_id, wish, _behalf(visit), by=visit.by
        )
        return links.proposal(visit.slug, number)

    return submitted(
        visit, do, again=lambda refusal: _entry_proposal(visit, organisation_id, position, refusal, request.form)
    )


def _board(visit: Visit, refusal: Refusal | None = None) -> str:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, visit.now)
    return render_template(
        "coordinate/board.html",
        page=page,
        refusal=refusal,
        reminded=number_of(request.args.get("reminded", "")),
        **board_page.shown(page, visit),
    )


def _entry(
    visit: Visit, organisation_id: int, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None
) -> str:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, visit.now)
        row = read.organisation(connection, visit.paper.id, organisation_id)
    return render_template(
        "coordinate/entry.html",
        page=page,
        organisation=row,
        refusal=refusal,
        typed=typed or {},
        saved=request.args.get("saved"),
        matters=board_page.matters(page, organisation_id),
        stances=[(str(key), name) for key, name in NAMES.items()],
        **_ways(visit),
    )


def _entry_proposal(
    visit: Visit,
    organisation_id: int,
    position: int,
    refusal: Refusal | None = None,
    typed: Mapping[str, str] | None = None,
) -> str:
    with visit.database.reading() as connection:
        row = read.organisation(connection, visit.paper.id, organisation_id)
        section = read.section(connection, visit.paper.id, position)
    return render_template(
        "coordinate/entry_proposal.html",
        organisation=row,
        section=section,
        refusal=refusal,
        typed=typed or {},
        weights=[(str(weight), name) for weight, name in WEIGHTS.items()],
        **_ways(visit),
    )


def _ways(visit: Visit) -> dict[str, Any]:
    today = visit.now.astimezone(ZoneInfo(visit.paper.zone)).date()
    return {"ways": [(str(how), name) for how, name in WAYS.items()], "today": today.isoformat()}


def _behalf(visit: Visit) -> OnBehalf:
    """How it came. Raises Malformed where that is not said."""
    how, on = request.form.get("how", ""), request.form.get("on", "")
    if how not in [str(known) for known in How]:
        raise Malformed(Sentence("board.how_missing"))
    try:
        day = date.fromisoformat(on)
    except ValueError:
        raise Malformed(Sentence("board.day_missing")) from None
    if day > visit.now.astimezone(ZoneInfo(visit.paper.zone)).date():
        raise Malformed(Sentence("board.day_ahead"))
    return OnBehalf(How(how), day, request.form.get("whom", "").strip()[:200])
