"""Plays a paper from its first draft to the signed file, or to any stage before, through the actions that the pages use."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from webapp.actions import comment as commenting
from webapp.actions import freeze as freezing
from webapp.actions import organisations as inviting
from webapp.actions import papers as making
from webapp.actions import proof as proofs
from webapp.actions import propose as proposing
from webapp.actions import seal as sealing
from webapp.actions import sign_off as signing
from webapp.actions import vote as voting
from webapp.actions.organisations import Newcomer
from webapp.actions.papers import NewPaper, NewSection
from webapp.actions.propose import Wish
from webapp.actions.settle import settle_paper
from webapp.actions.sign_off import Said
from webapp.actions.writing import By
from webapp.clock import FixedClock
from webapp.demo import cast
from webapp.demo.founding_paper import DRAFT, FIRST_ROUND, LATE, SECOND_ROUND, SECTIONS, SUBTITLE, TITLE, Told
from webapp.demo.wishes import invented
from webapp.paper.organisations import Reply
from webapp.paper.people import Level
from webapp.paper.votes import How, OnBehalf
from webapp.settings import Settings
from webapp.store import editions, organisations, outbox, papers, people, proposals, sections, signed_files
from webapp.store import proofs as stored_proofs
from webapp.store.database import Database

# How long ago it began, so that today it stands where it shall: in its second round, asking for answers, or sealed.
DAYS_OF_THE_LIVING_PAPER = {"drafting": 38, "sign-off": 58, "agreed": 83}
DAYS_OF_ANY_PAPER = {"drafting": 34, "sign-off": 30, "agreed": 60}
STANCES = ("support", "go_along", "object", "abstain")


@dataclass
class Play:
    """A paper on its way, with its own clock. `database` has that clock."""

    database: Database
    clock: FixedClock
    settings: Settings
    today: datetime  # of the sealing: the keys are no older than the installation
    slug: str = ""
    coordinator: By = field(default_factory=lambda: By(0, "coordination"))
    acting: dict[str, tuple[int, By]] = field(default_factory=dict)  # short name → organisation id, its representative

    def wait_until(self, moment: datetime) -> None:
        """Time passes; what became due is settled."""
        self.clock.move_to(max(moment, self.clock.now()))
        settle_paper(self.database, self.slug)

    @property
    def now(self) -> datetime:
        """The play's own time."""
        return self.clock.now()


def at_hour(moment: datetime, hour: int = 16) -> datetime:
    """That day at that hour, UTC."""
    return moment.astimezone(UTC).replace(hour=hour, minute=0, second=0, microsecond=0)


def begin(database: Database, settings: Settings, new: NewPaper, *, at: datetime, operator: int) -> Play:
    """Makes the paper, invites everybody, and lets everybody say yes."""
    clock = FixedClock(at)
    play = Play(replace(database, clock=clock), clock, settings, database.clock.now())
    play.slug = making.create(play.database, new, by=By(operator, "operator"))
    with play.database.reading() as connection:
        paper = papers.by_slug(connection, play.slug)
        play.coordinator = By(people.with_role(connection, paper.id, "coordinator")[0].id, "coordination")
    inviting.invite(play.database, play.slug, by=play.coordinator)
    with play.database.reading() as connection:
        rows = organisations.of_paper(connection, paper.id)
        acting = organisations.representatives(connection, paper.id)
    play.acting = {row.short_name: (row.id, By(acting[row.id].id, "organisation")) for row in rows if row.id in acting}
    return play


def accept_all(play: Play) -> None:
    """Every organisation answers "Wir machen mit"."""
    for _, by in play.acting.values():
        play.clock.advance(timedelta(hours=3))
        inviting.answer_invitation(play.database, play.slug, Reply.TAKE_PART, by=by)


def propose(play: Play, wish: Wish, position: int, by: By) -> int:
    """Writes a draft and submits it."""
    draft = proposing.begin_draft(play.database, play.slug, position, by=by)
    return proposing.submit(play.database, play.slug, draft, wish, by=by)


def vote_by_numbers(play: Play, number: int, counts: tuple[int, int, int, int], author: str) -> None:
    """So many organisations support, go along, object, abstain; the author's organisation is among the first."""
    names = sorted(play.acting, key=lambda name: (name != author, (sum(map(ord, name)) * (number + 7)) % 997))
    said = [stance for stance, count in zip(STANCES, counts, strict=True) for _ in range(count)]
    for name, stance in zip(names, said, strict=False):
        reason = {"object": "So können wir das in unseren Gremien nicht vertreten.", "go_along": ""}.get(stance, "")
        _, by = play.acting[name]
        voting.vote(
            play.database,
            play.slug,
            number,
            stance=stance,
            reason=reason,
            revision=_revision(play, number),
            seen=0,
            by=by,
        )


def _revision(play: Play, number: int) -> int:
    with play.database.reading() as connection:
        paper = papers.by_slug(connection, play.slug)
        return int(proposals.load(connection, paper.id, number).revision)


def tell(play: Play, told: Told) -> int:
    """One wish of the invented paper, with what the others said to it."""
    with play.database.reading() as connection:
        paper = papers.by_slug(connection, play.slug)
        text = sections.load(connection, paper.id, told.section).text
    wish = Wish(text.replace(told.old, told.new, 1), told.title, told.reason, told.weight)
    organisation_id, by = play.acting.get(told.who, (0, play.coordinator))
    if told.then == "on_behalf":
        behalf = OnBehalf(How.TELEPHONE, play.now.date(), "")
        number = proposing.propose_on_behalf(
            play.database, play.slug, told.section, organisation_id, wish, behalf, by=play.coordinator
        )
    else:
        number = propose(play, wish, told.section, by)
    vote_by_numbers(play, number, (told.support, told.go_along, told.object, told.abstain), told.who)
    if told.then == "withdraw":
        proposing.withdraw(play.database, play.slug, number, "Im Vorschlag der Nachbarn schon enthalten.", by=by)
    if told.then == "comment":
        _, other = play.acting["Automobilzulieferer Saar-Blies"]
        commenting.comment(
            play.database,
            play.slug,
            number,
            "Wir bekommen zehn Jahre politisch nicht durch. Wäre „acht Jahre, mit Bewertung nach vier“ für den Optikverbund denkbar?",
            by=other,
        )
        play.clock.advance(timedelta(hours=15))
        commenting.comment(
            play.database,
            play.slug,
            number,
            "Denkbar ja, aber ungern. Entscheidend ist uns die Bewertung von außen.",
            by=by,
        )
    play.clock.advance(timedelta(hours=2))
    return number


def living_paper(
    database: Database,
    settings: Settings,
    *,
    operator: int,
    until: str,
    organisations_: tuple[Newcomer, ...] = cast.ORGANISATIONS,
) -> Play:
    """The invented paper, in mid-negotiation (drafting), in its sign-off, or agreed."""
    end = database.clock.now()
    start = end - timedelta(days=DAYS_OF_THE_LIVING_PAPER[until])
    first = (at_hour(start + timedelta(days=12)), at_hour(start + timedelta(days=26)))
    second = (at_hour(start + timedelta(days=42)), at_hour(start + timedelta(days=50)))
    new = NewPaper(
        TITLE,
        SECTIONS,
        SUBTITLE,
        label="Cluster-Initiative",
        label_plural="Cluster-Initiativen",
        rule="two_thirds",
        rounds=(first, second),
        organisations=organisations_,
        coordinators=(cast.COORDINATOR,),
    )
    play = begin(database, settings, new, at=start, operator=operator)
    accept_all(play)
    add_people(play)
    for told in FIRST_ROUND:
        tell(play, told)
    play.wait_until(first[0] + timedelta(days=2))
    for told in LATE:
        tell(play, told)
    play.wait_until(first[1] + timedelta(hours=1))
    for told in SECOND_ROUND:
        tell(play, told)
    _, by = play.acting[DRAFT.who]
    begin_a_draft(play, DRAFT, by)
    if until != "drafting":
        play.wait_until(second[1] + timedelta(hours=1))
        choose_if_needed(play)
        finish(play, until=until)
    return play


def begin_a_draft(play: Play, told: Told, by: By) -> None:
    """A draft that its organisation has not submitted yet."""
    with play.database.reading() as connection:
        paper = papers.by_slug(connection, play.slug)
        text = sections.load(connection, paper.id, told.section).text
    draft = proposing.begin_draft(play.database, play.slug, told.section, by=by)
    proposing.save_draft(
        play.database, play.slug, draft, Wish(text.replace(told.old, told.new, 1), told.title, "", told.weight), by=by
    )


def add_people(play: Play) -> None:
    """A deputy and two observers."""
    _, representative = play.acting[cast.DEPUTY_OF]
    inviting.name_deputy(play.database, play.slug, cast.DEPUTY, by=representative)
    for email, title, name, function, level in cast.OBSERVERS:
        inviting.add_observer(
            play.database,
            play.slug,
            email=email,
            title=title,
            name=name,
            function=function,
            level=Level(level),
            by=play.coordinator,
        )


def choose_if_needed(play: Play) -> None:
    """Where adopted proposals exclude each other, the coordinator chooses the lowest number, until none is left."""
    from webapp.actions import decide
    from webapp.paper.proposals import State

    while True:
        with play.database.reading() as connection:
            paper = papers.by_slug(connection, play.slug)
            adopted = proposals.of_paper(connection, paper.id, State.ADOPTED)
        if not adopted:
            return
        decide.choose(play.database, play.slug, adopted[0].number, by=play.coordinator)


def own_paper(
    database: Database,
    settings: Settings,
    title: str,
    subtitle: str,
    given: tuple[NewSection, ...],
    who: tuple[Newcomer, ...],
    *,
    operator: int,
    until: str,
    seed: int,
    language: str,
) -> Play:
    """Any text and any list of organisations: proposals are made from the text itself by a seeded source."""
    end = database.clock.now()
    start = end - timedelta(days=DAYS_OF_ANY_PAPER[until])
    first = (at_hour(start + timedelta(days=12)), at_hour(start + timedelta(days=24)))
    later = (at_hour(start + timedelta(days=40)), at_hour(start + timedelta(days=50)))
    new = NewPaper(
        title,
        given,
        subtitle,
        language=language,
        rule="two_thirds",
        rounds=(first, later) if until == "drafting" else (first,),
        organisations=who,
        coordinators=(cast.COORDINATOR,),
    )
    play = begin(database, settings, new, at=start, operator=operator)
    accept_all(play)
    invent(play, [section.text for section in given], seed)
    play.wait_until(first[1] + timedelta(hours=1))
    if until != "drafting":
        choose_if_needed(play)
        finish(play, until=until)
    return play


def invent(play: Play, texts: list[str], seed: int) -> None:
    """Wishes made from the text, each with random stances."""
    import random

    source = random.Random(seed)
    names = list(play.acting)
    for wish in invented(texts, max(3, min(12, len(names))), source):
        name = source.choice(names)
        number = propose(
            play,
            Wish(wish.text, wish.title, "Aus dem Text selbst.", "important"),
            wish.section + 1,
            play.acting[name][1],
        )
        n = len(names)
        support = source.randint(n // 2, n)
        go_along = source.randint(0, n - support)
        objections = source.randint(0, n - support - go_along)
        vote_by_numbers(play, number, (support, go_along, objections, 0), name)
        play.clock.advance(timedelta(hours=1))


def finish(play: Play, *, until: str) -> None:
    """Freezes, signs off, and for `agreed` also opens the proof, seals and signs."""
    number = freezing.freeze(
        play.database, play.slug, answers_until=at_hour(play.now + timedelta(days=11)), by=play.coordinator
    )
    with play.database.reading() as connection:
        paper = papers.by_slug(connection, play.slug)
        edition = editions.load(connection, paper.id, number)
        acting = organisations.representatives(connection, paper.id)
    names = list(play.acting)
    for place, name in enumerate(names if until == "agreed" else names[: len(names) * 2 // 3]):
        organisation_id, by = play.acting[name]
        play.clock.advance(timedelta(hours=4))
        person = acting[organisation_id]
        said = Said("sign", person=f"{person.title} {person.name}".strip(), function=person.function)
        if place == 1 and len(names) > 3:
            said = replace(
                said, answer="reservation", reservation="Vorbehaltlich des Beschlusses unserer Mitgliederversammlung."
            )
        signing.sign_off(play.database, play.slug, number, said, fingerprint=edition.fingerprint, seen=0, by=by)
    if until == "agreed":
        seal(play, number)


def seal(play: Play, number: int) -> None:
    """Makes the proof, waits its time, and seals."""
    run_jobs(play, "proof")
    with play.database.reading() as connection:
        paper = papers.by_slug(connection, play.slug)
        edition = editions.load(connection, paper.id, number)
        proof_number = stored_proofs.newest_number(connection, edition.id)
    assert edition.proof_until is not None
    play.wait_until(max(edition.proof_until + timedelta(minutes=5), play.today))
    sealing.seal(play.database, play.slug, number, proof_number=proof_number or 1, by=play.coordinator)
    run_jobs(play, "seal")


def run_jobs(play: Play, kind: str) -> None:
    """What the worker would do, now and in the play's time."""
    run = {"proof": proofs.run_proof, "seal": sealing.run_seal}[kind]
    with play.database.reading() as connection:
        paper = papers.by_slug(connection, play.slug)
        due = [row for row in outbox.waiting(connection) if row.kind == kind and row.log == paper.id]
    for row in due:
        run(play.database, play.settings, outbox.payload(row))
        with play.database.transaction() as connection:
            outbox.done(connection, row.id, play.now)


def signed_pdf(play: Play) -> bytes:
    """The signed file of the agreed edition."""
    with play.database.reading() as connection:
        paper = papers.by_slug(connection, play.slug)
        edition = editions.standing(connection, paper.id)
        assert edition is not None
        return signed_files.load(connection, edition.id, sealing.FILE).file


def hush(play: Play) -> None:
    """The play's mails were never meant to leave: nobody there exists. Deadlines still ahead stay planned."""
    with play.database.transaction() as connection:
        paper = papers.by_slug(connection, play.slug)
        for row in outbox.waiting(connection):
            if row.log == paper.id and row.kind in ("mail", "digest"):
                outbox.done(connection, row.id, play.now)
