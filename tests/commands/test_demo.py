"""`demo` plays the whole way on any text and any list of organisations, and other people's tools find the signatures."""

import shutil
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from webapp.app import create_app
from webapp.settings import Settings
from webapp.store.migrate import migrate

# WeasyPrint leaves its colour profile open; the garbage collector says so at a moment of its own.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

TEXT = """# Positionspapier „Größe & Maß“

## Worum es geht

Wasser gehört allen, sagt der Verband „Größe & Maß“. Wir fordern mehr Einbindung der Gemeinden in jede Planung.

## Was wir fordern

Wir fordern für die nächsten fünf Jahre:

- eine verlässliche Grundfinanzierung aller Träger vor Ort
- Gutscheine bis 25 000 Euro für kleine Betriebe
- eine Bewertung von außen nach vier Jahren
"""
TABLE = """name,short_name,seat,representative,function,email
"Verein für Größe, Maß und
<script>alert(1)</script> e. V.",Größe,Köln,Dr. Änne Öhl,Vorsitz,aenne@groesse.example
Bündnis „Wasser“,Wasser,,Jürgen O'Neil,,juergen@wasser.example
جمعية الماء,Alma,Berlin,ليلى حداد,Leitung,laila@alma.example
"""


@pytest.fixture
def installation(tmp_path: Path) -> Flask:
    made = create_app(Settings(folder=tmp_path / "var", _env_file=None))  # type: ignore[call-arg]
    migrate(made.extensions["mitzeichnung"][1])
    return made


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")
def test_a_text_of_ones_own_becomes_a_file_with_one_signature_an_organisation_and_the_seal(
    installation: Flask, tmp_path: Path
) -> None:
    pdf = played(installation, tmp_path, TABLE, "--until", "agreed", "--pdf", str(tmp_path / "signed.pdf"))
    assert pdf.exit_code == 0, pdf.output
    said = subprocess.run(["pdfsig", "-nocert", tmp_path / "signed.pdf"], capture_output=True, text=True).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 3 + 1
    assert run(installation, "verify-record").exit_code == 0


def test_the_same_seed_plays_the_same_paper(tmp_path: Path) -> None:
    said = []
    for name in ("one", "two"):
        made = create_app(Settings(folder=tmp_path / name, _env_file=None))  # type: ignore[call-arg]
        migrate(made.extensions["mitzeichnung"][1])
        played(made, tmp_path, TABLE, "--until", "drafting")
        said.append(proposals(made))
    assert said[0] == said[1] and len(said[0]) >= 3


@pytest.mark.parametrize(
    "table",
    [
        "name,short_name,seat\nVerein,V,Köln\n",
        TABLE + "Bündnis „Wasser“,Wasser,,Wer Anders,,wer@anders.example\n",
    ],
    ids=["a column is missing", "somebody stands there twice"],
)
def test_a_table_that_cannot_be_used_is_refused_with_a_sentence(
    installation: Flask, tmp_path: Path, table: str
) -> None:
    answer = played(installation, tmp_path, table)
    assert answer.exit_code == 1
    assert "Error: " in answer.output and "Traceback" not in answer.output
    assert proposals(installation) == []


def test_a_file_needs_an_agreed_paper(installation: Flask, tmp_path: Path) -> None:
    answer = run(installation, "demo", "--until", "drafting", "--pdf", str(tmp_path / "signed.pdf"))
    assert answer.exit_code == 2


def played(app: Flask, folder: Path, table: str, *more: str):  # type: ignore[no-untyped-def]
    (folder / "paper.md").write_text(TEXT)
    (folder / "organisations.csv").write_text(table)
    return run(
        app, "demo", "--from", str(folder / "paper.md"), "--organisations", str(folder / "organisations.csv"), *more
    )


def run(app: Flask, *arguments: str):  # type: ignore[no-untyped-def]
    with app.app_context():
        return app.test_cli_runner().invoke(args=arguments)


def proposals(app: Flask) -> list[tuple[str, str]]:
    from sqlalchemy import select

    from webapp.store.tables import proposals as table

    with app.extensions["mitzeichnung"][1].reading() as connection:
        return [(row.title, row.state) for row in connection.execute(select(table).order_by(table.c.number))]
