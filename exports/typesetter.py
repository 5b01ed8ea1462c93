"""WeasyPrint, with nothing but our own style sheets and typefaces in reach; the same input gives the same bytes."""

import hashlib
import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from exports import fonts

SHEETS = ("paper", "title", "text", "signatories", "how_to_check")
STAMP_SHEETS = ("stamp",)
SCHEME = "look:"


@dataclass(frozen=True)
class Attached:
    """A file inside the PDF."""

    name: str
    content: bytes
    description: str


def typeset(
    page: str,
    *,
    variant: str,
    at: datetime,
    forms: bool,
    sheets: Sequence[str],
    families: tuple[str, ...] = (),
    attached: Sequence[Attached] = (),
) -> bytes:
    """The page as PDF. `at` stands in the file as its date; `variant` is PDF/A's, as WeasyPrint names it ("pdf/a-3a");
    `families` are the typefaces it needs, without any all (reading them takes most of a short page's time)."""
    import weasyprint

    os.environ["SOURCE_DATE_EPOCH"] = str(int(at.timestamp()))  # the dates inside the embedded typefaces
    settings = weasyprint.text.fonts.FontConfiguration()
    options: dict[str, Any] = {"pdf_variant": variant, "pdf_forms": forms}
    fetcher = _only_our_own()
    styles = [
        weasyprint.CSS(string=sheet, font_config=settings, url_fetcher=fetcher, base_url=SCHEME)
        for sheet in (fonts.rules(families), *(_sheet(name) for name in sheets))
    ]
    source = weasyprint.HTML(string=page, url_fetcher=fetcher, base_url=SCHEME)
    document = source.render(font_config=settings, stylesheets=styles, presentational_hints=False, **options)
    document.metadata.attachments = [_attachment(one, at) for one in attached]
    identifier = hashlib.sha256(page.encode() + b"".join(one.content for one in attached)).digest()[:16]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 leaves its colour profile's file open
        written: bytes = document.write_pdf(pdf_identifier=identifier, **options)
    return written


@cache
def _sheet(name: str) -> str:
    return fonts.with_other_scripts((fonts.LOOK / f"{name}.css").read_text(encoding="utf-8"))


def _only_our_own() -> Any:
    """A fetcher that knows the names of our typefaces and nothing else: no network, no files."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    allowed = {f"{SCHEME}fonts/{path.name}": path for path in fonts.FOLDER.iterdir()}

    class OnlyOurOwn(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if url not in allowed:
                raise ValueError(f"print takes nothing from outside: {url}")
            return URLFetcherResponse(url, allowed[url].read_bytes())

    return OnlyOurOwn()


def _attachment(attached: Attached, at: datetime) -> Any:
    import weasyprint

    return weasyprint.Attachment(
        string=attached.content,
        name=attached.name,
        description=attached.description,
        relationship="Data",
        created=at.astimezone(UTC),
        modified=at.astimezone(UTC),
    )
