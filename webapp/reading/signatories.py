"""The lines of a closing block become organisations, each with the person who speaks for it. Several layouts are read:

groups parted by empty lines · rows of a table · "name, function, organisation" in a line · one line after the other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from webapp.reading.draft import FoundOrganisation, Line
from webapp.reading.names import AFTER_NAME, EMAIL, FOR_IT, ORGANISATION, POSTAL, SEAT, short_name, split_person
from webapp.reading.signatory_groups import groups_of
from webapp.reading.signatory_lines import Part, is_place

MOST_LINES = 3  # of an organisation's name
SEAT_BEHIND = re.compile(
    r"(?:e\. ?V\.|GmbH|\bAG|\beG|\bSE)(?P<comma>,)\s+(?P<seat>[A-ZÄÖÜ][\w-]+(?: [\w(/).-]+){0,3})$"
)
OPEN_END = re.compile(r"(?:,|-|–|&|\b(?:und|für|der|des|and|of|for))$")


def organisations_in(lines: Sequence[Line]) -> tuple[FoundOrganisation, ...]:
    """The organisations in the order of the lines; whatever has no organisation's name is none."""
    groups = [_functions_whole(group) for group in groups_of(lines) if group]
    settled = [whole for group in _settled(groups) for whole in _without_a_second(group)]
    return tuple(found for found in map(_organisation, settled) if found.name)


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
            elif is_place(part.text):
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
