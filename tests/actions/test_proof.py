"""The proof: opened when it may, made by the worker, corrected and taken back by organisations, never begun anew."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.actions.sign_off_stage import (
    SIGN,
    answers,
    both_sign,
    coordinator,
    edition,
    frozen,
    jobs,
    told,
    with_keys,
)  # fmt: skip
from tests.cast import ANNA, ARNE, BIRTE, FRIEDA, PAPER
from webapp.actions.organisations import leave
from webapp.actions.proof import confirm_proof, correct_names, run_proof, take_back
from webapp.actions.settle import settle_paper
from webapp.actions.sign_off_terms import extend_sign_off, lower_minimum
from webapp.actions.writing import By
from webapp.paper.refusals import Malformed, NotNow, NotYours, Stale
from webapp.store import papers, proofs
from webapp.store.database import Database
from webapp.store.pages import proof as page


def test_the_worker_makes_the_proof_and_then_its_time_begins(database: Database, tmp_path: Path) -> None:
    make(database, tmp_path)
    with database.reading() as connection:
        newest = proofs.newest(connection, edition(database).id)
    assert newest is not None and newest.bytes.startswith(b"%PDF")
    assert edition(database).proof_until == datetime(2026, 10, 14, 7, 0, tzinfo=UTC)  # a Wednesday, 9 o'clock in Berlin
    assert told(database, "proof_opened") == {one.id(database) for one in (ANNA, ARNE, BIRTE, FRIEDA)}


def test_the_same_job_twice_makes_one_proof(database: Database, tmp_path: Path) -> None:
    settings = make(database, tmp_path)
    run_proof(database, settings, jobs(database, "proof")[0])
    with database.reading() as connection:
        assert proofs.newest_number(connection, edition(database).id) == 1


def test_a_correction_prints_the_new_names_and_does_not_begin_the_time_anew(database: Database, tmp_path: Path) -> None:
    settings = make(database, tmp_path)
    until = edition(database).proof_until
    database.clock.advance(timedelta(hours=5))  # type: ignore[attr-defined]
    corrects(database, "Dr. Anna Ahorn")
    run_proof(database, settings, jobs(database, "proof")[1])
    with database.reading() as connection:
        seen = page.load(connection, papers.by_slug(connection, PAPER), 1)
    assert [entry.person for entry in seen.entries] == ["Dr. Anna Ahorn", "Birte Buche"]
    assert (edition(database).proof_until, edition(database).proof_number) == (until, 2)
    assert told(database, "proof_changed") == told(database, "proof_opened")


def test_a_sign_off_is_taken_back_with_a_reason_that_all_signatories_learn(database: Database, tmp_path: Path) -> None:
    settings = make(database, tmp_path)
    with pytest.raises(Malformed):
        take_back(database, PAPER, 1, reason=" ", proof_number=1, by=By(BIRTE.id(database)))
    take_back(database, PAPER, 1, reason="Beschluss aufgehoben.", proof_number=1, by=By(BIRTE.id(database)))
    payload = jobs(database, "proof")[1]
    run_proof(database, settings, payload)
    assert payload["because"] == {"because": "taken_back", "signatory": "Buche", "reason": "Beschluss aufgehoben."}
    assert ANNA.id(database) in told(database, "sign_off_taken_back")


def test_who_leaves_in_the_proof_is_no_longer_printed(database: Database, tmp_path: Path) -> None:
    settings = make(database, tmp_path)
    leave(database, PAPER, by=By(BIRTE.id(database)))
    run_proof(database, settings, jobs(database, "proof")[1])
    with database.reading() as connection:
        seen = page.load(connection, papers.by_slug(connection, PAPER), 1)
    assert [entry.person for entry in seen.entries] == ["Anna Ahorn"]
    assert ANNA.id(database) in told(database, "sign_off_taken_back")


def test_who_saw_an_older_proof_is_told_to_look_again(database: Database, tmp_path: Path) -> None:
    make(database, tmp_path)
    corrects(database, "Dr. Anna Ahorn")
    with pytest.raises(Stale):
        confirm_proof(database, PAPER, 1, proof_number=1, by=By(BIRTE.id(database)))
    confirm_proof(database, PAPER, 1, proof_number=2, by=By(BIRTE.id(database)))


def test_only_signatories_correct_and_only_their_own(database: Database, tmp_path: Path) -> None:
    frozen(database, minimum=1)
    answers(database, ANNA, SIGN)
    later(database)
    with pytest.raises(NotYours):
        correct_names(
            database, PAPER, 1, organisation="B", person="B", function="", proof_number=1, by=By(BIRTE.id(database))
        )


def test_below_the_minimum_at_the_deadline_nothing_opens_and_the_coordinator_is_told(database: Database) -> None:
    frozen(database)
    answers(database, ANNA, SIGN)
    later(database)
    assert edition(database).proof_opened_at is None
    assert told(database, "below_minimum") == {FRIEDA.id(database)}


def test_a_lower_minimum_opens_the_proof_and_is_mailed_to_all_who_signed(database: Database) -> None:
    frozen(database)
    answers(database, ANNA, SIGN)
    with pytest.raises(NotNow):
        lower_minimum(database, PAPER, 1, 1, reason="Zu wenige.", by=coordinator(database))
    later(database)
    lower_minimum(database, PAPER, 1, 1, reason="Zu wenige.", by=coordinator(database))
    assert edition(database).proof_opened_at == database.clock.now()
    assert told(database, "minimum_lowered") == {ANNA.id(database), ARNE.id(database)}


def test_more_time_opens_the_answers_again_and_standing_sign_offs_stay(database: Database, tmp_path: Path) -> None:
    make(database, tmp_path)
    take_back(database, PAPER, 1, reason="Noch nicht.", proof_number=1, by=By(BIRTE.id(database)))
    until = database.clock.now() + timedelta(days=20)
    extend_sign_off(database, PAPER, 1, until, reason="Buche braucht Zeit.", by=coordinator(database))
    assert edition(database).proof_opened_at is None
    answers(database, BIRTE, SIGN, seen=2)
    assert edition(database).proof_opened_at is not None


def test_more_time_is_refused_where_the_minimum_is_met_in_the_proof(database: Database, tmp_path: Path) -> None:
    make(database, tmp_path)
    until = database.clock.now() + timedelta(days=20)
    with pytest.raises(NotNow):
        extend_sign_off(database, PAPER, 1, until, reason="Zeit.", by=coordinator(database))


def make(database: Database, folder: Path):  # type: ignore[no-untyped-def]
    """Both have signed, the worker has made the first proof."""
    settings = with_keys_at(database, folder)
    frozen(database)
    both_sign(database)
    run_proof(database, settings, jobs(database, "proof")[0])
    return settings


def with_keys_at(database: Database, folder: Path):  # type: ignore[no-untyped-def]
    return with_keys(database, folder)


def corrects(database: Database, person: str) -> None:
    correct_names(
        database, PAPER, 1, organisation="Ahorn e. V.", person=person, function="Vorsitz", proof_number=1, by=By(ANNA.id(database))
    )  # fmt: skip


def later(database: Database) -> None:
    """The deadline is over, and the worker has settled."""
    database.clock.advance(timedelta(days=7))  # type: ignore[attr-defined]
    settle_paper(database, PAPER)
