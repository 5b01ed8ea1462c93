"""Nothing crosses over: not from one paper to another, not from one organisation to another."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.cast import ANNA, ARNE, BIRTE, CANARIES, FRIEDA, GERO, GRETA, NIKO, OTHER_PAPER, OTTO, PAPER, UTE, Somebody
from tests.page import Page
from webapp import links
from webapp.actions import propose
from webapp.actions.propose import Wish
from webapp.actions.writing import By
from webapp.store.database import Database


@pytest.mark.parametrize("who", [UTE, NIKO, OTTO], ids=lambda who: who.name)
def test_who_is_nothing_in_a_paper_finds_none_of_its_pages(page: Page, app: Flask, who: Somebody) -> None:
    visitor, token = page.as_(who), page.as_(who)._csrf()
    for rule, path in pages_of(app, PAPER):
        if who == OTTO and path == links.coordinators(PAPER):
            continue  # the operator names coordinators, also where the last one has left
        for method in ("GET", "POST"):
            if method in rule.methods:
                data = {"csrf_token": token, "form_key": "a-form-of-nobody"} if method == "POST" else None
                assert visitor.client.open(path, method=method, data=data).status_code == 404, f"{method} {path}"


def test_who_is_not_signed_in_does_not_learn_whether_a_paper_exists(page: Page, app: Flask) -> None:
    token = page._csrf()
    for rule, path in pages_of(app, PAPER):
        other = path.replace(PAPER, "there-is-none")
        if "GET" in rule.methods:
            assert {page.client.get(one).status_code for one in (path, other)} == {303}, path
        if "POST" in rule.methods:
            assert {page.client.post(one, data={"csrf_token": token}).status_code for one in (path, other)} == {401}, (
                path
            )


def test_a_draft_is_read_by_nobody_outside_of_its_organisation(page: Page, app: Flask, database: Database) -> None:
    canary, anna = CANARIES["Ahorn"], By(ANNA.id(database))
    draft = propose.begin_draft(database, PAPER, 2, by=anna)
    propose.save_draft(database, PAPER, draft, Wish(f"Wir fordern {canary}.", canary, canary, "important"), by=anna)
    assert any(canary in html for html in everything(page, app, ARNE))
    for who in (BIRTE, FRIEDA, GERO, GRETA, OTTO):
        assert not any(canary in html for html in everything(page, app, who)), who.name


def everything(page: Page, app: Flask, who: Somebody) -> Iterator[str]:
    """Every page that this person can open, of this paper and without one."""
    for rule, path in [*pages_of(app, PAPER), *pages_of(app, OTHER_PAPER), *pages_without(app)]:
        if "GET" in rule.methods and not rule.rule.endswith("pdf"):
            yield page.as_(who).client.get(path).text


def pages_of(app: Flask, slug: str) -> list[tuple[Rule, str]]:
    """All addresses of a paper, with the first of everything that is numbered."""
    return [(rule, filled(rule, slug)) for rule in app.url_map.iter_rules() if "slug" in rule.arguments]


def pages_without(app: Flask) -> list[tuple[Rule, str]]:
    return [(rule, rule.rule) for rule in app.url_map.iter_rules() if not rule.arguments]


def filled(rule: Rule, slug: str) -> str:
    path = rule.rule.replace("<slug>", slug)
    for name in rule.arguments - {"slug"}:
        for kind in (f"<int:{name}>", f"<{name}>", f"<path:{name}>"):
            path = path.replace(kind, "1")
    return path
