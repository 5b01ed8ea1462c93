"""Every component in every state, with the invented people of the look: `python -m tests.views.gallery FOLDER`.

Writes static HTML in both languages, to look at beside the pictures.
Serve FOLDER, since styles and fonts have absolute addresses.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.views import gallery_data as data
from webapp import language
from webapp.http import present

PAGES = Path(__file__).parent / "gallery_pages"
LANGUAGES = ("de", "en")
STATIC = Path("webapp/static").resolve()


def pages() -> Iterator[tuple[str, str, str]]:
    """Name, language and HTML of each page of the gallery."""
    for spoken in LANGUAGES:
        environment = language.environment(spoken, folders=(language.TEMPLATES, PAGES))
        present.teach(environment)
        environment.globals.update(csrf_token=lambda: "token", form_key=lambda: "key", **facts(spoken))
        for template in sorted(PAGES.glob("*.html")):
            yield template.stem, spoken, environment.get_template(template.name).render()


def facts(spoken: str) -> dict[str, Any]:
    """What every page of the gallery may use."""
    shown = {name: value for name, value in vars(data).items() if not name.startswith("_")}
    return {
        **shown,
        "t": (lambda german, english: german if spoken == "de" else english),
        "frame": data.frame(spoken),
        "at": AT,
    }


AT = datetime(2026, 10, 16, 16, tzinfo=UTC)


def write(folder: Path) -> list[Path]:
    """The pages as files, with the styles and scripts linked beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    link = folder / "static"
    if not link.exists():
        link.symlink_to(STATIC)
    written = []
    for name, spoken, html in pages():
        path = folder / f"{name}-{spoken}.html"
        path.write_text(html.replace('"/static/', '"static/'), encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write(Path(sys.argv[1])):
        print(path)
