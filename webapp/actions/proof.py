"""The proof (Druckfahne): opens when the answers are complete or the deadline is over and the minimum is met; made
by the worker.

In its time nobody signs off anew. An organisation corrects its own names, or takes its sign-off back; each makes a
new proof.
"""

from collections.abc import Mapping
from typing import Any

from webapp.actions import printed, printing
from webapp.actions.writing import By, Writing, writing
from webapp.paper import sign_off as rules
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, NotNow, Stale
from webapp.paper.sentences import Sentence
from webapp.settings import Settings
from webapp.store import editions, notices, organisations, outbox, papers, proofs, record, sign_offs
from webapp.store.database import Database
from webapp.store.types import Row

PROOF = "proof"  # the job's kind
NOTICES = {  # why there is a new proof → what all signatories are told
    "opened": "proof_opened",
    "corrected": "proof_changed",
    "minimum_lowered": "proof_changed",
    "taken_back": "sign_off_taken_back",
    "left": "sign_off_taken_back",
}


def settle_edition(ours: Writing) -> None:
    """Opens the proof as soon as it may open; below the minimum at the deadline, the coordinators are told once."""
    edition = editions.standing(ours.connection, ours.paper_id)
    if edition is None or edition.proof_opened_at is not None or edition.sealed_at is not None:
        return
    given = sign_offs.given(ours.connection, edition)
    if rules.may_open_proof(
        given.ids, given.answers, minimum=given.terms.minimum, answers_until=edition.answers_until, now=ours.now
    ):
        open_proof(ours, edition)
    elif ours.now >= edition.answers_until:
        notices.tell(
            ours.connection,
            ours.coordinators(),
            "below_minimum",
            cause=f"edition/{edition.id}/{edition.answers_until.isoformat()}",
            paper_id=ours.paper_id,
            at=ours.now,
            edition=edition.number,
            have=len(given.signed),
            minimum=given.terms.minimum,
        )


def open_proof(ours: Writing, edition: Row[Any]) -> None:
    """From now on nobody signs off anew. Its time begins when the file is there (`run_proof`)."""
    order_proof(ours, edition, {"because": "opened"}, proof_opened_at=ours.now, proof_until=None)


def order_proof(ours: Writing, edition: Row[Any], because: Mapping[str, str], **values: object) -> None:
    """One more proof, made by the worker and mailed to all signatories when it is there. `because`: what the mail
    says of its cause."""
    number = edition.proof_number + 1
    editions.change(ours.connection, edition, proof_number=number, **values)
    outbox.add(
        ours.connection,
        PROOF,
        f"proof/{edition.id}/{number}",
        due_at=ours.now,
        log=ours.paper_id,
        edition=edition.id,
        number=number,
        because=dict(because),
    )


def run_proof(database: Database, settings: Settings, payload: Mapping[str, Any]) -> None:
    """The worker's part: prints the newest proof, then tells all signatories and the coordinators. Safe to run
    again."""
    with database.reading() as connection:
        edition = editions.by_id(connection, payload["edition"])
        paper = papers.by_id(connection, edition.paper_id)
        if is_overtaken(edition, payload["number"]):
            return
        content = editions.content(edition, paper.language)
        signed = printed.signatories(connection, edition, content)
        issue = printing.issue(
            connection, settings, paper.id, record=record.head(connection, paper.id), sealed_at=database.clock.now()
        )
    file = printing.proof(content, signed, issue)
    with database.transaction() as connection:
        papers.lock(connection, paper.slug)
        edition = editions.by_id(connection, edition.id)
        if is_overtaken(edition, payload["number"]):
            return
        ours = Writing(connection, database.clock.now(), database.chance, paper.id, paper.slug)
        if proofs.add(connection, edition.id, payload["number"], file, ours.now):
            announce(ours, edition, payload["number"], payload["because"])


def is_overtaken(edition: Row[Any], number: int) -> bool:
    """A newer proof was ordered since, or there is none to be made any more."""
    return edition.withdrawn_at is not None or edition.proof_opened_at is None or edition.proof_number != number


def announce(ours: Writing, edition: Row[Any], proof_number: int, because: Mapping[str, str]) -> None:
    """The proof's time begins with the first one that is there, not with the deadline before it; a correction does
    not begin it anew."""
    until = edition.proof_until
    if until is None:
        until = rules.proof_until(ours.now, ours.paper.zone)
        editions.change(ours.connection, edition, proof_until=until)
        ours.record("proof_opened", None, edition=edition.number, proof=proof_number, until=until.isoformat())
    else:
        ours.record("proof_made", None, edition=edition.number, proof=proof_number)
    signed = sign_offs.people_who_signed(ours.connection, sign_offs.given(ours.connection, edition))
    notices.tell(
        ours.connection,
        [*signed, *ours.coordinators()],
        NOTICES[because["because"]],
        cause=f"proof/{edition.id}/{edition.proof_number}",
        paper_id=ours.paper_id,
        at=ours.now,
        edition=edition.number,
        until=until.isoformat(),
        **because,
    )


def confirm_proof(database: Database, slug: str, number: int, *, proof_number: int, by: By) -> None:
    """ "So stimmt es": for the organisation, of this very proof."""
    with writing(database, slug) as ours:
        edition, signed = open_for_signatory(ours, number, proof_number, by, Act.CORRECT_NAME)
        if sign_offs.confirm(
            ours.connection,
            edition.id,
            signed.organisation_id,
            proof_number=proof_number,
            person_id=by.person_id,
            now=ours.now,
        ):
            ours.record(
                "proof_confirmed", by, organisation_id=signed.organisation_id, edition=number, proof=proof_number
            )


def correct_names(
    database: Database,
    slug: str,
    number: int,
    *,
    organisation: str,
    person: str,
    function: str,
    proof_number: int,
    by: By,
) -> None:
    """The organisation's own names and function as they are to be printed; the sign-off stands, the record keeps
    both."""
    with writing(database, slug) as ours:
        edition, signed = open_for_signatory(ours, number, proof_number, by, Act.CORRECT_NAME)
        organisation, person, function = as_printed(organisation), " ".join(person.split()), " ".join(function.split())
        rules.check_names(organisation, person, function)
        before = sign_offs.corrected(ours.connection, edition.id).get(signed.id, signed)
        if (before.organisation_name, before.person_name, before.function) == (organisation, person, function):
            raise Malformed(Sentence("proof.nothing_corrected"))
        sign_offs.correct(
            ours.connection,
            signed.id,
            organisation_name=organisation,
            person_title="",
            person_name=person,
            function=function,
            person_id=by.person_id,
            now=ours.now,
        )
        ours.record("name_corrected", by, organisation_id=signed.organisation_id, edition=number, proof=proof_number)
        order_proof(ours, edition, {"because": "corrected", "signatory": organisation_name(ours, signed)})


def as_printed(name: str) -> str:
    """A name of several lines, as it was typed, without stray spaces."""
    return "\n".join(" ".join(line.split()) for line in name.strip().splitlines())


def take_back(database: Database, slug: str, number: int, *, reason: str, proof_number: int, by: By) -> None:
    """In the proof an organisation may still withdraw its sign-off; all signatories learn it, with the reason."""
    with writing(database, slug) as ours:
        edition, signed = open_for_signatory(ours, number, proof_number, by, Act.WITHDRAW_SIGN_OFF)
        if not reason.strip():
            raise Malformed(Sentence("proof.reason_missing"))
        sign_offs.add(
            ours.connection,
            edition.id,
            signed.organisation_id,
            answer="taken_back",
            reason=reason.strip(),
            person_id=by.person_id,
            fingerprint=edition.fingerprint,
            at=ours.now,
        )
        ours.record("sign_off_withdrawn", by, organisation_id=signed.organisation_id, edition=number)
        because = {"because": "taken_back", "signatory": organisation_name(ours, signed), "reason": reason.strip()}
        order_proof(ours, edition, because)


def open_for_signatory(ours: Writing, number: int, proof_number: int, by: By, act: Act) -> tuple[Row[Any], Row[Any]]:
    """The edition while its proof is open, and the own organisation's standing sign-off. Raises NotYours, NotNow or
    Stale."""
    edition = editions.load(ours.connection, ours.paper_id, number)
    given = sign_offs.given(ours.connection, edition)
    own = given.signature_of(ours.standing(by).organisation_id)
    ours.require(by, act, own)
    assert own is not None
    check_open(edition)
    if edition.proof_number != proof_number:
        raise Stale(Sentence("proof.newer_one"))
    return edition, own


def check_open(edition: Row[Any]) -> None:
    """Raises NotNow where no proof is open, or the sealing has begun."""
    if edition.withdrawn_at is not None or edition.proof_opened_at is None:
        raise NotNow(Sentence("proof.not_open"))
    if edition.seal_asked_at is not None:
        raise NotNow(Sentence("sign_off.is_being_sealed"))


def organisation_name(ours: Writing, signed: Row[Any]) -> str:
    """The short name, for mails."""
    return str(organisations.load(ours.connection, ours.paper_id, signed.organisation_id).short_name)


def leave_the_sign_off(ours: Writing, organisation: Row[Any]) -> None:
    """The organisation has just left: it is no longer asked, and if it stands in an open proof a new one is made.
    Raises NotNow once the file is being sealed."""
    edition = editions.standing(ours.connection, ours.paper_id)
    if edition is None:
        return
    if edition.seal_asked_at is not None:
        raise NotNow(Sentence("sign_off.is_being_sealed"))
    last = sign_offs.newest(ours.connection, edition.id).get(organisation.id)
    if edition.proof_opened_at is None:
        settle_edition(ours)
    elif last is not None and last.answer in rules.SIGNED:
        order_proof(ours, edition, {"because": "left", "signatory": organisation.short_name, "reason": ""})
