"""A Word document becomes sections, lists, headings, notes; what can not be taken over is listed."""

import docx
import pytest

from tests.reading.word_documents import paragraph, respelled, saved, written
from webapp import reading
from webapp.paper.refusals import Malformed
from webapp.reading import Draft


def test_headings_become_sections_and_a_title_the_title(draft: Draft) -> None:
    assert draft.title == "Regionen stärken"
    assert [section.title for section in draft.sections] == ["Wofür wir stehen", "Was wir fordern"]


def test_lists_small_headings_quotations_bold_and_italic_stay(draft: Draft) -> None:
    assert draft.sections[0].wording.text.splitlines() == [
        "Wir sind **stark** und __schön__, „genau“.",
        "- Punkt eins",
        "- Punkt zwei",
        "1. Nummer eins",
        "> Ein Zitat",
        "## Eine kleine Überschrift",
        "Text darunter.",
    ]


def test_a_table_becomes_rows_and_is_listed(draft: Draft) -> None:
    assert draft.sections[1].wording.plain == "Land · Betrag\nHessen · 5 Mio."
    assert "reading.left_out_tables" in keys(draft)


def test_a_header_is_listed_with_its_words(draft: Draft) -> None:
    told = [sentence.values["text"] for sentence in draft.not_taken if sentence.key == "reading.left_out_edge"]
    assert told == ["Vertraulicher Entwurf"]


def test_a_footnote_and_a_link_stay() -> None:
    note = b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">'
    note += b"<w:p><w:r><w:t>Quelle: Bund</w:t></w:r></w:p></w:footnote></w:footnotes>"
    body = "<w:p><w:r><w:t>Satz</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    draft = reading.read("a.docx", written(body, more={"word/footnotes.xml": note}))
    assert draft.sections[0].wording.text == "Satz^[Quelle: Bund]"


def test_hidden_text_is_dropped_and_said() -> None:
    draft = reading.read("a.docx", written(paragraph("Sichtbar.") + paragraph("verborgen", run="<w:vanish/>")))
    assert draft.sections[0].wording.plain == "Sichtbar."
    assert [s.values["text"] for s in draft.not_taken if s.key == "reading.left_out_hidden"] == ["verborgen"]


@pytest.mark.parametrize("change", ["ins", "del", "moveFrom", "moveTo"])
def test_tracked_changes_are_refused(change: str) -> None:
    text = "delText" if change == "del" else "t"
    body = f"<w:p><w:{change} w:id='1' w:author='x'><w:r><w:{text}>neu</w:{text}></w:r></w:{change}></w:p>"
    assert refused(written(body)) == "reading.tracked_changes"


def test_a_deleted_paragraph_mark_is_a_tracked_change_too() -> None:
    assert refused(written(paragraph("a", "<w:rPr><w:del w:id='1'/></w:rPr>"))) == "reading.tracked_changes"


def test_text_boxes_pictures_and_comments_are_listed() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>im Kasten</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    body = (
        f"<w:p><w:r><w:t>Satz.</w:t></w:r>{box}<w:r><w:drawing/></w:r><w:r><w:commentReference w:id='1'/></w:r></w:p>"
    )
    draft = reading.read("a.docx", written(body))
    assert draft.sections[0].wording.plain == "Satz."
    assert keys(draft) == {"reading.left_out_box", "reading.left_out_images", "reading.left_out_comments"}


def test_a_paragraph_that_a_page_break_divides_is_asked_about() -> None:
    first = paragraph("Wir brauchen Menschen, die mindestens vier Jahre lang in derselben")
    second = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Region arbeiten und beide Sprachen sprechen.</w:t></w:r></w:p>"
    draft = reading.read("a.docx", written(first + second))
    assert [question.sentence.key for question in draft.questions] == ["reading.ask_join_pages"]
    assert draft.sections[0].wording.plain.endswith("in derselben Region arbeiten und beide Sprachen sprechen.")


def test_macros_are_listed_and_the_text_is_read() -> None:
    draft = reading.read("a.docx", written(paragraph("Satz."), more={"word/vbaProject.bin": b"x"}))
    assert keys(draft) == {"reading.left_out_macros"}


def test_a_line_in_bold_among_marked_headings_is_asked_about() -> None:
    document = docx.Document()
    document.add_heading("Wofür wir stehen", 1)
    document.add_paragraph().add_run("Transfer in den Mittelstand").bold = True
    document.add_paragraph("Forschungsergebnisse erreichen kleine Betriebe selten von selbst. " * 2)
    draft = reading.read("a.docx", saved(document))
    assert [question.sentence.key for question in draft.questions] == ["reading.ask_heading_bold"]


def test_signatories_in_a_table_are_found() -> None:
    document = docx.Document()
    document.add_heading("Forderungen", 1)
    document.add_paragraph("Wir fordern mehr Verlässlichkeit.")
    document.add_heading("Unterzeichnende", 1)
    table = document.add_table(2, 3)
    cells = ["Optikverbund e. V.", "Dr. Jonas Ehrlicher", "Vorsitzender", "Photonik Bayern", "Anja Wolf", "Sprecherin"]
    for at, text in enumerate(cells):
        table.cell(at // 3, at % 3).text = text
    draft = reading.read("a.docx", saved(document))
    assert [(found.name, found.person) for found in draft.organisations] == [
        ("Optikverbund e. V.", "Jonas Ehrlicher"),
        ("Photonik Bayern", "Anja Wolf"),
    ]
    assert [section.title for section in draft.sections] == ["Forderungen"]


def test_the_strict_spelling_of_the_format_hides_no_tracked_change() -> None:
    usual, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    body = "<w:p><w:r><w:t>Satz.</w:t></w:r>{}</w:p>"
    change = "<w:ins w:id='1'><w:r><w:t>neu</w:t></w:r></w:ins>"
    assert (
        reading.read("a.docx", respelled(written(body.format("")), usual, strict)).sections[0].wording.plain == "Satz."
    )
    assert refused(respelled(written(body.format(change)), usual, strict)) == "reading.tracked_changes"


def test_a_document_part_with_another_name_is_found() -> None:
    content = respelled(written(paragraph("Satz.")), b"word/document.xml", b"word/document2.xml")
    assert reading.read("a.docx", content).sections[0].wording.plain == "Satz."


def keys(draft: Draft) -> set[str]:
    return {sentence.key for sentence in draft.not_taken}


def refused(content: bytes) -> str:
    with pytest.raises(Malformed) as refusal:
        reading.read("a.docx", content)
    return refusal.value.sentence.key


@pytest.fixture(scope="module")
def draft() -> Draft:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Vertraulicher Entwurf"
    document.add_heading("Regionen stärken", 0)
    document.add_heading("Wofür wir stehen", 1)
    line = document.add_paragraph("Wir sind ")
    line.add_run("stark").bold = True
    line.add_run(" und ")
    line.add_run("schön").italic = True
    line.add_run(", „genau“.")
    document.add_paragraph("Punkt eins", style="List Bullet")
    document.add_paragraph("Punkt zwei", style="List Bullet")
    document.add_paragraph("Nummer eins", style="List Number")
    document.add_paragraph("Ein Zitat", style="Quote")
    document.add_heading("Eine kleine Überschrift", 2)
    document.add_paragraph("Text darunter.")
    document.add_heading("Was wir fordern", 1)
    table = document.add_table(2, 2)
    for at, text in enumerate(["Land", "Betrag", "Hessen", "5 Mio."]):
        table.cell(at // 2, at % 2).text = text
    return reading.read("entwurf.docx", saved(document))
