"""Markdown is read as Markdown: the one highest heading is the title, the next ones begin sections."""

from webapp import reading
from webapp.reading import Draft

MARKDOWN = """# Regionen stärken

## Wofür wir stehen

Wir sind **stark** und *schön*[^1], siehe [hier](https://x.example/a).

1. eins
2. zwei
   - darin

   noch ein Absatz

### Klein

> Zitat

![Bild](x.png)

## Was wir fordern

| Land | Betrag |
|---|---|
| Hessen | 5 Mio. |

<b>kein Markup</b>

[^1]: Eine *kleine* Note.
"""


def test_the_title_and_the_sections() -> None:
    draft = drafted()
    assert draft.title == "Regionen stärken"
    assert [section.title for section in draft.sections] == ["Wofür wir stehen", "Was wir fordern"]


def test_marks_notes_links_and_lists_stay() -> None:
    assert drafted().sections[0].wording.text.splitlines() == [
        "Wir sind **stark** und __schön__^[Eine __kleine__ Note.], siehe [hier](https://x.example/a).",
        "1. eins",
        "1. zwei",
        "  - darin",
        "  noch ein Absatz",
        "## Klein",
        "> Zitat",
    ]


def test_markup_is_text_a_table_becomes_rows_and_a_picture_is_listed() -> None:
    draft = drafted()
    assert draft.sections[1].wording.plain.splitlines() == ["Land · Betrag", "Hessen · 5 Mio.", "<b>kein Markup</b>"]
    assert {sentence.key for sentence in draft.not_taken} == {"reading.left_out_images", "reading.left_out_tables"}


def test_lines_above_the_text_give_title_and_subtitle_and_the_rest_is_listed() -> None:
    draft = reading.read(
        "a.md", b"---\ntitle: Unser Papier\nsubtitle: Entwurf\nauthor: Jo Ehr\n---\n\n# Eins\n\nText.\n"
    )
    assert (draft.title, draft.subtitle) == ("Unser Papier", "Entwurf")
    assert [sentence.values["text"] for sentence in draft.not_taken] == ["Jo Ehr"]


def drafted() -> Draft:
    return reading.read("papier.md", MARKDOWN.encode())
