"""What is negotiated: the invented paper as a Word file, its organisations as a table, and nine wishes with nine fates."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import docx

from webapp.demo import cast
from webapp.demo.founding_paper import SECTIONS, SUBTITLE, TITLE

ORGANISATIONS = {one.short_name: one for one in cast.ORGANISATIONS}
STAYS_OUT = "Energieregion Neißeland"
NOT_YET = "Agrartechnik Emsland–Hase"
TAKE_PART = tuple(name for name in ORGANISATIONS if name != STAYS_OUT)
SIGN = tuple(name for name in TAKE_PART if name != NOT_YET)
LEICHTBAU, OPTIK, WITH_RESERVATION = "Leichtbau Oberrhein", "Optikverbund Mittelhessen", "Wasserstoffregion Unterweser"
RESERVATION = "Vorbehaltlich der Zustimmung unserer Mitgliederversammlung."


@dataclass(frozen=True)
class Told:
    """A wish: who, which section, words as they stand, words as they should be; and how many of the 18 say yes."""

    who: str
    section: int
    old: str
    new: str
    title: str
    yes: int
    reason: str = "So versteht man es besser."


ADOPTED = Told(OPTIK, 1, "6.300", "7.100", "Aktuelle Zahl der Unternehmen", 15)
SPLITS_THE_COSTS = Told(
    "Automobilzulieferer Saar-Blies", 3, "zu gleichen Teilen", "nach Leistungskraft", "Kosten nach Leistungskraft", 14
)
REJECTED = Told(
    "Holz & Bauen Südschwarzwald",
    1,
    "mit weniger als 250 Beschäftigten",
    "Familienbetriebe",
    "Familienbetriebe nennen",
    7,
)
WITHDRAWN = Told("Maritimes Netz Vorpommern", 5, "an Grenzen.", "an Grenzen und Küsten.", "Küsten nicht vergessen", 3)
ON_BEHALF = Told("Bioökonomie-Bündnis Altmark", 5, "in allen Aufrufen", "in allen Aufrufen ab 2027", "Ab wann", 13)
IN_CONFLICT = Told(
    "Digitalwirtschaft Kieler Förde",
    3,
    "zu gleichen Teilen",
    "zu zwei Dritteln und einem Drittel",
    "Zwei Drittel der Bund",
    5,
)
UNAFFECTED = Told("Textilverbund Westsachsen", 3, "25.000 Euro", "40.000 Euro", "Gutscheine bis 40.000 Euro", 14)
CONTAINED = Told("Medizintechnik Werra-Main", 3, "zu gleichen Teilen", "nach Leistungskraft", "Nach Leistungskraft", 4)
MOVED = Told("Sensorik Oberpfalz", 3, "bleiben zu oft", "bleiben noch immer zu oft", "Noch immer", 13)
REVISED = ("nach Leistungskraft", "nach Leistungskraft und mindestens zur Hälfte vom Bund")


def word_file(folder: Path) -> Path:
    """The first draft, as somebody wrote it in Word: title, headings, paragraphs, a list."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(SUBTITLE, style="Subtitle")
    for section in SECTIONS:
        document.add_heading(section.title, 1)
        for line in section.text.splitlines():
            if line.startswith("- "):
                document.add_paragraph(line[2:], style="List Bullet")
            else:
                document.add_paragraph(line)
    path = folder / "Erster Entwurf.docx"
    document.save(str(path))
    return path


def table() -> str:
    """All nineteen, as CSV; full names may have several lines."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("name", "short_name", "seat", "representative", "function", "email"))
    for one in ORGANISATIONS.values():
        writer.writerow(
            (one.name, one.short_name, one.seat, f"{one.person_title} {one.person}".strip(), one.function, one.email)
        )
    return written.getvalue()
