"""Competing wordings: which proposals share a passage, and which exclude each other (TEXT.md section 6)."""

from itertools import combinations

from hypothesis import given

from tests.paper.case_files import written
from tests.paper.strategies import base_and_wanted, many
from webapp.paper.carry_over import touching
from webapp.paper.passages import excerpt, excluding, passages
from webapp.paper.redline import changes, runs
from webapp.paper.wording import Wording

BASE = Wording.from_text("Die Netze sind alt. Die Mittel fehlen. Alle warten.\nEin zweiter Absatz.")


@many
@given(base_and_wanted(wanted=3))
def test_proposals_that_touch_share_a_passage(texts):
    base, *wanted = texts
    proposals = {number: changes(base, one) for number, one in enumerate(wanted)}
    found = passages(base, proposals)
    assert sorted(key for passage in found for key in passage.proposals) == sorted(proposals)
    for one, other in combinations(proposals, 2):
        if touching(base, proposals[one], proposals[other]):
            assert any({one, other} <= set(passage.proposals) for passage in found)
    for passage in found:
        inside = [change for own in passage.changes.values() for change in own]
        assert all(
            any(start <= change.start and change.end <= end for start, end in passage.stretches) for change in inside
        )


def test_in_a_chain_the_two_ends_can_both_be_adopted():
    (passage,) = passages(BASE, CHAIN := _proposals(
        A="Die Netze sind neu. Die Mittel fehlen. Alle warten.",
        B="Die Netze sind kaputt. Die Mittel reichen. Alle warten.",
        C="Die Netze sind alt. Die Mittel sind da. Alle warten.",
    ))  # fmt: skip
    assert passage.proposals == tuple(CHAIN)
    assert excluding(BASE, passage) == (("A", "B"), ("B", "C"))


def test_a_passage_is_shown_in_whole_sentences():
    (passage,) = passages(BASE, _proposals(A="Die Netze sind alt. Die Mittel reichen. Alle warten."))
    (stretch,) = passage.stretches
    shown = excerpt(BASE, stretch, passage.changes["A"])
    assert written(runs(*shown)).strip() == "Die Mittel [-fehlen-]{+reichen+}."


def test_proposals_in_different_places_are_passages_of_their_own():
    found = passages(BASE, _proposals(
        A="Die Netze sind alt. Die Mittel fehlen. Alle warten sehr.", B="Alle Netze sind alt. Die Mittel fehlen. Alle warten."
    ))  # fmt: skip
    assert [passage.proposals for passage in found] == [("B",), ("A",)]


def test_the_same_wish_twice_is_one_passage_and_excludes_nothing():
    text = "Die Netze sind neu. Die Mittel fehlen. Alle warten."
    (passage,) = passages(BASE, _proposals(A=text, B=text))
    assert excluding(BASE, passage) == ()


def test_a_sentence_after_a_paragraph_and_a_paragraph_after_it_do_not_compete():
    found = passages(BASE, _proposals(A="Die Netze sind alt. Die Mittel fehlen. Alle warten. Lange.",
                                      B="Die Netze sind alt. Die Mittel fehlen. Alle warten.\nNeu."))  # fmt: skip
    assert [passage.proposals for passage in found] == [("A",), ("B",)]
    assert [written(runs(*excerpt(BASE, one.stretches[0], next(iter(one.changes.values()))))) for one in found] == [
        "Alle warten.{+ Lange.+}", "{+Neu.+}"
    ]  # fmt: skip


def _proposals(**first_paragraphs):
    last = "\nEin zweiter Absatz."
    return {name: changes(BASE, Wording.from_text(text + last)) for name, text in first_paragraphs.items()}
