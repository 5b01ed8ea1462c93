"""The proof's page, the sealing, the agreed edition with its files and link, and the verify page."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from tests.actions.sign_off_stage import SIGN, WITH_RESERVATION, answers, coordinator, jobs, with_keys
from tests.cast import ANNA, BIRTE, CHRIS, FRIEDA, GERO, GRETA, PAPER
from tests.page import Page
from webapp import links
from webapp.actions.freeze import freeze
from webapp.actions.proof import run_proof
from webapp.actions.seal import run_seal
from webapp.settings import Settings
from webapp.store.database import Database

# WeasyPrint leaves its colour profile open; the garbage collector says so at a moment of its own.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
HERE = links.proof(PAPER, 1)


@pytest.fixture
def proof(page: Page, database: Database, app: Flask, tmp_path: Path) -> Settings:
    """Both have signed, the proof is there."""
    settings = with_keys(database, tmp_path)
    database.clock.advance(timedelta(days=29))  # type: ignore[attr-defined]
    until = database.clock.now() + timedelta(days=7)
    freeze(database, PAPER, answers_until=until, minimum=1, by=coordinator(database))
    answers(database, ANNA, SIGN)
    answers(database, BIRTE, WITH_RESERVATION)
    run_proof(database, settings, jobs(database, "proof")[0])
    return settings


def test_signatories_and_coordinator_see_the_proof_and_nobody_else(page: Page, proof: Settings) -> None:
    assert page.as_(ANNA).get(HERE).text("h1") == "So wird die unterzeichnete Datei aussehen"
    page.as_(FRIEDA).get(HERE)
    page.as_(FRIEDA).get(HERE + "?language=en")
    page.as_(CHRIS).get(HERE, expect=404)
    page.as_(GERO).get(HERE, expect=403)
    assert page.as_(ANNA).client.get(links.proof_pdf(PAPER, 1)).data.startswith(b"%PDF")
    assert page.as_(CHRIS).client.get(links.proof_pdf(PAPER, 1)).status_code == 404


def test_so_it_is_and_a_correction(page: Page, proof: Settings) -> None:
    after = page.as_(ANNA).post(links.proof_confirmations(PAPER, 1), proof="1").follow()
    assert "1 von 2 sagt „so stimmt es“." in after.html.replace("\xa0", " ")
    after = (
        page.as_(BIRTE)
        .post(
            links.proof_corrections(PAPER, 1),
            proof="1",
            organisation="Buche e. V.",
            person="Dr. Birte Buche",
            function="Leitung",
        )
        .follow()
    )
    assert "Dr. Birte Buche" in after.html and "wird gerade hergestellt" in after.html
    stale = page.as_(ANNA).post(links.proof_confirmations(PAPER, 1), proof="1", expect=409)
    assert "neue Druckfahne" in stale.text(".refusal")


def test_a_sign_off_is_taken_back_on_a_page_of_its_own(page: Page, proof: Settings) -> None:
    birte = page.as_(BIRTE)
    birte.get(links.taken_back_sign_offs(PAPER, 1))
    birte.post(links.taken_back_sign_offs(PAPER, 1), expect=422, proof="1", reason="")
    birte.post(links.taken_back_sign_offs(PAPER, 1), proof="1", reason="Beschluss aufgehoben.")
    birte.get(HERE, expect=404)


def test_only_the_coordinator_seals_and_only_after_the_time(page: Page, proof: Settings) -> None:
    page.as_(ANNA).post(links.seals(PAPER, 1), expect=403, proof="1")
    early = page.as_(FRIEDA).post(links.seals(PAPER, 1), expect=409, proof="1")
    assert "zur Durchsicht" in early.text(".refusal")


def test_from_the_seal_to_the_public_link_and_the_verify_page(page: Page, proof: Settings, database: Database) -> None:
    database.clock.advance(timedelta(days=1))  # type: ignore[attr-defined]
    under_way = page.as_(FRIEDA).post(links.seals(PAPER, 1), proof="1").follow()
    assert "Wird besiegelt." in under_way.html
    run_seal(database, proof, jobs(database, "seal")[0])

    agreed = page.as_(GRETA).get(links.edition(PAPER, 1))  # reads the agreed text only
    assert "Vereinbart am" in agreed.html and agreed.texts("td")[0].startswith("Ahorn e.")
    signed = page.as_(GRETA).client.get(links.signed_pdf(PAPER, 1)).data
    copy = page.as_(GRETA).client.get(links.reading_copy(PAPER, 1)).data

    published = page.as_(FRIEDA).post(links.publications(PAPER)).follow()
    token = published.html.split("/public/")[1].split('"')[0]
    public = page.get(links.public_edition(token))
    assert "Nur bis 2030." in public.html and "2 von 2" not in public.html
    assert page.client.get(links.public_signed_pdf(token)).data == signed

    assert verdict(page, signed) == "Echt und unverändert."
    assert verdict(page, copy) == "Lesefassung."
    assert verdict(page, signed[:2000] + b"x" + signed[2001:]) in ("Verändert.", "Nicht zu prüfen.")
    assert verdict(page, b"kein PDF") == "Nicht zu prüfen."
    page.as_(FRIEDA).post(links.ended_publications(PAPER))
    page.get(links.public_edition(token), expect=404)


def test_the_verify_page_takes_no_sign_in_and_says_what_is_missing(page: Page, proof: Settings) -> None:
    assert page.get(links.verify()).text("h1") == "Ist dieses PDF echt?"
    assert "Wählen Sie zuerst" in page.post(links.verify(), expect=422).text(".refusal")
    page.get(links.verify() + "?language=en")


def verdict(page: Page, file: bytes) -> str:
    """What the verify page says of this file, to nobody in particular."""
    seen = page.post(links.verify(), expect=200, file=(io.BytesIO(file), "papier.pdf"))
    return seen.text(".finding h2")
