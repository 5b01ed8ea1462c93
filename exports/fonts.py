"""The typefaces of print: static cuts beside the templates, put there at set-up from the npm packages named in `look/fonts.json`."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypedDict

LOOK = Path(__file__).parent / "look"
FOLDER = LOOK / "fonts"
MISSING_AT_SETUP = "The typefaces are missing in exports/look/fonts: run `make setup`."


class Cut(TypedDict):
    """One font file: which family it draws, and where set-up finds it (`package` of npm, `file` in it)."""

    family: str
    weight: int
    style: str
    package: str
    file: str


@cache
def cuts() -> tuple[Cut, ...]:
    """All cuts, in the order in which they are looked at."""
    return tuple(json.loads((LOOK / "fonts.json").read_text(encoding="utf-8")))


@cache
def rules(families: tuple[str, ...] = ()) -> str:
    """The @font-face rules of these families, or of all; raises FileNotFoundError with a sentence where set-up has not run."""
    return "\n".join(_rules(families))


def with_other_scripts(sheet: str) -> str:
    """The style sheet with each family followed by its files for other scripts.

    They have names of their own: WeasyPrint takes two files of one name for one font, and then mixes up their glyphs.
    """
    for family in ("Source Serif 4", "Fira Sans"):
        names = dict.fromkeys(cut["family"] for cut in cuts() if cut["family"].startswith(f"{family} "))
        listed = ", ".join(f'"{name}"' for name in (family, *names))
        sheet = sheet.replace(f'"{family}"', listed)
    return sheet


def _rules(families: tuple[str, ...]) -> Iterator[str]:
    for cut in cuts():
        if families and cut["family"] not in families:
            continue
        path = FOLDER / Path(cut["file"]).name
        if not path.exists():
            raise FileNotFoundError(MISSING_AT_SETUP)
        yield (
            f'@font-face {{ font-family: "{cut["family"]}"; font-weight: {cut["weight"]}; font-style: {cut["style"]}; '
            f'src: url("look:fonts/{path.name}") }}'
        )
