"""Sections are joined and split, titles corrected; the form carries the draft there and back."""

import pytest

from webapp.paper.refusals import Malformed
from webapp.reading import Draft, Join, Rename, Retitle, Split, answered, arranged, dump, leaning, load
from webapp.reading.composed import composed
from webapp.reading.plain_text import lines_of

TEXT = """Das Papier

Erster Teil

Ein Absatz, der lang genug ist, dass über ihm eine Überschrift stehen kann, wie es in Papieren üblich ist, seit langem.

Ein zweiter Absatz, der an einer anderen Stelle stehen könnte.

Zweiter Teil

Noch ein Absatz, der lang genug ist, dass über ihm eine Überschrift stehen kann, wie es in Papieren üblich ist.
"""


def test_a_section_joined_with_the_one_before_leaves_its_title_as_a_small_heading(draft: Draft) -> None:
    joined = arranged(draft, [Join(draft.sections[1].line)])
    assert [section.title for section in joined.sections] == ["Erster Teil"]
    assert "## Zweiter Teil" in joined.sections[0].wording.text


def test_a_section_is_split_at_a_line_with_a_new_title(draft: Draft) -> None:
    split = arranged(draft, [Split(draft.sections[0].lines[1].number, "Mitte")])
    assert [(section.title, len(section.lines)) for section in split.sections] == [
        ("Erster Teil", 1),
        ("Mitte", 1),
        ("Zweiter Teil", 1),
    ]


def test_titles_are_corrected_before_and_after_the_questions_are_answered(draft: Draft) -> None:
    edits = [Retitle(draft.sections[0].line, " Der  erste Teil "), Rename("Unser Papier", "Entwurf")]
    for made in (arranged(draft, edits), arranged(answered(draft), edits)):
        assert (made.title, made.subtitle, made.sections[0].title) == ("Unser Papier", "Entwurf", "Der erste Teil")


def test_an_opening_without_a_title_gets_one() -> None:
    draft = composed(lines_of("Ein Satz ohne alles, der das ganze Papier ist.\nNoch einer, der auch dazugehört.\n"))
    assert [section.title for section in arranged(draft, [Retitle(0, "Alles")]).sections] == ["Alles"]


def test_an_edit_of_a_line_that_is_gone_changes_nothing(draft: Draft) -> None:
    assert arranged(draft, [Join(999), Split(999), Retitle(999, "x")]) == draft


def test_the_form_carries_the_draft_with_its_choices_there_and_back(draft: Draft) -> None:
    chosen = leaning(draft, {draft.questions[0].name: False})
    back = load(dump(chosen))
    assert (back.sections, back.questions) == (chosen.sections, chosen.questions)
    assert load(dump(back)) == back


@pytest.mark.parametrize(
    "form", ["", "{}", "[]", "null", '{"title": 1}', "[" * 5000, '{"title":"","subtitle":"","lines":[[1,"x",0,0,[]]]}']
)
def test_a_damaged_form_is_refused(form: str) -> None:
    with pytest.raises(Malformed):
        load(form)


@pytest.fixture
def draft() -> Draft:
    return load(dump(composed(lines_of(TEXT))))
