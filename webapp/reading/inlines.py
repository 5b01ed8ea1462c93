"""pandoc's words with their styles become words with our four marks."""

from collections.abc import Iterator
from typing import Any

from webapp.paper.pieces import MARKS, Piece

BREAK = "\n"  # a hard line break, until the block is cut there
RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
QUOTES = {"SingleQuote": ("‚", "‘"), "DoubleQuote": ("„", "“")}
TARGETS = ("http://", "https://", "mailto:")


def words_of(inlines: list[Any], marks: str = "", link: str | None = None) -> Iterator[Piece]:
    """The words in their order. Pictures are left out; what is no style of ours is plain."""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                yield _words(content, marks, link)
            case "Space" | "SoftBreak":
                yield _words(" ", marks, link)
            case "LineBreak":
                yield Piece(BREAK)
            case "Emph":
                yield from words_of(content, marks + "i", link)
            case "Strong":
                yield from words_of(content, marks + "b", link)
            case "Link":
                address = content[2][0]
                allowed = address.lower().startswith(TARGETS)
                yield from words_of(content[1], marks + "a" * allowed, address if allowed else None)
            case "Note":
                yield from _note(content, marks, link)
            case "Superscript" | "Subscript":
                table = RAISED if kind == "Superscript" else LOWERED
                for words in words_of(content, marks, link):
                    yield Piece(_shifted(words.text, table), words.marks, words.link)
            case "Quoted":
                opening, closing = QUOTES[content[0]["t"]]
                yield _words(opening, marks, link)
                yield from words_of(content[1], marks, link)
                yield _words(closing, marks, link)
            case "Code" | "Math" | "RawInline":
                yield _words(content[1], marks, link)
            case "Span" | "Cite":
                yield from words_of(content[1], marks, link)
            case "Underline" | "SmallCaps" | "Strikeout":
                yield from words_of(content, marks, link)
            case _:  # Image
                continue


def _words(text: str, marks: str, link: str | None) -> Piece:
    return Piece(text, tuple(mark for mark in MARKS if mark in marks), link)


def _note(blocks: list[Any], marks: str, link: str | None) -> Iterator[Piece]:
    """A footnote's paragraphs in a row; a note in a note does not exist."""
    if "n" in marks:
        return
    for at, inlines in enumerate(_inlines_in(blocks)):
        if at:
            yield _words(" ", marks + "n", link)
        for words in words_of(inlines, marks + "n", link):
            yield Piece(words.text.replace(BREAK, " "), words.marks or ("n",), words.link)


def _inlines_in(blocks: list[Any]) -> Iterator[list[Any]]:
    for block in blocks:
        if block["t"] in ("Para", "Plain"):
            yield block["c"]
        elif block["t"] in ("BulletList", "BlockQuote"):
            nested = block["c"] if block["t"] == "BlockQuote" else [inner for item in block["c"] for inner in item]
            yield from _inlines_in(nested)


def _shifted(text: str, table: dict[int, int]) -> str:
    """m² stays m²; words that were raised come down."""
    return text.translate(table) if all(ord(sign) in table for sign in text) else text


def merged(words: Iterator[Piece]) -> list[Piece]:
    """Neighbours with the same marks as one."""
    result: list[Piece] = []
    for piece in words:
        if result and (result[-1].marks, result[-1].link) == (piece.marks, piece.link):
            result[-1] = Piece(result[-1].text + piece.text, piece.marks, piece.link)
        elif piece.text:
            result.append(piece)
    return result
