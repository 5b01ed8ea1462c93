"""A paper, its signatories and its installation for the tests of print and signatures. All names are invented."""

from datetime import UTC, datetime, timedelta

from exports.issue import Issue
from exports.signatory import Signatory, field_name
from webapp.paper.edition import Edition, EditionSection
from webapp.paper.wording import Wording

FROZEN = datetime(2026, 11, 2, 9, tzinfo=UTC)
SEALED = datetime(2026, 11, 17, 8, tzinfo=UTC)

PEOPLE = """
Netzwerk Leichtbau Oberrhein e. V., c/o Transferagentur Oberrhein GmbH|Netzwerk Leichtbau Oberrhein|Sabine Krähenbühl|Geschäftsführerin
Optikverbund Mittelhessen e. V.|Optikverbund Mittelhessen|Dr. Jonas Ehrlicher|Vorsitzender
Wasserstoffregion Unterweser – Interessengemeinschaft der Häfen und Kammern|Wasserstoffregion Unterweser|Meike Tjarksen|Sprecherin
Life-Science-Verbund Nordthüringen e. V.|Life-Science-Verbund Nordthüringen|PD Dr. Anja Wolfram|Wissenschaftliche Leiterin
Clusteragentur Holz & Bauen Südschwarzwald GmbH|Clusteragentur Holz & Bauen Südschwarzwald|Matthias Rombach|Geschäftsführer
Maritimes Netz Vorpommern e. V.|Maritimes Netz Vorpommern|Thorben Radloff|Vorstand
Mikroelektronik-Forum Elbtal e. V.|Mikroelektronik-Forum Elbtal|Dr. Henrike Aßmann|Vorstand
Initiative Kreislaufwirtschaft Rheinaue, c/o Wirtschaftsförderung Rheinaue gGmbH|Initiative Kreislaufwirtschaft Rheinaue|Ludger Hövelmann|Clustermanager
Medizintechnik Werra-Main e. V.|Medizintechnik Werra-Main|Christiane Groß|Geschäftsführerin
Automobilzulieferer-Netzwerk Saar-Blies e. V.|Automobilzulieferer-Netzwerk Saar-Blies|Pascal Therre|Geschäftsführer
Textilverbund Westsachsen e. V.|Textilverbund Westsachsen|Ute Mühlig|Vorsitzende
Luftfahrtcluster Ostbrandenburg e. V.|Luftfahrtcluster Ostbrandenburg|Janina Kossack|Leiterin der Geschäftsstelle
Kompetenznetz Sensorik Oberpfalz GmbH|Kompetenznetz Sensorik Oberpfalz|Florian Zitzelsberger|Geschäftsführer
Bioökonomie-Bündnis Altmark e. V.|Bioökonomie-Bündnis Altmark|Dr. Katrin Böhlau|Vorstandssprecherin
Digitalwirtschaft Kieler Förde e. V.|Digitalwirtschaft Kieler Förde|Swantje Petersen|Prokuristin
Produktionstechnik Bergisch-Sauerland e. V.|Produktionstechnik Bergisch-Sauerland|Volker Clemens|Geschäftsführer
Chemie- und Kunststoffnetzwerk Isar-Inn e. V.|Chemie- und Kunststoffnetzwerk Isar-Inn|Maria Obermeier|Clustermanagerin
"""
RESERVATIONS = {
    0: (
        "Abschnitt 2",
        "Der Laufzeit von acht Jahren stimmen wir vorbehaltlich des Beschlusses unserer Mitgliederversammlung am 3. Dezember 2026 zu.",
    ),
    9: ("Abschnitt 2", "Die Bewertung darf nicht zu Lasten der Netzwerke gehen."),
    14: ("Abschnitt 4", "Ohne Aussage zu Landesmitteln."),
}

ASK = (
    "Cluster-Initiativen verbinden Unternehmen, Hochschulen und Regionen. Sie brauchen dafür einen Rahmen, der länger hält als eine "
    "Wahlperiode; Ausschreibungsfristen, die sich an der Arbeit von Ehrenamtlichen ausrichten, und eine Bewertung, die Wirkung vor "
    "Aktenlage stellt.^[Vgl. die gemeinsame Stellungnahme vom **März 2025**, Seite 4.] Effizienz heißt nicht, dass Aufwand verschwindet."
)
WORDS = {
    "Worum es geht": f"{ASK}\nDie Netzwerke haben **in zwölf Jahren** mehr als 6.300 Vorhaben angestoßen, davon 2,5 Prozent grenzüberschreitend.",
    "Was wir vorschlagen": "Wir schlagen vor:\n- Laufzeiten von __acht Jahren__ mit einer Zwischenbewertung\n- Fristen von mindestens zehn Wochen\n"
    "  - auch für Nachträge\n  - auch in den Ferien\n- ein gemeinsames Berichtswesen\n> Wer heute plant, muss wissen, was übermorgen gilt.\n"
    "Die Reihenfolge:\n1. Bewertung der laufenden Vorhaben\n1. Beratung mit den Ländern\n  Dafür genügt ein Termin.\n1. Entscheidung bis Ende 2027",
    "Was es kostet": f"## Bund\n{ASK}\n## Länder\nDie Länder geben, was der Bund gibt. Mehr dazu im [Bericht](https://example.org/bericht?jahr=2026).",
    "Schluss": f"{ASK}\n{ASK}\nWir danken allen, die mitgeschrieben haben.",
}

EDITION = Edition(
    title="Innovation braucht Verlässlichkeit",
    subtitle="Cluster-Initiativen zur Innovationspolitik 2027–2032",
    sections=tuple(EditionSection(title, Wording.from_text(words)) for title, words in WORDS.items()),
    language="de",
    number=1,
    frozen_at=FROZEN,
)
ISSUE = Issue(
    installation="Mitzeichnung, betrieben vom Mikroelektronik-Forum Elbtal e. V.",
    public_address="https://mitzeichnung.example",
    root_fingerprint="00" * 32,
    record_size=214,
    record_root="9af307c155de" + "0" * 52,
    sealed_at=SEALED,
    language="de",
)


def a_signatory(position: int, line: str, reservation: tuple[str, str] = ("", "")) -> Signatory:
    organisation, short_name, person, function = line.split("|")
    return Signatory(
        field=field_name(position),
        organisation=organisation,
        short_name=short_name,
        seat="",
        person=person,
        function=function,
        signed_off_at=FROZEN + timedelta(days=position % 11 + 1, minutes=7 * position),
        reservation=reservation[1],
        reservation_about=reservation[0],
    )


SIGNATORIES = tuple(
    a_signatory(at + 1, line, RESERVATIONS.get(at, ("", ""))) for at, line in enumerate(PEOPLE.strip().splitlines())
)
