"""A closing block of names and organisations is offered as the list of organisations, however it is set."""

import pytest

from webapp.reading import Draft, answered
from webapp.reading.composed import composed
from webapp.reading.names import short_name, split_person
from webapp.reading.plain_text import lines_of

BODY = """Gemeinsam stark in der Region

Ausgangslage

Die Initiativen arbeiten seit vielen Jahren zusammen und haben viel erreicht, was auch andere Regionen nutzen können.

"""
GROUPS = """Unterzeichnende

Netzwerk Leichtbau Oberrhein e. V.,
c/o Transferagentur Oberrhein GmbH
Sabine Krähenbühl
Geschäftsführerin

Optikverbund Mittelhessen e. V.
Dr. Jonas Ehrlicher
Vorsitzender

Photonik Bayern
Maria dos Santos
Clustermanagerin
"""
NAME_FIRST = """Die unterzeichnenden Organisationen:
Sabine Krähenbühl
Geschäftsführerin
Netzwerk Leichtbau Oberrhein e. V.,
c/o Transferagentur Oberrhein GmbH
Dr. Jonas Ehrlicher
Vorsitzender
Optikverbund Mittelhessen e. V.
Maria dos Santos
Clustermanagerin
Photonik Bayern
"""
IN_A_LINE = """Signatories

Sabine Krähenbühl, Geschäftsführerin, Netzwerk Leichtbau Oberrhein e. V., c/o Transferagentur Oberrhein GmbH
Dr. Jonas Ehrlicher, Vorsitzender, Optikverbund Mittelhessen e. V.
Maria dos Santos, Clustermanagerin, Photonik Bayern
"""
TABLE = """Mitzeichnende Organisationen
Organisation\tVertretung\tFunktion
Netzwerk Leichtbau Oberrhein e. V., c/o Transferagentur Oberrhein GmbH\tSabine Krähenbühl\tGeschäftsführerin
Optikverbund Mittelhessen e. V.\tDr. Jonas Ehrlicher\tVorsitzender
Photonik Bayern\tMaria dos Santos\tClustermanagerin
"""
DASHES = """Unterzeichner
- Netzwerk Leichtbau Oberrhein e. V., c/o Transferagentur Oberrhein GmbH – Sabine Krähenbühl (Geschäftsführerin)
- Optikverbund Mittelhessen e. V. – Dr. Jonas Ehrlicher (Vorsitzender)
- Photonik Bayern – Maria dos Santos (Clustermanagerin)
"""
NO_HEADING = GROUPS.partition("\n\n")[2]


@pytest.mark.parametrize("block", [GROUPS, NAME_FIRST, IN_A_LINE, TABLE, DASHES, NO_HEADING])
def test_every_layout_gives_the_same_list(block: str) -> None:
    found = drafted(BODY + block).organisations
    assert [(" ".join(x.name.split()), x.person_title, x.person, x.function) for x in found] == [
        (
            "Netzwerk Leichtbau Oberrhein e. V., c/o Transferagentur Oberrhein GmbH",
            "",
            "Sabine Krähenbühl",
            "Geschäftsführerin",
        ),
        ("Optikverbund Mittelhessen e. V.", "Dr.", "Jonas Ehrlicher", "Vorsitzender"),
        ("Photonik Bayern", "", "Maria dos Santos", "Clustermanagerin"),
    ]


def test_the_block_leaves_the_text_if_it_is_taken_as_the_list() -> None:
    text = " ".join(section.wording.plain for section in drafted(BODY + GROUPS).sections)
    assert "Krähenbühl" not in text and "Unterzeichnende" not in text


def test_the_block_stays_text_if_it_is_refused() -> None:
    draft = drafted(BODY + GROUPS)
    name = next(question.name for question in draft.questions if question.kind == "organisations")
    refused = answered(draft, {name: False})
    assert refused.organisations == ()
    assert "Krähenbühl" in " ".join(section.wording.plain for section in refused.sections)


def test_seats_addresses_and_mail_are_no_names() -> None:
    block = "Unterzeichner\n\nOptikverbund e. V.\nAm Ring 7\n35390 Gießen\nDr. Jo Ehr\njo@optik.example\n\nCluster Nord gGmbH\nLi Wang\n"
    first = drafted(BODY + block).organisations[0]
    assert (first.name, first.seat, first.email) == ("Optikverbund e. V.", "Gießen", "jo@optik.example")


def test_a_paper_that_ends_with_a_list_has_no_signatories() -> None:
    draft = drafted(BODY + "Wir fordern:\n- mehr Geld\n- mehr Zeit für Netzwerke\n- mehr Region\n")
    assert draft.organisations == ()


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Dr. Anna Beispiel", "Dr.", "Anna Beispiel"),
        ("Frau Prof. Dr.-Ing. Eva von der Heide", "Prof. Dr.-Ing.", "Eva von der Heide"),
        ("PD Dr. Anja Wolfram", "PD Dr.", "Anja Wolfram"),
        ("Prof. Dr. rer. nat. Ali Öz", "Prof. Dr. rer. nat.", "Ali Öz"),
        ("Dipl.-Ing. (FH) Uwe Müller-Lüdenscheidt", "Dipl.-Ing. (FH)", "Uwe Müller-Lüdenscheidt"),
        ("Herr Drago Professorowitsch", "", "Drago Professorowitsch"),
        ("Drew Meier", "", "Drew Meier"),
    ],
)
def test_titles_are_told_from_names(text: str, title: str, name: str) -> None:
    assert split_person(text) == (title, name)


def test_a_short_name_has_at_most_64_characters() -> None:
    long = "Arbeitsgemeinschaft der mittelständischen Unternehmen und Forschungseinrichtungen für Oberflächentechnik"
    assert len(short_name(long)) <= 64 and long.startswith(short_name(long))
    assert short_name("Optikverbund Mittelhessen e. V., c/o Agentur") == "Optikverbund Mittelhessen"
    assert short_name("Netzwerk für Wasserstoff (NfW) e. V.") == "NfW"


def drafted(text: str) -> Draft:
    return composed(lines_of(text))
