"""How a proposal is written, taken down for somebody, withdrawn, and written anew: on a telephone, at a desk, without a browser."""

from playwright.sync_api import expect

from tests.stories.editor_page import SELECT
from tests.stories.house import code_in
from tests.stories.whole_way.story import Story, fill, look
from tests.stories.whole_way.text import IN_CONFLICT, ORGANISATIONS, REVISED, Told
from webapp import links
from webapp.demo.cast import COORDINATOR


def propose(story: Story, told: Told) -> None:
    """Through the pages, without a browser: begin a draft, write it, submit it."""
    page = story.page(told.who)
    draft = page.post(links.propose(story.slug, told.section)).follow()
    text = draft.value("text")
    assert told.old in text
    fields = {
        "text": text.replace(told.old, told.new, 1),
        "title": told.title,
        "reason": told.reason,
        "weight": "important",
    }
    sent = page.post(draft.path + "/submission", **fields).follow()
    assert sent.text("h1") == told.title


def change_a_sentence_on_a_telephone(story: Story, told: Told) -> None:
    """ "Satz ändern": one paragraph in a plain field."""
    window = story.window(ORGANISATIONS[told.who].email)
    story.go(window, links.paper(story.slug))
    window.locator(f"#section-{told.section}").get_by_role("button", name="Satz ändern").click()
    look(window)
    window.locator("main li", has_text=told.old).get_by_role("link").click()
    words = window.locator("[name=words]")
    words.fill(words.input_value().replace(told.old, told.new))
    look(window)
    window.get_by_role("button", name="Weiter: Titel und Gewicht").click()
    expect(window.locator("[data-redline-target] ins").first).to_be_attached()
    fill(window, title=told.title, reason=told.reason)
    window.locator("#weight-editorial").check()
    look(window)
    window.get_by_role("button", name="Vorschlag einreichen").click()
    expect(window.locator("h1")).to_have_text(told.title)
    look(window)


def take_down_on_behalf(story: Story, told: Told) -> None:
    """What came by telephone, in the coordinator's browser; the organisation gets a mail at once."""
    window, email = story.window(COORDINATOR[0]), ORGANISATIONS[told.who].email
    before = len(story.house.letters(email))
    story.go(window, links.organisations(story.slug))
    window.locator("main li", has_text=told.who).get_by_role("link", name="eintragen").click()
    look(window)
    window.get_by_role("link", name="Abschnitt 5").click()
    text = window.locator("[name=text]")
    text.fill(text.input_value().replace(told.old, told.new))
    fill(window, title=told.title, reason=told.reason)
    window.locator("#weight-important").check()
    window.locator("[name=how]").select_option("telephone")
    look(window)
    window.locator("main button.button-primary").click()
    expect(window.locator("main")).to_contain_text("Zu Protokoll genommen (Telefon")
    assert len(story.house.letters(email)) == before + 1


def withdraw(story: Story, number: int, told: Told) -> None:
    story.page(told.who).post(links.withdrawal(story.slug, number), reason="Anderswo schon enthalten.").follow()


def revise_what_is_in_conflict(story: Story) -> None:
    """The author's task: signs in with a code asked for on the page, finds the task, and writes it anew in the editor."""
    email = ORGANISATIONS[IN_CONFLICT.who].email
    window = story.window(email)
    story.go(window, links.what_needs_you(story.slug))
    fill(window, email=email)
    window.get_by_role("button", name="Code schicken").click()
    window.wait_for_url(f"**{links.code()}")
    fill(window, code=code_in(story.house.letters(email)[-1]))
    window.get_by_role("button", name="Anmelden", exact=True).click()
    window.get_by_role("link", name=IN_CONFLICT.title).first.click()
    look(window)
    window.get_by_role("button", name="Vorschlag überarbeiten").click()
    editor = window.locator(".editor-text")
    expect(editor).to_contain_text(REVISED[0])
    window.evaluate(SELECT, REVISED[0])
    window.keyboard.insert_text(REVISED[1])
    expect(window.locator("[data-redline-target] ins").first).to_be_visible()
    look(window)
    window.get_by_role("button", name="Vorschlag 6 neu einreichen").click()
    expect(window.locator("main")).to_contain_text("Überarbeitet am")
    look(window)
    assert not story.proposal(6).needs_wording
