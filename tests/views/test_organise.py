"""The list of organisations: one by one or as a table, all or none, with every mistake said and nothing typed lost."""

import io

import pytest

from tests.actions.drafting_stage import organisation, told
from tests.cast import ANNA, BUCHE, CEDER, FRIEDA, PAPER
from tests.page import Page
from webapp import links
from webapp.store import organisations, papers
from webapp.store.database import Database

NEW = {
    "name": "Bündnis „Größe & Maß“\nund Partner\ne. V.",
    "short_name": "Größe",
    "seat": "Köln",
    "title": "Dr.",
    "person": "Änne O'Neil",
    "function": "Vorsitz",
    "email": "aenne@groesse.example",
}
HEAD = "name,short_name,seat,representative,function,email\n"


def test_a_name_of_three_lines_is_added_and_shown_to_the_letter(page: Page, database: Database) -> None:
    page.as_(FRIEDA).post(links.organisations(PAPER), NEW).follow()
    assert organisation(database, "Größe").name == NEW["name"]
    assert "Änne O'Neil" in page.as_(FRIEDA).get(links.organisations(PAPER)).text("main").replace("’", "'")


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"short_name": "x" * 65}, {"name": "Buche e. V."}, {"short_name": BUCHE}, {"email": "nicht@"}],
)
def test_what_cannot_be_added_is_refused_and_kept(page: Page, database: Database, wrong: dict[str, str]) -> None:
    again = page.as_(FRIEDA).post(links.organisations(PAPER), {**NEW, **wrong}, expect=422)
    assert again.value("person") == NEW["person"]
    assert "Größe" not in names(database)


def test_an_address_that_acts_already_is_refused_with_what_to_do(page: Page) -> None:
    again = page.as_(FRIEDA).post(links.organisations(PAPER), {**NEW, "email": ANNA.email}, expect=422)
    assert "Ahorn" in again.text("[role=alert]")


def test_a_pasted_table_is_added_whole(page: Page, database: Database) -> None:
    table = (
        HEAD
        + '"Verein\nfür Wasser",Verein,,Jürgen Öhl,,j@verein.example\nاتحاد الماء,Alma,Berlin,ليلى,,l@alma.example\n'
    )
    page.as_(FRIEDA).post(links.organisations_table(PAPER), table=table)
    assert {"Verein", "Alma"} <= names(database)


@pytest.mark.parametrize(
    "table",
    [
        "name,seat\nVerein,Köln\n",
        HEAD + "Verein,V,,A B,,a@v.example\nVerein,V,,C D,,c@v.example\n",
        HEAD + "Buche e. V.,Buche,,A B,,a@v.example\n",
        HEAD + "Verein,V,,A B,,keine-adresse\n",
        "",
    ],
    ids=["a column is missing", "a duplicate", "one that is there already", "no address", "nothing"],
)
def test_a_table_with_a_mistake_adds_nothing_and_is_kept(page: Page, database: Database, table: str) -> None:
    before = names(database)
    again = page.as_(FRIEDA).post(links.organisations_table(PAPER), table=table, expect=422)
    assert again.text("[role=alert]")
    assert again.value("table").replace("\r\n", "\n").strip() == table.strip()
    assert names(database) == before


def test_a_table_in_another_encoding_is_read_or_refused_with_a_sentence(page: Page, database: Database) -> None:
    content = (HEAD + "Größe e. V.,Größe,Köln,Änne Öhl,,a@g.example\n").encode("cp1252")
    answer = page.as_(FRIEDA).post(
        links.organisations_table(PAPER), {"file": (io.BytesIO(content), "liste.csv")}, expect=None
    )
    assert answer.status in (303, 422)
    assert ("Größe" in names(database)) == (answer.status == 303)
    assert not any("\ufffd" in name or "Ã" in name for name in names(database))


def test_invitations_go_to_all_that_were_not_invited_yet(page: Page, database: Database) -> None:
    page.as_(FRIEDA).post(links.organisations(PAPER), NEW)
    page.as_(FRIEDA).post(links.invitations(PAPER))
    assert organisation(database, "Größe").state == "invited"
    page.as_(FRIEDA).post(links.invitations(PAPER), expect=422)


def test_the_representative_is_changed_on_the_page(page: Page, database: Database) -> None:
    path = links.edit_organisation(PAPER, organisation(database, BUCHE).id)
    form = page.as_(FRIEDA).get(path)
    sent = {name: form.value(name) for name in ("name", "short_name", "seat", "title", "function")}
    page.as_(FRIEDA).post(path, {**sent, "person": "Bruno Neu", "email": "bruno@neu.example"})
    assert len(told(database, "named_representative")) == 1
    assert "Bruno Neu" in page.as_(FRIEDA).get(links.organisations(PAPER)).text("main")


def test_one_that_takes_part_stays_on_the_list_and_an_invited_one_may_go(page: Page, database: Database) -> None:
    page.as_(FRIEDA).post(links.organisation_removal(PAPER, organisation(database, BUCHE).id), expect=409)
    page.as_(FRIEDA).post(links.organisation_removal(PAPER, organisation(database, CEDER).id))
    assert names(database) == {"Ahorn", BUCHE}


def test_the_order_of_the_list_is_the_coordinators(page: Page, database: Database) -> None:
    page.as_(FRIEDA).post(links.organisation_place(PAPER, organisation(database, CEDER).id), place="1")
    with database.reading() as connection:
        rows = organisations.of_paper(connection, papers.by_slug(connection, PAPER).id)
    assert [row.short_name for row in rows] == [CEDER, "Ahorn", BUCHE]


def test_only_the_coordinator_keeps_the_list(page: Page) -> None:
    page.as_(ANNA).get(links.organisations(PAPER), expect=403)
    page.as_(ANNA).post(links.organisations(PAPER), NEW, expect=403)


def names(database: Database) -> set[str]:
    with database.reading() as connection:
        return {row.short_name for row in organisations.of_paper(connection, papers.by_slug(connection, PAPER).id)}
