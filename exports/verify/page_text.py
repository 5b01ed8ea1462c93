"""The words on the pages, read through the file's own tag tree; no other program is needed for it.

It reads what WeasyPrint writes: two-byte fonts with a ToUnicode table, one marked stretch a line. Of any other file it
reads little, and the comparison then fails: on the safe side.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

DEEPEST = 100  # levels of the tag tree; ours has a dozen
BODY, NOTES, LABEL, HEADING = "/Part", "/NonStruct", "/Lbl", "/H1"
_PAIR = re.compile(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")


@dataclass(frozen=True)
class Line:
    """One stretch of words on a page, and the tags above it, outermost first."""

    path: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class PageText:
    """All lines in the order of the tag tree; running heads and feet are not in it."""

    lines: tuple[Line, ...]

    @property
    def body(self) -> tuple[str, ...]:
        """The lines of the paper itself, without the signs before list items."""
        return tuple(line.words for line in self.lines if line.path[1:2] == (BODY,) and LABEL not in line.path)

    @property
    def notes(self) -> tuple[str, ...]:
        """The lines of the footnotes."""
        return tuple(line.words for line in self.lines if line.path[1:2] == (NOTES,))

    @property
    def headings(self) -> tuple[str, ...]:
        """The lines of first headings, of which the paper's title is the first."""
        return tuple(line.words for line in self.lines if HEADING in line.path)

    @cached_property
    def everything(self) -> str:
        """All words in one."""
        return "".join(line.words for line in self.lines)


def page_text(pdf: bytes) -> PageText:
    """What stands on the pages; raises ValueError or what pikepdf raises."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        shown = {(page.objgen, mark): words for page in opened.pages for mark, words in _marked_lines(page)}
        return PageText(tuple(_lines(opened.Root.StructTreeRoot, (), shown)))


def _lines(element: Any, path: tuple[str, ...], shown: Mapping[tuple[Any, int], str]) -> Iterator[Line]:
    import pikepdf

    if len(path) > DEEPEST:
        raise ValueError("the tag tree is too deep")
    here = (*path, str(element.S)) if "/S" in element else path
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield Line(here, shown.get((element.Pg.objgen, int(kid)), ""))
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _lines(kid, here, shown)


def _marked_lines(page: Any) -> Iterator[tuple[int, str]]:
    """The number and the words of each marked stretch of the page."""
    import pikepdf

    tables = {name: _table(font) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
    mark, table, words = None, dict[int, str](), list[str]()
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "BDC":
            mark, words = _mark(operands), []
        elif name == "EMC" and mark is not None:
            yield mark, "".join(words)
            mark = None
        elif name == "Tf":
            table = tables.get(str(operands[0]), {})
        elif name in ("TJ", "Tj"):
            words += _decoded(operands[0], table)


def _mark(operands: Any) -> int | None:
    import pikepdf

    properties = operands[1] if len(operands) > 1 else None
    return int(properties.MCID) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else None


def _decoded(shown: Any, table: Mapping[int, str]) -> Iterator[str]:
    """Letters of a shown string; a glyph that the table does not know becomes the sign for "unknown"."""
    import pikepdf

    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for at in range(0, len(codes) - 1, 2):
                yield table.get(int.from_bytes(codes[at : at + 2], "big"), "\ufffd")


def _table(font: Any) -> dict[int, str]:
    """The font's own table from glyph to letters."""
    if "/ToUnicode" not in font:
        return {}
    written = font.ToUnicode.read_bytes().decode("ascii", "replace")
    return {int(code, 16): _letters(to) for code, to in _PAIR.findall(written)}


def _letters(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
