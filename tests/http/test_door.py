"""Every page has a door, or stands on this list."""

import pytest
from flask import Flask

from tests.cast import ANNA, BIRTE, CHRIS, FALK, FRIEDA, GERO, GRETA, NIKO, OTHER_PAPER, OTTO, PAPER
from tests.page import Page
from webapp import links
from webapp.http.door import OPEN, door_of, needs, open_page
from webapp.paper.permissions import Act

OPEN_PAGES = {  # PROCEDURE, What is seen: "Without signing in one sees …"
    "static",
    "help_page.help_page",
    "home.home",
    "mailed.enter",
    "mailed.mailed",
    "set_up.do_set_up",
    "set_up.set_up",
    "sign_in.ask_for_code",
    "sign_in.code",
    "sign_in.enter_code",
    "sign_in.sign_in",
    "sign_in.sign_out",
    "verify.check",
    "verify.form",
    "downloads.public",  # by the coordinator's revocable link, the agreed edition only
    "edition.public",
}


def test_every_route_has_a_door_or_is_open_on_purpose(app: Flask) -> None:
    doors = {rule.endpoint: door_of(app.view_functions[rule.endpoint]) for rule in app.url_map.iter_rules()}
    assert [name for name, door in doors.items() if door is None] == []
    assert {name for name, door in doors.items() if door == OPEN} - OPEN_PAGES == set()


def test_a_view_without_a_door_lets_nobody_in(app: Flask, page: Page) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "a secret")
    assert "a secret" not in page.as_(OTTO).get("/forgotten", expect=404).html


def test_pages_of_a_paper_always_name_it_slug(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        assert not rule.rule.startswith("/papers/<") or "slug" in rule.arguments, rule.rule


@pytest.fixture
def room(app: Flask, page: Page) -> Page:
    """A page behind each of three doors."""
    for act in (Act.COORDINATE, Act.VOTE, Act.READ_TEXT):
        view = needs(act)(
            lambda visit: f"<!doctype html><html lang=de><title>In</title><h1>In</h1><p>{visit.by.capacity}</html>"
        )
        app.add_url_rule(f"/papers/<slug>/room/{act}", f"room_{act}", view, methods=("GET", "POST"))
    app.add_url_rule(
        "/everybody", "everybody", open_page(lambda: "<!doctype html><html lang=de><title>In</title><h1>In</h1></html>")
    )
    return page


@pytest.mark.parametrize(
    "who, act, status",
    [
        (FRIEDA, Act.COORDINATE, 200),
        (ANNA, Act.COORDINATE, 403),
        (GERO, Act.COORDINATE, 403),
        (OTTO, Act.COORDINATE, 404),
        (ANNA, Act.VOTE, 200),
        (BIRTE, Act.VOTE, 200),
        (CHRIS, Act.VOTE, 403),
        (FRIEDA, Act.VOTE, 403),
        (GERO, Act.VOTE, 403),
        (GERO, Act.READ_TEXT, 200),
        (GRETA, Act.READ_TEXT, 403),
        (NIKO, Act.READ_TEXT, 404),
        (FALK, Act.READ_TEXT, 404),
    ],
)
def test_who_comes_in(room: Page, who: object, act: Act, status: int) -> None:
    room.as_(who).get(f"/papers/{PAPER}/room/{act}", expect=status)


def test_who_is_nothing_in_a_paper_sees_the_same_as_where_there_is_none(room: Page) -> None:
    theirs = room.as_(ANNA).get(f"/papers/{OTHER_PAPER}/room/vote", expect=404)
    none = room.as_(ANNA).get("/papers/there-is-none/room/vote", expect=404)
    assert theirs.html.replace(OTHER_PAPER, "there-is-none") == none.html


def test_who_is_not_signed_in_comes_back_after_signing_in(room: Page) -> None:
    answer = room.get(f"/papers/{PAPER}/room/vote", expect=303)
    assert answer.location == links.sign_in(f"/papers/{PAPER}/room/vote")


def test_a_form_sent_without_signing_in_shows_what_was_typed(room: Page) -> None:
    words = "Unser Vorstand hat lange darüber gesprochen."
    answer = room.post(f"/papers/{PAPER}/room/vote", reason=words, expect=401)
    assert words in answer.html


def test_a_person_who_has_lost_the_role_is_out_on_the_next_request(room: Page, database) -> None:
    from webapp.store import people

    birte = room.as_(BIRTE)
    birte.get(f"/papers/{PAPER}/room/vote")
    with database.transaction() as connection:
        paper_id = 1
        for row in people.memberships_of(connection, paper_id, BIRTE.id(database)):
            people.leave(connection, row.id, database.clock.now())
    birte.get(f"/papers/{PAPER}/room/vote", expect=404)
