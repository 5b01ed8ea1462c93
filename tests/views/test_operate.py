"""The operator sees what does not leave, and mends it."""

from flask import Flask

from tests.cast import ANNA, FRIEDA, NIKO, OTTO
from tests.letters import letters
from tests.page import Page
from webapp import jobs, links
from webapp.store import installation
from webapp.store.database import Database


def test_only_the_operator_comes_in(page: Page) -> None:
    page.as_(OTTO).get(links.operate())
    for who in (ANNA, FRIEDA, NIKO):
        page.as_(who).get(links.operate(), expect=403)


def test_it_says_which_journal_and_which_cage_run(page: Page, database: Database) -> None:
    seen = page.as_(OTTO).get(links.operate()).text("main")
    assert database.journal in seen and "Kindprozess" in seen


def test_a_mail_that_cannot_leave_is_seen_and_leaves_once_the_server_is_mended(
    page: Page, database: Database, app: Flask
) -> None:
    with database.transaction() as connection:
        installation.change(connection, mail_by="smtp", mail_host="127.0.0.1", mail_port=9, mail_security="none")
    jobs.work_all(database, app.extensions["mitzeichnung"][0])
    seen = page.as_(OTTO).get(links.operate())
    assert "gingen noch nicht hinaus" in seen.text("h1") and "refused" in seen.text("main")
    page.as_(OTTO).post(links.mail_server(), mail_by="files").follow()
    assert len(letters(page)) > 5
    assert page.as_(OTTO).get(links.operate()).text("h1") == "Alles ist hinausgegangen"


def test_a_server_without_a_name_is_refused_and_what_was_typed_stays(page: Page) -> None:
    seen = page.as_(OTTO).post(links.mail_server(), mail_by="smtp", mail_host="", mail_user="papier", expect=422)
    assert seen.value("mail_user") == "papier"
