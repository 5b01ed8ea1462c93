"""The cast in its first round: what tests of proposing and deciding say in one line each."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from tests.cast import ANNA, CHRIS, FRIEDA, PAPER, Somebody
from webapp.actions.organisations import answer_invitation
from webapp.actions.propose import Wish, begin_draft, submit
from webapp.actions.settle import settle_paper
from webapp.actions.vote import vote
from webapp.actions.writing import By
from webapp.paper.deadlines import Round
from webapp.paper.organisations import Reply
from webapp.store import organisations, outbox, papers, proposals, record, rounds, sections, votes
from webapp.store.database import Database

# The second section, as Ahorn would have it. The first two exclude each other; the third stands beside either.
LONGER = "Wir fordern:\n- zehn Jahre Grundfinanzierung\n- Gutscheine bis 25 000 Euro"
OTHER_LENGTH = "Wir fordern:\n- acht Jahre Grundfinanzierung\n- Gutscheine bis 25 000 Euro"
HIGHER = "Wir fordern:\n- fünf Jahre Grundfinanzierung\n- Gutscheine bis 50 000 Euro"
LONGER_AND_HIGHER = "Wir fordern:\n- zehn Jahre Grundfinanzierung\n- Gutscheine bis 50 000 Euro"


def by(database: Database, who: Somebody) -> By:
    """This person, for the own organisation; the coordinator as coordinator."""
    return By(who.id(database), "coordination" if who == FRIEDA else "organisation")


def wish(wanted: str = LONGER, title: str = "Laufzeit", weight: str = "important") -> Wish:
    """A wish with everything that it needs."""
    return Wish(wanted, title, "Fünf Jahre reichen nicht.", weight)


def proposed(database: Database, wanted: str = LONGER, who: Somebody = ANNA, section: int = 2) -> int:
    """Submits a wish; gives its number."""
    draft = begin_draft(database, PAPER, section, by=by(database, who))
    return submit(database, PAPER, draft, wish(wanted), by=by(database, who))


def revised(database: Database, number: int, wanted: str, who: Somebody = ANNA) -> None:
    """Submits another wording of a proposal."""
    draft = begin_draft(database, PAPER, 2, by=by(database, who), proposal=number)
    submit(database, PAPER, draft, wish(wanted), by=by(database, who))


def votes_for(
    database: Database, who: Somebody, number: int, stance: str = "support", *, seen: int = 0, revision: int = 1
) -> None:
    """This person's stance."""
    vote(
        database,
        PAPER,
        number,
        stance=stance,
        reason="Zu vage.",
        revision=revision,
        seen=seen,
        by=by(database, who),
    )


def ceder_joins(database: Database) -> None:
    """The third organisation accepts its invitation, now."""
    answer_invitation(database, PAPER, Reply.TAKE_PART, by=by(database, CHRIS))


def move_to(database: Database, at: datetime) -> None:
    """The clock stands at this moment."""
    database.clock.move_to(at)  # type: ignore[attr-defined]


def wait(database: Database, **time: float) -> None:
    """Time passes: days=…, hours=…"""
    database.clock.advance(timedelta(**time))  # type: ignore[attr-defined]


def round_ends(database: Database, number: int = 1) -> None:
    """The end of the round has come, and what is due is settled."""
    move_to(database, the_round(database, number).decisions_until)
    settle_paper(database, PAPER)


def the_round(database: Database, number: int = 1) -> Round:
    """One round as it is now."""
    with database.reading() as connection:
        return rounds.load(connection, paper_id(connection), number)


def row(database: Database, number: int) -> Row[Any]:
    """A proposal with its newest step."""
    with database.reading() as connection:
        return proposals.load(connection, paper_id(connection), number)


def standing(database: Database, number: int) -> dict[str, str]:
    """Short name → the stance that counts."""
    with database.reading() as connection:
        paper = paper_id(connection)
        proposal = proposals.load(connection, paper, number)
        names = {one.id: one.short_name for one in organisations.of_paper(connection, paper)}
        cast = votes.standing(connection, [proposal.id])[proposal.id]
    return {names[key]: vote.stance for key, vote in cast.items()}


def decision(database: Database, number: int) -> Row[Any]:
    """The newest decision on a proposal."""
    proposal = row(database, number)
    with database.reading() as connection:
        return votes.decision_of(connection, [proposal.id])[proposal.id]


def organisation(database: Database, short_name: str) -> Row[Any]:
    """One of the paper's organisations."""
    with database.reading() as connection:
        found = organisations.by_short_name(connection, paper_id(connection), short_name)
    assert found is not None
    return found


def text(database: Database, section: int = 2) -> str:
    """The section as it stands."""
    with database.reading() as connection:
        return str(sections.load(connection, paper_id(connection), section).text)


def recorded(database: Database, kind: str) -> list[dict[str, Any]]:
    """The facts of every entry of this kind in the paper's record."""
    with database.reading() as connection:
        entries = record.entries(connection, paper_id(connection))
    return [record.facts(entry) for entry in entries if entry.kind == kind]


def told(database: Database, notice: str) -> set[int]:
    """Who gets this notice."""
    with database.reading() as connection:
        rows = outbox.waiting(connection)
    return {one.person_id for one in rows if one.kind == "mail" and outbox.payload(one)["notice"] == notice}


def paper_id(connection: Any) -> int:
    """The paper of the tests."""
    return int(papers.by_slug(connection, PAPER).id)
