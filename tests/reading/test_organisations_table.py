"""The table of organisations: read from CSV or a spreadsheet; whatever is wrong is named with its row."""

import pytest

from webapp import language
from webapp.reading.organisations_table import read

HEADER = "name,short_name,seat,representative,function,email\n"
ROW = "Optikverbund e. V.,Optikverbund,Gießen,Dr. Anna Beispiel,Vorsitzende,anna@optik.example\n"


def test_a_row_becomes_an_organisation_with_title_and_name_of_its_representative() -> None:
    found = read(HEADER + ROW).organisations[0]
    assert (found.name, found.short_name, found.seat) == ("Optikverbund e. V.", "Optikverbund", "Gießen")
    assert (found.person_title, found.person, found.function) == ("Dr.", "Anna Beispiel", "Vorsitzende")
    assert found.email == "anna@optik.example"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_comma_semicolon_and_tab_part_the_cells(separator: str) -> None:
    table = read((HEADER + ROW).replace(",", separator))
    assert table.problems == () and table.organisations[0].seat == "Gießen"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_recognised(encoding: str) -> None:
    assert read((HEADER + ROW).encode(encoding)).organisations[0].seat == "Gießen"


def test_german_headers_in_any_order_and_further_columns_are_understood() -> None:
    table = read("Nr;E-Mail;Vertretung;Organisation;Sitz/Ort\n1;a@b.example;Jo Ehr;Optikverbund e. V.;Gießen\n")
    found = table.organisations[0]
    assert (table.problems, found.name, found.person, found.seat) == ((), "Optikverbund e. V.", "Jo Ehr", "Gießen")


def test_a_name_of_three_lines_in_quotes_stays_of_three_lines() -> None:
    table = read(HEADER + '"Netzwerk, Leichtbau\r\nOberrhein\r\nc/o Agentur",NLO,,Jo Ehr,,jo@nlo.example\n' + ROW)
    assert table.organisations[0].name == "Netzwerk, Leichtbau\nOberrhein\nc/o Agentur"
    assert [row.number for row in table.rows] == [2, 3]


def test_seat_and_function_may_be_empty_and_a_short_name_is_suggested() -> None:
    table = read(HEADER + "Optikverbund Mittelhessen e. V.,,,Jo Ehr,,jo@optik.example\n")
    assert table.problems == () and table.organisations[0].short_name == "Optikverbund Mittelhessen"


def test_names_with_markup_and_rtl_letters_stay_as_they_are() -> None:
    table = read(HEADER + '"<script>alert(1)</script> ""שלום"" e. V.",X,,Jo Öé,,jo@x.example\n')
    assert table.problems == () and table.organisations[0].name == '<script>alert(1)</script> "שלום" e. V.'


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("", "Die Tabelle ist leer."),
        (HEADER, "Unter den Spaltennamen steht keine Organisation."),
        ("name,representative\nA,B\n", "Die Spalte „E-Mail“ fehlt."),
        (ROW, "Die erste Zeile nennt keine Spalten."),
        (
            HEADER + ROW + ROW.replace("Optikverbund e. V.", "B e. V.").replace("anna", "bea"),
            "„Optikverbund“ (Kurzname) steht zweimal: in Zeile 2 und Zeile 3.",
        ),
        (
            HEADER + ROW + "optikverbund  E. V.,B,,Jo Ehr,,b@b.example\n",
            "(Name) steht zweimal: in Zeile 2 und Zeile 3.",
        ),
        (HEADER + ROW + "B e. V.,B,,Jo Ehr,,ANNA@optik.example\n", "(E-Mail) steht zweimal"),
        (HEADER + ROW.replace("anna@", "anna at "), "Zeile 2: „anna at optik.example“ ist keine E-Mail-Adresse."),
        (HEADER + ",X,,Jo Ehr,,jo@x.example\n", "Zeile 2: Die Angabe „Name“ fehlt."),
        (
            HEADER + f"A e. V.,{'k' * 65},,Jo Ehr,,jo@x.example\n",
            "Zeile 2: Die Angabe „Kurzname“ ist länger als 64 Zeichen.",
        ),
        (HEADER + "A, B und C,X,Ort,Jo Ehr,Leiter,jo@x.example\n", "Zeile 2 hat mehr Zellen"),
        (HEADER + '"A e. V.,X,,Jo Ehr,,jo@x.example\n', "ein Anführungszeichen"),
        (HEADER + ROW.encode().decode("cp1252"), "UTF-8"),
        (b"PK\x03\x04 a spreadsheet", "CSV (UTF-8)"),
        (bytes(range(256)) * 9, "UTF-8"),
        (HEADER + "".join(f"O{n},O{n},,P Q,,p{n}@x.example\n" for n in range(600)), "mehr als 500"),
    ],
)
def test_a_problem_is_said(table: str | bytes, problem: str) -> None:
    said = " ".join(language.say(sentence, "de") for sentence in read(table).problems)
    assert problem.casefold() in said.replace("\u00a0", " ").replace("\u202f", " ").casefold()
    assert all(language.say(sentence, "en") for sentence in read(table).problems)
