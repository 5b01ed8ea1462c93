"""Signs that print cannot draw are said, never printed as an empty box."""

from dataclasses import replace

import pytest

from exports.printable import check_printable, unprintable
from exports.render import draft, render
from tests.exports import verapdf
from tests.exports.cast import EDITION, ISSUE, SIGNATORIES
from webapp.paper.edition import EditionSection
from webapp.paper.refusals import Malformed
from webapp.paper.wording import Wording

ODD = replace(EDITION, sections=(EditionSection("漢字", Wording.from_text("Wir pflanzen 👍🏽 und 漢字.")),))


def test_what_people_write_here_can_be_printed():
    check_printable(EDITION, SIGNATORIES)
    assert unprintable("Łódź Ελένη Ольга דוד سارة e.\u202fV. Cluster\u2011Netz → ≥ ✓ € „“ …") == ()


def test_a_sign_without_glyph_is_named_and_nothing_is_printed():
    with pytest.raises(Malformed) as refused:
        render(ODD, SIGNATORIES[:1], ISSUE)
    assert "漢" in refused.value.sentence.values["signs"]


def test_a_draft_is_printed_all_the_same(tmp_path):
    (tmp_path / "draft.pdf").write_bytes(draft(ODD, ISSUE))
    assert verapdf.complaints(tmp_path / "draft.pdf") == []
