"""Organisations and their people: added, invited, answering, leaving; deputies, observers, coordinators."""

from dataclasses import dataclass
from typing import Any

from webapp.actions.writing import By, Writing, writing
from webapp.paper import organisations as rules
from webapp.paper.organisations import Part, Reply
from webapp.paper.people import Level
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, NotFound, NotNow
from webapp.paper.sentences import Sentence
from webapp.paper.votes import OnBehalf
from webapp.store import notices, organisations, people
from webapp.store.database import Database
from webapp.store.types import Row


@dataclass(frozen=True)
class Newcomer:
    """An organisation to add, with its representative. Without an address nobody can be invited yet."""

    name: str
    short_name: str
    seat: str = ""
    person_title: str = ""
    person: str = ""
    function: str = ""
    email: str = ""


def add(database: Database, slug: str, newcomers: list[Newcomer], *, by: By) -> list[int]:
    """Puts organisations on the list, all or none; gives their ids."""
    with writing(database, slug) as ours:
        ours.require(by, Act.ADD_ORGANISATION)
        return [add_one(ours, newcomer, by) for newcomer in newcomers]


def add_one(ours: Writing, newcomer: Newcomer, by: By | None) -> int:
    """One organisation more, within a transaction of its own. Raises Malformed with the name of the row."""
    others = [organisations.value(row) for row in organisations.of_paper(ours.connection, ours.paper_id)]
    name = "\n".join(" ".join(line.split()) for line in newcomer.name.strip().splitlines() if line.strip())
    short_name = " ".join(newcomer.short_name.split()) or " ".join(name.split())[:64]
    rules.check_names(name, short_name, newcomer.seat.strip(), others)
    organisation_id = organisations.add(
        ours.connection, ours.paper_id, name=name, short_name=short_name, seat=newcomer.seat.strip()
    )
    ours.record("organisation_added", by, organisation_id=organisation_id)
    if newcomer.email.strip():
        set_representative(ours, organisation_id, newcomer, by)
    return organisation_id


def edit(database: Database, slug: str, organisation_id: int, changed: Newcomer, *, by: By) -> None:
    """Corrects names and seat, and who represents it."""
    with writing(database, slug) as ours:
        ours.require(by, Act.EDIT_ORGANISATION)
        row = organisations.load(ours.connection, ours.paper_id, organisation_id)
        others = [
            organisations.value(one)
            for one in organisations.of_paper(ours.connection, ours.paper_id)
            if one.id != row.id
        ]
        name = "\n".join(" ".join(line.split()) for line in changed.name.strip().splitlines() if line.strip())
        rules.check_names(name, changed.short_name, changed.seat.strip(), others)
        organisations.change(
            ours.connection,
            row.id,
            name=name,
            short_name=" ".join(changed.short_name.split()),
            seat=changed.seat.strip(),
        )
        ours.record("organisation_edited", by, organisation_id=row.id)
        if changed.email.strip():
            set_representative(ours, row.id, changed, by)


def set_representative(ours: Writing, organisation_id: int, who: Newcomer, by: By | None) -> int:
    """Names the representative; the one before stops acting for the organisation, and the new one is asked or told."""
    present = organisations.representatives(ours.connection, ours.paper_id).get(organisation_id)
    email = checked_email(who.email)
    if present is not None and present.email == email:
        people.change(
            ours.connection, present.id, name=who.person.strip() or present.name, title=who.person_title.strip()
        )
        people.change_function(ours.connection, present.membership_id, who.function.strip())
        return int(present.id)
    if present is not None:
        people.leave(ours.connection, present.membership_id, ours.now)
    person_id = join(ours, organisation_id, "representative", who)
    number = ours.record("representative_named", by, organisation_id=organisation_id, representative=person_id)
    if present is not None:
        _tell_new_representative(ours, organisation_id, person_id, number, by)
    return person_id


def _tell_new_representative(ours: Writing, organisation_id: int, person_id: int, number: int, by: By | None) -> None:
    """The invitation that the one before has not answered is theirs now; in the name of one that takes part they act at once."""
    row = organisations.load(ours.connection, ours.paper_id, organisation_id)
    if row.state == "invited":
        invite_one(ours, row, person_id, by)
    elif row.state == "takes_part":
        cause = f"representative/{ours.paper_id}/{number}"
        notices.tell(
            ours.connection, [person_id], "named_representative", cause=cause, paper_id=ours.paper_id, at=ours.now
        )


def join(ours: Writing, organisation_id: int, role: str, who: Newcomer) -> int:
    """One more person acts for the organisation. A person acts for at most one organisation in a paper."""
    if not who.person.strip():
        raise Malformed(Sentence("organisations_page.person_missing"))
    person_id = people.add(
        ours.connection,
        email=checked_email(who.email),
        name=who.person.strip(),
        title=who.person_title.strip(),
        language=ours.paper.language,
        now=ours.now,
    )
    for row in people.memberships_of(ours.connection, ours.paper_id, person_id):
        if row.organisation_id is not None:
            other = organisations.load(ours.connection, ours.paper_id, row.organisation_id)
            raise Malformed(
                Sentence("organisations_page.address_in_use", email=who.email.strip(), name=other.short_name)
            )
    people.join(
        ours.connection,
        paper_id=ours.paper_id,
        person_id=person_id,
        role=role,
        organisation_id=organisation_id,
        function=who.function.strip(),
        now=ours.now,
    )
    return person_id


def checked_email(email: str) -> str:
    """The address as mail servers know it. Raises Malformed."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(email.strip(), check_deliverability=False, test_environment=True).normalized.lower()
    except EmailNotValidError:
        raise Malformed(Sentence("organisations_page.no_address", email=email.strip())) from None


def remove(database: Database, slug: str, organisation_id: int, *, by: By) -> None:
    """Takes an organisation that does not take part off the list."""
    with writing(database, slug) as ours:
        ours.require(by, Act.REMOVE_ORGANISATION)
        row = organisations.load(ours.connection, ours.paper_id, organisation_id)
        rules.check_removal(organisations.value(row))
        organisations.change_state(ours.connection, row, "removed", removed_at=ours.now)
        organisations.end_memberships(ours.connection, row.id, ours.now)
        ours.record("organisation_removed", by, organisation_id=row.id)


def reorder(database: Database, slug: str, organisation_id: int, position: int, *, by: By) -> None:
    """The coordinator's order is the order of the signatories."""
    with writing(database, slug) as ours:
        ours.require(by, Act.EDIT_ORGANISATION)
        rows = organisations.of_paper(ours.connection, ours.paper_id)
        moved = next((row for row in rows if row.id == organisation_id), None)
        if moved is None:
            raise NotFound(Sentence("errors.no_organisation"))
        rest = [row for row in rows if row.id != organisation_id]
        rest.insert(max(0, min(position - 1, len(rest))), moved)
        for place, row in enumerate(rest, start=1):
            organisations.change(ours.connection, row.id, position=place)


def invite(database: Database, slug: str, organisation_ids: list[int] | None = None, *, by: By) -> int:
    """Mails the invitation to those named, or to all that were not invited yet; gives how many."""
    with writing(database, slug) as ours:
        ours.require(by, Act.INVITE_ORGANISATION)
        rows = organisations.of_paper(ours.connection, ours.paper_id)
        representatives = organisations.representatives(ours.connection, ours.paper_id)
        wanted = [
            row
            for row in rows
            if (row.id in organisation_ids if organisation_ids is not None else row.invited_at is None)
        ]
        wanted = [row for row in wanted if row.state in ("added", "invited", "declined")]
        without = [row.short_name for row in wanted if row.id not in representatives]
        if without and organisation_ids is not None:
            raise Malformed(Sentence("organisations_page.nobody_to_invite", n=len(without), names=tuple(without)))
        count = 0
        for row in wanted:
            if row.id in representatives:
                invite_one(ours, row, representatives[row.id].id, by)
                count += 1
        return count


def invite_one(ours: Writing, row: Row[Any], person_id: int, by: By | None) -> None:
    """One invitation; inviting again is a reminder."""
    again = row.invited_at is not None
    state = "invited" if row.state in ("added", "declined") else row.state
    organisations.change_state(ours.connection, row, state, invited_at=row.invited_at or ours.now, declined_at=None)
    number = ours.record("organisation_invited", by, organisation_id=row.id, again=int(again))
    notices.tell(
        ours.connection,
        [person_id],
        "invitation",
        cause=f"invitation/{ours.paper_id}/{row.id}/{number}",
        paper_id=ours.paper_id,
        at=ours.now,
        organisation=row.id,
    )


def answer_invitation(database: Database, slug: str, reply: Reply, *, by: By) -> None:
    """ "Wir machen mit" accepts the rules shown on the same page; or not."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.ANSWER_INVITATION)
        assert standing.organisation_id is not None
        reply_for(ours, standing.organisation_id, reply, by)


def answer_invitation_on_behalf(
    database: Database, slug: str, organisation_id: int, reply: Reply, behalf: OnBehalf, *, by: By
) -> None:
    """The coordinator enters an answer that came by telephone, mail, letter or in a meeting."""
    with writing(database, slug) as ours:
        ours.require(by, Act.ENTER_ON_BEHALF)
        reply_for(ours, organisation_id, reply, by, behalf)


def reply_for(ours: Writing, organisation_id: int, reply: Reply, by: By, behalf: OnBehalf | None = None) -> None:
    """Takes the answer down and tells the organisation if somebody else gave it."""
    row = organisations.load(ours.connection, ours.paper_id, organisation_id)
    value = organisations.value(row)
    if rules.part(value) == Part.ADDED and behalf is not None:
        organisations.change_state(ours.connection, row, "invited", invited_at=ours.now)
        row = organisations.load(ours.connection, ours.paper_id, organisation_id)
        value = organisations.value(row)
    rules.check_reply(value)
    if reply == Reply.TAKE_PART:
        organisations.change_state(ours.connection, row, "takes_part", accepted_at=ours.now, declined_at=None)
    else:
        organisations.change_state(ours.connection, row, "declined", declined_at=ours.now)
    number = ours.record("invitation_answered", by, organisation_id=row.id, reply=str(reply), **told(behalf))
    tell_of_entry(ours, row.id, "answer", number, behalf)


def told(behalf: OnBehalf | None) -> dict[str, Any]:
    """How it came, as facts of an entry."""
    return {"how": str(behalf.how), "on": behalf.on.isoformat()} if behalf else {}


def tell_of_entry(
    ours: Writing, organisation_id: int, what: str, entry: int, behalf: OnBehalf | None, **facts: object
) -> None:
    """What was entered on behalf of an organisation is mailed to it at once."""
    if behalf is not None:
        acting = [person.id for person in people.acting_for(ours.connection, organisation_id)]
        notices.tell(
            ours.connection,
            acting,
            "entered_on_behalf",
            cause=f"entry/{ours.paper_id}/{entry}",
            paper_id=ours.paper_id,
            at=ours.now,
            what=what,
            **facts,
        )


def leave(database: Database, slug: str, *, by: By) -> None:
    """The organisation leaves by its own act; what is decided stays decided."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.LEAVE)
        assert standing.organisation_id is not None
        leave_for(ours, standing.organisation_id, by)


def leave_on_behalf(database: Database, slug: str, organisation_id: int, behalf: OnBehalf, *, by: By) -> None:
    """The same, as the coordinator was told."""
    with writing(database, slug) as ours:
        ours.require(by, Act.ENTER_ON_BEHALF)
        leave_for(ours, organisation_id, by, behalf)


def leave_for(ours: Writing, organisation_id: int, by: By, behalf: OnBehalf | None = None) -> None:
    row = organisations.load(ours.connection, ours.paper_id, organisation_id)
    rules.check_leaving(organisations.value(row))
    if ours.paper.stage == "agreed":
        raise NotNow(Sentence("organisations_page.agreed_is_final"))
    organisations.change_state(ours.connection, row, "left", left_at=ours.now)
    number = ours.record("organisation_left", by, organisation_id=row.id, **told(behalf))
    if ours.paper.stage == "sign_off":
        from webapp.actions.proof import leave_the_sign_off  # only papers in sign-off need it

        leave_the_sign_off(ours, row)
    tell_of_entry(ours, row.id, "leave", number, behalf)
    notices.gather(ours.connection, ours.everyone(), paper_id=ours.paper_id, at=ours.now)


def name_deputy(database: Database, slug: str, who: Newcomer, *, by: By) -> int:
    """The representative names a deputy, who may do all but naming deputies and what the organisation reserves."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.NAME_DEPUTY)
        assert standing.organisation_id is not None
        person_id = join(ours, standing.organisation_id, "deputy", who)
        number = ours.record("deputy_named", by, organisation_id=standing.organisation_id, deputy=person_id)
        notices.tell(
            ours.connection,
            [person_id],
            "named_deputy",
            cause=f"deputy/{ours.paper_id}/{number}",
            paper_id=ours.paper_id,
            at=ours.now,
        )
        return person_id


def end_deputy(database: Database, slug: str, membership_id: int, *, by: By) -> None:
    """The deputy stops acting for the organisation, on the next request."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.NAME_DEPUTY)
        assert standing.organisation_id is not None
        acting = {row.membership_id: row for row in people.acting_for(ours.connection, standing.organisation_id)}
        if membership_id not in acting or acting[membership_id].role != "deputy":
            raise NotFound(Sentence("errors.no_person"))
        people.leave(ours.connection, membership_id, ours.now)
        ours.record("deputy_ended", by, organisation_id=standing.organisation_id, deputy=acting[membership_id].id)


def reserve_sign_off(database: Database, slug: str, deputies_sign: bool, *, by: By) -> None:
    """Who may sign off: the representative alone, or the deputies too."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.RESERVE_SIGN_OFF)
        assert standing.organisation_id is not None
        organisations.change(ours.connection, standing.organisation_id, deputies_sign=deputies_sign)
        ours.record("sign_off_reserved", by, organisation_id=standing.organisation_id, deputies_sign=int(deputies_sign))


def add_observer(
    database: Database, slug: str, *, email: str, name: str, title: str = "", function: str = "", level: Level, by: By
) -> int:
    """Somebody who reads and never decides; everybody is told."""
    with writing(database, slug) as ours:
        ours.require(by, Act.MANAGE_OBSERVERS)
        if not name.strip():
            raise Malformed(Sentence("organisations_page.person_missing"))
        person_id = people.add(
            ours.connection, email=checked_email(email), name=name.strip(), title=title.strip(), now=ours.now
        )
        if people.memberships_of(ours.connection, ours.paper_id, person_id):
            raise Malformed(Sentence("organisations_page.already_something", email=email.strip()))
        people.join(
            ours.connection,
            paper_id=ours.paper_id,
            person_id=person_id,
            role="observer",
            function=function.strip(),
            level=str(level),
            now=ours.now,
        )
        number = ours.record("observer_added", by, observer=person_id, level=str(level))
        cause = f"observer/{ours.paper_id}/{number}"
        notices.tell(
            ours.connection,
            [person_id],
            "observer_invited",
            cause=cause,
            paper_id=ours.paper_id,
            at=ours.now,
            level=str(level),
        )
        notices.tell(
            ours.connection,
            ours.everyone(),
            "observer_announced",
            cause=cause,
            paper_id=ours.paper_id,
            at=ours.now,
            observer=person_id,
            level=str(level),
        )
        return person_id


def change_level(database: Database, slug: str, membership_id: int, level: Level | None, *, by: By) -> None:
    """Another level, or none any more. All are told in the same moment in which it takes effect."""
    with writing(database, slug) as ours:
        ours.require(by, Act.CHANGE_OBSERVER_LEVEL)
        observer = next(
            (
                row
                for row in people.with_role(ours.connection, ours.paper_id, "observer")
                if row.membership_id == membership_id
            ),
            None,
        )
        if observer is None:
            raise NotFound(Sentence("errors.no_person"))
        people.leave(ours.connection, membership_id, ours.now)
        if level is not None:
            people.join(
                ours.connection,
                paper_id=ours.paper_id,
                person_id=observer.id,
                role="observer",
                function=observer.function,
                level=str(level),
                now=ours.now,
            )
        number = ours.record("observer_level_changed", by, observer=observer.id, level=str(level) if level else "none")
        notices.tell(
            ours.connection,
            ours.everyone(),
            "observer_announced",
            cause=f"observer/{ours.paper_id}/{number}",
            paper_id=ours.paper_id,
            at=ours.now,
            observer=observer.id,
            level=str(level) if level else "none",
        )


def add_coordinator(
    database: Database, slug: str, *, email: str, name: str, title: str = "", function: str = "", by: By
) -> int:
    """One more person in charge of the procedure."""
    with writing(database, slug) as ours:
        ours.require(by, Act.NAME_COORDINATOR)
        return join_as_coordinator(ours, email=email, name=name, title=title, function=function, by=by)


def join_as_coordinator(ours: Writing, *, email: str, name: str, title: str, function: str, by: By | None) -> int:
    """Records and announces it."""
    person_id = people.add(
        ours.connection, email=checked_email(email), name=name.strip(), title=title.strip(), now=ours.now
    )
    if any(row.role == "coordinator" for row in people.memberships_of(ours.connection, ours.paper_id, person_id)):
        raise Malformed(Sentence("organisations_page.coordinates_already"))
    people.join(
        ours.connection,
        paper_id=ours.paper_id,
        person_id=person_id,
        role="coordinator",
        function=function.strip(),
        now=ours.now,
    )
    number = ours.record("coordinator_named", by, coordinator=person_id)
    notices.tell(
        ours.connection,
        ours.everyone(),
        "coordinator_announced",
        cause=f"coordinator/{ours.paper_id}/{number}",
        paper_id=ours.paper_id,
        at=ours.now,
        coordinator=person_id,
    )
    return person_id


def hand_over(
    database: Database, slug: str, *, email: str, name: str, title: str = "", function: str = "", by: By
) -> int:
    """One act, recorded and announced: somebody else is in charge, and the one who hands over is not any more."""
    with writing(database, slug) as ours:
        ours.require(by, Act.HAND_OVER)
        person_id = join_as_coordinator(ours, email=email, name=name, title=title, function=function, by=by)
        for row in people.memberships_of(ours.connection, ours.paper_id, by.person_id):
            if row.role == "coordinator":
                people.leave(ours.connection, row.id, ours.now)
        ours.record("coordination_handed_over", by, coordinator=person_id)
        return person_id
