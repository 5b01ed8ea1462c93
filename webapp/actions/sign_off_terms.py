"""What only the coordinator may do to a sign-off: give more time, ask for fewer, or go back to drafting. Each
visibly, with a reason."""

from datetime import datetime
from typing import Any

from webapp.actions.freeze import plan_settling_at
from webapp.actions.proof import order_proof, settle_edition
from webapp.actions.writing import By, Writing, writing
from webapp.paper import sign_off as rules
from webapp.paper.permissions import Act
from webapp.paper.refusals import NotNow
from webapp.paper.sentences import Sentence
from webapp.paper.stages import Stage, Step, after, check_reason
from webapp.store import editions, notices, papers, people, sign_offs
from webapp.store.database import Database
from webapp.store.types import Row


def extend_sign_off(
    database: Database, slug: str, number: int, answers_until: datetime, *, reason: str, by: By
) -> None:
    """Answers are open again until then; standing sign-offs stay. Later only, never earlier."""
    with writing(database, slug) as ours:
        ours.require(by, Act.EXTEND_SIGN_OFF)
        edition = changeable(ours, number)
        check_reason(reason)
        given = sign_offs.given(ours.connection, edition)
        rules.check_may_extend(given.terms, len(given.signed))
        rules.check_extension(edition.answers_until, answers_until, ours.now)
        editions.change(ours.connection, edition, answers_until=answers_until, proof_opened_at=None, proof_until=None)
        entry = ours.record(
            "sign_off_extended",
            by,
            edition=number,
            until=answers_until.isoformat(),
            before=edition.answers_until.isoformat(),
            reason=reason.strip(),
        )
        plan_settling_at(ours, answers_until)
        notices.tell(
            ours.connection,
            asked_people(ours, edition),
            "sign_off_extended",
            cause=f"sign_off_extended/{ours.paper_id}/{entry}",
            paper_id=ours.paper_id,
            at=ours.now,
            edition=number,
            until=answers_until.isoformat(),
            reason=reason.strip(),
        )


def lower_minimum(database: Database, slug: str, number: int, minimum: int, *, reason: str, by: By) -> None:
    """Fewer are enough; mailed to all who signed off. Where that opens the proof, or the proof was open, its time
    begins now."""
    with writing(database, slug) as ours:
        ours.require(by, Act.LOWER_MINIMUM)
        edition = changeable(ours, number)
        check_reason(reason)
        given = sign_offs.given(ours.connection, edition)
        rules.check_may_lower(given.terms, len(given.signed), ours.now)
        rules.check_minimum(minimum, given.terms.minimum, len(given.asked))
        editions.change(ours.connection, edition, minimum=minimum)
        entry = ours.record(
            "minimum_lowered", by, edition=number, minimum=minimum, before=given.terms.minimum, reason=reason.strip()
        )
        notices.tell(
            ours.connection,
            sign_offs.people_who_signed(ours.connection, given),
            "minimum_lowered",
            cause=f"minimum_lowered/{ours.paper_id}/{entry}",
            paper_id=ours.paper_id,
            at=ours.now,
            edition=number,
            minimum=minimum,
            before=given.terms.minimum,
            reason=reason.strip(),
        )
        if edition.proof_opened_at is not None:
            order_proof(ours, edition, {"because": "minimum_lowered"}, proof_until=None)
        else:
            settle_edition(ours)


def back_to_drafting(database: Database, slug: str, number: int, *, reason: str, by: By) -> None:
    """The edition is withdrawn and every answer to it is void, visibly; all who were asked are told why."""
    with writing(database, slug) as ours:
        ours.require(by, Act.BACK_TO_DRAFTING)
        edition = changeable(ours, number)
        check_reason(reason)
        stage = after(Stage(ours.paper.stage), Step.BACK_TO_DRAFTING)
        standing = sign_offs.newest(ours.connection, edition.id)
        sign_offs.void(ours.connection, [row.id for row in standing.values()], because=reason.strip(), now=ours.now)
        editions.change(ours.connection, edition, withdrawn_at=ours.now, withdrawn_because=reason.strip())
        papers.change(ours.connection, ours.paper_id, stage=str(stage))
        entry = ours.record("edition_withdrawn", by, edition=number, reason=reason.strip(), voided=len(standing))
        notices.tell(
            ours.connection,
            asked_people(ours, edition),
            "back_to_drafting",
            cause=f"back_to_drafting/{ours.paper_id}/{entry}",
            paper_id=ours.paper_id,
            at=ours.now,
            edition=number,
            reason=reason.strip(),
        )


def changeable(ours: Writing, number: int) -> Row[Any]:
    """The edition, if it stands and its sealing has not begun. Raises Stale or NotNow."""
    edition = editions.load(ours.connection, ours.paper_id, number)
    rules.check_standing(withdrawn=edition.withdrawn_at is not None)
    if edition.seal_asked_at is not None:
        raise NotNow(Sentence("sign_off.is_being_sealed"))
    return edition


def asked_people(ours: Writing, edition: Row[Any]) -> list[int]:
    """Everybody who acts for an organisation that is asked."""
    asked = editions.asked_organisations(ours.connection, edition.id)
    return [person.id for row in asked for person in people.acting_for(ours.connection, row.id)]
