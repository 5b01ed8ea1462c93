"""Freezing: the current sections become an edition, and everybody who counts is asked for a sign-off to exactly
that text."""

from datetime import datetime
from typing import Any

from exports.printable import check_printable
from webapp.actions.working_in import supersede
from webapp.actions.writing import By, Writing, writing
from webapp.paper.permissions import Act
from webapp.paper.proposals import State
from webapp.paper.refusals import Malformed, Stale
from webapp.paper.sentences import Sentence
from webapp.paper.stages import Stage, Step, after, check_freeze
from webapp.store import editions, notices, organisations, outbox, papers, people, proposals, rounds
from webapp.store.database import Database
from webapp.store.types import Row


def freeze(
    database: Database,
    slug: str,
    *,
    answers_until: datetime,
    minimum: int | None = None,
    fingerprint: str | None = None,
    by: By,
) -> int:
    """Makes the edition and opens the sign-off; gives its number. Refused, with the list, while a round runs or
    adopted proposals are not worked in. `minimum`: None asks for all. `fingerprint`: of the text that was seen."""
    with writing(database, slug) as ours:
        ours.require(by, Act.FREEZE)
        stage = after(Stage(ours.paper.stage), Step.FREEZE)
        adopted = proposals.of_paper(ours.connection, ours.paper_id, State.ADOPTED)
        check_freeze(rounds.of_paper(ours.connection, ours.paper_id), [proposal.number for proposal in adopted])
        edition = editions.as_it_stands(ours.connection, ours.paper, ours.now)
        if fingerprint is not None and fingerprint != edition.fingerprint:
            raise Stale(Sentence("freeze.text_has_changed"))
        check_printable(edition)
        asked = who_is_asked(ours)
        minimum = len(asked) if minimum is None else minimum
        check_terms(answers_until, minimum, len(asked), ours.now)
        overtaken = supersede_open_ones(ours)
        edition_id = editions.add(ours.connection, ours.paper_id, edition, answers_until=answers_until, minimum=minimum)
        editions.ask(ours.connection, edition_id, [organisation.id for organisation in asked])
        papers.change(ours.connection, ours.paper_id, stage=str(stage))
        ours.record(
            "edition_frozen",
            by,
            edition=edition.number,
            fingerprint=edition.fingerprint,
            until=answers_until.isoformat(),
            minimum=minimum,
            asked=len(asked),
        )
        invite_who_was_not(ours, asked, by)
        tell_all_asked(ours, asked, edition_id, edition.number, answers_until, minimum, overtaken)
        plan_settling_at(ours, answers_until)
        return edition.number


def who_is_asked(ours: Writing) -> list[Row[Any]]:
    """All that count now; in a paper that goes straight to sign-off every invited one too. Raises Malformed if
    nobody is."""
    states = ("takes_part", "invited", "added") if ours.paper.sign_only else ("takes_part",)
    asked = [row for row in organisations.of_paper(ours.connection, ours.paper_id) if row.state in states]
    if not asked:
        raise Malformed(Sentence("freeze.nobody_to_ask"))
    reached = organisations.representatives(ours.connection, ours.paper_id)
    unreached = tuple(row.short_name for row in asked if row.state == "added" and row.id not in reached)
    if unreached:
        raise Malformed(Sentence("freeze.without_representative", n=len(unreached), names=unreached))
    return asked


def check_terms(answers_until: datetime, minimum: int, asked: int, now: datetime) -> None:
    """A deadline ahead, and a minimum that can be reached. Raises Malformed."""
    if answers_until <= now:
        raise Malformed(Sentence("freeze.deadline_has_passed"))
    if not 1 <= minimum <= asked:
        raise Malformed(Sentence("freeze.minimum_out_of_range", asked=asked))


def supersede_open_ones(ours: Writing) -> int:
    """Open proposals are overtaken by the freeze; their authors are told. Gives how many there were."""
    left = proposals.of_paper(ours.connection, ours.paper_id, State.OPEN)
    for proposal in left:
        supersede(ours, proposal, "frozen")
    return len(left)


def invite_who_was_not(ours: Writing, asked: list[Row[Any]], by: By) -> None:
    """In a paper that goes straight to sign-off the mail about the sign-off is the invitation."""
    for organisation in asked:
        if organisation.state == "added":
            organisations.change_state(ours.connection, organisation, "invited", invited_at=ours.now)
            ours.record("organisation_invited", by, organisation_id=organisation.id)


def tell_all_asked(
    ours: Writing, asked: list[Row[Any]], edition_id: int, number: int, until: datetime, minimum: int, overtaken: int
) -> None:
    """At once, to everybody who acts for one of them."""
    notice = "sign_off_invitation" if ours.paper.sign_only else "sign_off_opened"
    for organisation in asked:
        who = [person.id for person in people.acting_for(ours.connection, organisation.id)]
        notices.tell(
            ours.connection,
            who,
            notice,
            cause=f"edition/{edition_id}",
            paper_id=ours.paper_id,
            at=ours.now,
            edition=number,
            until=until.isoformat(),
            minimum=minimum,
            asked=len(asked),
            superseded=overtaken,
        )


def plan_settling_at(ours: Writing, deadline: datetime) -> None:
    """A row for the worker at the end of the sign-off."""
    outbox.add(
        ours.connection,
        "settle",
        f"settle/{ours.paper_id}/{deadline.isoformat()}",
        due_at=deadline,
        log=ours.paper_id,
        paper=ours.slug,
    )
