"""Sealing: never automatic, never too early, and done once however often it is killed."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from exports.verify import verify
from tests.actions.sign_off_stage import both_sign, coordinator, edition, frozen, jobs, told, with_keys
from tests.cast import ANNA, BIRTE, FRIEDA, GRETA, PAPER
from webapp.actions import printing
from webapp.actions.organisations import leave
from webapp.actions.proof import run_proof, take_back
from webapp.actions.publish import publish, unpublish
from webapp.actions.seal import run_seal, seal
from webapp.actions.sign_off_terms import back_to_drafting
from webapp.actions.writing import By
from webapp.paper.refusals import NotFound, NotNow, NotYours, Stale
from webapp.secret import token_hash
from webapp.settings import Settings
from webapp.store import papers, record, signed_files
from webapp.store.database import Database
from webapp.store.pages import public_edition

# WeasyPrint leaves its colour profile open; the garbage collector says so at a moment of its own.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Killed(Exception):
    """The worker's process ends here."""


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> Iterator[Settings]:
    """Both have signed and the proof's time is over."""
    made = with_keys(database, tmp_path)
    frozen(database)
    both_sign(database)
    run_proof(database, made, jobs(database, "proof")[0])
    yield made


def test_before_the_end_of_the_proof_nothing_is_sealed(database: Database, settings: Settings) -> None:
    with pytest.raises(NotNow) as refused:
        seal(database, PAPER, 1, proof_number=1, by=coordinator(database))
    assert refused.value.sentence.key == "sign_off.proof_not_over"


def test_only_the_coordinator_seals(database: Database, settings: Settings) -> None:
    with pytest.raises(NotYours):
        seal(database, PAPER, 1, proof_number=1, by=By(ANNA.id(database)))


def test_below_the_minimum_nothing_is_sealed(database: Database, settings: Settings) -> None:
    take_back(database, PAPER, 1, reason="Nein.", proof_number=1, by=By(BIRTE.id(database)))
    tomorrow(database)
    with pytest.raises(NotNow) as refused:
        seal(database, PAPER, 1, proof_number=2, by=coordinator(database))
    assert refused.value.sentence.key == "sign_off.below_minimum"


def test_a_proof_that_was_replaced_meanwhile_is_not_sealed(database: Database, settings: Settings) -> None:
    tomorrow(database)
    with pytest.raises(Stale):
        seal(database, PAPER, 1, proof_number=0, by=coordinator(database))


def test_the_sealed_file_holds_a_signature_of_every_organisation_and_the_paper_is_agreed(
    database: Database, settings: Settings
) -> None:
    ordered(database)
    run_seal(database, settings, order(database))
    file = stored(database)
    report = verify(file.file, roots=[printing.keys(settings).root_fingerprint])
    assert report.exit_status == 0
    assert [(one.organisation, one.person) for one in report.signatures] == [
        ("Ahorn e. V.", "Anna Ahorn"), ("Buche e. V.", "Birte Buche"),
    ]  # fmt: skip
    assert file.digests[-1] == hashlib.sha256(file.file).hexdigest()
    with database.reading() as connection:
        paper = papers.by_slug(connection, PAPER)
        kinds = [entry.kind for entry in record.entries(connection, paper.id)]
    assert (paper.stage, kinds[-5:]) == ("agreed", ["file_revision"] * 4 + ["edition_sealed"])
    assert {ANNA.id(database), FRIEDA.id(database), GRETA.id(database)} <= told(database, "agreed")


@pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
def test_killed_at_any_step_it_goes_on_and_does_nothing_twice(
    database: Database, settings: Settings, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered(database)
    done = killed_at(monkeypatch, step)
    with pytest.raises(Killed):
        run_seal(database, settings, order(database))
    half = stored(database)
    monkeypatch.undo()
    run_seal(database, settings, order(database))
    assert stored(database).file.startswith(half.file) and len(half.fields) == step
    assert stored(database).fields == ("rendered", "seal", "signature_001", "signature_002")
    assert done == step


def test_a_second_run_changes_nothing(database: Database, settings: Settings) -> None:
    ordered(database)
    run_seal(database, settings, order(database))
    before = stored(database)
    run_seal(database, settings, order(database))
    assert stored(database) == before


def test_once_it_is_ordered_nothing_that_is_printed_can_change(database: Database, settings: Settings) -> None:
    ordered(database)
    with pytest.raises(NotNow):
        take_back(database, PAPER, 1, reason="Nein.", proof_number=1, by=By(BIRTE.id(database)))
    with pytest.raises(NotNow):
        leave(database, PAPER, by=By(BIRTE.id(database)))
    with pytest.raises(NotNow):
        back_to_drafting(database, PAPER, 1, reason="Nein.", by=coordinator(database))
    with pytest.raises(NotNow):
        seal(database, PAPER, 1, proof_number=1, by=coordinator(database))


def test_the_public_link_opens_the_agreed_edition_until_it_is_taken_away(
    database: Database, settings: Settings
) -> None:
    with pytest.raises(NotNow):
        publish(database, PAPER, show_count=False, by=coordinator(database))
    ordered(database)
    run_seal(database, settings, order(database))
    token = publish(database, PAPER, show_count=False, by=coordinator(database))
    with database.reading() as connection:
        seen = public_edition.published(connection, token_hash(token))
    assert [entry.organisation for entry in seen.signatories] == ["Ahorn e. V.", "Buche e. V."]
    unpublish(database, PAPER, by=coordinator(database))
    with database.reading() as connection, pytest.raises(NotFound):
        public_edition.published(connection, token_hash(token))


def killed_at(monkeypatch: pytest.MonkeyPatch, step: int) -> int:
    """The worker dies before its step of that number: render, seal, sign, sign, reading copy."""
    count = 0

    def counted(name: str) -> None:
        real = getattr(printing, name)

        def dies_or_works(*given: object) -> bytes:
            nonlocal count
            if count == step:
                raise Killed
            count += 1
            result: bytes = real(*given)
            return result

        monkeypatch.setattr(printing, name, dies_or_works)

    for name in ("render", "seal", "sign", "reading_copy"):
        counted(name)
    return step


def ordered(database: Database) -> None:
    """The coordinator has pressed "Jetzt besiegeln"."""
    tomorrow(database)
    seal(database, PAPER, 1, proof_number=1, by=coordinator(database))


def order(database: Database) -> dict[str, object]:
    (payload,) = jobs(database, "seal")
    return payload


def stored(database: Database) -> signed_files.SignedFile:
    with database.reading() as connection:
        return signed_files.load(connection, edition(database).id)


def tomorrow(database: Database) -> None:
    database.clock.advance(timedelta(days=1))  # type: ignore[attr-defined]
