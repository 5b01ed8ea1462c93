"""A new paper: pasted or uploaded, looked at, and saved only at the end; what cannot be read is refused with a sentence."""

import gc
import io
import re
import zipfile

import pytest
from sqlalchemy import func, select

from tests.cast import ANNA, FRIEDA, NIKO, OTTO
from tests.page import Page, Seen
from webapp import links
from webapp.store.database import Database
from webapp.store.tables import papers

TEXT = """# Größe & Maß

## Worum es geht

Wasser gehört <script>alert(1)</script> allen.

## Was wir fordern

- fünf Jahre
- حق الماء
"""
DETAILS = {
    "title": "Größe & Maß",
    "subtitle": "",
    "language": "de",
    "label": "Verband",
    "label_plural": "Verbände",
    "zone": "Europe/Berlin",
    "way": "discuss",
    "rule": "consent",
    "table": "",
}


def test_pasted_text_becomes_a_paper_after_it_was_looked_at(page: Page, database: Database) -> None:
    found = page.as_(OTTO).post(links.new_paper_text(), text=TEXT, expect=200)
    assert count(database) == 2  # nothing is saved yet
    details = page.as_(OTTO).post(links.new_paper_arrangement(), arranged(found, then="details"), expect=200)
    where = page.as_(OTTO).post("/papers", {**DETAILS, "draft": details.value("draft")})
    assert where.location == "/papers/groesse-mass/coordination/organisations"
    read = page.as_(OTTO).get(links.paper("groesse-mass"))
    assert "<script>alert" in read.text("main") and "حق الماء" in read.text("main")


def test_the_people_of_the_closing_block_become_representatives_by_the_addresses_that_are_typed(page: Page) -> None:
    names = "\n\nUnterzeichnende\n\nOptik e. V.\nDr. Jonas Ehrlicher\nVorsitzender\n\nPhotonik e. V.\nMaria Santos\nManagerin\n"
    found = page.as_(OTTO).post(links.new_paper_text(), text=TEXT.replace("- حق الماء", "- Maß") + names, expect=200)
    sent = {"draft": found.value("draft"), "organisation": ["0", "1"], "email-0": "jonas@optik.example"}
    where = page.as_(OTTO).post("/papers", {**DETAILS, **sent})
    listed = page.as_(OTTO).get(where.location).text("main")
    assert "Dr. Jonas Ehrlicher, jonas@optik.example" in listed and "noch ohne Vertretung" in listed


def test_a_title_that_was_corrected_and_sections_that_were_joined_stay_so(page: Page) -> None:
    found = page.as_(OTTO).post(links.new_paper_text(), text=TEXT, expect=200)
    joins = [one.get("value", "") for one in found.all('button[name="join"]')]
    again = page.as_(OTTO).post(links.new_paper_arrangement(), arranged(found, join=joins[0]), expect=200)
    assert len(again.all(".found-sections > li")) == len(found.all(".found-sections > li")) - 1


@pytest.mark.parametrize(
    "lacking",
    [{"title": " "}, {"way": ""}, {"rule": "lottery"}, {"label": ""}, {"zone": "Berlin"}, {"table": "nur,so\n"}],
)
def test_details_that_lack_something_are_refused_and_kept(
    page: Page, database: Database, lacking: dict[str, str]
) -> None:
    found = page.as_(OTTO).post(links.new_paper_text(), text=TEXT, expect=200)
    again = page.as_(OTTO).post("/papers", {**DETAILS, "draft": found.value("draft"), **lacking}, expect=422)
    assert again.text("[role=alert]")
    assert again.value("label_plural") == "Verbände"
    assert count(database) == 2


def bomb() -> bytes:
    """Small, and very large once it is unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return packed.getvalue()


UPLOADS = {
    "no document": ("bild.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
    "an empty file": ("leer.txt", b""),
    "an old Word file": ("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "a zip bomb": ("bombe.docx", bomb),
    "too large": ("gross.txt", b"a" * 10_000_001),
    "another kind": ("tabelle.xlsx", b"PK\x03\x04" + b"\0" * 50),
}


# The test's client leaves the file open in which it puts a large form together.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", UPLOADS)
def test_an_upload_that_cannot_be_read_is_refused_with_a_sentence(page: Page, database: Database, kind: str) -> None:
    name, content = UPLOADS[kind]
    sent = content() if callable(content) else content
    answer = page.as_(OTTO).post(links.new_paper_text(), {"file": (io.BytesIO(sent), name)}, expect=None)
    gc.collect()
    assert answer.status in (413, 422)
    assert answer.text("[role=alert]")
    assert count(database) == 2


def test_a_draft_that_somebody_altered_is_refused(page: Page, database: Database) -> None:
    for altered in ("", "{}", "[1, 2]", "nonsense"):
        answer = page.as_(OTTO).post(links.new_paper_arrangement(), draft=altered, expect=None)
        assert answer.status in (400, 422), altered
        answer = page.as_(OTTO).post("/papers", {**DETAILS, "draft": altered}, expect=None)
        assert answer.status in (400, 422), altered
    assert count(database) == 2


@pytest.mark.parametrize("who, status", [(OTTO, 200), (FRIEDA, 200), (ANNA, 403), (NIKO, 403)])
def test_who_may_make_papers(page: Page, who, status: int) -> None:  # type: ignore[no-untyped-def]
    page.as_(who).get(links.new_paper(), expect=status)
    page.as_(who).post(links.new_paper_text(), text=TEXT, expect=status)


def arranged(found: Seen, **more: str) -> dict[str, str]:
    """The form of the second step, as a browser would send it."""
    sent = {"draft": found.value("draft"), "title": found.value("title"), "subtitle": ""}
    for one in found.all("input[name]"):
        if re.match(r"title-\d+", one.get("name", "")):
            sent[one.get("name", "")] = one.get("value", "")
    return {**sent, **more}


def count(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(papers)) or 0)
