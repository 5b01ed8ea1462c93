"""The lines of a closing block become organisations, each with the person who speaks for it. Several layouts are read:

groups parted by empty lines · rows of a table · "name, function, organisation" in a line · one line after the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from webapp.paper.pieces import Piece
from webapp.reading.draft import FoundOrganisation, Line
from webapp.reading.names import (
    AFTER_NAME,
    EMAIL,
    FOR_IT,
    ORGANISATION,
    POSTAL,
    SEAT,
    has_legal_form,
    kind_of,
    short_name,
    split_person,
)
from webapp.reading.plain_text import NUMBER

CELLS = " · "  # a table's row has become a line with these between its cells
MOST_LINES = 3  # of an organisation's name
CELL_ENDS = re.compile(r"\s*(?: · |\t|;| \| )\s*")
DASHES = re.compile(r"\s+[–—-]\s+|:\s+")
SPEAKS = ("person", "function", "email")
COMMAS = re.compile(r",\s+(?!c/o)")
SEAT_BEHIND = re.compile(
    r"(?:e\. ?V\.|GmbH|\bAG|\beG|\bSE)(?P<comma>,)\s+(?P<seat>[A-ZÄÖÜ][\w-]+(?: [\w(/).-]+){0,3})$"
)
OPEN_END = re.compile(r"(?:,|-|–|&|\b(?:und|für|der|des|and|of|for))$")
HEADER = re.compile(
    r"^(?:Nr\.?|Name|Organisation|Institution|Vertret\w+|Funktion|Unterschrift|Ort|Datum|E-?Mail|Sitz|Signature|Person)$",
    re.I,
)


@dataclass(frozen=True)
class Part:
    """A line, or a part of one, and what it is."""

    text: str
    kind: str


def organisations_in(lines: Sequence[Line]) -> tuple[FoundOrganisation, ...]:
    """The organisations in the order of the lines; whatever has no organisation's name is none."""
    groups = [_functions_whole(group) for group in _groups(lines) if group]
    settled = [whole for group in _settled(groups) for whole in _without_a_second(group)]
    return tuple(found for found in map(_organisation, settled) if found.name)


def _groups(lines: Sequence[Line]) -> list[list[Part]]:
    """One group of parts an organisation."""
    lines = [_without_number(line) for line in lines]
    rows = [_parts(line.text) for line in lines]
    singles = [row for row in rows if len(row) > 1]
    if len(singles) * 2 > len(rows):
        whole = [row if len(row) > 1 else _cut_at_comma(row[0]) for row in rows]
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


def _parts(text: str) -> list[Part]:
    """A line cut at what parts cells; at commas or dashes only if that tells a person from an organisation."""
    cells = [cell.strip() for cell in CELL_ENDS.split(text) if cell.strip()]
    if len(cells) > 1:
        return [Part(cell, kind_of(cell)) for cell in cells if not cell.isdigit()]
    for divider in (DASHES, COMMAS):
        parts = [inner for part in divider.split(AFTER_NAME.sub("", text)) for inner in _opened(part.strip()) if inner]
        kinds = [kind_of(part) for part in parts]
        if len(parts) > 1 and _tells(parts, kinds):
            found = [Part(part, kind) for part, kind in zip(parts, kinds, strict=True)]
            return _seats_told([inner for part in found for inner in _further(part, divider)])
    return [Part(text, kind_of(text))]


def _further(part: Part, divider: re.Pattern[str]) -> list[Part]:
    """What stands behind a dash may have commas: "– Dr. Anna Beispiel, Geschäftsführerin"."""
    return _parts(part.text) if divider is DASHES and part.kind != "organisation" else [part]


def _opened(text: str) -> list[str]:
    """ "Dr. Anna Beispiel (Geschäftsführerin)" says two things."""
    found = re.match(r"^(?P<name>[^()]+)\((?P<function>[^()]+)\)$", text)
    if found and kind_of(found["function"]) == "function":
        return [found["name"].strip(), found["function"].strip()]
    return [text]


def _tells(parts: list[str], kinds: list[str]) -> bool:
    """Whether the parts are of different kinds."""
    speaks = bool({"person", "function", "email"} & set(kinds)) or kinds[0] == "either"
    if speaks and ("organisation" in kinds or "function" in kinds and len(parts) > 2):
        return True
    if len(parts) == 2 and kinds[1] == "function" and kinds[0] in ("person", "either"):
        return True
    return len(parts) == 2 and has_legal_form(parts[0]) and kinds[1] == "either"


def _cut_at_comma(part: Part) -> list[Part]:
    """Where all other lines name an organisation and a person, this one does, too."""
    name, comma, rest = part.text.partition(", ")
    return [Part(name, "organisation"), Part(rest, "either")] if comma and kind_of(rest) == "either" else [part]


def _seats_told(parts: list[Part]) -> list[Part]:
    """A person's name before a function; a short word behind an organisation is its seat."""
    told: list[Part] = []
    for at, part in enumerate(parts):
        if part.kind == "either" and at + 1 < len(parts) and parts[at + 1].kind == "function":
            part = replace(part, kind="person")
        elif part.kind == "organisation" and told and told[-1].kind == "organisation" and _is_place(part.text):
            part = replace(part, kind="seat")
        told.append(part)
    return told


def _is_place(text: str) -> bool:
    return len(text.split()) <= 3 and not ORGANISATION.search(text)


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


def _functions_whole(group: list[Part]) -> list[Part]:
    """ "Leiter Netzwerke und" goes on in the next line."""
    whole: list[Part] = []
    for part in group:
        if whole and whole[-1].kind == "function" and OPEN_END.search(whole[-1].text):
            part = Part(f"{whole.pop().text} {part.text}", "function")
        whole.append(part)
    return whole


def _settled(groups: list[list[Part]]) -> list[list[Part]]:
    """Two capital words may be a person or a short name: the place of the people in the other groups decides."""
    first = sum(group[0].kind == "person" for group in groups)
    last = sum(
        group[-1].kind in ("person", "function", "email") and group[0].kind == "organisation" for group in groups
    )
    return [_people_settled(group, people_first=first >= last) for group in groups]


def _people_settled(group: list[Part], *, people_first: bool) -> list[Part]:
    open_at = [at for at, part in enumerate(group) if part.kind == "either"]
    if any(part.kind == "person" for part in group) or not open_at or len(group) == 1:
        return [replace(part, kind="organisation") if part.kind == "either" else part for part in group]
    before_function = [at for at in open_at if at + 1 < len(group) and group[at + 1].kind == "function"]
    others = [part for part in group if part.kind == "organisation"]
    person = (before_function or ([open_at[0]] if people_first else [open_at[-1]]))[0]
    if len(open_at) == 1 and not others and "function" not in {part.kind for part in group}:
        return [replace(part, kind="organisation") if part.kind == "either" else part for part in group]
    return [
        replace(part, kind="person" if at == person else "organisation") if part.kind == "either" else part
        for at, part in enumerate(group)
    ]


def _without_a_second(group: list[Part]) -> list[list[Part]]:
    """Cuts where after organisation and person another organisation follows; a last short word is the seat."""
    parts: list[list[Part]] = [[]]
    for part in group:
        kinds = {known.kind for known in parts[-1]}
        if part.kind == "organisation" and {"person", "organisation"} <= kinds and parts[-1][-1].kind != "organisation":
            if ORGANISATION.search(part.text):
                parts.append([])
            elif _is_place(part.text):
                part = replace(part, kind="seat")
        parts[-1].append(part)
    return parts


def _organisation(group: list[Part]) -> FoundOrganisation:
    def all_of(kind: str) -> list[str]:
        return [part.text for part in group if part.kind == kind]

    names = all_of("organisation")
    people = all_of("person")
    name = ("\n" if len(names) <= MOST_LINES else " ").join(
        text.strip(" ,") if text is names[-1] else text for text in names
    )
    name, behind = _seat_behind(name)
    title, person = split_person(AFTER_NAME.sub("", FOR_IT.sub("", people[0]))) if people else ("", "")
    addresses = [found[0] for text in all_of("email") if (found := EMAIL.search(text))]
    functions = [FOR_IT.sub("", text).strip(" ,()") for text in all_of("function")]
    return FoundOrganisation(
        name=name,
        short_name=short_name(name) if name else "",
        seat=_seat(all_of("seat")) or behind,
        person_title=title,
        person=person.strip(" ,"),
        function=" ".join(functions[:2]),
        email=addresses[0] if addresses else "",
    )


def _seat_behind(name: str) -> tuple[str, str]:
    """ "Optikverbund Mittelhessen e. V., Gießen" has its seat behind the comma."""
    found = SEAT_BEHIND.search(name)
    if not found or ORGANISATION.search(found["seat"]):
        return name, ""
    return name[: found.start("comma")].strip(), found["seat"]


def _seat(texts: list[str]) -> str:
    for text in texts:
        found = SEAT.match(text) or POSTAL.match(text)
        return found["seat"].strip() if found else text
    return ""
