"""Every page, for every kind of person, in every state of a paper: well formed, for screen readers, on telephones, in the dark."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.page import Page as Client
from tests.page import Seen
from tests.stories import accessibility
from tests.stories.every_page import COORDINATOR, EVERYBODY, addresses, furnish
from tests.stories.house import House, in_a_thread, opened
from webapp import links
from webapp.clock import FixedClock

WIDTHS = (1280, 390, 320)  # CSS pixels: a desk, a telephone, WCAG 1.4.10
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SAMPLE = 5  # every so manieth page again, in the dark and in English


def test_every_page_answers_and_is_well_formed(visits: list["Visit"]) -> None:
    assert {visit.status for visit in visits} <= {200, 303, 403, 404}
    never_seen = {visit.endpoint for visit in visits} - {visit.endpoint for visit in visits if visit.status == 200}
    assert never_seen <= {"home.home", "set_up.set_up", "sign_in.code", "sign_off.confirm"}, never_seen


def test_the_pages_are_well_formed_in_english_too(house: House, visits: list["Visit"]) -> None:
    client = Client(house.app, email=COORDINATOR, language="en")
    for visit in visits:
        if visit.email == COORDINATOR and visit.status == 200:
            assert client.get(f"{visit.address}?language=en").all("html")[0].get("lang") == "en"


def test_axe_finds_nothing_and_nothing_is_too_wide(house: House, visits: list["Visit"], browser: Browser) -> None:
    found = [
        finding
        for page, visit in opened_one_by_one(house, telling(visits), browser)
        for finding in looked_at(page, visit)
    ]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_in_the_dark_and_in_english(house: House, visits: list["Visit"], browser: Browser) -> None:
    sample = telling(visits)[::SAMPLE]
    found = []
    for page, visit in opened_one_by_one(house, sample, browser, query="?language=en", color_scheme="dark"):
        found += [f"{visit}: {one}" for one in accessibility.findings(page)]
    assert not found, "\n".join(found)


def test_the_pages_before_one_is_in_are_as_good(empty: House, browser: Browser) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.goto(empty.address + links.set_up())
    found = looked_at(page, "set-up")
    for path in (links.sign_in(), links.paper("gibt-es-nicht"), "/gibt-es-nicht"):
        page.goto(empty.address + path)
        found += looked_at(page, path)
    page.goto(empty.address + links.sign_in())
    page.get_by_label("E-Mail").fill("niemand@example.org")
    page.locator("main form button").first.click()
    page.wait_for_url(f"**{links.code()}")
    found += looked_at(page, links.code())
    context.close()
    assert not found, "\n".join(found)


@dataclass(frozen=True)
class Visit:
    """One address, seen by one person."""

    email: str
    address: str
    endpoint: str
    status: int
    shown: frozenset[tuple[str, str, str]]  # what stands on it: kind of page, element, class

    def __str__(self) -> str:
        return f"{self.address} ({self.email or 'nobody'})"


def telling(visits: list[Visit]) -> list[Visit]:
    """Pages enough to see everything that stands on any of them; what looks the same is looked at once."""
    seen: set[Any] = set()
    chosen = []
    for visit in visits:
        if visit.status in (200, 403) and visit.shown - seen:
            seen |= visit.shown
            chosen.append(visit)
    return chosen


def looked_at(page: Page, visit: object) -> list[str]:
    """What axe-core finds, and at which widths one would have to scroll sideways."""
    found = [f"{visit}: {one}" for one in accessibility.findings(page)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate(TOO_WIDE):
            found.append(f"{visit}: too wide at {width}")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return found


def opened_one_by_one(
    house: House, visits: list[Visit], browser: Browser, query: str = "", **options: Any
) -> Iterator[tuple[Page, Visit]]:
    """Each page, in the browser of the person who sees it."""
    for email in EVERYBODY:
        context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, locale="de-DE", **options)
        if email:
            context.add_cookies([house.session_cookie(email)])  # type: ignore[list-item]
        page = context.new_page()
        for visit in visits:
            if visit.email == email:
                page.goto(house.address + visit.address + query)
                yield page, visit
        context.close()


@pytest.fixture(scope="module")
def visits(house: House) -> list[Visit]:
    """Every address by everybody; each answer is checked as `tests.page` checks it, and kept for the HTML checker."""
    found = []
    for email in EVERYBODY:
        client = Client(house.app, email=email)
        for address in addresses(house, house.places):
            found.append(visit_of(house, email, address, client.get(address, expect=None)))
    return found


def visit_of(house: House, email: str, address: str, seen: Seen) -> Visit:
    endpoint = house.app.url_map.bind("localhost").match(address)[0]
    kind = endpoint if seen.status == 200 else str(seen.status)
    shown = (
        frozenset((kind, one.tag, one.get("class", "")) for one in seen.all("*"))
        if seen.status in (200, 403)
        else frozenset()
    )
    return Visit(email, address, endpoint, seen.status, shown)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("house"), FixedClock(NOW)) as made:
        made.places = in_a_thread(furnish, made)
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[House]:
    """An installation that nobody has set up."""
    with opened(tmp_path, FixedClock(NOW)) as made:
        yield made
