"""A paper begins and its rounds are planned, extended, cancelled: never shortened, never with a proposal left in the air."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.actions.drafting_stage import (
    by,
    move_to,
    proposed,
    recorded,
    round_ends,
    row,
    the_round,
    told,
    votes_for,
    wait,
)
from tests.cast import ANNA, BIRTE, FRIEDA, NIKO, OTTO, PAPER, play
from webapp.actions.papers import NewPaper, NewSection, cancel_round, create, edit, extend_round, plan_round
from webapp.actions.propose import withdraw
from webapp.actions.writing import By
from webapp.paper.refusals import Malformed, NotNow, NotYours
from webapp.store import papers, rounds
from webapp.store.database import Database

WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def test_a_round_with_withdrawn_proposals_only_may_be_cancelled(database: Database) -> None:
    number = proposed(database)
    withdraw(database, PAPER, number, "", by=by(database, ANNA))
    cancel_round(database, PAPER, 1, "Niemand will noch etwas.", by=by(database, FRIEDA))
    assert the_round(database).cancelled_at == database.clock.now()


def test_a_round_with_an_open_proposal_is_not_cancelled(database: Database) -> None:
    proposed(database)
    with pytest.raises(NotNow) as refused:
        cancel_round(database, PAPER, 1, "Zu früh.", by=by(database, FRIEDA))
    assert refused.value.sentence.key == "deadlines.round_is_not_empty"


def test_cancelling_needs_a_reason_and_everybody_is_told(database: Database) -> None:
    with pytest.raises(Malformed):
        cancel_round(database, PAPER, 1, " ", by=by(database, FRIEDA))
    cancel_round(database, PAPER, 1, "Keine Wünsche.", by=by(database, FRIEDA))
    assert {ANNA.id(database), BIRTE.id(database)} <= told(database, "plan_changed")
    assert recorded(database, "round_cancelled") == [{"round": 1, "reason": "Keine Wünsche."}]


def test_a_round_is_extended_with_a_reason_and_never_shortened(database: Database) -> None:
    before = the_round(database)
    later = (before.proposals_until + WEEK, before.decisions_until + WEEK)
    extend_round(database, PAPER, 1, *later, "Ferien.", by=by(database, FRIEDA))
    with pytest.raises(Malformed):
        extend_round(database, PAPER, 1, *later, " ", by=by(database, FRIEDA))
    with pytest.raises(Malformed):
        extend_round(database, PAPER, 1, before.proposals_until, later[1], "Doch nicht.", by=by(database, FRIEDA))
    assert the_round(database).decisions_until == later[1]


def test_an_extended_round_is_settled_at_its_new_end_only(database: Database) -> None:
    number, before = proposed(database), the_round(database)
    votes_for(database, ANNA, number)
    new_end = before.decisions_until + WEEK
    extend_round(database, PAPER, 1, before.proposals_until, new_end, "Ferien.", by=by(database, FRIEDA))
    move_to(database, before.decisions_until)
    votes_for(database, BIRTE, number, "object")
    round_ends(database)
    assert row(database, number).state == "rejected"


def test_decisions_are_at_least_a_week_after_proposals(database: Database) -> None:
    start = the_round(database).decisions_until + 3 * WEEK  # after the clock is put back
    with pytest.raises(Malformed):
        plan_round(database, PAPER, start, start + WEEK - timedelta(minutes=1), by=by(database, FRIEDA))
    assert plan_round(database, PAPER, start, start + WEEK, by=by(database, FRIEDA)) == 2


def test_a_refused_plan_leaves_no_round_behind(database: Database) -> None:
    start = the_round(database).decisions_until - timedelta(days=1)
    with pytest.raises(Malformed):
        plan_round(database, PAPER, start, start + WEEK, by=by(database, FRIEDA))
    with database.reading() as connection:
        assert len(rounds.of_paper(connection, papers.by_slug(connection, PAPER).id)) == 1


def test_a_round_knows_the_zone_of_its_paper(database: Database) -> None:
    """A week of the zone's calendar: where the clock is put back in it, it has 169 hours."""
    new = NewPaper(
        "Weit weg",
        (NewSection("Eins", "Hier und dort."),),
        zone="Pacific/Auckland",
        rounds=((datetime(2026, 10, 1, 6, tzinfo=UTC), datetime(2026, 10, 20, 6, tzinfo=UTC)),),
    )
    slug = create(database, new, by=By(OTTO.id(database), "operator"))
    with database.reading() as connection:
        found = rounds.of_paper(connection, papers.by_slug(connection, slug).id)
    assert [round_.zone for round_ in found] == ["Pacific/Auckland"]


def test_only_who_coordinates_plans(database: Database) -> None:
    start = the_round(database).decisions_until + WEEK
    with pytest.raises(NotYours):
        plan_round(database, PAPER, start, start + WEEK, by=by(database, ANNA))


def test_only_the_operator_and_coordinators_create_papers(database: Database) -> None:
    with pytest.raises(NotYours):
        create(database, NewPaper("Meins", (NewSection("Eins", "Text."),)), by=By(NIKO.id(database), "operator"))


@pytest.mark.parametrize(
    "new, key",
    [
        (NewPaper(" ", (NewSection("Eins", "Text."),)), "paper_page.title_missing"),
        (NewPaper("Titel", ()), "paper_page.text_missing"),
        (NewPaper("Titel", (NewSection("Eins", " "),)), "paper_page.text_missing"),
        (NewPaper("Titel", (NewSection(" ", "Text."),)), "paper_page.section_without_title"),
        (NewPaper("Titel", (NewSection("Eins", "Text."),), zone="Berlin"), "paper_page.no_zone"),
    ],
)
def test_a_paper_without_title_or_text_is_not_made(database: Database, new: NewPaper, key: str) -> None:
    with pytest.raises(Malformed) as refused:
        create(database, new, by=By(OTTO.id(database), "operator"))
    assert refused.value.sentence.key == key


def test_two_papers_of_one_name_have_two_addresses(database: Database) -> None:
    new = NewPaper("Größe & Maß <script>", (NewSection("Eins", "Text."),))
    operator = By(OTTO.id(database), "operator")
    assert [create(database, new, by=operator) for _ in range(2)] == ["groesse-mass-script", "groesse-mass-script-2"]


def test_the_title_is_corrected_while_nothing_is_frozen(database: Database) -> None:
    from webapp.actions.freeze import freeze

    named = {"subtitle": "", "label": "Verband", "label_plural": "Verbände", "show_count": False}
    edit(database, PAPER, title="Wasser", by=by(database, FRIEDA), **named)
    wait(database, days=29)
    freeze(database, PAPER, answers_until=database.clock.now() + WEEK, by=by(database, FRIEDA))
    with pytest.raises(NotNow):
        edit(database, PAPER, title="Luft", by=by(database, FRIEDA), **named)
