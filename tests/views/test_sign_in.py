"""Signing in by a code that was asked for."""

from datetime import timedelta

import pytest

from tests.cast import ANNA, BIRTE, NIKO
from tests.letters import code_in, letters
from tests.page import Page
from webapp import links
from webapp.clock import FixedClock


def test_one_signs_in_with_the_code_of_the_mail(page: Page) -> None:
    assert ask(page, ANNA.email).text("h1") == "Geben Sie den Code aus der Mail ein"
    page.post(links.code(), code=code_of(page), stay="yes")
    assert ANNA.name in page.get(links.account()).text("main")


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{plain}"])
def test_case_spaces_and_the_hyphen_do_not_matter(page: Page, typed: str) -> None:
    ask(page, ANNA.email)
    code = code_of(page)
    page.post(links.code(), code=typed.format(code, lower=code.lower(), plain=code.replace("-", " ")))


def test_one_goes_on_to_where_one_wanted(page: Page) -> None:
    page.post(links.sign_in(), email=ANNA.email, target="/account?x=1")
    assert page.post(links.code(), code=code_of(page)).location == "/account?x=1"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/x"]
)
def test_one_never_goes_on_to_another_site(page: Page, target: str) -> None:
    page.post(links.sign_in(), email=ANNA.email, target=target)
    assert page.post(links.code(), code=code_of(page)).location == "/"


def test_an_unknown_address_gets_the_same_answer_and_no_mail(page: Page) -> None:
    known, unknown = ask(page.anew(), ANNA.email), ask(page.anew(), "anne@ahorn.example")
    assert masked(known.html) == masked(unknown.html.replace("anne@ahorn.example", ANNA.email))
    codes = [letter for letter in letters(page) if letter["Subject"] == "Ihr Code zum Anmelden"]
    assert [letter["To"] for letter in codes] == [f"{ANNA.name} <{ANNA.email}>"]


def test_the_code_works_only_in_the_browser_that_asked_for_it(page: Page) -> None:
    ask(page, ANNA.email)
    code, other = code_of(page), page.anew()
    ask(other, BIRTE.email)
    other.post(links.code(), code=code, expect=422)
    page.post(links.code(), code=code)


def test_a_stranger_does_not_use_up_the_tries_of_somebody_else(page: Page) -> None:
    ask(page, ANNA.email)
    code, stranger = code_of(page), page.anew()
    ask(stranger, ANNA.email)
    for _ in range(6):
        stranger.post(links.code(), code="2222-2222", expect=None)
    page.post(links.code(), code=code)


def test_after_five_wrong_tries_the_right_code_is_refused(page: Page) -> None:
    ask(page, ANNA.email)
    code = code_of(page)
    for _ in range(5):
        page.post(links.code(), code="2222-2222", expect=422)
    assert page.post(links.code(), code=code, expect=429).has(".refusal")


def test_a_code_is_valid_for_ten_minutes(page: Page, clock: FixedClock) -> None:
    ask(page, ANNA.email)
    code = code_of(page)
    clock.advance(timedelta(minutes=10))
    assert "gilt nicht mehr" in page.post(links.code(), code=code, expect=409).text(".refusal")


def test_a_code_works_once(page: Page) -> None:
    ask(page, ANNA.email)
    code = code_of(page)
    page.post(links.code(), code=code)
    page.post(links.sign_out())
    page.post(links.code(), code=code, expect=409)


def test_opening_the_code_page_changes_nothing(page: Page) -> None:
    ask(page, ANNA.email)
    for _ in range(3):
        page.get(links.code())
    page.post(links.code(), code=code_of(page))


def test_five_codes_an_hour_go_to_one_address(page: Page, clock: FixedClock) -> None:
    for _ in range(5):
        ask(page.anew(), ANNA.email)
    page.post(links.sign_in(), email=ANNA.email, expect=429)
    clock.advance(timedelta(hours=1))
    ask(page, ANNA.email)


def test_what_is_no_address_is_refused_and_stays_in_the_field(page: Page) -> None:
    refused = page.post(links.sign_in(), email="anna.example", expect=422)
    assert refused.value("email") == "anna.example"


def test_signing_out_everywhere_signs_out_the_other_devices(page: Page) -> None:
    phone, desk = page.anew(), page.anew()
    for browser in (phone, desk):
        ask(browser, NIKO.email)
        browser.post(links.code(), code=code_of(page))
    desk.post(links.sign_out_everywhere())
    assert phone.get(links.account(), expect=303).location == links.sign_in(links.account())


def test_a_device_stays_signed_in_for_sixty_days(page: Page, clock: FixedClock) -> None:
    ask(page, NIKO.email)
    page.post(links.code(), code=code_of(page), stay="yes")
    clock.advance(timedelta(days=59))
    page.get(links.account())
    clock.advance(timedelta(days=1))
    page.get(links.account(), expect=303)


def test_a_session_from_before_signing_in_is_not_taken_over(page: Page) -> None:
    ask(page, NIKO.email)
    before = page.client.get_cookie("mitzeichnung")
    page.post(links.code(), code=code_of(page))
    after = page.client.get_cookie("mitzeichnung")
    assert before is not None and after is not None and before.value != after.value


def ask(page: Page, email: str):
    return page.post(links.sign_in(), email=email).follow()


def code_of(page: Page) -> str:
    return code_in(letters(page)[-1])


def masked(html: str) -> str:
    import re

    return re.sub(r'name="(csrf_token|form_key)" value="[^"]*"', "", html)
