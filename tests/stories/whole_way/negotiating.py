"""Two rounds: nine proposals, and what becomes of each of them."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.stories.whole_way import proposing
from tests.stories.whole_way.story import Story, look
from tests.stories.whole_way.text import (
    ADOPTED,
    CONTAINED,
    IN_CONFLICT,
    LEICHTBAU,
    MOVED,
    ON_BEHALF,
    ORGANISATIONS,
    REJECTED,
    REVISED,
    SPLITS_THE_COSTS,
    TAKE_PART,
    UNAFFECTED,
    WITHDRAWN,
    Told,
)
from webapp import links
from webapp.actions import vote as voting
from webapp.demo.cast import COORDINATOR

PROPOSALS_END, ROUND_ENDS = datetime(2026, 6, 22, 16, 0, tzinfo=UTC), datetime(2026, 7, 6, 16, 0, tzinfo=UTC)
SECOND_ROUND_ENDS = datetime(2026, 7, 20, 16, 0, tzinfo=UTC)


def first_round(story: Story) -> None:
    """Five proposals: one from a telephone, one taken down by the coordinator, one withdrawn again."""
    proposing.change_a_sentence_on_a_telephone(story, ADOPTED)
    proposing.propose(story, SPLITS_THE_COSTS)
    proposing.propose(story, REJECTED)
    proposing.propose(story, WITHDRAWN)
    proposing.take_down_on_behalf(story, ON_BEHALF)
    for number, told in enumerate((ADOPTED, SPLITS_THE_COSTS, REJECTED, WITHDRAWN, ON_BEHALF), start=1):
        vote(story, number, told)
    proposing.withdraw(story, 4, WITHDRAWN)
    vote_in_the_browser(story)


def second_round(story: Story) -> None:
    """Four more, too late for the first round; when that ends, each is carried over in its own way."""
    story.wait_until(PROPOSALS_END)
    for number, told in enumerate((IN_CONFLICT, UNAFFECTED, CONTAINED, MOVED), start=6):
        proposing.propose(story, told)
        vote(story, number, told)
    story.wait_until(ROUND_ENDS)
    assert {number: story.proposal(number).state for number in range(1, 10)} == {
        1: "worked_in", 2: "worked_in", 3: "rejected", 4: "withdrawn", 5: "worked_in",
        6: "open", 7: "open", 8: "superseded", 9: "open",
    }  # fmt: skip
    assert [story.proposal(number).step_kind for number in (6, 7, 8, 9)] == [
        "conflict",
        "unaffected",
        "contained",
        "moved",
    ]
    window = story.window(COORDINATOR[0])
    story.go(window, links.result(story.slug, 1))
    expect(window.locator("main")).to_contain_text(REJECTED.title)
    votes_are_kept(story, 7, UNAFFECTED)
    votes_are_kept(story, 9, MOVED)
    proposing.revise_what_is_in_conflict(story)


def decide(story: Story) -> None:
    """The second round ends."""
    vote(story, 6, Told(IN_CONFLICT.who, 3, *REVISED, IN_CONFLICT.title, 14))
    story.wait_until(SECOND_ROUND_ENDS)
    assert {number: story.proposal(number).state for number in (6, 7, 9)} == dict.fromkeys((6, 7, 9), "worked_in")
    text = " ".join(paper_text(story))
    for words in ("7.100", REVISED[1], "40.000 Euro", "noch immer zu oft", "ab 2027"):
        assert words in text, (words, text)


def paper_text(story: Story) -> list[str]:
    """The paper as everybody reads it."""
    window = story.window(ORGANISATIONS[LEICHTBAU].email)
    story.go(window, links.paper(story.slug))
    return [
        one.replace("\xa0", " ").replace("\u202f", " ") for one in window.locator(".reading-section").all_inner_texts()
    ]


def vote(story: Story, number: int, told: Told) -> None:
    """So many say yes, the author's organisation first; three of the others object."""
    names = sorted(TAKE_PART, key=lambda name: name != told.who)
    for place, name in enumerate(names[: told.yes + 3]):
        if name == LEICHTBAU and number == 2:
            continue  # votes in the browser
        stance = "object" if place >= told.yes else ("go_along" if place % 4 == 3 else "support")
        reason = "So können wir das nicht vertreten." if stance == "object" else ""
        voting.vote(
            story.house.database, story.slug, number, stance=stance, reason=reason,
            revision=story.proposal(number).revision, seen=0, by=story.by(name),
        )  # fmt: skip


def vote_in_the_browser(story: Story) -> None:
    """From "Was ansteht" to the proposal, and afterwards the next pending decision opens by itself."""
    window = story.window(ORGANISATIONS[LEICHTBAU].email)
    story.go(window, links.what_needs_you(story.slug))
    window.get_by_role("link", name=SPLITS_THE_COSTS.title).first.click()
    window.locator("#stance-go_along").check()
    look(window)
    window.get_by_role("button", name="Stimme abgeben").click()
    expect(window.get_by_role("status").first).to_contain_text("2")
    look(window)


def votes_are_kept(story: Story, number: int, told: Told) -> None:
    """The page says so in a sentence, with the number of votes."""
    seen = story.page(told.who).get(links.proposal(story.slug, number))
    assert f"Alle {told.yes + 3} Stimmen gelten weiter." in seen.text("main")
