"""Who does something in the story: some in a real browser, the others through the same pages without one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from playwright.sync_api import Browser
from playwright.sync_api import Page as Window

from tests.page import Page, Seen
from tests.stories import accessibility
from tests.stories.house import House, code_in, link_in
from tests.stories.whole_way.text import ORGANISATIONS
from webapp import links
from webapp.actions.writing import By
from webapp.store import papers, proposals
from webapp.store.types import Row


@dataclass
class Story:
    """The paper on its way, in its house."""

    house: House
    browser: Browser
    slug: str = ""
    windows: dict[str, Window] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def window(self, email: str, width: int = 1280) -> Window:
        """This person's browser, which stays signed in."""
        if email not in self.windows:
            context = self.browser.new_context(viewport={"width": width, "height": 900}, locale="de-DE")
            self.windows[email] = context.new_page()
            self.windows[email].set_default_timeout(12_000)
        return self.windows[email]

    def page(self, organisation: str) -> Page:
        """The pages as this organisation's representative sees them, without a browser."""
        email = ORGANISATIONS[organisation].email
        if email not in self.pages:
            self.pages[email] = Page(self.house.app)
        return self.pages[email]

    def by(self, organisation: str) -> By:
        """Who acts for it."""
        return By(self.house.person_id(ORGANISATIONS[organisation].email))

    def enter_by_mail(self, email: str, about: str, width: int = 1280) -> Window:
        """Opens the link of the newest such mail and types the code of the same mail."""
        letter, window = self.house.letters(email, about)[-1], self.window(email, width)
        window.goto(link_in(letter))
        fill(window, code=code_in(letter))
        look(window)
        window.get_by_role("button", name="Anmelden").click()
        window.wait_for_url(f"**/papers/{self.slug}**")
        return window

    def go(self, window: Window, path: str) -> None:
        """To a page, looked at as axe-core looks."""
        window.goto(self.house.address + path)
        look(window)

    def wait_until(self, moment: datetime) -> None:
        """Time passes; the worker does what became due."""
        self.house.clock.move_to(max(moment, self.house.clock.now()))
        self.house.work()

    def a_while(self, minutes: int = 7) -> None:
        self.house.clock.advance(timedelta(minutes=minutes))

    def proposal(self, number: int) -> Row:
        """A proposal as it stands."""
        with self.house.database.reading() as connection:
            paper = papers.by_slug(connection, self.slug)
            return proposals.load(connection, paper.id, number)


def look(window: Window) -> None:
    """Axe-core finds nothing, and nothing is too wide."""
    accessibility.check(window)
    assert not window.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), (
        window.url
    )


def sign_in_by_mail(story: Story, organisation: str, about: str) -> Seen:
    """The link of the mail, then its code; gives the page that the mail led to."""
    letter, page = story.house.letters(ORGANISATIONS[organisation].email, about)[-1], story.page(organisation)
    path = "/l/" + link_in(letter).rpartition("/l/")[2]
    assert page.get(path).has("[name=code]")
    return page.post(path, code=code_in(letter), stay="yes").follow()


def sign_in_afresh(story: Story, organisation: str, answer: Seen) -> Seen:
    """A new code for this very act, out of a mail sent for it."""
    page, email = story.page(organisation), ORGANISATIONS[organisation].email
    asked = page.get(answer.location)
    fields = {name: asked.value(name) for name in ("purpose", "target")}
    page.post(links.fresh_sign_in("", ""), **fields)
    code = code_in(story.house.letters(email)[-1])
    return page.post(links.fresh_sign_in("", ""), **fields, code=code).follow()


def fill(window: Window, **fields: str) -> None:
    """Types into the fields of the page's main part, by the names under which they are sent."""
    for name, value in fields.items():
        window.locator(f"main [name={name}]:not([type=hidden])").first.fill(value)
