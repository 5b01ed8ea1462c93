"""From nothing to eighteen organisations that take part."""

from pathlib import Path

from playwright.sync_api import expect

from tests.stories.house import code_in, text_of
from tests.stories.whole_way.story import Story, fill, look, sign_in_by_mail
from tests.stories.whole_way.text import LEICHTBAU, OPTIK, ORGANISATIONS, STAYS_OUT, TAKE_PART, table, word_file
from webapp import links
from webapp.actions.set_up import new_code
from webapp.demo.cast import COORDINATOR
from webapp.demo.founding_paper import SECTIONS, TITLE
from webapp.secret import session_key

OPERATOR = "technik@example.org"


def set_up(story: Story) -> None:
    """The first visitor enters the code and says how mails leave; a test mail arrives."""
    house, window = story.house, story.window(OPERATOR)
    code = new_code(house.database, session_key(house.settings))
    story.go(window, links.home())
    window.locator("#mail_by-smtp").check()
    fill(
        window,
        code=code,
        name="Tina Technik",
        email=OPERATOR,
        installation="Mitzeichnung der Cluster",
        public_address=house.address,
    )
    fill(window, mail_host="127.0.0.1", mail_port=str(house.mail_port), mail_from="mitzeichnung@example.org")
    window.locator("#mail_security").select_option("none")
    window.locator("button[name=test]").click()
    expect(window.get_by_role("status")).to_contain_text(OPERATOR)
    look(window)
    assert house.letters(OPERATOR)
    window.locator("main button.button-primary").click()
    window.wait_for_url(f"**{links.new_paper()}")


def make_paper(story: Story, folder: Path) -> None:
    """A Word file becomes a paper with six sections; what was read is shown before anything is saved."""
    window = story.window(OPERATOR)
    look(window)
    window.locator("#file").set_input_files(word_file(folder))
    window.get_by_role("button", name="Weiter").click()
    expect(window.locator(".found-sections > li")).to_have_count(len(SECTIONS))
    expect(window.get_by_label("Titel", exact=True)).to_have_value(TITLE)
    look(window)
    window.get_by_role("button", name="Übernehmen und weiter").click()
    window.locator("#way-discuss").check()
    window.locator("#rule-two_thirds").check()
    email, title, name = COORDINATOR
    fill(window, coordinator_title=title, coordinator_name=name, coordinator_email=email)
    look(window)
    window.get_by_role("button", name="Papier anlegen").click()
    expect(window.get_by_role("status")).to_contain_text("Die Federführung hat eine Mail")
    look(window)
    story.slug = "innovation-braucht-verlaesslichkeit"


def invite(story: Story) -> None:
    """The coordinator comes by the mail that named her, pastes a table of nineteen, and invites them all."""
    window = story.enter_by_mail(COORDINATOR[0], TITLE)
    story.go(window, links.organisations(story.slug))
    fill(window, table=table())
    window.get_by_role("button", name="Alle aufnehmen").click()
    expect(window.get_by_role("status")).to_contain_text("19")
    look(window)
    window.get_by_role("button", name="einladen").first.click()
    window.wait_for_url("**?invited=19")
    for one in ORGANISATIONS.values():
        [letter] = story.house.letters(one.email)
        assert TITLE in text_of(letter) and code_in(letter)


def take_part(story: Story) -> None:
    """Two answer in their browsers, one of them a telephone; the others through the same pages; one says no."""
    for organisation, width in ((LEICHTBAU, 1280), (OPTIK, 390)):
        window = story.enter_by_mail(ORGANISATIONS[organisation].email, TITLE, width)
        look(window)
        window.get_by_role("button", name="Wir machen mit").click()
        window.wait_for_url(f"**{links.what_needs_you(story.slug)}")
        look(window)
    for organisation in ORGANISATIONS:
        if organisation not in (LEICHTBAU, OPTIK):
            story.a_while()
            assert sign_in_by_mail(story, organisation, TITLE).path == links.invitation(story.slug)
            reply = "stay_out" if organisation == STAYS_OUT else "take_part"
            story.page(organisation).post(links.invitation(story.slug), reply=reply).follow()
    assert len(TAKE_PART) == 18


def plan_second_round(story: Story) -> None:
    """One more round, on the plan's page."""
    window = story.window(COORDINATOR[0])
    story.go(window, links.plan(story.slug))
    window.locator("#new-pd").fill("2026-07-13")
    window.locator("#new-dd").fill("2026-07-20")
    window.get_by_role("button", name="Runde planen").click()
    expect(window.locator("main")).to_contain_text("Runde 2")
