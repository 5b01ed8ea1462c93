"""Four answers to exactly one text; who may give them; what the coordinator may enter."""

from datetime import date, timedelta

import pytest

from tests.actions.sign_off_stage import (
    SIGN,
    WITH_RESERVATION,
    answers,
    both_sign,
    coordinator,
    edition,
    frozen,
    jobs,
    told,
)  # fmt: skip
from tests.cast import ANNA, ARNE, BIRTE, CHRIS, FRIEDA, GERO, PAPER, UTE, Somebody, play
from webapp.actions import papers as paper_acts
from webapp.actions.freeze import freeze
from webapp.actions.organisations import Newcomer, reserve_sign_off
from webapp.actions.papers import NewPaper, NewSection
from webapp.actions.sign_off import Said, enter_sign_off, run_board_day, sign_off, take_back_answer
from webapp.actions.sign_off_terms import back_to_drafting
from webapp.actions.writing import By
from webapp.paper.refusals import Malformed, NotNow, NotYours, Stale
from webapp.paper.votes import How, OnBehalf
from webapp.settings import Settings
from webapp.store import organisations, papers, sign_offs
from webapp.store.database import Database

NOT_YET = Said("not_yet", board_on="2026-10-15")
DECLINE = Said("decline", reason="Abschnitt 2 geht an uns vorbei.")
TELEPHONE = OnBehalf(How.TELEPHONE, date(2026, 10, 14), "Birte Buche")


def standing(database: Database) -> dict[str, str]:
    """Short name → answer."""
    with database.reading() as connection:
        paper = papers.by_slug(connection, PAPER)
        given = sign_offs.given(connection, edition(database))
        names = {row.id: row.short_name for row in organisations.of_paper(connection, paper.id)}
    return {names[id]: str(answer) for id, answer in given.answers.items()}


@pytest.mark.parametrize("said", [SIGN, WITH_RESERVATION, NOT_YET, DECLINE], ids=lambda said: said.answer)
def test_an_organisation_gives_one_of_four_answers(database: Database, said: Said) -> None:
    frozen(database)
    answers(database, ANNA, said)
    assert standing(database) == {"Ahorn": said.answer}
    assert told(database, "sign_off_answered") == {ANNA.id(database), ARNE.id(database)}


def test_the_last_answer_counts_and_the_earlier_one_stays_readable(database: Database) -> None:
    frozen(database)
    answers(database, ANNA, SIGN)
    answers(database, ANNA, DECLINE, seen=1)
    assert standing(database) == {"Ahorn": "decline"}
    with database.reading() as connection:
        assert [row.answer for row in sign_offs.of_edition(connection, edition(database).id)] == ["sign", "decline"]


@pytest.mark.parametrize("who", [GERO, FRIEDA, UTE, CHRIS], ids=lambda who: who.name)
def test_nobody_answers_who_does_not_act_for_an_organisation_that_is_asked(database: Database, who: Somebody) -> None:
    frozen(database)
    with pytest.raises((NotYours, NotNow)):
        answers(database, who, SIGN)


def test_a_deputy_signs_only_where_the_organisation_has_not_reserved_it(database: Database) -> None:
    frozen(database)
    reserve_sign_off(database, PAPER, False, by=By(ANNA.id(database)))
    with pytest.raises(NotYours):
        answers(database, ARNE, SIGN)
    reserve_sign_off(database, PAPER, True, by=By(ANNA.id(database)))
    answers(database, ARNE, SIGN)


def test_two_people_of_one_organisation_the_second_is_asked(database: Database) -> None:
    frozen(database)
    answers(database, ANNA, SIGN)
    with pytest.raises(Stale) as refused:
        answers(database, ARNE, DECLINE)
    assert refused.value.sentence.values["person"] == "Anna Ahorn"


def test_after_the_deadline_nothing_is_accepted(database: Database) -> None:
    frozen(database)
    database.clock.advance(timedelta(days=7))  # type: ignore[attr-defined]
    with pytest.raises(NotNow):
        answers(database, ANNA, SIGN)


def test_a_sign_off_to_an_edition_that_was_just_withdrawn_is_refused_and_the_others_are_void_visibly(
    database: Database,
) -> None:
    frozen(database)
    answers(database, ANNA, SIGN)
    back_to_drafting(database, PAPER, 1, reason="Zahl in Abschnitt 2 falsch.", by=coordinator(database))
    with pytest.raises(Stale):
        answers(database, BIRTE, SIGN)
    with database.reading() as connection:
        (row,) = sign_offs.of_edition(connection, edition(database).id)
        assert papers.by_slug(connection, PAPER).stage == "drafting"
    assert (row.answer, row.voided_because) == ("sign", "Zahl in Abschnitt 2 falsch.")
    assert told(database, "back_to_drafting") == {one.id(database) for one in (ANNA, ARNE, BIRTE)}


@pytest.mark.parametrize(
    "said",
    [
        Said(""),
        Said("sign"),
        Said("reservation", person="Anna", reservation="x" * 401),
        Said("reservation", person="Anna"),
        Said("reservation", person="Anna", reservation="Nur bis 2030.", about="3"),
        Said("not_yet"),
        Said("decline"),
    ],
    ids=["nothing", "no name", "too long", "empty", "no such section", "no day", "no reason"],
)
def test_what_belongs_to_an_answer_must_not_be_missing(database: Database, said: Said) -> None:
    frozen(database)
    with pytest.raises(Malformed):
        answers(database, ANNA, said)


@pytest.mark.parametrize("said", [NOT_YET, DECLINE], ids=lambda said: said.answer)
def test_the_coordinator_takes_down_not_yet_and_a_refusal(database: Database, said: Said) -> None:
    frozen(database)
    enters(database, said)
    assert standing(database) == {"Buche": said.answer}
    assert told(database, "entered_on_behalf") == {BIRTE.id(database)}


@pytest.mark.parametrize("said", [SIGN, WITH_RESERVATION], ids=lambda said: said.answer)
def test_the_coordinator_never_signs_for_somebody(database: Database, said: Said) -> None:
    frozen(database)
    with pytest.raises(NotNow) as refused:
        enters(database, said)
    assert refused.value.sentence.key == "sign_off.never_on_behalf"


def test_what_was_entered_stays_theirs_to_take_back(database: Database) -> None:
    frozen(database)
    enters(database, DECLINE)
    take_back_answer(database, PAPER, 1, by=By(BIRTE.id(database)))
    assert standing(database) == {}


def test_whose_board_decides_today_is_asked_again_unless_it_has_answered(database: Database) -> None:
    frozen(database)
    answers(database, ANNA, NOT_YET)
    answers(database, BIRTE, NOT_YET)
    answers(database, BIRTE, DECLINE, seen=1)
    for payload in jobs(database, "board_day"):
        run_board_day(database, Settings(_env_file=None), payload)  # type: ignore[call-arg]
    assert told(database, "board_day") == {ANNA.id(database), ARNE.id(database)}


def test_all_final_answers_open_the_proof_before_the_deadline(database: Database) -> None:
    frozen(database)
    answers(database, ANNA, SIGN)
    assert edition(database).proof_opened_at is None
    answers(database, BIRTE, WITH_RESERVATION)
    assert edition(database).proof_opened_at == database.clock.now()


def test_in_the_proof_nobody_signs_off_anew(database: Database) -> None:
    frozen(database)
    both_sign(database)
    with pytest.raises(NotNow) as refused:
        answers(database, ANNA, SIGN, seen=1)
    assert refused.value.sentence.key == "sign_off.not_in_the_proof"


def test_a_finished_text_goes_straight_to_sign_off_and_an_answer_accepts_the_rules(database: Database) -> None:
    play(database)
    slug = paper_acts.create(
        database,
        NewPaper(
            "Fertig", (NewSection("Alles", "Fertig ist fertig."),), sign_only=True,
            organisations=(Newcomer("Ahorn e. V.", "Ahorn", person=ANNA.name, email=ANNA.email),),
            coordinators=((FRIEDA.email, "", FRIEDA.name),),
        ),
        by=By(FRIEDA.id(database), "coordination"),
    )  # fmt: skip
    until = database.clock.now() + timedelta(days=3)
    freeze(database, slug, answers_until=until, by=coordinator(database))
    assert told(database, "sign_off_invitation") == {ANNA.id(database)}
    with database.reading() as connection:
        paper = papers.by_slug(connection, slug)
        from webapp.store import editions

        fingerprint = editions.load(connection, paper.id, 1).fingerprint
    sign_off(database, slug, 1, DECLINE, fingerprint=fingerprint, seen=0, by=By(ANNA.id(database)))
    with database.reading() as connection:
        assert organisations.by_short_name(connection, paper.id, "Ahorn").state == "takes_part"  # type: ignore[union-attr]


def enters(database: Database, said: Said) -> None:
    with database.reading() as connection:
        buche = organisations.by_short_name(connection, papers.by_slug(connection, PAPER).id, "Buche")
    assert buche is not None
    fingerprint = edition(database).fingerprint
    enter_sign_off(
        database, PAPER, 1, buche.id, said, TELEPHONE, fingerprint=fingerprint, seen=0, by=coordinator(database)
    )
