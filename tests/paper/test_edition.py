"""The edition's text and fingerprint (TEXT.md, section 1)."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from webapp.paper.edition import Edition, EditionSection
from webapp.paper.wording import Wording


def test_the_text_is_title_subtitle_and_sections_one_line_a_block():
    assert EDITION.text == (
        "# Innovation braucht Verlässlichkeit\nCluster zur Innovationspolitik\n\n"
        "# Was wir vorschlagen\nMehr Zeit.\n- Acht Jahre\n\n# Schluss\nDanke.\n"
    )


def test_the_fingerprint_is_what_sha256sum_gives_for_the_attached_text():
    assert EDITION.fingerprint == hashlib.sha256(EDITION.text.encode("utf-8")).hexdigest()


def test_a_paper_without_subtitle_has_no_empty_second_line():
    assert replace(EDITION, subtitle="").text.startswith("# Innovation braucht Verlässlichkeit\n\n# Was")


def test_a_section_without_words_is_its_heading_alone():
    empty = replace(EDITION, sections=(EditionSection("Offen", Wording.from_text("")),))
    assert empty.text.endswith("\n\n# Offen\n")


def test_number_date_and_language_do_not_change_the_fingerprint():
    later = replace(EDITION, number=2, language="en", frozen_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert later.fingerprint == EDITION.fingerprint


def test_one_character_changes_the_fingerprint():
    assert replace(EDITION, title=EDITION.title + ".").fingerprint != EDITION.fingerprint


EDITION = Edition(
    title="Innovation braucht Verlässlichkeit",
    subtitle="Cluster zur Innovationspolitik",
    sections=(
        EditionSection("Was wir vorschlagen", Wording.from_text("Mehr Zeit.\n- Acht Jahre")),
        EditionSection("Schluss", Wording.from_text("Danke.")),
    ),
    language="de",
    number=1,
    frozen_at=datetime(2026, 11, 2, 9, tzinfo=UTC),
)
