"""Numbers at the start of neighbouring lines count items; before a paragraph of its own a number counts a heading."""

from dataclasses import replace

from webapp.reading.draft import Line
from webapp.reading.plain_text import NUMBER, SENTENCE_END


def with_numbered_items(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines whose typed number belongs to a list become items; they carry no number then."""
    made: list[Line] = []
    for at, line in enumerate(lines):
        made.append(_item(line) if _is_item(lines, at, made) else line)
    return tuple(made)


def _is_item(lines: tuple[Line, ...], at: int, made: list[Line]) -> bool:
    number = _number(lines[at])
    if number == 0:
        return False
    follows = bool(made) and made[-1].kind == "n" and _number(lines[at - 1]) == number - 1
    leads = number == 1 and at + 1 < len(lines) and _number(lines[at + 1]) == 2
    sentence = number == 1 and bool(SENTENCE_END.search(lines[at].text)) and len(lines[at].text) > 60
    return follows or leads or sentence


def _number(line: Line) -> int:
    found = NUMBER.match(line.text) if line.kind == "p" and not line.level else None
    return int(found[1]) if found else 0


def _item(line: Line) -> Line:
    found = NUMBER.match(line.pieces[0].text.lstrip())
    if not found:
        return line
    first = line.pieces[0]._replace(text=line.pieces[0].text.lstrip()[found.end() :])
    return replace(line, kind="n", pieces=(first, *line.pieces[1:]))
