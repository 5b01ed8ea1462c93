"""A line of a closing block is cut into parts: person, function, organisation, seat, address."""

import re
from dataclasses import dataclass, replace

from webapp.reading.names import AFTER_NAME, ORGANISATION, has_legal_form, kind_of

CELLS = " · "  # a table's row has become a line with these between its cells
CELL_ENDS = re.compile(r"\s*(?: · |\t|;| \| )\s*")
DASHES = re.compile(r"\s+[–—-]\s+|:\s+")
COMMAS = re.compile(r",\s+(?!c/o)")
SPEAKS = ("person", "function", "email")


@dataclass(frozen=True)
class Part:
    """A line, or a part of one, and what it is."""

    text: str
    kind: str


def parts_of(text: str) -> list[Part]:
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
    return parts_of(part.text) if divider is DASHES and part.kind != "organisation" else [part]


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


def cut_at_comma(part: Part) -> list[Part]:
    """Where all other lines name an organisation and a person, this one does, too."""
    name, comma, rest = part.text.partition(", ")
    return [Part(name, "organisation"), Part(rest, "either")] if comma and kind_of(rest) == "either" else [part]


def _seats_told(parts: list[Part]) -> list[Part]:
    """A person's name before a function; a short word behind an organisation is its seat."""
    told: list[Part] = []
    for at, part in enumerate(parts):
        if part.kind == "either" and at + 1 < len(parts) and parts[at + 1].kind == "function":
            part = replace(part, kind="person")
        elif part.kind == "organisation" and told and told[-1].kind == "organisation" and is_place(part.text):
            part = replace(part, kind="seat")
        told.append(part)
    return told


def is_place(text: str) -> bool:
    return len(text.split()) <= 3 and not ORGANISATION.search(text)
