"""The invented paper of the demo, and the wishes of its organisations: old words, new words, why."""

from dataclasses import dataclass

from webapp.actions.papers import NewSection

TITLE = "Innovation braucht Verlässlichkeit"
SUBTITLE = "Cluster-Initiativen zur Innovationspolitik 2027–2032"

SECTIONS = (
    NewSection(
        "Wofür wir stehen",
        "Cluster verbinden Betriebe, Hochschulen und Verwaltung einer Region. Rund 6.300 Unternehmen arbeiten in unseren Netzwerken mit, "
        "die meisten davon mit weniger als 250 Beschäftigten.\n"
        "Wir sprechen für alle, die Neues nicht nur erfinden, sondern auch herstellen. Dieses Papier sagt, was wir von Bund und Ländern "
        "für die Jahre 2027 bis 2032 erwarten, und was wir selbst dazu beitragen.",
    ),
    NewSection(
        "Verlässliche Förderung statt Projektketten",
        "Clusterarbeit wirkt langsam. Vertrauen zwischen Betrieben, Hochschulen und Verwaltung entsteht über Jahre und geht in wenigen "
        "Monaten verloren, wenn eine Förderphase endet, bevor die nächste beschlossen ist.\n"
        "Wir fordern deshalb eine Grundfinanzierung der Geschäftsstellen über mindestens fünf Jahre. Projektmittel sollen sie ergänzen, "
        "nicht ersetzen.\n"
        "Der Nachweis der Mittel soll einmal im Jahr genügen.",
    ),
    NewSection(
        "Transfer in den Mittelstand",
        "Gute Ideen bleiben zu oft in der Hochschule. Die Kosten des Transfers sollen Bund und Länder zu gleichen Teilen tragen.\n"
        "Kleine Betriebe brauchen einen einfachen Einstieg:\n"
        "- Gutscheine bis 25.000 Euro, über die in zehn Werktagen entschieden wird,\n"
        "- Versuchsflächen, die man tageweise mieten kann,\n"
        "- eine Ansprechperson für alle Programme.",
    ),
    NewSection(
        "Fachkräfte und Qualifizierung",
        "Ohne Fachkräfte bleibt jede Anlage stehen. Die Gleichwertigkeit beruflicher Abschlüsse muss auch in der Förderung gelten.\n"
        "Weiterbildung soll dort stattfinden, wo gearbeitet wird. Lehrwerkstätten, die mehrere Betriebe gemeinsam betreiben, sind dafür der "
        "beste Ort.",
    ),
    NewSection(
        "Europa und Nachbarn",
        "Viele unserer Netzwerke liegen an Grenzen. Programme, die an der Grenze enden, verfehlen unsere Wirklichkeit.\n"
        "Wir bitten den Bund, grenzüberschreitende Vorhaben in allen Aufrufen zuzulassen.",
    ),
    NewSection(
        "Was wir von Bund und Ländern erwarten",
        "Bis zum Ende der Legislaturperiode erwarten wir:\n"
        "- eine Grundfinanzierung der Geschäftsstellen aus einer Hand,\n"
        "- Förderaufrufe mit mindestens sechs Wochen Frist,\n"
        "- Entscheidungen innerhalb von sechs Monaten.\n"
        "Wir berichten im Gegenzug jedes Jahr öffentlich, was mit den Mitteln geschehen ist.",
    ),
)


@dataclass(frozen=True)
class Told:
    """A wish as the demo tells it: section number, words as they stand, words as they should be."""

    who: str  # short name; empty: Federführung
    section: int
    old: str
    new: str
    title: str
    reason: str
    weight: str = "important"
    support: int = 0
    go_along: int = 0
    object: int = 0
    abstain: int = 0
    then: str = ""  # withdraw · on_behalf · comment


FIRST_ROUND = (
    Told(
        "Optikverbund Mittelhessen",
        1,
        "6.300",
        "7.100",
        "Aktuelle Zahl der Unternehmen",
        "Stand der Erhebung vom Sommer.",
        "editorial",
        12,
        3,
    ),
    Told(
        "Textilverbund Westsachsen",
        2,
        "Der Nachweis der Mittel soll einmal im Jahr genügen.",
        "Der Nachweis der Mittel soll einmal im Jahr genügen, digital und nach einem einheitlichen Muster.",
        "Nachweise einheitlich und digital",
        "Heute verlangt jedes Land ein anderes Formular.",
        "important",
        11,
        4,
        0,
        1,
    ),
    Told(
        "Automobilzulieferer Saar-Blies",
        3,
        "zu gleichen Teilen",
        "nach Leistungskraft",
        "Kosten nach Leistungskraft",
        "Finanzschwache Länder können die Hälfte nicht aufbringen.",
        "important",
        8,
        5,
        2,
        1,
    ),
    Told(
        "Digitalwirtschaft Kieler Förde",
        3,
        "zu gleichen Teilen",
        "zu zwei Dritteln und einem Drittel",
        "Zwei Drittel der Bund",
        "Der Bund profitiert am meisten vom Transfer.",
        "important",
        9,
        4,
        3,
    ),
    Told(
        "Medizintechnik Werra-Main",
        4,
        "beruflicher Abschlüsse",
        "von Meister und Master",
        "Meister und Master gleichstellen",
        "Das versteht jeder sofort.",
        "important",
        13,
        3,
    ),
    Told(
        "Maritimes Netz Vorpommern",
        5,
        "Viele unserer Netzwerke liegen an Grenzen.",
        "Viele unserer Netzwerke liegen an Grenzen und Küsten.",
        "Küsten nicht vergessen",
        "Auch das Meer ist eine Grenze.",
        "important",
        5,
        2,
        0,
        0,
        "withdraw",
    ),
    Told(
        "Luftfahrtcluster Ostbrandenburg",
        6,
        "sechs Monaten",
        "vier Monaten",
        "Entscheidungen in vier Monaten",
        "Nach sechs Monaten sind die Partner weg.",
        "condition",
        10,
        4,
        1,
    ),
    Told(
        "Holz & Bauen Südschwarzwald",
        1,
        "die meisten davon mit weniger als 250 Beschäftigten",
        "die meisten davon Familienbetriebe",
        "Familienbetriebe nennen",
        "So sieht sich der Mittelstand selbst.",
        "important",
        4,
        3,
        5,
        2,
    ),
    Told(
        "Chemie und Kunststoff Isar-Inn",
        4,
        "der beste Ort",
        "ein guter Ort",
        "Bescheidener formulieren",
        "Es gibt auch andere gute Orte.",
        "editorial",
        14,
        1,
    ),
)

LATE = (  # after the first round's "proposals until", so they belong to the second: one wish is met, one needs new words
    Told(
        "Produktionstechnik Bergisch-Sauerland",
        6,
        "sechs Monaten",
        "vier Monaten",
        "Vier Monate bis zur Entscheidung",
        "Unsere Betriebe planen in Quartalen.",
        "important",
        3,
        1,
    ),
    Told(
        "Leichtbau Oberrhein",
        2,
        "im Jahr genügen",
        "im Jahr ausreichen, formlos",
        "Formlos reicht",
        "Ein Brief sagt dasselbe wie ein Formular.",
        "important",
        5,
        1,
    ),
    Told(
        "Agrartechnik Emsland–Hase",
        2,
        "soll einmal im Jahr genügen",
        "soll alle zwei Jahre genügen",
        "Nachweise alle zwei Jahre",
        "Einmal im Jahr bindet eine halbe Stelle.",
        "important",
        4,
        2,
    ),
)

SECOND_ROUND = (
    Told(
        "Optikverbund Mittelhessen",
        2,
        "über mindestens fünf Jahre",
        "über mindestens zehn Jahre, mit einer unabhängigen Bewertung zur Halbzeit",
        "Zehn Jahre Grundfinanzierung für die Geschäftsstellen",
        "Fünf Jahre reichen für eine Förderphase, nicht für ein Netzwerk. In drei unserer Regionen ist die Geschäftsstelle zwischen zwei Bescheiden "
        "geschlossen worden; die Betriebe kamen danach nicht zurück. Die Bewertung nimmt den Ländern die Sorge, sich blind zu binden.",
        "important",
        8,
        3,
        1,
        1,
        "comment",
    ),
    Told(
        "Sensorik Oberpfalz",
        2,
        "Projektmittel sollen sie ergänzen, nicht ersetzen.",
        "Projektmittel sollen sie ergänzen und nie ersetzen.",
        "Klarer: nie ersetzen",
        "Das „nicht“ wird überlesen.",
        "editorial",
        6,
        2,
    ),
    Told(
        "Textilverbund Westsachsen",
        3,
        "bis 25.000 Euro",
        "bis 40.000 Euro",
        "Transfergutscheine bis 40.000 Euro",
        "Für 25.000 Euro bekommt man heute keine Versuchsreihe mehr.",
        "important",
        9,
        4,
    ),
    Told(
        "Agrartechnik Emsland–Hase",
        6,
        "sechs Wochen",
        "acht Wochen",
        "Acht Wochen Frist",
        "Kleine Geschäftsstellen schaffen es nicht schneller.",
        "important",
        5,
        3,
        1,
    ),
    Told(
        "Leichtbau Oberrhein",
        6,
        "sechs Wochen Frist",
        "zehn Wochen Frist",
        "Zehn Wochen Frist für Aufrufe",
        "Wer neben dem Tagesgeschäft Partner gewinnen muss, braucht zehn Wochen.",
        "condition",
        4,
        1,
    ),
    Told(
        "Bioökonomie-Bündnis Altmark",
        5,
        "in allen Aufrufen",
        "in allen Aufrufen ab 2027",
        "Ab wann grenzüberschreitend",
        "Ohne Jahreszahl bleibt es ein Wunsch.",
        "important",
        3,
        2,
        0,
        1,
        "on_behalf",
    ),
    Told(
        "",
        1,
        "Dieses Papier sagt",
        "Dieses gemeinsame Papier sagt",
        "Es ist ein gemeinsames Papier",
        "",
        "editorial",
        7,
        1,
    ),
)

DRAFT = Told(
    "Leichtbau Oberrhein",
    4,
    "Weiterbildung soll dort stattfinden, wo gearbeitet wird.",
    "Weiterbildung soll dort stattfinden, wo gearbeitet wird, auch in Teilzeit.",
    "Weiterbildung auch in Teilzeit",
    "",
    "important",
)
