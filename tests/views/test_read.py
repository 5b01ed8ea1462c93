"""Who sees what: every page that a person can reach by links, searched for words that are not theirs to read."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event

from tests.actions.drafting_stage import HIGHER, LONGER, by, proposed, votes_for, wish
from tests.cast import ANNA, ARNE, BIRTE, CANARIES, CHRIS, FRIEDA, GERO, GRETA, NIKO, OTTO, PAPER, UTE, Somebody
from tests.page import Page
from webapp import links
from webapp.actions.comment import comment
from webapp.actions.organisations import add_observer
from webapp.actions.propose import begin_draft, save_draft, submit
from webapp.actions.vote import vote
from webapp.actions.writing import By
from webapp.paper.people import Level
from webapp.store.database import Database

TINA = Somebody("tina@gast.example", "Tina Gast")  # reads text and proposals, without names, stances and comments
STANCE, REMARK, DRAFT, WISH = (
    CANARIES["Buche"],
    CANARIES["Ahorn"] + "remark",
    CANARIES["Ahorn"] + "draft",
    "Kanarienwunsch",
)


@pytest.mark.parametrize("who", [ANNA, ARNE, BIRTE, FRIEDA, GERO, TINA, CHRIS, GRETA], ids=lambda who: who.name)
def test_each_sees_exactly_what_they_may(page: Page, busy: Database, who: Somebody) -> None:
    seen = everything(page.as_(who))
    allowed = {
        STANCE: who in (ANNA, ARNE, BIRTE, FRIEDA, GERO),
        REMARK: who in (ANNA, ARNE, BIRTE, FRIEDA, GERO),
        DRAFT: who in (ANNA, ARNE),
        WISH: who != GRETA,
        ANNA.email: who in (ANNA, ARNE, FRIEDA),
        "Vogelbeere": False,  # the other paper
        "Frau Buche am Telefon": False,  # who told the coordinator
    }
    assert {word: word in seen for word in allowed} == allowed


@pytest.mark.parametrize("who", [UTE, NIKO, OTTO], ids=lambda who: who.name)
def test_a_stranger_does_not_learn_that_the_paper_exists(page: Page, busy: Database, who: Somebody) -> None:
    nowhere = page.as_(who).get("/papers/does-not-exist", expect=404)
    for path in addresses():
        answer = page.as_(who).get(path, expect=404)
        assert answer.text("main") == nowhere.text("main")


def test_without_signing_in_one_is_asked_to(page: Page, busy: Database) -> None:
    for path in addresses():
        assert page.anew().get(path, expect=None).status in (302, 303)


def test_an_observer_of_the_agreed_text_sees_that_there_is_none_yet(page: Page, busy: Database) -> None:
    answer = page.as_(GRETA).get(links.paper(PAPER))
    assert "Grundfinanzierung" not in answer.html
    page.as_(GRETA).get(links.proposals(PAPER), expect=403)
    page.as_(GRETA).get(links.record(PAPER), expect=403)


def test_every_page_of_a_paper_says_who_reads_along(page: Page, busy: Database) -> None:
    for path in (links.paper(PAPER), links.proposals(PAPER), links.proposal(PAPER, 1), links.record(PAPER)):
        assert "Gero Gast" in page.as_(ANNA).get(path).text()


def test_the_number_of_queries_does_not_grow_with_the_number_of_proposals(page: Page, busy: Database) -> None:
    paths = (links.paper_with_proposals(PAPER), links.proposals(PAPER), links.what_needs_you(PAPER))
    anna = page.as_(ANNA)
    few = [queries(busy, anna, path) for path in paths]
    for _ in range(6):
        number = proposed(busy, LONGER, who=BIRTE)
        votes_for(busy, BIRTE, number)
    assert [queries(busy, anna, path) for path in paths] == few
    assert max(few) <= 40


def test_a_section_says_what_is_open_beside_it(page: Page, busy: Database) -> None:
    seen = page.as_(ANNA).get(links.paper_with_proposals(PAPER))
    assert len(seen.all(".margin-note")) == 2
    assert WISH in seen.text(".margin-note")


def everything(page: Page) -> str:
    """All that this person can reach by following links of this paper, and what their front page says."""
    start = [links.home(), links.paper(PAPER), *addresses()]
    waiting, known, found = list(start), set(start), []
    while waiting:
        seen = page.get(waiting.pop(), expect=None)
        if seen.headers.get("Content-Type", "").startswith("text/html"):
            found.append(seen.html)
        assert seen.status != 500 and (seen.status != 404 or seen.path in start), (seen.path, seen.status)
        for link in [one.get("href", "") for one in seen.all("a[href]")] + [seen.location]:
            path = link.partition("#")[0] if "language=" not in link else ""
            if path.startswith(f"/papers/{PAPER}") and not path.endswith((".pdf", ".txt")) and path not in known:
                known.add(path)
                waiting.append(path)
    return "\n".join(found)


def addresses() -> Iterator[str]:
    """Pages of the paper, whoever asks."""
    for page_of in (
        links.paper,
        links.paper_with_proposals,
        links.proposals,
        links.what_needs_you,
        links.record,
        links.coordination,
        links.organisation,
        links.invitation,
        links.rules,
        links.plan,
        links.participants,
    ):
        yield page_of(PAPER)
    yield links.proposal(PAPER, 1)
    yield links.draft(PAPER, 3)
    yield links.draft_blocks(PAPER, 3)


def queries(database: Database, page: Page, path: str) -> int:
    """How many statements the page asks the database."""
    page.get(path)  # the visit is noted, whatever is noted once
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    event.listen(database.engine, "before_cursor_execute", counted)
    page.get(path)
    event.remove(database.engine, "before_cursor_execute", counted)
    return count


@pytest.fixture
def busy(page: Page, app: Flask, database: Database) -> Database:
    """Two proposals, stances, a comment and a draft; each with its canary word."""
    frieda = By(FRIEDA.id(database), "coordination")
    add_observer(database, PAPER, email=TINA.email, name=TINA.name, level=Level.TEXT, by=frieda)
    draft = begin_draft(database, PAPER, 2, by=by(database, ANNA))
    submit(database, PAPER, draft, wish(LONGER, title=WISH), by=by(database, ANNA))
    proposed(database, HIGHER, who=BIRTE)
    vote(database, PAPER, 1, stance="object", reason=STANCE, revision=1, seen=0, by=by(database, BIRTE))
    comment(database, PAPER, 1, REMARK, by=by(database, ARNE))
    draft = begin_draft(database, PAPER, 1, by=by(database, ANNA))
    save_draft(database, PAPER, draft, wish(f"Wasser gehört {DRAFT} allen.", title=DRAFT), by=by(database, ANNA))
    return database
