"""Text without styles: what is certain is done, what is a guess is a question, answered line by line."""

import pytest

from webapp import reading
from webapp.paper.edition import Edition, EditionSection
from webapp.paper.wording import Wording
from webapp.reading import Draft, answered
from webapp.reading.composed import composed
from webapp.reading.decoding import decoded
from webapp.reading.plain_text import lines_of

PASTED = """Regionale Stärke, gemeinsame Stimme
Positionspapier der Initiativen

Wofür wir stehen
Initiativen verbinden Unternehmen, Hochschulen und Verwaltungen in ihrer Region und arbeiten seit Jahren zusammen.
Wir fordern daher:
- mehr Verlässlichkeit
• weniger Bürokratie

Verlässliche Förderung statt Projektketten
Danach beginnt alles von vorn. Wir brauchen Menschen, die mindestens vier Jahre in derselben
Seite 1
Region arbeiten. Das gelingt nur mit verlässlicher Grundfinanzierung über einen Zeit-
Seite 2
raum von zehn Jahren, der auch Krisen aushält.
3. Oktober ist ein Feiertag, das weiß hier jeder.
"""
COPIED_FROM_A_PDF = """\
                                     Positionspapier

         Cluster-Initiativen als Motor der regionalen Transformation
             Gemeinsame Forderungen der Cluster-Initiativen an Bund und Länder

                                   Stand: 3. September 2026

Präambel

Deutschland steht vor großen Herausforderungen. Die Cluster-Initiativen in den Regionen
verbinden Unternehmen, Hochschulen und Verwaltungen. Sie arbeiten seit vielen Jahren zu-
sammen und haben gezeigt, dass Innovation vor Ort entsteht. Die unterzeichnenden Initia-
tiven sehen sich als Partner der Politik.

1. Cluster-Initiativen stärken

Cluster-Initiativen sind die Orte, an denen Transfer gelingt. Dafür brauchen sie verlässliche
Rahmenbedingungen:

   •   eine Grundfinanzierung über mindestens zehn Jahre, die auch kleinere Initiativen er-
       reicht und nicht an Projekte gebunden ist,
   •   weniger Bürokratie bei Antrag und Nachweis,
   •   eine Stimme in den Programmbeiräten des Bundes.

Wer Transformation will, muss die Menschen stärken, die sie gestalten, und das heißt auch,

                                                1
\f                                                                 Positionspapier Cluster 2026

dass Förderung planbar wird. Die Länder sollen sich beteiligen.

2. Fachkräfte gewinnen

Im Jahr 2025 fehlten rund 6.300 Fachkräfte in den beteiligten Regionen. Ohne sie gelingt
kein Wandel. Wir schlagen vor, die Mittel zu verdoppeln.

2.1 Qualifizierung

Die Initiativen bieten heute schon Kurse an, z. B. in der Photonik und im Leichtbau, die von den
Betrieben gern genutzt werden.

                                                2
\f                                                                 Positionspapier Cluster 2026

Unterzeichnende Cluster-Initiativen:

Netzwerk Leichtbau Oberrhein e. V., c/o
Transferagentur Oberrhein GmbH
Sabine Krähenbühl, Geschäftsführerin

Optikverbund Mittelhessen e. V.
Dr. Jonas Ehrlicher, Vorsitzender des Vorstands

Wasserstoffregion Unterweser –
Interessengemeinschaft der Häfen
und Kammern
Meike Tjarksen, Clustermanagerin

Life-Science-Verbund Nordthüringen e. V.
PD Dr. Anja Wolfram

Clusteragentur Holz & Bauen Südschwarzwald GmbH
Matthias Rombach, Leiter Netzwerke und
Internationalisierung

                                                3
"""


def test_title_and_subtitle_are_the_first_short_lines() -> None:
    draft = drafted(PASTED)
    assert (draft.title, draft.subtitle) == ("Regionale Stärke, gemeinsame Stimme", "Positionspapier der Initiativen")


def test_likely_headings_are_questions_that_lean_to_yes() -> None:
    asked = [(question.shown, question.guess) for question in drafted(PASTED).questions if question.kind == "heading"]
    assert asked == [("Wofür wir stehen", True), ("Verlässliche Förderung statt Projektketten", True)]


def test_a_refused_heading_is_ordinary_text() -> None:
    draft = drafted(PASTED)
    name = next(question.name for question in draft.questions if question.shown == "Wofür wir stehen")
    assert [section.title for section in answered(draft, {name: False}).sections][0] == ""


def test_paragraphs_broken_by_a_page_are_joined_and_the_page_numbers_left_out() -> None:
    whole = drafted(PASTED).sections[1].wording.plain.splitlines()
    assert whole[0].endswith(
        "in derselben Region arbeiten. Das gelingt nur mit verlässlicher Grundfinanzierung über einen Zeitraum von zehn "
        "Jahren, der auch Krisen aushält."
    )


def test_each_join_can_be_refused_by_itself() -> None:
    draft = drafted(PASTED)
    joins = [question for question in draft.questions if question.kind == "join"]
    assert [(question.sentence.key, question.page) for question in joins] == [
        ("reading.ask_join_pages", n) for n in (1, 2)
    ]
    lines = answered(draft, {joins[0].name: False}).sections[1].wording.plain.splitlines()
    assert lines[0].endswith("in derselben") and lines[1].endswith("der auch Krisen aushält.")


def test_a_page_number_that_is_kept_keeps_the_paragraphs_apart() -> None:
    draft = drafted(PASTED)
    numbers = next(question.name for question in draft.questions if question.name.startswith("page_numbers"))
    assert "Seite 1" in answered(draft, {numbers: False}).sections[1].wording.plain.splitlines()


def test_bullets_become_items_and_a_date_stays_a_paragraph() -> None:
    kinds = {line.text: line.kind for section in drafted(PASTED).sections for line in section.lines}
    assert kinds["weniger Bürokratie"] == "b"
    assert kinds["3. Oktober ist ein Feiertag, das weiß hier jeder."] == "p"


def test_numbered_lines_in_a_row_are_items_and_numbered_lines_over_text_headings() -> None:
    long = "Dieser Absatz ist lang genug, um der Text eines Abschnitts zu sein, wie man ihn oft liest, in jedem Papier."
    draft = drafted(
        f"Ein Papier\n\n1. Anlass\n\n{long}\n\n2. Ziele\n\n{long}\n1. mehr Geld\n2. mehr Zeit\n3. mehr Ruhe\n{long}\n"
    )
    assert [section.title for section in draft.sections] == ["1. Anlass", "2. Ziele"]
    assert [line.kind for line in draft.sections[1].lines] == ["p", "n", "n", "n", "p"]


def test_running_heads_are_left_out_at_each_page() -> None:
    page = "Ein Absatz, der auf dieser Seite steht und an ihrem Ende auch zu Ende ist, Nummer {n}.\n"
    text = "Das Papier\n\n" + "\f".join(f"Entwurf, nicht zitieren\n{page.format(n=n)}{n}\n" for n in (1, 2, 3, 4))
    asked = [question for question in drafted(text).questions if question.kind == "drop"]
    assert [question.sentence.key for question in asked] == ["reading.ask_running_head", "reading.ask_page_numbers"]
    assert "Entwurf" not in " ".join(section.wording.plain for section in drafted(text).sections)


def test_lines_wrapped_by_hand_are_put_together() -> None:
    text = (
        "Die Initiativen verbinden Unternehmen, Hochschulen und Ver-\nwaltungen in ihrer Region. Sie arbeiten seit vielen\n"
        "Jahren zusammen und haben gezeigt, was möglich ist, wenn\nalle an einem Strang ziehen.\n\n"
        "Ein zweiter Absatz beginnt hier, und auch er ist so lang,\ndass er über mehrere Zeilen geht und erst dann sein Ende\nfindet.\n"
    )
    lines = [line.text for line in drafted(text).sections[0].lines]
    assert len(lines) == 2
    assert "Verwaltungen in ihrer Region. Sie arbeiten seit vielen Jahren zusammen" in lines[0]


def test_a_text_copied_from_a_pdf_becomes_sections_items_and_organisations() -> None:
    draft = drafted(COPIED_FROM_A_PDF)
    assert [section.title for section in draft.sections] == [
        "Präambel",
        "1. Cluster-Initiativen stärken",
        "2. Fachkräfte gewinnen",
    ]
    assert draft.sections[1].wording.text.splitlines()[1:4] == [
        "- eine Grundfinanzierung über mindestens zehn Jahre, die auch kleinere Initiativen erreicht und nicht an "
        "Projekte gebunden ist,",
        "- weniger Bürokratie bei Antrag und Nachweis,",
        "- eine Stimme in den Programmbeiräten des Bundes.",
    ]
    assert draft.sections[1].wording.plain.endswith(
        "und das heißt auch, dass Förderung planbar wird. Die Länder sollen sich beteiligen."
    )
    assert [found.person for found in draft.organisations] == [
        "Sabine Krähenbühl",
        "Jonas Ehrlicher",
        "Meike Tjarksen",
        "Anja Wolfram",
        "Matthias Rombach",
    ]
    assert draft.organisations[4].function == "Leiter Netzwerke und Internationalisierung"


def test_who_refuses_every_guess_keeps_every_word() -> None:
    draft = drafted(PASTED)
    refused = answered(draft, {question.name: False for question in draft.questions})
    kept = [draft.title, draft.subtitle, *(section.wording.plain for section in refused.sections)]
    assert " ".join(kept).split() == [word for word in PASTED.split() if word not in "-•"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert decoded("Förderung „größer“ – jetzt".encode(encoding)) == "Förderung „größer“ – jetzt"


def test_the_text_of_an_edition_comes_back_exactly() -> None:
    wording = Wording.from_text("Ein **Wort**.\n- Punkt\n## Klein\n> Zitat [da](https://x.example)^[Fußnote]")
    text = Edition(
        "Titel", "Untertitel", (EditionSection("Eins", wording), EditionSection("Zwei", wording)), "de", 1, None
    ).text  # type: ignore[arg-type]
    draft = reading.read("text.txt", text.encode())
    assert (draft.title, draft.subtitle, [s.title for s in draft.sections]) == ("Titel", "Untertitel", ["Eins", "Zwei"])
    assert [section.wording for section in draft.sections] == [wording, wording]


def drafted(text: str) -> Draft:
    return composed(lines_of(text))
