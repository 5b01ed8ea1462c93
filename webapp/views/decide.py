"""A proposal's page: what it changes, where it stands, the own organisation's stance, comments; and the lists of proposals."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from webapp import links
from webapp.actions import comment as commenting
from webapp.actions import decide as deciding
from webapp.actions import propose as proposing
from webapp.actions import vote as voting
from webapp.http import decide_page, proposal_lists
from webapp.http.door import Visit, needs
from webapp.http.forms import submitted
from webapp.paper.deadlines import local_deadline
from webapp.paper.numbers import number as number_of
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, Refusal
from webapp.paper.sentences import Sentence
from webapp.store.pages import proposal as read
from webapp.store.pages import proposal_list

pages = Blueprint("decide", __name__)


@pages.get("/papers/<slug>/proposals")
@needs(Act.READ_PROPOSALS)
def proposals(visit: Visit) -> str:
    """All proposals, by filter."""
    with visit.database.reading() as connection:
        page = proposal_list.load(connection, visit.paper, visit.standing, visit.now)
    return render_template(
        "proposals/proposals.html", **proposal_lists.listed(page, request.args.get("only", ""), visit)
    )


@pages.get("/papers/<slug>/rounds/<int:number>/result")
@needs(Act.READ_PROPOSALS)
def result(visit: Visit, number: int) -> str:
    """What a round decided, and what became of the open ones."""
    with visit.database.reading() as connection:
        page = proposal_list.load(connection, visit.paper, visit.standing, visit.now)
    return render_template("proposals/result.html", **proposal_lists.result(page, number, visit))


@pages.get("/papers/<slug>/proposals/<int:number>")
@needs(Act.READ_PROPOSALS)
def proposal(visit: Visit, number: int) -> str:
    """One proposal."""
    return _page(visit, number)


@pages.post("/papers/<slug>/proposals/<int:number>/votes")
@needs(Act.VOTE)
def vote(visit: Visit, number: int) -> Response:
    """A stance; afterwards the next pending decision opens by itself."""
    afterwards = _after_vote(visit, number)

    def do() -> str:
        voting.vote(
            visit.database,
            visit.slug,
            number,
            stance=request.form.get("stance", ""),
            reason=request.form.get("reason", ""),
            revision=_number("revision"),
            seen=_number("seen"),
            by=visit.by,
        )
        return afterwards

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form), expected=afterwards)


def _after_vote(visit: Visit, number: int) -> str:
    with visit.database.reading() as connection:
        following = read.next_waiting(connection, visit.paper, number, visit.standing.organisation_id, visit.now)
    if following is not None:
        return f"{links.proposal(visit.slug, following)}?voted={number}"
    return f"{links.proposal(visit.slug, number)}?saved=vote"


@pages.post("/papers/<slug>/proposals/<int:number>/vote-withdrawal")
@needs(Act.VOTE)
def vote_withdrawal(visit: Visit, number: int) -> Response:
    """The organisation is silent again: what was entered for it does not stand against its will."""

    def do() -> str:
        voting.take_back_entry(visit.database, visit.slug, number, by=visit.by)
        return links.proposal(visit.slug, number)

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.post("/papers/<slug>/proposals/<int:number>/consultation")
@needs(Act.CONSULT_BOARD)
def consultation(visit: Visit, number: int) -> Response:
    """The organisation asks its board until a day."""

    def do() -> str:
        voting.consult_board(visit.database, visit.slug, number, _day(visit, "until"), by=visit.by)
        return f"{links.proposal(visit.slug, number)}?saved=consultation"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.post("/papers/<slug>/proposals/<int:number>/comments")
@needs(Act.COMMENT)
def comment(visit: Visit, number: int) -> Response:
    """A remark, seen by everybody at once."""

    def do() -> str:
        comment_id = commenting.comment(visit.database, visit.slug, number, request.form.get("text", ""), by=visit.by)
        return f"{links.proposal(visit.slug, number)}?saved=comment#comment-{comment_id}"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.post("/papers/<slug>/proposals/<int:number>/comments/<int:comment_id>")
@needs(Act.COMMENT)
def edit_comment(visit: Visit, number: int, comment_id: int) -> Response:
    """Another text for one's own comment, marked as edited."""

    def do() -> str:
        commenting.edit_comment(
            visit.database, visit.slug, number, comment_id, request.form.get("text", ""), by=visit.by
        )
        return f"{links.proposal(visit.slug, number)}#comment-{comment_id}"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.post("/papers/<slug>/proposals/<int:number>/comments/<int:comment_id>/removal")
@needs(Act.COMMENT)
def comment_removal(visit: Visit, number: int, comment_id: int) -> Response:
    """One's own comment is removed, visibly."""

    def do() -> str:
        commenting.remove_comment(visit.database, visit.slug, number, comment_id, by=visit.by)
        return f"{links.proposal(visit.slug, number)}#comment-{comment_id}"

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.post("/papers/<slug>/proposals/<int:number>/withdrawal")
@needs(Act.PROPOSE)
def withdrawal(visit: Visit, number: int) -> Response:
    """The author's organisation, or the coordinator with a reason, withdraws an open proposal."""

    def do() -> str:
        proposing.withdraw(visit.database, visit.slug, number, request.form.get("reason", ""), by=visit.by)
        return links.proposal(visit.slug, number)

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.post("/papers/<slug>/proposals/<int:number>/early-decision")
@needs(Act.DECIDE_EARLY)
def early_decision(visit: Visit, number: int) -> Response:
    """Before the end of the round, when nobody is silent."""

    def do() -> str:
        deciding.decide_early(visit.database, visit.slug, number, by=visit.by)
        return links.proposal(visit.slug, number)

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal, request.form))


@pages.get("/papers/<slug>/proposals/<int:number>/early-working-in")
@needs(Act.WORK_IN)
def early_working_in(visit: Visit, number: int) -> str:
    """Names whose votes would lapse."""
    return _working_in_page(visit, number)


@pages.post("/papers/<slug>/proposals/<int:number>/early-working-in")
@needs(Act.WORK_IN)
def work_in_early(visit: Visit, number: int) -> Response:
    """Works it in before the others of its round."""

    def do() -> str:
        deciding.work_in_early(visit.database, visit.slug, number, by=visit.by)
        return links.proposal(visit.slug, number)

    return submitted(visit, do, again=lambda refusal: _working_in_page(visit, number, refusal))


@pages.post("/papers/<slug>/proposals/<int:number>/choice")
@needs(Act.CHOOSE)
def choice(visit: Visit, number: int) -> Response:
    """Among adopted proposals that exclude each other."""

    def do() -> str:
        deciding.choose(visit.database, visit.slug, number, by=visit.by)
        return links.proposal(visit.slug, number)

    return submitted(visit, do, again=lambda refusal: _page(visit, number, refusal))


def _page(visit: Visit, number: int, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None) -> str:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, number, visit.standing.organisation_id, visit.now)
    view = request.args.get("view", "changes")
    shown: dict[str, Any] = decide_page.shown(
        page, visit, view=view, saved=request.args.get("saved"), voted=request.args.get("voted")
    )
    return render_template("proposal/proposal.html", refusal=refusal, typed=typed or {}, **shown)


def _working_in_page(visit: Visit, number: int, refusal: Refusal | None = None) -> str:
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, number, visit.standing.organisation_id, visit.now)
        others = read.would_become(connection, visit.paper.id, page.stand.proposal)
    return render_template("proposal/working_in.html", page=page, others=others, refusal=refusal)


def _number(name: str) -> int:
    return number_of(request.form.get(name, ""))


def _day(visit: Visit, name: str) -> datetime:
    """The end of that day in the paper's zone."""
    try:
        day = datetime.fromisoformat(request.form.get(name, "")).date()
    except ValueError:
        raise Malformed(Sentence("decide.no_day")) from None
    return local_deadline(day, time(23).hour, visit.paper.zone, minute=59)
