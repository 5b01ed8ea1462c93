"""A DOCX, made harmless: only its text, styles, numbering, notes and web links are handed on, newly packed.

What is not handed on is listed; hidden text is dropped and said; tracked changes are refused, since nobody can know
which of the two texts is meant.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.reading.bounds import opened, part
from webapp.reading.hardened_xml import parsed, written
from webapp.reading.word_left_out import leave_out, note_left_out
from webapp.reading.word_names import MARK, OFFICE, PACKAGE, W, on

TRACKED = {
    "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "delText", "delInstrText",
    "cellIns", "cellDel", "cellMerge",
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange",
}  # fmt: skip
TEXTS = {"footnotes": "word/footnotes.xml", "endnotes": "word/endnotes.xml"}
HELPERS = {"styles": "word/styles.xml", "numbering": "word/numbering.xml"}
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."


@dataclass
class WordFile:
    """The harmless file, and what was left out of it."""

    content: bytes = b""
    left_out: dict[str, int] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    edges: list[str] = field(default_factory=list)  # headers and footers

    @property
    def not_taken(self) -> tuple[Sentence, ...]:
        return note_left_out(self.left_out, self.hidden, self.boxes, self.edges)


def harmless(content: bytes) -> WordFile:
    """Raises Malformed for what is no DOCX, is dangerous, or has tracked changes."""
    archive = opened(content)
    names = set(archive.namelist())
    path = _path_of_document(archive)
    document = part(archive, path)
    if document is None:
        raise Malformed(Sentence("reading.no_word_file"))
    trees = {"document": parsed(document)}
    if trees["document"].tag != f"{W}document":
        raise Malformed(Sentence("reading.no_word_file"))
    for name, place in (TEXTS | HELPERS).items():
        if (found := part(archive, place)) is not None:
            trees[name] = parsed(found)
    folder, _, file_name = path.rpartition("/")
    relations = parsed(part(archive, f"{folder}/_rels/{file_name}.rels".lstrip("/")) or b"<none/>")
    for name in ("document", *TEXTS):
        if name in trees:
            _refuse_tracked(trees[name])
    file = WordFile()
    file.edges = [text for text in _edges(archive, names) if text]
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        file.left_out["macros"] = 1
    hidden_styles = set(_hidden_styles(trees.get("styles")))
    for name in ("document", *TEXTS):
        if name in trees:
            leave_out(trees[name], hidden_styles, file.left_out, file.hidden, file.boxes)
    _mark_pages(trees["document"])
    file.content = _packed(trees, relations)
    return file


def _path_of_document(archive: zipfile.ZipFile) -> str:
    """Mostly word/document.xml, but some programs call it document2.xml."""
    for relation in parsed(part(archive, "_rels/.rels") or b"<none/>"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _refuse_tracked(tree: ET.Element) -> None:
    tracked = sum(element.tag.startswith(W) and element.tag[len(W) :] in TRACKED for element in tree.iter())
    if tracked:
        raise Malformed(Sentence("reading.tracked_changes", n=tracked))


def _edges(archive: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    for name in sorted(names):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            tree = parsed(part(archive, name) or b"<none/>")
            text = " ".join("".join(element.text or "" for element in tree.iter(f"{W}t")).split())
            yield text if any(sign.isalpha() for sign in text) else ""


def _hidden_styles(styles: ET.Element | None) -> Iterator[str]:
    for style in styles.iter(f"{W}style") if styles is not None else ():
        if on(style.find(f"{W}rPr/{W}vanish")):
            yield style.get(f"{W}styleId", "")


def _mark_pages(tree: ET.Element) -> None:
    """Page breaks become a sign that no text can hold, and survive pandoc."""
    rendered = [*tree.iter(f"{W}lastRenderedPageBreak")]
    breaks = rendered or [x for x in tree.iter(f"{W}br") if x.get(f"{W}type") == "page"]
    for text in tree.iter(f"{W}t"):
        text.text = (text.text or "").replace(MARK, "")
    for element in tree.iter(f"{W}br"):
        if element.get(f"{W}type") in ("page", "column"):
            element.tag, element.text = f"{W}t", ""
    for element in breaks:
        element.clear()
        element.tag, element.text = f"{W}t", MARK


def _packed(trees: dict[str, ET.Element], relations: ET.Element) -> bytes:
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}{name}{".main" if name == "document" else ""}+xml"/>'
        for name in trees
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}content-types">{DEFAULTS}{types}</Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}relationships">{TO_DOCUMENT}</Relationships>')
        for name, tree in trees.items():
            archive.writestr(f"word/{name}.xml", written(tree))
        archive.writestr("word/_rels/document.xml.rels", written(_relations(relations, trees)))
    return packed.getvalue()


def _relations(relations: ET.Element, trees: dict[str, ET.Element]) -> ET.Element:
    """Our own parts, and links to the web: as words, nobody follows them here."""
    kept = ET.Element(f"{{{PACKAGE}relationships}}Relationships")
    for name in trees:
        if name != "document":
            attributes = {"Id": f"own-{name}", "Type": OFFICE + name, "Target": f"{name}.xml"}
            ET.SubElement(kept, f"{{{PACKAGE}relationships}}Relationship", attributes)
    for relation in relations:
        target = relation.get("Target", "")
        if relation.get("Type", "").endswith("/hyperlink") and target.lower().startswith(
            ("http://", "https://", "mailto:")
        ):
            ET.SubElement(kept, f"{{{PACKAGE}relationships}}Relationship", relation.attrib)
    return kept


DEFAULTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)
TO_DOCUMENT = f'<Relationship Id="document" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'
