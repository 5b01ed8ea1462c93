"""From the frozen text to the sealed file: seventeen sign off, one says "Noch nicht", the proof waits its day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from tests.stories.house import code_in
from tests.stories.whole_way.story import Story, fill, look, sign_in_afresh
from tests.stories.whole_way.text import LEICHTBAU, NOT_YET, OPTIK, ORGANISATIONS, RESERVATION, SIGN, WITH_RESERVATION
from webapp import links
from webapp.demo.cast import COORDINATOR

EDITION, MINIMUM = 1, 15
ANSWERS_END = datetime(2026, 7, 28, 16, 0, tzinfo=UTC)
PROOF_ENDS = ANSWERS_END + timedelta(days=1, minutes=10)


def freeze(story: Story) -> None:
    """The coordinator freezes the text, with a deadline and a minimum; everybody is asked by mail."""
    window = story.window(COORDINATOR[0])
    story.go(window, links.freeze(story.slug))
    fill(window, day="2026-07-28", hour="18:00", minimum=str(MINIMUM))
    window.locator("main button.button-primary").click()
    window.wait_for_url("**/sign-off?saved=frozen")
    look(window)


def sign_off(story: Story) -> None:
    """Two in their browsers, one of them a telephone, each with a new code; the others through the same pages."""
    for organisation in (LEICHTBAU, OPTIK):
        sign_in_the_browser(story, organisation)
    for organisation in SIGN:
        if organisation not in (LEICHTBAU, OPTIK):
            story.a_while()
            sign(story, organisation)
    say_not_yet(story)


def sign_in_the_browser(story: Story, organisation: str) -> None:
    """The answer, the code, the same answer once more, and the button that signs."""
    email, path = ORGANISATIONS[organisation].email, links.sign_off(story.slug, EDITION)
    window = story.window(email)
    story.go(window, path)
    window.locator("#answer-sign").check()
    window.get_by_role("button", name="Freigeben und unterzeichnen").click()
    look(window)
    window.get_by_role("button", name="Code schicken").click()
    expect(window.locator("main [name=code]")).to_be_visible()
    fill(window, code=code_in(story.house.letters(email)[-1]))
    look(window)
    window.get_by_role("button", name="Bestätigen").click()
    window.wait_for_url(f"**{links.confirm_sign_off(story.slug, EDITION)}")
    look(window)
    window.get_by_role("button", name="Freigeben und unterzeichnen").click()
    window.wait_for_url("**?saved=sign")
    look(window)


def sign(story: Story, organisation: str) -> None:
    """The same steps without a browser; one signs with a reservation."""
    page = story.page(organisation)
    form = page.get(links.sign_off(story.slug, EDITION))
    fields = {name: form.value(name) for name in ("fingerprint", "seen", "person", "function")}
    fields["answer"] = "reservation" if organisation == WITH_RESERVATION else "sign"
    fields |= {"reservation": RESERVATION, "about": "3"} if organisation == WITH_RESERVATION else {}
    answer = page.post(links.sign_offs(story.slug, EDITION), **fields)
    asked = page.get(answer.location, expect=303)
    confirm = sign_in_afresh(story, organisation, asked)
    kept = {name: confirm.value(name) for name in (*fields, "reservation", "about")}
    assert page.post(links.sign_offs(story.slug, EDITION), **kept).location.endswith(f"?saved={fields['answer']}")


def say_not_yet(story: Story) -> None:
    page, path = story.page(NOT_YET), links.sign_off(story.slug, EDITION)
    form = page.get(path)
    fields = {name: form.value(name) for name in ("fingerprint", "seen")}
    page.post(links.sign_offs(story.slug, EDITION), **fields, answer="not_yet", board_on="2026-09-30").follow()


def look_at_the_proof(story: Story) -> None:
    """At the deadline the proof opens, since fifteen is met; "So stimmt es"; nobody can seal before its time is over."""
    story.wait_until(ANSWERS_END)
    window = story.window(ORGANISATIONS[LEICHTBAU].email)
    assert story.house.letters(ORGANISATIONS[LEICHTBAU].email, "Druckfahne")
    story.go(window, links.proof(story.slug, EDITION))
    expect(window.locator("main tbody tr")).to_have_count(len(SIGN))
    window.get_by_role("button", name="So stimmt es").click()
    window.wait_for_url("**?saved=confirmed")
    look(window)
    coordinator = story.window(COORDINATOR[0])
    story.go(coordinator, links.proof(story.slug, EDITION))
    coordinator.get_by_role("button", name="Jetzt besiegeln").click()
    expect(coordinator.get_by_role("alert").first).to_contain_text("bis")
    look(coordinator)


def seal(story: Story) -> None:
    """ "Jetzt besiegeln"; the worker renders, seals and signs."""
    story.wait_until(PROOF_ENDS)
    window = story.window(COORDINATOR[0])
    story.go(window, links.proof(story.slug, EDITION))
    window.get_by_role("button", name="Jetzt besiegeln").click()
    window.wait_for_url(f"**{links.edition(story.slug, EDITION)}")
    look(window)
    story.house.work()


def download(story: Story, folder: Path) -> Path:
    """The signed file, as a participant gets it in the browser."""
    window = story.window(ORGANISATIONS[OPTIK].email)
    story.go(window, links.edition(story.slug, EDITION))
    path = folder / "unterzeichnet.pdf"
    with window.expect_download() as begun:
        window.get_by_role("link", name="Unterzeichnete Datei (PDF)").click()
    begun.value.save_as(path)
    return path


def publish(story: Story) -> Window:
    """Under a link; who has it sees text and signatories, and no vote."""
    window = story.window(COORDINATOR[0])
    story.go(window, links.edition(story.slug, EDITION))
    window.get_by_role("button", name="Unter einem Link veröffentlichen").click()
    window.wait_for_url("**?saved=published")
    look(window)
    address = window.locator("main a[href*='/public/']").first.get_attribute("href")
    stranger = story.window("")
    story.go(stranger, str(address))
    for organisation in SIGN:
        expect(stranger.locator("main")).to_contain_text(ORGANISATIONS[organisation].person)
    expect(stranger.locator("main")).to_contain_text(RESERVATION)
    expect(stranger.locator("main")).not_to_contain_text(ORGANISATIONS[NOT_YET].person)
    return stranger
