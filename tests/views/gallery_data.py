"""The invented organisations, words and numbers of the look's pictures, as the values that pages get."""

# ruff: noqa: E501
import re
from types import SimpleNamespace
from typing import Any

from webapp.http import present
from webapp.paper.redline import RedlineBlock, RedlinePiece, blocks_of, changes
from webapp.paper.sentences import Sentence
from webapp.paper.wording import Wording


def said(german: str, english: str, spoken: str) -> str:
    return german if spoken == "de" else english


def sentence(words: str) -> Sentence:
    """Free words as a Sentence (the gallery has no catalogue of its own)."""
    return Sentence("components.block_new", kind=words)


def blocks(text: str) -> tuple[RedlineBlock, ...]:
    """A redline exactly as it is written here: `[-old-]{+new+}`, one line a block; `+` or `~` before a line: a whole new or removed block."""
    return tuple(_block(line) for line in text.strip().splitlines())


def _block(line: str) -> RedlineBlock:
    state = {"+": "added", "~": "removed"}.get(line[:1], "kept")
    (block,) = Wording.from_text(re.sub(r"[\[{][-+].*?[-+][\]}]", "", line.lstrip("+~"))).blocks
    words = line.lstrip("+~").strip()[len(PREFIXES[block.kind]) :]
    pieces = [_piece(found, state) for found in re.findall(r"\[-.*?-\]|\{\+.*?\+\}|(?:(?!\[-|\{\+).)+", words)]
    changed = state == "kept" and any(piece.kind != "kept" for piece in pieces)
    return RedlineBlock(block.kind, block.depth, "changed" if changed else state, tuple(pieces))


def _piece(found: str, otherwise: str) -> RedlinePiece:
    kind = {"[-": "removed", "{+": "added"}.get(found[:2])
    return RedlinePiece(kind, found[2:-2]) if kind else RedlinePiece(otherwise, found)


PREFIXES = {"p": "", "b": "- ", "n": "1. ", "q": "> ", "h": "## "}


TWELVE = blocks("""
Ein früherer Absatz, der sich nicht ändert.
Clusterarbeit wirkt langsam. Vertrauen zwischen Betrieben, Hochschulen und Verwaltung entsteht über Jahre und geht in wenigen Monaten verloren, wenn eine Förderphase endet, bevor die nächste beschlossen ist.
Wir fordern deshalb eine Grundfinanzierung der Geschäftsstellen über mindestens [-fünf-]{+zehn+} Jahre{+, mit einer unabhängigen Zwischenbewertung nach fünf Jahren+}. Projektmittel sollen sie ergänzen, nicht ersetzen.
""")
SIX = blocks("""
Bis zum Ende der Legislaturperiode erwarten wir:
- eine Grundfinanzierung der Geschäftsstellen aus einer Hand,
- Förderaufrufe mit mindestens [-sechs-]{+zehn+} Wochen Frist,
- Entscheidungen innerhalb von [-sechs-]{+vier+} Monaten{+ und eine Begründung bei Ablehnung+}[-.-]{+,+}
+- einen gemeinsamen Datenraum für Nachweise, damit jede Angabe nur einmal gemacht wird.
~Der letzte Absatz entfällt.
1. Erstens
  1. Darunter
1. Zweitens
> Ein Zitat, das bleibt.
""")
OLD = Wording.from_text("""**Fett**, __kursiv__ und [ein Link](https://example.org/) bleiben.
Ein Absatz, der geteilt wird, weil er lang genug dafür ist.
- Dieser Punkt wandert nach unten, unverändert.
- Dieser Punkt bleibt.
- Dieser Punkt bleibt auch.
- Aus zwei Punkten
- wird ein einziger Punkt.""")
NEW = Wording.from_text("""**Fett**, __kursiv__ und [ein Link](https://example.org/) bleiben, mit Fußnote^[Siehe Anhang.].
Ein Absatz, der geteilt wird,
weil er lang genug dafür ist.
- Dieser Punkt bleibt.
- Dieser Punkt bleibt auch.
- Dieser Punkt wandert nach unten, unverändert.
- Aus zwei Punkten wird ein einziger Punkt.""")
OTHER = blocks_of(OLD, changes(OLD, NEW))
SIXTEEN = blocks(
    "Gutscheine bis [-25 000-]{+40 000+} Euro, über die in zehn Werktagen entschieden wird, damit kleine Betriebe nicht warten müssen."
)
SEVEN = blocks(
    "Die Kosten dieser Stellen sollen Bund und Länder {+in den ersten sechs Jahren +}zu gleichen Teilen tragen{+; danach entscheidet eine gemeinsame Bewertung+}."
)
FIFTEEN = blocks(
    "Die Kosten dieser Stellen sollen Bund und Länder [-zu gleichen Teilen-]{+nach Leistungskraft der Länder+} tragen."
)
AS_BEFORE = blocks("Die Kosten dieser Stellen sollen Bund und Länder zu gleichen Teilen tragen.")
NINE_OLD = blocks("Wir fordern die Gleichwertigkeit beruflicher Abschlüsse und ihre Anerkennung in allen Ländern.")
NINE_NEW = blocks(
    "Wir fordern die Gleichwertigkeit [-beruflicher Abschlüsse-]{+beruflicher und akademischer Bildung+} und ihre Anerkennung in allen Ländern."
)
NINE_OWN = blocks(
    "Wir fordern die Gleichwertigkeit [-beruflicher Abschlüsse-]{+von Meister und Master+} und ihre Anerkennung in allen Ländern."
)
NINE_REVISED = blocks(
    "Wir fordern die Gleichwertigkeit beruflicher und akademischer Bildung{+, etwa von Meister und Master,+} und ihre Anerkennung in allen Ländern."
)
SECTION_1 = blocks("""
Wir sind neunzehn Cluster-Initiativen aus elf Ländern. Zu uns gehören rund [-3400-]{+3 400+} Unternehmen, die meisten mit weniger als 250 Beschäftigten, dazu Hochschulen, Institute, Kammern und Kommunen. Was uns verbindet, ist keine Branche, sondern eine Arbeitsweise: Wir bringen Menschen an einen Tisch, die sonst nur übereinander reden.
Dieses Papier sagt, was wir dafür brauchen. Es ist Wort für Wort gemeinsam entstanden.
""")
SECTION_3 = blocks("""
Forschungsergebnisse erreichen kleine Betriebe selten von selbst. Es braucht Menschen, die beide Sprachen sprechen: die des Labors und die der Werkhalle. Drei Dinge haben sich bewährt:
- Transferlotsinnen und Transferlotsen, die mindestens vier Jahre in derselben Region arbeiten,
- gemeinsam genutzte Versuchsanlagen mit offenen Preisen,
- Gutscheine bis 25 000 Euro, über die in zehn Werktagen entschieden wird.
Die Kosten dieser Stellen sollen Bund und Länder zu gleichen Teilen tragen.
""")

SUPPORTERS = (
    "Optikverbund Mittelhessen e. V.", "Life-Science-Verbund Nordthüringen e. V.", "Clusteragentur Holz & Bauen Südschwarzwald GmbH",
    "Mikroelektronik-Forum Elbtal e. V.", "Medizintechnik Werra-Main e. V.", "Luftfahrtcluster Ostbrandenburg e. V.",
    "Kompetenznetz Sensorik Oberpfalz GmbH", "Bioökonomie-Bündnis Altmark e. V.",
)  # fmt: skip
PLACES = present.who_stands_where((
    *(present.Place(name, "support") for name in SUPPORTERS),
    present.Place("Wasserstoffregion Unterweser – Interessengemeinschaft der Häfen und Kammern", "go_along", "Wenn die Zwischenbewertung bleibt."),
    present.Place("Textilverbund Westsachsen e. V.", "go_along"),
    present.Place("Produktionstechnik Bergisch-Sauerland e. V.", "go_along", hint=sentence("zu Protokoll genommen (Telefon, 12. Oktober)")),
    present.Place("Digitalwirtschaft Kieler Förde e. V.", "abstain", "Betrifft uns als Landesgesellschaft nicht."),
    present.Place("Automobilzulieferer-Netzwerk Saar-Blies e. V.", "object", "Zehn Jahre lehnt unser Landtag ab. Acht Jahre mit Bewertung nach vier könnten wir mittragen.", link="#"),
    present.Place("Maritimes Netz Vorpommern e. V."),
    present.Place("Netzwerk Leichtbau Oberrhein e. V., c/o Transferagentur Oberrhein GmbH", mine=True),
    present.Place("Initiative Kreislaufwirtschaft Rheinaue, c/o Wirtschaftsförderung Rheinaue gGmbH", hint=sentence("Rücksprache mit dem Vorstand bis 15. Okt.")),
    present.Place("Agrartechnik Emsland–Hase e. V."),
    present.Place("Arbeitsgemeinschaft Energieregion Neißeland der Industrie- und Handelskammern"),
    present.Place("Chemie- und Kunststoffnetzwerk Isar-Inn e. V."),
))  # fmt: skip


def strip_of(
    support: int,
    go_along: int,
    abstain: int = 0,
    object: int = 0,
    *,
    of: int = 19,
    needed: int | None = 13,
    mine: str | None = None,
    matter: str = "votes",
) -> present.Strip:
    said = ["support"] * support + ["go_along"] * go_along + ["abstain"] * abstain + ["object"] * object
    stances = dict(enumerate(said, start=1))
    own = next((one for one in range(1, of + 1) if stances.get(one, "silent") == mine), None)
    return present.strip(tuple(range(1, of + 1)), stances, needed=needed, mine=own, matter=matter)


STRIP_12 = strip_of(8, 3, 1, 1, mine="silent")
STRIP_16 = strip_of(9, 4, mine="silent")
STRIP_11 = strip_of(12, 3, mine="support")
STRIP_A = strip_of(7, 4, object=1)
STRIP_B = strip_of(4, 5, object=3)
STRIP_C = strip_of(1, 10, needed=None)
STRIP_SIGN = strip_of(10, 2, object=1, needed=15, mine="silent", matter="sign_offs")
STRIP_LARGE = strip_of(30, 10, 2, 4, of=62, needed=42, mine="go_along")


def verdict(carries: bool, because: str, *needs: str) -> Any:
    return SimpleNamespace(carries=carries, because=sentence(because), needs=tuple(sentence(need) for need in needs))


def frame(spoken: str) -> present.Frame:
    def word(key: str, german: str, english: str, count: int = 0) -> present.NavItem:
        return present.NavItem(key, sentence(said(german, english, spoken)), "#", count)

    return present.Frame(
        nav=(
            word("what_needs_you", "Was ansteht", "What needs you", 3),
            word("paper", "Positionspapier", "Paper"),
            word("proposals", "Vorschläge", "Proposals"),
            word("record", "Verlauf", "Record"),
        ),
        person=present.Person("Sabine Krähenbühl", "#", "Netzwerk Leichtbau Oberrhein e. V."),
        line=present.PaperLine(
            "Innovation braucht Verlässlichkeit",
            sentence(
                said(
                    "Beratung, erste Runde · Entscheidungen bis Freitag, 16. Oktober 2026, 18 Uhr",
                    "Drafting, round one · decisions until Friday, 16 October 2026, 18:00 (Berlin)",
                    spoken,
                )
            ),
            sentence(
                said("Runde 1 · entscheiden bis Fr., 16. Okt., 18 Uhr", "Round 1 · decide by Fri 16 Oct, 18:00", spoken)
            ),
        ),
        links=(
            present.Link(sentence(said("Hilfe", "Help", spoken)), "#"),
            present.Link(sentence(said("Verfahrensregeln", "Rules of procedure", spoken)), "#"),
            present.Link(sentence(said("PDF prüfen", "Check a PDF", spoken)), "#"),
        ),
        switch="?language=en",
    )


PHASES = (
    present.Phase(sentence("Erste Fassung"), "done", sentence("7. September")),
    present.Phase(sentence("Beratung, erste Runde"), "now", None, (
        present.PhaseLine(sentence("Vorschläge bis 2. Oktober")),
        present.PhaseLine(sentence("Entscheidungen bis 16. Oktober, 18 Uhr,"), strong=True),
        present.PhaseLine(sentence("danach wird alles Angenommene gemeinsam eingearbeitet")),
    )),
    present.Phase(sentence("Beratung, zweite Runde"), "later", None, (
        present.PhaseLine(sentence("Vorschläge bis 23. Oktober")),
        present.PhaseLine(sentence("Entscheidungen bis 30. Oktober, 18 Uhr")),
    )),
    present.Phase(sentence("Freigabe"), "later", sentence("2. – 13. Nov.")),
    present.Phase(sentence("Druckfahne"), "later", sentence("13. – 16. Nov.")),
    present.Phase(sentence("Vereinbart"), "later", sentence("17. Nov.")),
)  # fmt: skip

STANCES = (("support", "Zustimmung", "We support this", ""), ("go_along", "Tragen wir mit", "We can live with it", "Nicht unsere erste Wahl, wir stehen dem nicht im Weg."), ("object", "Einspruch", "We object", "Mit Begründung: Was müsste anders lauten?"), ("abstain", "Enthaltung", "We abstain", ""))  # fmt: skip
