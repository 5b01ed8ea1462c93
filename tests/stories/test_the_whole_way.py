"""The whole way once: from a Word file to a co-signed PDF that other people's tools verify."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.stories.house import opened
from tests.stories.whole_way import beginning, checking, negotiating, signing
from tests.stories.whole_way.story import Story
from webapp.clock import FixedClock

BEGINNING = datetime(2026, 6, 1, 7, 0, tzinfo=UTC)  # a Monday, 9 o'clock in Berlin


def test_from_a_word_file_to_a_signed_pdf(story: Story, tmp_path: Path) -> None:
    beginning.set_up(story)
    beginning.make_paper(story, tmp_path)
    beginning.invite(story)
    beginning.take_part(story)
    beginning.plan_second_round(story)
    negotiating.first_round(story)
    negotiating.second_round(story)
    negotiating.decide(story)
    signing.freeze(story)
    signing.sign_off(story)
    signing.look_at_the_proof(story)
    signing.seal(story)
    path = signing.download(story, tmp_path)
    signing.publish(story)
    checking.pdfsig_finds_all_signatures(path)
    checking.pyhanko_trusts_all_signatures(story.house, path)
    checking.verapdf_finds_both_standards(path)
    assert checking.verifier_says(story.house, path) == 0
    checking.the_page_says(story, path, "Echt und unverändert.")
    checking.the_record_holds(story.house)
    altered = checking.with_a_flipped_byte(path)
    assert checking.verifier_says(story.house, altered) == 1
    checking.the_page_says(story, altered, "Verändert.")


@pytest.fixture
def story(browser: Browser, tmp_path: Path) -> Iterator[Story]:
    with opened(tmp_path / "house", FixedClock(BEGINNING)) as house:
        told = Story(house, browser)
        yield told
        for email, window in told.windows.items():  # shown where the test fails
            print(email, window.url, window.locator("main").inner_text(timeout=1000)[:1500], sep="\n")
            window.context.close()
