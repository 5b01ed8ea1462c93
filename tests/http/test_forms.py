"""A form that is sent twice acts once; a refused one comes back with what was typed."""

from threading import Barrier, Thread

import pytest
from flask import Flask, request

from tests.cast import ANNA, ARNE, PAPER
from tests.page import Page
from webapp.actions.writing import writing
from webapp.http.door import needs
from webapp.http.forms import submitted
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.store import outbox
from webapp.store.database import Database

WORDS = "Zu vage: Wer bezahlt das?"
ADDRESS = f"/papers/{PAPER}/wishes"


def test_it_acts_and_goes_on(page: Page, wishes: Database) -> None:
    answer = page.as_(ANNA).post(ADDRESS, wish="a")
    assert (answer.location, counted(wishes)) == (f"{ADDRESS}/1", 1)


def test_sent_twice_it_acts_once_and_answers_alike(page: Page, wishes: Database) -> None:
    answers = [page.as_(ANNA).post(ADDRESS, wish="a", key="the-very-same-form-1").location for _ in range(3)]
    assert (answers, counted(wishes)) == ([f"{ADDRESS}/1"] * 3, 1)


def test_two_people_with_the_same_key_both_act(page: Page, wishes: Database) -> None:
    for who in (ANNA, ARNE):
        page.as_(who).post(ADDRESS, wish=who.name, key="the-very-same-form-1")
    assert counted(wishes) == 2


def test_pressed_twice_at_the_same_moment_it_acts_once(page: Page, wishes: Database) -> None:
    anna = page.as_(ANNA)
    data = {"csrf_token": anna._csrf(), "form_key": "the-very-same-form-2", "wish": "a"}
    cookies = anna.client.get_cookie("mitzeichnung")
    assert cookies is not None
    barrier, places = Barrier(4), []

    def press() -> None:
        client = anna.app.test_client()
        client.set_cookie("mitzeichnung", cookies.value)
        barrier.wait()
        places.append(client.post(ADDRESS, data=data).status_code)

    threads = [Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (places, counted(wishes)) == ([303] * 4, 1)


def test_a_refused_form_keeps_what_was_typed_and_may_be_sent_again(page: Page, wishes: Database) -> None:
    refused = page.as_(ANNA).post(ADDRESS, wish="", reason=WORDS, key="the-very-same-form-3", expect=422)
    assert WORDS in refused.html
    page.as_(ANNA).post(ADDRESS, wish="a", key="the-very-same-form-3")
    assert counted(wishes) == 1


def test_killed_before_the_answer_was_noted_the_same_form_does_not_act_again(
    page: Page, wishes: Database, monkeypatch
) -> None:
    from webapp.store import answers

    with monkeypatch.context() as killed:
        killed.setattr(answers, "note", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            page.as_(ANNA).post(ADDRESS, wish="a", key="the-very-same-form-4")
    again = page.as_(ANNA).post(ADDRESS, wish="a", key="the-very-same-form-4")
    assert (again.location, counted(wishes)) == (f"/papers/{PAPER}", 1)


def test_a_form_without_its_key_is_refused_and_loses_nothing(page: Page, wishes: Database) -> None:
    assert WORDS in page.as_(ANNA).post(ADDRESS, wish="a", reason=WORDS, key=" ", expect=422).html


@pytest.mark.parametrize("token", ["", "a-token-of-my-own"])
def test_a_form_without_our_token_is_refused_and_loses_nothing(page: Page, wishes: Database, token: str) -> None:
    answer = page.as_(ANNA).post(ADDRESS, wish="a", reason=WORDS, csrf=token, expect=400)
    assert WORDS in answer.html
    assert counted(wishes) == 0


def test_a_form_with_the_token_of_somebody_else_is_refused(page: Page, wishes: Database) -> None:
    page.as_(ANNA).post(ADDRESS, wish="a", csrf=page.as_(ARNE)._csrf(), expect=400)
    assert counted(wishes) == 0


def test_a_form_from_another_site_is_refused(page: Page, wishes: Database) -> None:
    anna = page.as_(ANNA)
    data = {"csrf_token": anna._csrf(), "form_key": "the-very-same-form-5", "wish": "a"}
    assert anna.client.post(ADDRESS, data=data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400


@pytest.fixture
def wishes(app: Flask, database: Database) -> Database:
    """A page with a form: each wish becomes a row of the outbox."""

    @needs(Act.VOTE)
    def wish(visit):
        def do() -> str:
            with writing(visit.database, visit.slug) as ours:
                if not request.form["wish"]:
                    raise Malformed(Sentence("errors.stale"))
                number = counted(ours.connection) + 1
                outbox.add(ours.connection, "wish", f"wish/{number}", due_at=ours.now)
            return f"{ADDRESS}/{number}"

        return submitted(visit, do, again=lambda refusal: again(request.form.get("reason", "")))

    def again(typed: str) -> str:
        from markupsafe import escape

        return f"<!doctype html><html lang=de><title>W</title><h1>W</h1><p>{escape(typed)}</html>"

    app.add_url_rule("/papers/<slug>/wishes", "wishes", wish, methods=("POST",))
    return database


def counted(where) -> int:
    from sqlalchemy import func, select

    from webapp.store.tables import outbox as table

    query = select(func.count()).where(table.c.kind == "wish")
    if hasattr(where, "reading"):
        with where.reading() as connection:
            return int(connection.scalar(query))
    return int(where.scalar(query))
