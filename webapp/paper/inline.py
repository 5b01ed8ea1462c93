"""Reads the words of one line: `**bold**`, `__italic__`, `[words](target)`, `^[note]`, `\\[` a bracket.

Nothing is an error: brackets or doubled signs that do not pair are the signs themselves.
"""

import re
from dataclasses import dataclass

from webapp.paper.pieces import MARKS, Mark, Piece
from webapp.paper.targets import clean_target

_SIGN = re.compile(
    r"""
      \\(?P<meant>[!-/:-@\[-`{-~•])
    | (?P<doubled>\*+|_+)
    | (?P<open>\^?\[)
    | (?P<close>\])
    | [^\\*_^\[\]]+ | .
    """,
    re.VERBOSE | re.DOTALL,
)
_MEANS_SOMETHING = re.compile(r"[\\*_\[\]]")
_TARGET = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
_TOGGLES: dict[str, Mark] = {"*": "b", "_": "i"}


@dataclass(slots=True)
class _Item:
    """A stretch of the line: words, or a sign that opens or closes something once its partner is found."""

    text: str
    sign: str = ""
    opens: Mark | None = None
    closes: Mark | None = None
    target: str | None = None


def read_pieces(line: str) -> tuple[Piece, ...]:
    """The pieces of a line without its prefix, not yet cleaned."""
    if not _MEANS_SOMETHING.search(line):
        return (Piece(line),)
    items = _with_brackets(line)
    _pair_doubled_signs(items)
    return tuple(_pieces(items))


def _with_brackets(line: str) -> list[_Item]:
    """The line as items, links and notes already matched with a stack: one pass, however deep somebody nests."""
    items: list[_Item] = []
    open_at: list[int] = []
    at = 0
    while match := _SIGN.match(line, at):
        at = match.end()
        if match["open"]:
            open_at.append(len(items))
            items.append(_Item(match[0], sign="["))
        elif match["close"]:
            at = _close(items, open_at.pop() if open_at else None, line, at)
        elif match["doubled"] and len(match[0]) in (2, 4):
            items.append(_Item(match[0], sign=match[0]))
        else:
            items.append(_Item(match["meant"] or match[0]))
    return items


def _close(items: list[_Item], opened: int | None, line: str, at: int) -> int:
    """Closes what was opened, if it can be closed here; returns where to read on."""
    empty = opened is None or opened == len(items) - 1
    if opened is not None and not empty and items[opened].text == "^[":
        items[opened].opens = "n"
        items.append(_Item("]", closes="n"))
        return at
    match = _TARGET.match(line, at)
    target = clean_target(match[1]) if match and not empty else None
    if opened is None or match is None or target is None or items[opened].text != "[":
        items.append(_Item("]"))
        return at
    items[opened].opens, items[opened].target = "a", target
    items.append(_Item(match[0], closes="a"))
    return match.end()


def _pair_doubled_signs(items: list[_Item]) -> None:
    """Pairs `**` with `**` and `__` with `__` inside the same brackets; `****` between two bold words means nothing."""
    levels: list[dict[str, _Item]] = [{}]
    for item in items:
        if item.opens in ("n", "a"):
            levels.append({})
        elif item.closes in ("n", "a"):
            levels.pop()
        elif item.sign and item.sign[0] in _TOGGLES:
            _toggle(item, levels[-1])


def _toggle(item: _Item, waiting: dict[str, _Item]) -> None:
    sign = item.sign[:2]
    if len(item.sign) == 4:
        item.text = "" if sign in waiting else item.text
    elif sign in waiting:
        waiting.pop(sign).opens = item.closes = _TOGGLES[sign[0]]
    else:
        waiting[sign] = item


def _pieces(items: list[_Item]) -> list[Piece]:
    pieces: list[Piece] = []
    on: list[tuple[Mark, str | None]] = []
    for item in items:
        if item.opens:
            on.append((item.opens, item.target))
        elif item.closes:
            _take_last(on, item.closes)
        elif item.text:
            marks = tuple(mark for mark in MARKS if any(mark == other for other, _ in on))
            link = next((target for mark, target in reversed(on) if mark == "a"), None)
            pieces.append(Piece(item.text, marks, link))
    return pieces


def _take_last(on: list[tuple[Mark, str | None]], mark: Mark) -> None:
    """Bold and italic may overlap; the mark that closes need not be the last one that opened."""
    for at in range(len(on) - 1, -1, -1):
        if on[at][0] == mark:
            del on[at]
            return
