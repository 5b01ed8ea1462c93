"""A table of organisations, as CSV or pasted from a spreadsheet, becomes rows; whatever is wrong is named with its row.

Columns: name, short_name, seat, representative, function, email (English or German headers, in any order). The name,
the representative and the e-mail address must be there; seat and function may be empty, a short name is suggested.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.reading.decoding import decoded
from webapp.reading.draft import FoundOrganisation
from webapp.reading.names import short_name, split_person

COLUMNS = {
    "name": "name organisation organization organisationsname institution einrichtung legal_name vollständiger_name",
    "short_name": "short_name short kurzname kurzform kurzbezeichnung kürzel abkürzung shortname",
    "seat": "seat sitz ort stadt place city sitz/ort",
    "title": "title titel person_title akademischer_titel",
    "representative": "representative vertretung vertreter vertreterin vertreten_durch person ansprechpartner "
    "ansprechpartnerin ansprechperson kontakt name_der_vertretung vertreter/in vertreter*in vertreter:in",
    "function": "function funktion position rolle amt role",
    "email": "email e-mail mail e-mail-adresse mailadresse email-adresse emailadresse e_mail",
}
NAMED = {  # what a column is called in a sentence
    "name": Sentence("organisations_table.name"),
    "short_name": Sentence("organisations_table.short_name"),
    "seat": Sentence("organisations_table.seat"),
    "title": Sentence("organisations_table.person_title"),
    "representative": Sentence("organisations_table.representative"),
    "function": Sentence("organisations_table.function"),
    "email": Sentence("organisations_table.email"),
}
MUST = ("name", "representative", "email")
LONGEST = {"name": 300, "short_name": 64, "seat": 100, "representative": 200, "function": 200, "email": 254}
MOST_LINES = 3  # of a name
MOST_ROWS = 500
LARGEST = 1_000_000  # characters


@dataclass(frozen=True)
class Row:
    """One organisation, and its row in the table as a spreadsheet counts: the header is row 1."""

    number: int
    organisation: FoundOrganisation


@dataclass(frozen=True)
class Table:
    """The rows that could be read, and a sentence for everything that must be mended first."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Sentence, ...] = ()

    @property
    def organisations(self) -> tuple[FoundOrganisation, ...]:
        return tuple(row.organisation for row in self.rows)


def read(content: str | bytes) -> Table:
    """The table; never raises: a file that is no table is a problem like any other."""
    try:
        text = content if isinstance(content, str) else _decoded(content)
        return _read(text.lstrip("\ufeff"))
    except Malformed as refusal:
        return Table(problems=(refusal.sentence,))
    except csv.Error:
        return Table(problems=(Sentence("organisations_table.damaged"),))


def _decoded(content: bytes) -> str:
    if content[:2] == b"PK":
        raise Malformed(Sentence("organisations_table.is_spreadsheet"))
    if len(content) > LARGEST:
        raise Malformed(Sentence("organisations_table.too_large"))
    try:
        return decoded(content)
    except Malformed:
        raise Malformed(Sentence("organisations_table.wrong_encoding")) from None


def _read(text: str) -> Table:
    if len(text) > LARGEST:
        return Table(problems=(Sentence("organisations_table.too_large"),))
    if "\ufffd" in text or "Ã¤" in text or "Ã¼" in text or "Ã¶" in text or "ÃŸ" in text:
        return Table(problems=(Sentence("organisations_table.wrong_encoding"),))
    records = [record for record in _records(text) if any(cell.strip() for cell in record[1])]
    if not records:
        return Table(problems=(Sentence("organisations_table.empty"),))
    header = [_column(cell) for cell in records[0][1]]
    if problems := tuple(_header_problems(header)):
        return Table(problems=problems)
    if len(records) == 1:
        return Table(problems=(Sentence("organisations_table.no_rows"),))
    if len(records) - 1 > MOST_ROWS:
        return Table(problems=(Sentence("organisations_table.too_many_rows", most=MOST_ROWS),))
    read_rows = [_row(number, cells, header) for number, cells in records[1:]]
    rows = tuple(row for row, _ in read_rows)
    return Table(rows, (*(problem for _, found in read_rows for problem in found), *_duplicates(rows)))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its row; a cell's line break does not count as a row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=_separator(lines), strict=True, skipinitialspace=True)
    yield from enumerate(reader, 1)


def _separator(text: str) -> str:
    """The sign that parts the cells of the header."""
    header = next((line for line in text.split("\n") if line.strip()), "")
    return max("\t;,", key=header.count)


def _column(cell: str) -> str:
    """Our name of a column, or an empty text for one that we do not know."""
    words = "_".join(cell.strip().strip("*:").casefold().split())
    return next((column for column, names in COLUMNS.items() if words in names.split()), "")


def _header_problems(header: Sequence[str]) -> Iterator[Sentence]:
    if not any(header):
        yield Sentence("organisations_table.no_header")
        return
    for column in MUST:
        if column not in header:
            yield Sentence("organisations_table.column_missing", column=NAMED[column])
    for column in COLUMNS:
        if header.count(column) > 1:
            yield Sentence("organisations_table.column_twice", column=NAMED[column])


def _row(number: int, cells: Sequence[str], header: Sequence[str]) -> tuple[Row, list[Sentence]]:
    values = dict.fromkeys(COLUMNS, "")
    for column, cell in zip(header, cells, strict=False):
        if column:
            values[column] = _lines(cell) if column == "name" else " ".join(cell.split())
    title, person = split_person(values["representative"])
    organisation = FoundOrganisation(
        name=values["name"],
        short_name=values["short_name"] or short_name(values["name"]),
        seat=values["seat"],
        person_title=values["title"] or title,
        person=person,
        function=values["function"],
        email=values["email"],
    )
    problems = [*_cell_problems(number, values), *_too_many_cells(number, cells, header)]
    address, problem = _address(number, values["email"])
    return Row(number, replace(organisation, email=address)), problems + problem


def _lines(cell: str) -> str:
    """A name may have up to three lines."""
    lines = [" ".join(line.split()) for line in cell.split("\n") if line.strip()]
    return ("\n" if len(lines) <= MOST_LINES else " ").join(lines)


def _cell_problems(number: int, values: dict[str, str]) -> Iterator[Sentence]:
    for column in MUST:
        if not values[column]:
            yield Sentence("organisations_table.cell_missing", row=number, column=NAMED[column])
    for column, longest in LONGEST.items():
        if len(values[column]) > longest:
            column_name = NAMED[column]
            yield Sentence("organisations_table.cell_too_long", row=number, column=column_name, longest=longest)


def _too_many_cells(number: int, cells: Sequence[str], header: Sequence[str]) -> Iterator[Sentence]:
    if any(cell.strip() for cell in cells[len(header) :]):
        yield Sentence("organisations_table.too_many_cells", row=number)


def _address(number: int, email: str) -> tuple[str, list[Sentence]]:
    """The address in its usual form; only its form is checked, nobody is asked whether it exists."""
    if not email:
        return "", []
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(email, check_deliverability=False, test_environment=True)
        return checked.normalized, []
    except EmailNotValidError:
        return email, [Sentence("organisations_table.bad_email", row=number, email=email[:100])]


def _duplicates(rows: Sequence[Row]) -> Iterator[Sentence]:
    for column in ("name", "short_name", "email"):
        first: dict[str, int] = {}
        for row in rows:
            value = " ".join(getattr(row.organisation, column).split())
            if not value:
                continue
            earlier = first.setdefault(value.casefold(), row.number)
            if earlier != row.number:
                said = {"column": NAMED[column], "value": value[:100], "first": earlier, "second": row.number}
                yield Sentence("organisations_table.twice", **said)
