"""The signed file in the eyes of tools that are not ours: poppler, qpdf, mupdf, veraPDF, pyHanko's own validator."""

import hashlib
import io
import json
import subprocess
from dataclasses import replace

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from exports.render import draft, proof, reading_copy, render
from exports.signatory import field_name
from exports.signing import asn1
from exports.verify import verify
from tests.exports import verapdf
from tests.exports.cast import EDITION, ISSUE, SIGNATORIES
from tests.exports.conftest import THREE, make


def test_pdfsig_finds_the_seal_and_three_valid_signatures(paths):
    said = tool("pdfsig", "-nocert", paths[-1])
    assert said.count("Signature is Valid") == 4 and said.count("ETSI.CAdES.detached") == 4
    assert said.count("Total document signed") == 1 and "Sabine Kr" in said


def test_pyhanko_finds_every_signature_trusted_and_nothing_but_fields_filled_in(made):
    trust = ValidationContext(trust_roots=[asn1(made.keys.root)], allow_fetching=False)
    reader = PdfFileReader(io.BytesIO(made.file), strict=True)
    found = [validate_pdf_signature(one, trust) for one in reader.embedded_signatures]
    assert len(found) == 4 and all(one.bottom_line and one.docmdp_ok for one in found)


def test_verapdf_finds_pdf_a_3a_and_pdf_ua_1_after_every_step(paths):
    assert verapdf.complaints(*paths) == []


def test_verapdf_is_a_real_gate(tmp_path, made):
    broken = made.stages[0].replace(b"<pdfuaid:part>1", b"<pdfuaid:part>7")
    assert verapdf.complaints(written(tmp_path / "broken.pdf", broken))


def test_every_stage_begins_with_the_one_before_it(made):
    assert all(later.startswith(earlier) for earlier, later in zip(made.stages, made.stages[1:], strict=False))


def test_qpdf_and_mutool_find_the_file_sound(paths):
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", paths[-1])
    assert tool("mutool", "sign", "-v", paths[-1]).count("edits") == 3  # serial signing: all but the last


def test_the_attached_text_has_the_fingerprint_of_the_edition(paths, tmp_path):
    tool("pdfdetach", "-saveall", "-o", tmp_path, paths[-1])
    assert hashlib.sha256((tmp_path / "text.txt").read_bytes()).hexdigest() == EDITION.fingerprint


def test_the_attached_facts_name_every_field_and_who_signs_in_it(paths, tmp_path):
    tool("pdfdetach", "-saveall", "-o", tmp_path, paths[-1])
    told = json.loads((tmp_path / "edition.json").read_text())
    assert [one["organisation"] for one in told["signatures"]] == [one.organisation for one in THREE]
    assert told["signatures"][0]["reservation"] == THREE[0].reservation


def test_names_in_other_scripts_are_drawn_and_verified_too(keys):
    names = (
        "Żółć Ğüneş, Łódź",
        "Ελένη Παπαδοπούλου",
        "Ольга Іваненко",
        "ד״ר דוד לוי",
        "سارة الأحمد",
        "<script>alert(1)</script> & „Söhne“ (GbR)",
    )
    several = [
        replace(SIGNATORIES[0], field=field_name(at), person=name, organisation=f"{name} (e. V.)")
        for at, name in enumerate(names, start=1)
    ]
    report = verify(make(keys, several[:0], signatories_shown=several).file, roots=[keys.root_fingerprint])
    assert report.verdict.key == "verify.older", report.because


def test_a_name_of_sixty_four_letters_with_umlauts_fits_into_its_certificate(keys):
    long = replace(SIGNATORIES[0], person="Ä" * 80, short_name="Öffentlich" * 6 + "ßßßß")
    report = verify(make(keys, [long]).file, roots=[keys.root_fingerprint])
    assert report.verdict.key == "verify.genuine", report.because


def test_only_our_own_typefaces_are_embedded(paths):
    names = {line.split()[0].split("+")[-1].rstrip(",") for line in tool("pdffonts", paths[-1]).splitlines()[2:]}
    assert all(name.startswith(("Source-Serif-4", "Fira-Sans", "Fira-Mono")) for name in names), names


def test_the_pages_can_be_read_and_searched_without_ligatures_or_lost_letters(paths):
    said = tool("pdftotext", "-layout", paths[0], "-")
    for words in (
        "Innovation braucht",
        "Effizienz",
        "Sabine Krähenbühl",
        "Vorbehalte, im Wortlaut",
        "So prüfen Sie diese Datei",
    ):
        assert words in said


def test_footnotes_stand_on_the_page_that_calls_them(paths):
    pages = tool("pdftotext", "-layout", paths[0], "-").split("\f")
    assert sum("Seite 4." in page for page in pages) == 2 and "".join(pages).count("Seite 4.") == 4


def test_the_same_input_gives_the_same_bytes_in_another_process(made):
    assert render(EDITION, THREE, made.issue) == made.stages[0]


@pytest.mark.parametrize("print_it, mark", [(proof, "Druckfahne"), (reading_copy, "Lesefassung")])
def test_proof_and_reading_copy_are_marked_and_have_no_fields(print_it, mark, tmp_path):
    path = written(tmp_path / "file.pdf", print_it(EDITION, SIGNATORIES, ISSUE))
    assert mark in tool("pdftotext", "-l", "1", path, "-") and verapdf.complaints(path) == []
    assert "does not contain any signatures" in tool("pdfsig", path, status=2)


def test_a_draft_says_so_on_every_page_and_names_no_signatories(tmp_path):
    path = written(tmp_path / "draft.pdf", draft(EDITION, ISSUE))
    pages = tool("pdftotext", path, "-").split("\f")[:-1]
    assert all("Entwurf" in page for page in pages) and "Krähenbühl" not in "".join(pages)
    assert verapdf.complaints(path) == []


@pytest.fixture(scope="module")
def paths(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stages")
    return [written(folder / f"{at}.pdf", stage) for at, stage in enumerate(made.stages)]


def written(path, content):
    path.write_bytes(content)
    return path


def tool(*command, status=0):
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert run.returncode == status, run.stderr
    return run.stdout
