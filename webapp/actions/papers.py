"""A paper begins: from a text that was read, with its organisations, its rule and its plan."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime

from webapp.actions.once import claim
from webapp.actions.organisations import Newcomer, add_one, join_as_coordinator
from webapp.actions.settle import plan_settling
from webapp.actions.writing import By, Writing, writing
from webapp.paper import deadlines
from webapp.paper.deadlines import Round
from webapp.paper.permissions import Act, require
from webapp.paper.proposals import State
from webapp.paper.refusals import Malformed
from webapp.paper.rules import RULES
from webapp.paper.sentences import Sentence
from webapp.paper.wording import Wording, check_limits
from webapp.store import papers, people, proposals, record, rounds, sections
from webapp.store.database import Database
from webapp.store.types import Connection

UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}


@dataclass(frozen=True)
class NewSection:
    """A heading and its text in our notation."""

    title: str
    text: str


@dataclass(frozen=True)
class NewPaper:
    """Everything that a paper begins with. `rounds` are pairs of moments: proposals until, decisions until."""

    title: str
    sections: tuple[NewSection, ...]
    subtitle: str = ""
    language: str = "de"
    label: str = "Organisation"
    label_plural: str = "Organisationen"
    rule: str = "consent"
    zone: str = "Europe/Berlin"
    sign_only: bool = False
    rounds: tuple[tuple[datetime, datetime], ...] = ()
    organisations: tuple[Newcomer, ...] = ()
    coordinators: tuple[tuple[str, str, str], ...] = field(default=())  # e-mail, title, name


def create(database: Database, new: NewPaper, *, by: By) -> str:
    """Makes the paper and gives its address's last part. Who creates it coordinates it, unless others are named."""
    with database.transaction() as connection:
        may_create(connection, by)
        check(new)
        now = database.clock.now()
        claim(connection, now)
        slug = free_slug(connection, new.title)
        paper_id = papers.add(
            connection,
            now=now,
            slug=slug,
            title=" ".join(new.title.split()),
            subtitle=" ".join(new.subtitle.split()),
            language=new.language,
            label=new.label.strip(),
            label_plural=new.label_plural.strip(),
            rule=new.rule,
            zone=new.zone,
            sign_only=new.sign_only,
        )
        ours = Writing(connection, now, database.chance, paper_id, slug)
        ours.record("paper_created", by, rule=new.rule, sign_only=int(new.sign_only))
        for place, section in enumerate(new.sections, start=1):
            wording = Wording.from_text(section.text)
            check_limits(wording)
            section_id = sections.add(connection, paper_id, place, " ".join(section.title.split()), wording, now)
            ours.record("section_added", by, section_id=section_id, wording=wording.fingerprint)
        if new.coordinators:
            for email, title, name in new.coordinators:
                join_as_coordinator(ours, email=email, name=name, title=title, function="", by=by)
        else:
            person = people.by_id(connection, by.person_id)
            join_as_coordinator(ours, email=person.email, name=person.name, title=person.title, function="", by=by)
        for newcomer in new.organisations:
            add_one(ours, newcomer, by)
        for proposals_until, decisions_until in new.rounds:
            rounds.add(connection, paper_id, proposals_until, decisions_until)
        deadlines.check_plan(rounds.of_paper(connection, paper_id), now)
        plan_settling(ours)
        record.add(
            connection,
            database.chance,
            record.INSTALLATION,
            "paper_created",
            at=now,
            person_id=by.person_id,
            rule=new.rule,
            sign_only=int(new.sign_only),
        )
        return slug


def may_create(connection: Connection, by: By) -> None:
    """The operator creates papers; so may who coordinates one here."""
    require(people.standing(connection, None, by.person_id), Act.CREATE_PAPER)


def check(new: NewPaper) -> None:
    """Raises Malformed with the sentence that says what is missing."""
    if not new.title.strip():
        raise Malformed(Sentence("paper_page.title_missing"))
    if len(new.title) > 300 or len(new.subtitle) > 300:
        raise Malformed(Sentence("paper_page.title_too_long"))
    if not new.sections or all(not section.text.strip() for section in new.sections):
        raise Malformed(Sentence("paper_page.text_missing"))
    if any(not section.title.strip() for section in new.sections):
        raise Malformed(Sentence("paper_page.section_without_title"))
    if new.rule not in RULES:
        raise Malformed(Sentence("paper_page.no_rule"))
    if not new.label.strip() or not new.label_plural.strip() or len(new.label) > 60 or len(new.label_plural) > 60:
        raise Malformed(Sentence("paper_page.label_missing"))
    check_zone(new.zone)


def check_zone(zone: str) -> None:
    """Raises Malformed where the time zone does not exist."""
    from zoneinfo import available_timezones

    if zone not in available_timezones():
        raise Malformed(Sentence("paper_page.no_zone", zone=zone))


def edit(
    database: Database, slug: str, *, title: str, subtitle: str, label: str, label_plural: str, show_count: bool, by: By
) -> None:
    """Title, subtitle and label can be corrected while nothing is frozen; the rule cannot: the organisations accepted it."""
    with writing(database, slug) as ours:
        ours.require(by, Act.EDIT_PAPER)
        if not title.strip():
            raise Malformed(Sentence("paper_page.title_missing"))
        if len(title) > 300 or len(subtitle) > 300:
            raise Malformed(Sentence("paper_page.title_too_long"))
        if not label.strip() or not label_plural.strip():
            raise Malformed(Sentence("paper_page.label_missing"))
        paper = ours.paper
        named = (" ".join(title.split()), " ".join(subtitle.split()))
        if named != (paper.title, paper.subtitle):
            ours.check_stage()
        papers.change(
            ours.connection,
            ours.paper_id,
            title=named[0],
            subtitle=named[1],
            label=label.strip(),
            label_plural=label_plural.strip(),
            show_count=show_count,
        )
        ours.record("paper_edited", by)


def plan_round(database: Database, slug: str, proposals_until: datetime, decisions_until: datetime, *, by: By) -> int:
    """One more round after those that are planned."""
    with writing(database, slug) as ours:
        ours.require(by, Act.PLAN_ROUND)
        ours.check_stage()
        before = rounds.of_paper(ours.connection, ours.paper_id)
        number = rounds.add(ours.connection, ours.paper_id, proposals_until, decisions_until)
        plan = rounds.of_paper(ours.connection, ours.paper_id)
        deadlines.check_plan(plan, ours.now, before)
        _take_in_who_waits(ours, deadlines.first_ahead(plan, ours.now))
        ours.record(
            "round_planned",
            by,
            round=number,
            proposals_until=proposals_until.isoformat(),
            decisions_until=decisions_until.isoformat(),
        )
        plan_settling(ours)
        _announce_plan(ours, number)
        return number


def _take_in_who_waits(ours: Writing, round_: Round | None) -> None:
    """What was submitted or reopened too late for any round that was planned belongs to the first one ahead."""
    for proposal in proposals.of_paper(ours.connection, ours.paper_id, State.OPEN):
        if proposal.round_id is None and round_ is not None:
            proposals.change(ours.connection, proposal, round_id=round_.id)


def extend_round(
    database: Database,
    slug: str,
    number: int,
    proposals_until: datetime,
    decisions_until: datetime,
    reason: str,
    *,
    by: By,
) -> None:
    """Later, with a reason, and never earlier; everybody is told at once."""
    from webapp.paper.stages import check_reason

    with writing(database, slug) as ours:
        ours.require(by, Act.EXTEND_ROUND)
        ours.check_stage()
        check_reason(reason)
        before = rounds.load(ours.connection, ours.paper_id, number)
        wanted = Round(before.id, number, proposals_until, decisions_until)
        deadlines.check_extension(before, wanted, ours.now)
        plan = rounds.of_paper(ours.connection, ours.paper_id)
        rounds.change(ours.connection, before.id, proposals_until=proposals_until, decisions_until=decisions_until)
        deadlines.check_plan(rounds.of_paper(ours.connection, ours.paper_id), ours.now, plan)
        ours.record(
            "round_extended",
            by,
            round=number,
            proposals_until=proposals_until.isoformat(),
            decisions_until=decisions_until.isoformat(),
            reason=reason.strip(),
        )
        plan_settling(ours)
        _announce_plan(ours, number, reason=reason.strip())


def cancel_round(database: Database, slug: str, number: int, reason: str, *, by: By) -> None:
    """Only a round to which no proposal belongs."""
    from webapp.paper.stages import check_reason

    with writing(database, slug) as ours:
        ours.require(by, Act.CANCEL_ROUND)
        check_reason(reason)
        round_ = rounds.load(ours.connection, ours.paper_id, number)
        deadlines.check_cancellation(round_, rounds.proposals_in(ours.connection, round_.id))
        rounds.change(ours.connection, round_.id, cancelled_at=ours.now)
        ours.record("round_cancelled", by, round=number, reason=reason.strip())
        _announce_plan(ours, number, reason=reason.strip())


def _announce_plan(ours: Writing, number: int, reason: str = "") -> None:
    from webapp.store import notices

    head, _ = record.head(ours.connection, ours.paper_id)
    notices.tell(
        ours.connection,
        ours.everyone(),
        "plan_changed",
        cause=f"plan/{ours.paper_id}/{head}",
        paper_id=ours.paper_id,
        at=ours.now,
        round=number,
        reason=reason,
    )


def free_slug(connection: Connection, title: str) -> str:
    """An address that people can read and that nobody has yet."""
    german = title.lower().translate(UMLAUTS)
    plain = unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "papier"
    slug, count = stem, 1
    while papers.taken(connection, slug) or slug in ("new", "neu"):
        count += 1
        slug = f"{stem}-{count}"
    return slug
