"""A text on its way to a paper: read, arranged by the person, carried by the form between two pages; nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from webapp import reading
from webapp.actions.organisations import Newcomer
from webapp.actions.papers import NewSection
from webapp.actions.read_table import newcomer_of
from webapp.paper.numbers import number
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.reading import Draft, Edit, Join, Rename, Retitle, Split, arranged, leaning

read_upload = reading.read
read_paste = reading.read_text
dump_draft = reading.dump


def load_draft(dumped: str) -> Draft:
    """The draft that the form carried. Raises Malformed where it did not arrive whole."""
    try:
        return reading.load(dumped)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise Malformed(Sentence("new_paper.not_whole")) from None


def arrange(dumped: str, form: Mapping[str, Any]) -> Draft:
    """The draft with what the person answered, corrected, joined or split."""
    draft = load_draft(dumped)
    answers = {
        question.name: form[question.name] == "yes"
        for question in draft.questions
        if form.get(question.name) in ("yes", "no")
    }
    draft = leaning(draft, answers)
    edits: list[Edit] = []
    if "title" in form:
        edits.append(Rename(form["title"], form.get("subtitle", "")))
    for section in draft.sections:
        typed = form.get(f"title-{section.line}")
        if typed is not None and typed.strip() and " ".join(typed.split()) != section.title:
            edits.append(Retitle(section.line, typed))
    if (join := number(str(form.get("join", "")), -1)) >= 0:
        edits.append(Join(join))
    if (split := number(str(form.get("split", "")), -1)) >= 0:
        edits.append(Split(split))
    return arranged(draft, edits)


def sections_of(draft: Draft, without_title: str) -> tuple[NewSection, ...]:
    """The sections that have words; one without a heading gets the title that is given for it."""
    return tuple(
        NewSection(one.title or without_title, one.wording.text) for one in draft.sections if one.wording.text.strip()
    )


def found_newcomers(draft: Draft, ticked: Sequence[str], typed: Mapping[str, str]) -> dict[int, Newcomer]:
    """The organisations of the closing block that the person left ticked, by their place there. A closing block seldom
    holds addresses, so the person types them ("email-0" …): without one nobody can be invited."""
    chosen = {number(value, -1) for value in ticked}
    return {
        place: replace(newcomer_of(one), email=typed.get(f"email-{place}", one.email))
        for place, one in enumerate(draft.organisations)
        if place in chosen
    }
