"""The fonts: variable ones for pages, static cuts for print. All of them may be given on (Open Font License, DejaVu's own).

From the variable file a PDF got Type 3 fonts, from the static cuts real TrueType (look/LOOK.md, section 2).
"""

import json
import shutil
from pathlib import Path

PAGES = Path("webapp/static/fonts")
PRINT = Path("exports/look/fonts")
PRINT_LIST = Path("exports/look/fonts.json")

SERIF = "@fontsource-variable/source-serif-4"
PAGE_FONTS = [
    (package, f"files/{name.format(subset=subset)}.woff2")
    for subset in ("latin", "latin-ext")
    for package, name in (
        (SERIF, "source-serif-4-{subset}-opsz-normal"),
        (SERIF, "source-serif-4-{subset}-opsz-italic"),
        ("@fontsource/fira-sans", "fira-sans-{subset}-400-normal"),
        ("@fontsource/fira-sans", "fira-sans-{subset}-500-normal"),
        ("@fontsource/fira-sans", "fira-sans-{subset}-600-normal"),
        ("@fontsource/fira-mono", "fira-mono-{subset}-400-normal"),
    )
]


def copy(modules: Path) -> None:
    """From npm's packages to where pages and print look for them, each with its licence."""
    print_fonts = [(cut["package"], cut["file"]) for cut in json.loads(PRINT_LIST.read_text(encoding="utf-8"))]
    for fonts, to in ((PAGE_FONTS, PAGES), (print_fonts, PRINT)):
        to.mkdir(parents=True, exist_ok=True)
        for package, file in fonts:
            shutil.copyfile(modules / package / file, to / Path(file).name)
            shutil.copyfile(modules / package / "LICENSE", to / f"{Path(package).name}.LICENSE.txt")
