"""pandoc's words with their styles become words with our four marks."""

from collections.abc import Iterator
from typing import Any

from webapp.reading.draft import Words

BREAK = "\n"  # a hard line break, until the block is cut there
RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
QUOTES = {"SingleQuote": "‚‘", "DoubleQuote": "„“"}
TARGETS = ("http://", "https://", "mailto:")
ORDER = "nabi"


def words_of(inlines: list[Any], marks: str = "", target: str = "") -> Iterator[Words]:
    """The words in their order. Pictures are left out; what is no style of ours is plain."""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                yield _words(content, marks, target)
            case "Space" | "SoftBreak":
                yield _words(" ", marks, target)
            case "LineBreak":
                yield Words(BREAK)
            case "Emph":
                yield from words_of(content, marks + "i", target)
            case "Strong":
                yield from words_of(content, marks + "b", target)
            case "Link":
                address = content[2][0]
                allowed = address.lower().startswith(TARGETS)
                yield from words_of(content[1], marks + "a" * allowed, address if allowed else "")
            case "Note":
                yield from _note(content, marks, target)
            case "Superscript" | "Subscript":
                table = RAISED if kind == "Superscript" else LOWERED
                for words in words_of(content, marks, target):
                    yield Words(_shifted(words.text, table), words.marks, words.target)
            case "Quoted":
                opening, closing = QUOTES[content[0]["t"]]
                yield _words(opening, marks, target)
                yield from words_of(content[1], marks, target)
                yield _words(closing, marks, target)
            case "Code" | "Math" | "RawInline":
                yield _words(content[1], marks, target)
            case "Span" | "Cite":
                yield from words_of(content[1], marks, target)
            case "Underline" | "SmallCaps" | "Strikeout":
                yield from words_of(content, marks, target)
            case _:  # Image
                continue


def _words(text: str, marks: str, target: str) -> Words:
    return Words(text, tuple(mark for mark in ORDER if mark in marks), target)


def _note(blocks: list[Any], marks: str, target: str) -> Iterator[Words]:
    """A footnote's paragraphs in a row; a note in a note does not exist."""
    if "n" in marks:
        return
    for at, inlines in enumerate(_inlines_in(blocks)):
        if at:
            yield _words(" ", marks + "n", target)
        for words in words_of(inlines, marks + "n", target):
            yield Words(words.text.replace(BREAK, " "), words.marks or ("n",), words.target)


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


def merged(words: Iterator[Words]) -> list[Words]:
    """Neighbours with the same marks as one."""
    result: list[Words] = []
    for piece in words:
        if result and (result[-1].marks, result[-1].target) == (piece.marks, piece.target):
            result[-1] = Words(result[-1].text + piece.text, piece.marks, piece.target)
        elif piece.text:
            result.append(piece)
    return result
