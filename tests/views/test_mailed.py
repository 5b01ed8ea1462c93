"""The link of a mail: opening it changes nothing, and forwarded it signs nobody in."""

from datetime import timedelta

from flask import Flask

from tests.cast import ANNA, BIRTE, CHRIS, PAPER
from tests.letters import code_in, letters, links_in
from tests.page import Page
from webapp import links
from webapp.actions import sign_in
from webapp.clock import FixedClock


def invitation(page: Page):
    """Chris has been invited and has not answered."""
    letter = next(one for one in letters(page, to=CHRIS.email) if "mit?" in str(one["Subject"]))
    return links_in(letter)[0], code_in(letter)


def test_the_code_of_the_same_mail_opens_the_page(page: Page) -> None:
    path, code = invitation(page)
    page.get(path)
    assert page.post(path, code=code, stay="yes").location == links.invitation(PAPER)


def test_who_is_signed_in_already_goes_straight_on(page: Page) -> None:
    path, _ = invitation(page)
    assert page.as_(CHRIS).get(path, expect=303).location == links.invitation(PAPER)


def test_opening_it_signs_nobody_in(page: Page) -> None:
    path, _ = invitation(page)
    for _ in range(5):
        page.get(path)
        page.client.head(path)
    page.get(links.account(), expect=303)


def test_a_scanner_that_presses_the_button_gets_nowhere_and_uses_nothing_up(page: Page) -> None:
    path, code = invitation(page)
    scanner = page.anew()
    for _ in range(7):
        scanner.get(path)
        scanner.post(path, expect=None)
    scanner.get(links.account(), expect=303)
    page.get(path)
    page.post(path, code=code)


def test_the_code_of_another_mail_does_not_fit(page: Page) -> None:
    path, _ = invitation(page)
    other = code_in(letters(page, to=ANNA.email)[0])
    assert page.post(path, code=other, expect=422).has(".refusal")


def test_a_link_for_somebody_else_does_not_show_where_it_leads(page: Page) -> None:
    path, _ = invitation(page)
    seen = page.as_(BIRTE).get(path)
    assert CHRIS.name not in seen.html and CHRIS.email not in seen.html and PAPER not in seen.html


def test_after_fourteen_days_it_leads_to_signing_in(page: Page, clock: FixedClock) -> None:
    path, code = invitation(page)
    clock.advance(timedelta(days=14))
    assert page.get(path, expect=404).text("h1") == "Dieser Link gilt nicht mehr"
    page.post(path, code=code, expect=409)


def test_a_forged_link_looks_like_an_old_one(page: Page, clock: FixedClock) -> None:
    path, _ = invitation(page)
    clock.advance(timedelta(days=14))
    assert page.get(path, expect=404).text("main") == page.get("/l/forged-forged-forged-forged", expect=404).text(
        "main"
    )


def test_the_operators_link_works_once_by_a_click(page: Page, app: Flask) -> None:
    token = sign_in.printed_link(app.extensions["mitzeichnung"][1], ANNA.email)
    page.get(links.mailed(token))
    assert page.post(links.mailed(token)).location == "/"
    page.anew().post(links.mailed(token), expect=409)


def test_no_token_and_no_code_stands_in_the_database(page: Page, app: Flask, database) -> None:
    from sqlalchemy import MetaData

    path, code = invitation(page)
    secrets = (path.removeprefix("/l/"), code, code.replace("-", ""))
    everything = MetaData()
    everything.reflect(database.engine)
    with database.reading() as connection:
        for table in everything.tables.values():
            rows = " ".join(str(row) for row in connection.execute(table.select()))
            assert not [secret for secret in secrets if secret in rows], table.name
