"""Whatever is uploaded: a draft, or a sentence that says what to do. Nothing is fetched, unpacked without bounds, or run."""

import io
import random
import zipfile

import pytest

from tests.reading.word_documents import paragraph, written
from webapp import language, reading
from webapp.paper.refusals import Malformed

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENTITIES = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BILLION = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
BOMB = {"word/media/a.bin": bytes(60_000_000)}
HUGE = {f"word/media/{at}": b"" for at in range(2500)}


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.txt", b"", "reading.empty_file"),
        ("a.txt", b" \n\n ", "reading.no_words"),
        ("a.docx", b"no document at all", "reading.no_word_file"),
        ("a.docx", b"PK\x03\x04 cut off", "reading.damaged"),
        ("a.txt", bytes(range(256)) * 20, "reading.no_text"),
        ("a.txt", b"x" * (reading.LARGEST_UPLOAD + 1), "reading.too_large"),
        ("a.odt", b"words", "reading.unknown_kind"),
        ("a.txt", b"%PDF-1.7 ...", "reading.is_pdf"),
        ("a.txt", b"{\\rtf1 hello}", "reading.is_rtf"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "reading.encrypted"),
        ("a.docx", OLE + b"WordDocument", "reading.old_word"),
        ("a.docx", written(paragraph("&x;"), head=ENTITIES), "reading.entities"),
        ("a.docx", written(paragraph("&b;"), head=BILLION), "reading.entities"),
        ("a.docx", written(paragraph("x"), more={"word/styles.xml": f"{ENTITIES}<a/>".encode()}), "reading.entities"),
        ("a.docx", written(paragraph("x"), more=BOMB), "reading.bomb"),
        ("a.docx", written(paragraph("x"), more=HUGE), "reading.damaged"),
        ("a.docx", written("<w:p>" * 5000 + "</w:p>" * 5000), "reading.damaged"),
        ("a.docx", written("<w:p><w:r>"), "reading.damaged"),
        ("a.docx", written(""), "reading.no_words"),
        ("a.txt", b"wort " * 200_000, "reading.too_many_words"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refusal_says_what_to_do(name: str, content: bytes, key: str) -> None:
    with pytest.raises(Malformed) as refusal:
        reading.read(name, content)
    assert refusal.value.sentence.key == key
    assert language.say(refusal.value.sentence, "de") and language.say(refusal.value.sentence, "en")


def test_a_bomb_whose_directory_lies_about_its_size_is_noticed() -> None:
    content = bytearray(written(paragraph("x" * 50_000_000)))
    true, false = (50_000_000).to_bytes(4, "little")[1:], (9_000).to_bytes(4, "little")[1:]
    with pytest.raises(Malformed):
        reading.read("a.docx", bytes(content).replace(true, false))


def test_a_password_protected_archive_is_recognised() -> None:
    content = bytearray(written(paragraph("x")))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        offset = archive.start_dir
    content[offset + 8] |= 1
    with pytest.raises(Malformed) as refusal:
        reading.read("a.docx", bytes(content))
    assert refusal.value.sentence.key == "reading.encrypted"


def test_a_linked_picture_and_a_template_are_never_fetched() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
    links += f'Type="{relation}/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    body = paragraph("Satz.") + "<w:p><w:r><w:drawing><x xmlns='y'>root</x></w:drawing></w:r></w:p>"
    draft = reading.read("a.docx", written(body, more={"word/_rels/document.xml.rels": links.encode()}))
    assert draft.sections[0].wording.plain == "Satz."


def test_markup_and_names_stay_plain_text() -> None:
    odd = "Der Bürger Ōe „sagt“ שלום <script>alert(1)</script> & mehr."
    for name in ("a.txt", "a.md"):
        assert reading.read(name, odd.encode()).sections[0].wording.plain == odd


def test_a_script_target_is_no_link() -> None:
    draft = reading.read("a.md", b"# T\n\n[hier](javascript:alert%281%29) [da](https://x.example)")
    assert draft.sections[0].wording.text == "hier [da](https://x.example)"


def test_a_text_without_headings_is_one_section_and_says_so() -> None:
    draft = reading.read("a.txt", b"Ein Satz, der alles sagt, was zu sagen ist. Noch einer.\n")
    assert [section.title for section in draft.sections] == [""]
    assert [remark.key for remark in draft.remarks] == ["reading.no_headings"]


def test_a_section_that_is_too_long_is_named() -> None:
    draft = reading.read("a.md", b"# Eins\n\n" + b"wort " * 9_000 + b"\n\n# Zwei\n\nkurz")
    assert [(remark.key, remark.values["title"]) for remark in draft.remarks] == [("reading.section_too_long", "Eins")]


def test_flipped_bytes_give_a_draft_or_a_refusal() -> None:
    whole = written(paragraph("Ein Satz.") * 20, more={"word/styles.xml": b"<w/>"})
    chance = random.Random(7)
    for _ in range(12):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            reading.read("a.docx", bytes(damaged))
        except Malformed as refusal:
            assert language.say(refusal.sentence, "de")
