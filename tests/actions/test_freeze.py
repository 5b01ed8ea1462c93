"""Freezing: refused with the list while something is unsettled; else one text, one fingerprint, everybody asked."""

from datetime import timedelta

import pytest

from tests.actions.sign_off_stage import coordinator, edition, frozen, told
from tests.cast import ANNA, ARNE, BIRTE, CHRIS, PAPER, play
from webapp.actions.freeze import freeze
from webapp.actions.writing import By
from webapp.paper.refusals import Malformed, NotNow, NotYours, Stale
from webapp.paper.wording import Wording
from webapp.store import editions, papers, sections
from webapp.store.database import Database


def test_freezing_is_refused_while_a_round_runs(database: Database) -> None:
    play(database)
    with pytest.raises(NotNow) as refused:
        freeze(database, PAPER, answers_until=in_a_week(database), by=coordinator(database))
    assert refused.value.sentence.key == "deadlines.freeze_while_a_round_runs"


def test_the_edition_is_the_text_with_its_fingerprint(database: Database) -> None:
    frozen(database)
    row = edition(database)
    assert row.text.startswith("# Wasser für alle\n\n# Worum es geht\nWasser gehört allen.")
    assert editions.content(row, "de").fingerprint == row.fingerprint


def test_it_asks_the_organisations_that_count_at_the_freeze(database: Database) -> None:
    frozen(database)
    with database.reading() as connection:
        asked = editions.asked_organisations(connection, edition(database).id)
        assert papers.by_slug(connection, PAPER).stage == "sign_off"
    assert [row.short_name for row in asked] == ["Ahorn", "Buche"]


def test_all_who_act_for_them_are_told_at_once_and_nobody_else(database: Database) -> None:
    frozen(database)
    assert told(database, "sign_off_opened") == {one.id(database) for one in (ANNA, ARNE, BIRTE)}
    assert CHRIS.id(database) not in told(database, "sign_off_opened")


def test_only_the_coordinator_freezes(database: Database) -> None:
    play(database)
    with pytest.raises(NotYours):
        freeze(database, PAPER, answers_until=in_a_week(database), by=By(ANNA.id(database)))


@pytest.mark.parametrize("minimum", [0, 3])
def test_a_minimum_that_cannot_be_reached_is_refused(database: Database, minimum: int) -> None:
    with pytest.raises(Malformed):
        frozen(database, minimum=minimum)


def test_a_text_that_changed_while_the_page_was_open_is_not_frozen(database: Database) -> None:
    play(database)
    database.clock.advance(timedelta(days=29))  # type: ignore[attr-defined]
    with pytest.raises(Stale):
        freeze(database, PAPER, answers_until=in_a_week(database), fingerprint="0" * 64, by=coordinator(database))


def in_a_week(database: Database):  # type: ignore[no-untyped-def]
    return database.clock.now() + timedelta(days=7)


def test_a_sign_that_no_typeface_has_is_named_before_the_freeze(database: Database) -> None:
    play(database)
    database.clock.advance(timedelta(days=29))  # type: ignore[attr-defined]
    with database.transaction() as connection:
        section = sections.of_paper(connection, papers.by_slug(connection, PAPER).id)[0]
        sections.add_wording(connection, section.id, Wording.from_text("Wasser 水 für alle."), database.clock.now())
    with pytest.raises(Malformed) as refused:
        freeze(database, PAPER, answers_until=database.clock.now() + timedelta(days=9), by=coordinator(database))
    assert "水" in refused.value.sentence.values["signs"]
