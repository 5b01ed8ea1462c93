"""Our own notation: blocks to plain text and back (TEXT.md section 1 says why it is not CommonMark).

Writing and reading are each other's opposite; reading forgives (TEXT.md section 7): any text is a wording.
What comes in is cleaned by `canon`, not here.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from webapp.paper.inline import read_pieces
from webapp.paper.pieces import DEEPEST, KINDS, MARKS, Block, Kind, Mark, Piece

PREFIX: dict[Kind, str] = {"p": "", "b": "- ", "n": "1. ", "q": "> ", "h": "## "}
INDENT = "  "

_SIGNS = re.compile(r"[\\\[\]*_^]")
_SIGNS_MEANT_AS_THEMSELVES = re.compile(
    r"[\\\[\]] | \A[*_] | [*_]\Z | \^\Z | \*(?=\*) | (?<=\*)\* | _(?=_) | (?<=_)_", re.VERBOSE
)
_LOOKS_LIKE_A_PREFIX = re.compile(r"(?:[-*•>]|\#{1,6})[ ]")
_LOOKS_LIKE_A_NUMBER = re.compile(r"([0-9]{1,9})([.)])[ ]")
_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(
    r"""
    (?P<indent>[ \t]*)
    (?: (?: (?P<b>[-*•]) | (?P<q>>) | (?P<h>\#{2,6}) | (?P<n>[0-9]{1,9})[.)] ) [ \t] )?
    (?P<words>.*)
    """,
    re.VERBOSE | re.DOTALL,
)


def write(blocks: Sequence[Block]) -> str:
    """One line a block."""
    return "\n".join(written_line(block, continues_a_count(blocks, at, block.depth)) for at, block in enumerate(blocks))


def written_line(block: Block, after_a_count: bool) -> str:
    """The block with its prefix. `after_a_count`: any number at its beginning would be read as an item's."""
    words = written_words(block.pieces)
    if block.kind == "p":
        words = escaped_line_start(words, after_a_count)
    return INDENT * block.depth + PREFIX[block.kind] + words


def escaped_line_start(words: str, after_a_count: bool) -> str:
    """Words of a paragraph that would be read as a prefix, with the backslash that says they are meant."""
    if _LOOKS_LIKE_A_PREFIX.match(words):
        return "\\" + words
    number = _LOOKS_LIKE_A_NUMBER.match(words)
    if number and (after_a_count or number[1] == "1"):
        return f"{number[1]}\\{words[number.start(2) :]}"
    return words


def written_words(pieces: Sequence[Piece], order: tuple[Mark, ...] = MARKS) -> str:
    """The pieces with their marks opened and closed, from the outermost mark to the innermost."""
    if not order or not any(piece.marks for piece in pieces):
        return "".join(_escaped(piece.text) for piece in pieces)
    mark, inner = order[0], order[1:]
    groups = groupby(pieces, key=lambda piece: (mark in piece.marks, piece.link if mark == "a" else None))
    return "".join(
        _wrapped(mark if has else None, link, written_words(tuple(group), inner)) for (has, link), group in groups
    )


def _escaped(text: str) -> str:
    """The text with a backslash before each sign of the notation that is meant as itself."""
    return _SIGNS_MEANT_AS_THEMSELVES.sub(r"\\\g<0>", text) if _SIGNS.search(text) else text


def _wrapped(mark: Mark | None, link: str | None, words: str) -> str:
    match mark:
        case "n":
            return f"^[{words}]"
        case "a":
            return f"[{words}]({link})"
        case "b":
            return f"**{words}**"
        case "i":
            return f"__{words}__"
        case None:
            return words


def read(text: str) -> Iterator[Block]:
    """The blocks of a plain text, one a line; empty lines mean nothing."""
    before: list[Block] = []
    for line in _LINE_END.split(text):
        if line.strip(" \t"):
            before.append(_read_line(line, before))
            yield before[-1]


def _read_line(line: str, before: Sequence[Block]) -> Block:
    match = _LINE.fullmatch(line)
    assert match, "the pattern takes any line"
    depth = min(len(match["indent"].replace("\t", INDENT)) // len(INDENT), DEEPEST)
    number = match["n"]
    if number and number != "1" and not continues_a_count(before, len(before), depth):
        return Block("p", depth, read_pieces(line[match.end("indent") :]))
    kind: Kind = next((kind for kind in KINDS if kind != "p" and match[kind]), "p")
    return Block(kind, depth, read_pieces(match["words"]))


def continues_a_count(blocks: Sequence[Block], at: int, depth: int) -> bool:
    """Whether a number before `blocks[at]` goes on counting: after a numbered item, or with only deeper blocks since.

    Otherwise a line that begins with `3. Oktober` is a paragraph.
    """
    if at and blocks[at - 1].kind == "n":
        return True
    for block in (blocks[earlier] for earlier in range(at - 1, -1, -1)):
        if block.depth <= depth:
            return block.kind == "n" and block.depth == depth
    return False
