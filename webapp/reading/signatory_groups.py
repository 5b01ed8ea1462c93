"""The parts of a closing block are gathered, one group an organisation, by empty lines, rows or turns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from webapp.paper.pieces import Piece
from webapp.reading.draft import Line
from webapp.reading.plain_text import NUMBER
from webapp.reading.signatory_lines import SPEAKS, Part, cut_at_comma, parts_of

HEADER = re.compile(
    r"^(?:Nr\.?|Name|Organisation|Institution|Vertret\w+|Funktion|Unterschrift|Ort|Datum|E-?Mail|Sitz|Signature|Person)$",
    re.I,
)


def groups_of(lines: Sequence[Line]) -> list[list[Part]]:
    """One group of parts an organisation."""
    lines = [_without_number(line) for line in lines]
    rows = [parts_of(line.text) for line in lines]
    singles = [row for row in rows if len(row) > 1]
    if len(singles) * 2 > len(rows):
        whole = [row if len(row) > 1 else cut_at_comma(row[0]) for row in rows]
        return [row for row in whole if not all(HEADER.match(part.text) for part in row)]
    gaps = sum(line.gap for line in lines[1:])
    if gaps >= 2 or (gaps and len(lines) <= 8):
        return _by_gaps(lines, rows)
    return _by_turns([part for row in rows for part in row])


def _without_number(line: Line) -> Line:
    """An item of a list is an organisation of its own."""
    number = NUMBER.match(line.text) if line.kind == "p" else None
    if number:
        return replace(line, pieces=(Piece(line.text[number.end() :]),), gap=True)
    return replace(line, gap=line.gap or line.kind in "bn")


def _by_gaps(lines: Sequence[Line], rows: list[list[Part]]) -> list[list[Part]]:
    groups: list[list[Part]] = []
    for line, row in zip(lines, rows, strict=True):
        if line.gap or not groups:
            groups.append([])
        groups[-1] += row
    return _lone_people_joined(groups)


def _lone_people_joined(groups: list[list[Part]]) -> list[list[Part]]:
    """A gap between a name and its organisation does not part them."""
    joined: list[list[Part]] = []
    for group in groups:
        speaks = all(part.kind in ("person", "function", "email", "either") for part in group)
        waits = bool(joined) and not any(part.kind == "organisation" for part in joined[-1])
        alone = (
            speaks and bool(joined) and not any(part.kind in ("person", "function", "either") for part in joined[-1])
        )
        if waits and not speaks or alone and not waits:
            joined[-1] += group
        else:
            joined.append(list(group))
    return joined


def _by_turns(parts: list[Part]) -> list[list[Part]]:
    """Without gaps: the kind of the first line begins each organisation."""
    parts = _told_apart(parts)
    person_first = bool(parts) and parts[0].kind == "person"
    only_names = all(part.kind not in SPEAKS for part in parts)
    groups: list[list[Part]] = []
    for part in parts:
        kinds = {known.kind for known in groups[-1]} if groups else set()
        if only_names:
            begins = not groups or not _goes_on(groups[-1][-1].text, part.text)
        elif person_first:
            begins = part.kind == "person"
        else:
            begins = part.kind == "organisation" and bool(kinds & {*SPEAKS, "seat"})
        if begins or not groups:
            groups.append([])
        groups[-1].append(part)
    return groups


def _goes_on(before: str, text: str) -> bool:
    """The second line of a name in a list of names alone."""
    return (
        text.startswith("c/o") or text[:1].islower() or before.endswith((",", "-", "–", " und", " der", " für", " &"))
    )


def _told_apart(parts: list[Part]) -> list[Part]:
    """Two capital words are a person before a function, or where a person is due; else an organisation."""
    unclear = sum(part.kind == "either" for part in parts)
    speakers = any(part.kind in SPEAKS for part in parts)
    if not speakers and unclear * 3 < len(parts):
        return [replace(part, kind="organisation") if part.kind == "either" else part for part in parts]
    told: list[Part] = []
    for at, part in enumerate(parts):
        if part.kind == "either":
            after = parts[at + 1].kind if at + 1 < len(parts) else ""
            part = replace(part, kind="person" if _is_due(told, after) else "organisation")
        told.append(part)
    return told


def _is_due(told: list[Part], after: str) -> bool:
    """Whether a person comes now, after the lines told apart so far."""
    if after in ("function", "email"):
        return True
    if not told:
        return after == "organisation"
    first = next((part.kind for part in told if part.kind in ("person", "organisation")), "")
    if first == "person":
        return told[-1].kind in ("organisation", "email", "seat", "street") and after in ("organisation", "either")
    return told[-1].kind == "organisation" and after in ("organisation", "either", "")
