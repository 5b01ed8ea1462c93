"""pandoc's nested tree becomes flat lines: nothing nests, an inner item only has a greater depth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from webapp.paper.pieces import Piece
from webapp.reading.draft import Line
from webapp.reading.inlines import BREAK, merged, words_of
from webapp.reading.signatory_lines import CELLS
from webapp.reading.word_names import MARK

DEEPEST = 3


@dataclass
class Flat:
    """The lines so far, and what was met on the way."""

    lines: list[Line] = field(default_factory=list)
    page: int = 0
    gap: bool = True
    images: int = 0
    tables: int = 0

    def add(self, kind: str, depth: int, inlines: list[Any], level: int = 0) -> None:
        """A block; hard breaks in it begin further ones."""
        self.images += _images(inlines)
        parts = _cut(merged(words_of(inlines)))
        if len(parts) > 1:
            self.gap = True
        for nth, part in enumerate(parts):
            self._line(kind if not nth or kind in "pq" else "p", depth + (nth > 0 and kind in "bn"), part, level)
        if len(parts) > 1:
            self.gap = True

    def _line(self, kind: str, depth: int, part: list[Piece], level: int) -> None:
        text = "".join(piece.text for piece in part)
        leading = text[: len(text) - len(text.lstrip(MARK + " \t"))].count(MARK)
        self.page += leading
        clean = tuple(piece._replace(text=piece.text.replace(MARK, "")) for piece in part)
        if any(piece.text.strip() for piece in clean):
            depth = min(DEEPEST, depth)
            self.lines.append(Line(len(self.lines) + 1, kind, depth, _trimmed(clean), self.page, self.gap, level))
            self.gap = False
        else:
            self.gap = True
        self.page += text.count(MARK) - leading


def flat(blocks: list[Any]) -> Flat:
    """All lines of the tree."""
    result = Flat(page=int(MARK in str(blocks)))
    for _ in _walk(result, blocks, "p", 0):
        pass
    return result


def _walk(result: Flat, blocks: list[Any], kind: str, depth: int) -> Iterator[None]:
    """Each block in its order; `kind` is what paragraphs are here."""
    for block in blocks:
        content = block.get("c")
        match block["t"]:
            case "Para" | "Plain":
                result.add(kind, depth, content)
            case "Header":
                result.add("p", 0, content[2], level=content[0])
            case "LineBlock":
                for inlines in content:
                    result.add(kind, depth, inlines)
            case "CodeBlock" | "RawBlock":
                for text in content[1].splitlines():
                    result.add(kind, depth, [{"t": "Str", "c": text}])
            case "BlockQuote":
                yield from _walk(result, content, "q" if kind == "p" else kind, depth)
            case "BulletList":
                yield from _items(result, content, "b", depth)
            case "OrderedList":
                yield from _items(result, content[1], "n", depth)
            case "DefinitionList":
                for term, meanings in content:
                    result.add(kind, depth, term)
                    for meaning in meanings:
                        yield from _walk(result, meaning, "p", depth + 1)
            case "Div":
                yield from _walk(result, content[1], kind, depth)
            case "Figure":
                result.images += _images(_all_inlines(content[2]))
                yield from _walk(result, content[1][1], kind, depth)
            case "Table":
                result.tables += 1
                _table(result, content)
        yield None


def _items(result: Flat, items: list[Any], kind: str, depth: int) -> Iterator[None]:
    """The first paragraph of an item is the item; further ones belong to it by their depth."""
    for item in items:
        for nth, block in enumerate(item):
            inner = kind if nth == 0 and block["t"] in ("Para", "Plain") else "p"
            yield from _walk(result, [block], inner, depth + (inner == "p"))


def _table(result: Flat, content: list[Any]) -> None:
    """Each row becomes a paragraph."""
    _, caption, _, head, bodies, foot = content
    for block in caption[1]:
        result.add("p", 0, block.get("c", []) if block["t"] in ("Para", "Plain") else [])
    rows = [*head[1], *(row for body in bodies for part in body[2:4] for row in part), *foot[1]]
    for _, cells in rows:
        joined: list[Any] = []
        for cell in cells:
            inlines = [x if x["t"] != "LineBreak" else {"t": "Space"} for x in _all_inlines(cell[4])]
            if inlines:
                joined += [*([{"t": "Str", "c": CELLS}] if joined else []), *inlines]
        if joined:
            result.add("p", 0, joined)


def _all_inlines(blocks: list[Any]) -> list[Any]:
    """The words of some blocks in a row."""
    inner = Flat()
    for _ in _walk(inner, [block for block in blocks if block["t"] in ("Div", "BulletList", "OrderedList")], "p", 0):
        pass
    direct = [block["c"] for block in blocks if block["t"] in ("Para", "Plain")]
    texts = [*direct, *([{"t": "Str", "c": line.text}] for line in inner.lines)]
    result: list[Any] = []
    for inlines in texts:
        result += [*([{"t": "Space"}] if result else []), *inlines]
    return result


def _images(inlines: list[Any]) -> int:
    found = 0
    for inline in inlines:
        if inline["t"] == "Image":
            found += 1
        elif inline["t"] in ("Link", "Span"):
            found += _images(inline["c"][1])
        elif inline["t"] in ("Emph", "Strong", "Underline"):
            found += _images(inline["c"])
    return found


def _cut(words: list[Piece]) -> list[list[Piece]]:
    """At the hard breaks."""
    parts: list[list[Piece]] = [[]]
    for piece in words:
        for nth, text in enumerate(piece.text.split(BREAK)):
            if nth:
                parts.append([])
            if text:
                parts[-1].append(piece._replace(text=text))
    return parts


def _trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    kept = [piece for piece in pieces if piece.text]
    kept[0] = kept[0]._replace(text=kept[0].text.lstrip(" \t"))
    kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" \t"))
    return tuple(piece for piece in kept if piece.text)
