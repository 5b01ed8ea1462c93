"""An organisation's answer to exactly one text: signed off, with a reservation, not yet, or not at all. The last
one counts.

Signing off asks for a fresh sign-in, which the view demands; no coordinator signs off for somebody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from webapp.actions.organisations import told
from webapp.actions.proof import settle_edition
from webapp.actions.writing import By, Writing, writing
from webapp.paper import sign_off as rules
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, NotNow, Stale
from webapp.paper.sentences import Sentence
from webapp.paper.sign_off import Answer
from webapp.paper.votes import OnBehalf
from webapp.settings import Settings
from webapp.store import editions, notices, organisations, outbox, papers, people, sign_offs
from webapp.store.database import Database
from webapp.store.types import Row

BOARD_DAY = "board_day"  # the job that asks again on the day on which a board decides


@dataclass(frozen=True)
class Said:
    """What the form says. `about` is a section's number, empty for the whole paper; `board_on` an ISO date;
    `person` with title."""

    answer: str
    reservation: str = ""
    about: str = ""
    board_on: str = ""
    reason: str = ""
    person: str = ""
    function: str = ""


@dataclass(frozen=True)
class Asked:
    """What the permission is asked about: the organisation, and whether invitation and sign-off are one."""

    organisation_id: int
    straight: bool


def sign_off(database: Database, slug: str, number: int, said: Said, *, fingerprint: str, seen: int, by: By) -> None:
    """The own organisation's answer. `fingerprint` is that of the text on the page, `seen` the running number of
    the answer there."""
    with writing(database, slug) as ours:
        standing = ours.standing(by)
        ours.require(by, Act.SIGN_OFF, Asked(standing.organisation_id or 0, bool(ours.paper.sign_only)))
        assert standing.organisation_id is not None
        take(ours, number, standing.organisation_id, said, fingerprint=fingerprint, seen=seen, by=by)


def check_sign_off(database: Database, slug: str, number: int, said: Said, *, fingerprint: str, by: By) -> None:
    """Whether this answer could be taken now, without taking it: asked before a code is mailed. Raises as
    `sign_off` does."""
    with database.reading() as connection:
        paper = papers.by_slug(connection, slug)
        ours = Writing(connection, database.clock.now(), database.chance, paper.id, slug)
        standing = ours.standing(by)
        ours.require(by, Act.SIGN_OFF, Asked(standing.organisation_id or 0, bool(paper.sign_only)))
        edition = open_edition(ours, number, fingerprint)
        checked(ours, edition, asked_organisation(ours, edition, standing.organisation_id or 0), said)


def enter_sign_off(
    database: Database,
    slug: str,
    number: int,
    organisation_id: int,
    said: Said,
    behalf: OnBehalf,
    *,
    fingerprint: str,
    seen: int,
    by: By,
) -> None:
    """The coordinator takes down "Noch nicht" or "Wir zeichnen nicht mit"; never a sign-off. It stays the
    organisation's to change."""
    with writing(database, slug) as ours:
        ours.require(by, Act.ENTER_ON_BEHALF)
        check_on_behalf(said.answer)
        take(ours, number, organisation_id, said, fingerprint=fingerprint, seen=seen, by=by, behalf=behalf)


def take_back_answer(database: Database, slug: str, number: int, *, by: By) -> None:
    """Before the proof opens: the organisation takes back what it answered, or what was entered for it; it is
    outstanding again."""
    with writing(database, slug) as ours:
        standing = ours.standing(by)
        edition = open_edition(ours, number)
        last = sign_offs.newest(ours.connection, edition.id).get(standing.organisation_id or 0)
        ours.require(by, Act.CORRECT_ENTRY, last)
        assert last is not None
        store(ours, edition, last.organisation_id, "taken_back", Said("taken_back"), by)
        ours.record("sign_off_withdrawn", by, organisation_id=last.organisation_id, edition=number)


def take(
    ours: Writing,
    number: int,
    organisation_id: int,
    said: Said,
    *,
    fingerprint: str,
    seen: int,
    by: By,
    behalf: OnBehalf | None = None,
) -> None:
    """One more row; nothing that was answered before is changed. The last final answer of all opens the proof."""
    edition = open_edition(ours, number, fingerprint)
    organisation = asked_organisation(ours, edition, organisation_id)
    answer = checked(ours, edition, organisation, said)
    check_nobody_was_faster(ours, edition, organisation_id, seen, by)
    accept_rules(ours, organisation, by, behalf)
    store(ours, edition, organisation_id, str(answer), said, by, behalf, organisation.name)
    entry = ours.record(
        "sign_off_answered",
        by,
        organisation_id=organisation_id,
        edition=number,
        answer=str(answer),
        fingerprint=edition.fingerprint,
        **told(behalf),
    )
    tell_own_people(ours, organisation_id, entry, number, str(answer), behalf)
    if answer == Answer.NOT_YET:
        ask_again_on(ours, edition, organisation_id, said.board_on)
    settle_edition(ours)


def open_edition(ours: Writing, number: int, fingerprint: str | None = None) -> Row[Any]:
    """The edition, if it can be answered now. Raises Stale if it was withdrawn or is another text, NotNow after the
    deadline."""
    edition = editions.load(ours.connection, ours.paper_id, number)
    rules.check_edition(sign_offs.given(ours.connection, edition).terms, fingerprint, ours.now)
    return edition


def asked_organisation(ours: Writing, edition: Row[Any], organisation_id: int) -> Row[Any]:
    """The organisation, if this edition asks it. Raises NotNow."""
    asked = {row.id: row for row in editions.asked_organisations(ours.connection, edition.id)}
    if organisation_id not in asked:
        raise NotNow(Sentence("signing.not_asked"))
    return asked[organisation_id]


def check_on_behalf(answer: str) -> None:
    """Raises NotNow for a signature, Malformed where nothing was chosen."""
    if answer not in list(Answer):
        raise Malformed(Sentence("sign_off.no_answer_chosen"))
    rules.check_on_behalf(Answer(answer))


def checked(ours: Writing, edition: Row[Any], organisation: Row[Any], said: Said) -> Answer:
    """The answer with all that belongs to it. Raises Malformed."""
    today = ours.now.astimezone(ZoneInfo(ours.paper.zone)).date()
    sections = len(editions.content(edition, ours.paper.language).sections)
    answer = rules.check_answer(
        said.answer,
        sections=sections,
        today=today,
        reservation=said.reservation,
        about=said.about,
        board_on=said.board_on,
        reason=said.reason,
    )
    if answer in rules.SIGNED:
        rules.check_names(organisation.name, said.person, said.function)
    return answer


def ask_again_on(ours: Writing, edition: Row[Any], organisation_id: int, day: str) -> None:
    """On that day, in the morning of the paper's zone, the organisation is asked again, if it has not answered by
    then."""
    morning = datetime.combine(date.fromisoformat(day), time(8), ZoneInfo(ours.paper.zone)).astimezone(UTC)
    outbox.add(
        ours.connection,
        BOARD_DAY,
        f"board_day/{edition.id}/{organisation_id}/{day}",
        due_at=max(morning, ours.now),
        log=ours.paper_id,
        edition=edition.id,
        organisation=organisation_id,
    )


def run_board_day(database: Database, settings: Settings, payload: Mapping[str, Any]) -> None:
    """The worker's part: asks again who said that its board decides today, and has not answered since."""
    with database.transaction() as connection:
        edition = editions.by_id(connection, payload["edition"])
        given, now = sign_offs.given(connection, edition), database.clock.now()
        organisation_id = payload["organisation"]
        open_still = edition.withdrawn_at is None and edition.proof_opened_at is None and now < edition.answers_until
        if not open_still or organisation_id not in given.ids or given.answers.get(organisation_id) != Answer.NOT_YET:
            return
        notices.tell(
            connection,
            [person.id for person in people.acting_for(connection, organisation_id)],
            "board_day",
            cause=f"board_day/{edition.id}/{organisation_id}/{now:%Y-%m-%d}",
            paper_id=edition.paper_id,
            at=now,
            edition=edition.number,
            until=edition.answers_until.isoformat(),
        )


def check_nobody_was_faster(ours: Writing, edition: Row[Any], organisation_id: int, seen: int, by: By) -> None:
    """Two people of one organisation answering at the same moment: the second one is asked. Raises Stale."""
    last = sign_offs.last(ours.connection, edition.id, organisation_id)
    if last is None or last.running == seen or last.person_id == by.person_id:
        return
    colleague = people.by_id(ours.connection, last.person_id)
    raise Stale(
        Sentence("signing.colleague_was_faster", person=f"{colleague.title} {colleague.name}".strip(), at=last.at)
    )


def accept_rules(ours: Writing, organisation: Row[Any], by: By, behalf: OnBehalf | None) -> None:
    """In a paper that goes straight to sign-off any answer accepts the rules shown beside it."""
    if organisation.state != "takes_part":
        organisations.change_state(ours.connection, organisation, "takes_part", accepted_at=ours.now, declined_at=None)
        ours.record("invitation_answered", by, organisation_id=organisation.id, reply="take_part", **told(behalf))


def store(
    ours: Writing,
    edition: Row[Any],
    organisation_id: int,
    answer: str,
    said: Said,
    by: By,
    behalf: OnBehalf | None = None,
    organisation_name: str = "",
) -> None:
    """The row, with the names as they will be printed."""
    sign_offs.add(
        ours.connection,
        edition.id,
        organisation_id,
        answer=answer,
        reservation=said.reservation.strip(),
        reservation_about=said.about,
        board_on=said.board_on,
        reason=said.reason.strip(),
        person_id=by.person_id,
        organisation_name=organisation_name,
        person_name=" ".join(said.person.split()),
        function=" ".join(said.function.split()),
        fingerprint=edition.fingerprint,
        at=ours.now,
        behalf_how=str(behalf.how) if behalf else "",
        behalf_on=behalf.on.isoformat() if behalf else "",
        behalf_from=behalf.told_by if behalf else "",
    )


def tell_own_people(
    ours: Writing, organisation_id: int, entry: int, number: int, answer: str, behalf: OnBehalf | None
) -> None:
    """What was answered in the organisation's name is mailed at once to all who act for it."""
    who = [person.id for person in people.acting_for(ours.connection, organisation_id)]
    notice = "entered_on_behalf" if behalf else "sign_off_answered"
    notices.tell(
        ours.connection,
        who,
        notice,
        cause=f"{notice}/{ours.paper_id}/{entry}",
        paper_id=ours.paper_id,
        at=ours.now,
        what="sign_off",
        edition=number,
        answer=answer,
    )
