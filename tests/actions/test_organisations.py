"""Organisations and their people: added, invited, answering, leaving; and who may act for them from which moment on."""

from datetime import date, timedelta

import pytest

from tests.actions.drafting_stage import (
    by,
    ceder_joins,
    move_to,
    organisation,
    proposed,
    recorded,
    round_ends,
    row,
    standing,
    the_round,
    told,
    votes_for,
)
from tests.cast import AHORN, ANNA, ARNE, BIRTE, BUCHE, CEDER, CHRIS, FRIEDA, PAPER, play
from webapp.actions.organisations import (
    Newcomer,
    add,
    add_coordinator,
    answer_invitation,
    answer_invitation_on_behalf,
    edit,
    end_deputy,
    hand_over,
    invite,
    leave,
    leave_on_behalf,
    name_deputy,
    remove,
)
from webapp.actions.propose import withdraw
from webapp.actions.writing import By
from webapp.paper.organisations import Reply
from webapp.paper.refusals import Malformed, NotNow, NotYours
from webapp.paper.votes import How, OnBehalf
from webapp.store import people
from webapp.store.database import Database

BY_TELEPHONE = OnBehalf(How.TELEPHONE, date(2026, 10, 12))
NEW = Newcomer("Buche e. V.", BUCHE, "Berlin", "", "Bruno Neu", "Vorsitz", "bruno@neu.example")


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def test_a_new_representative_is_recorded_told_and_acts_in_place_of_the_old_one(database: Database) -> None:
    number = proposed(database)
    edit(database, PAPER, organisation(database, BUCHE).id, NEW, by=by(database, FRIEDA))
    bruno = person(database, "bruno@neu.example")
    with pytest.raises(NotYours):
        votes_for(database, BIRTE, number)
    entry = {"organisation": organisation(database, BUCHE).id, "representative": bruno}
    assert recorded(database, "representative_named")[-1] == entry
    assert told(database, "named_representative") == {bruno}


def test_an_unanswered_invitation_goes_to_the_new_representative(database: Database) -> None:
    changed = Newcomer("Ceder e. V.", CEDER, "Berlin", "", "Carla Neu", "Vorsitz", "carla@neu.example")
    edit(database, PAPER, organisation(database, CEDER).id, changed, by=by(database, FRIEDA))
    carla = person(database, "carla@neu.example")
    assert carla in told(database, "invitation")
    answer_invitation(database, PAPER, Reply.TAKE_PART, by=By(carla))
    assert organisation(database, CEDER).state == "takes_part"


def test_a_corrected_name_keeps_the_representative_and_tells_nobody(database: Database) -> None:
    named = len(recorded(database, "representative_named"))
    same = Newcomer("Buche e. V.", BUCHE, "Berlin", "Dr.", "Birte Buche", "Leitung", BIRTE.email)
    edit(database, PAPER, organisation(database, BUCHE).id, same, by=by(database, FRIEDA))
    assert len(recorded(database, "representative_named")) == named
    assert told(database, "named_representative") == set()


def test_a_person_acts_for_at_most_one_organisation_of_a_paper(database: Database) -> None:
    newcomer = Newcomer("Eiche e. V.", "Eiche", person="Anna Ahorn", email=ANNA.email.upper())
    with pytest.raises(Malformed) as refused:
        add(database, PAPER, [newcomer], by=by(database, FRIEDA))
    assert refused.value.sentence.key == "organisations_page.address_in_use"
    assert refused.value.sentence.values["name"] == AHORN


def test_the_same_person_may_act_in_another_paper(database: Database) -> None:
    from tests.cast import FALK, OTHER_PAPER

    newcomer = Newcomer("Ahorn e. V.", AHORN, person="Anna Ahorn", email=ANNA.email)
    assert len(add(database, OTHER_PAPER, [newcomer], by=By(FALK.id(database), "coordination"))) == 1


def test_organisations_are_added_all_or_none(database: Database) -> None:
    twice = [Newcomer("Eiche e. V.", "Eiche"), Newcomer("Eiche e. V.", "Eiche 2")]
    with pytest.raises(Malformed):
        add(database, PAPER, twice, by=by(database, FRIEDA))
    with pytest.raises(AssertionError):
        organisation(database, "Eiche")


@pytest.mark.parametrize(
    "name", ['Bündnis „Größe & Maß“ "x"', "O'Brien; drop table votes --", "جمعية الماء", "<script>alert(1)</script>"]
)
def test_a_name_is_kept_to_the_letter(database: Database, name: str) -> None:
    (added,) = add(database, PAPER, [Newcomer(name, name[:20])], by=by(database, FRIEDA))
    assert organisation(database, name[:20]).name == name
    assert organisation(database, name[:20]).id == added


def test_who_has_not_answered_counts_nowhere_and_who_answered_no_neither(database: Database) -> None:
    number = proposed(database)
    answer_invitation(database, PAPER, Reply.STAY_OUT, by=by(database, CHRIS))
    votes_for(database, ANNA, number)
    round_ends(database)
    assert row(database, number).state == "worked_in"  # one of two, not one of three


def test_an_answer_on_behalf_is_mailed_at_once_and_stays_theirs(database: Database) -> None:
    ceder = organisation(database, CEDER).id
    answer_invitation_on_behalf(database, PAPER, ceder, Reply.STAY_OUT, BY_TELEPHONE, by=by(database, FRIEDA))
    assert told(database, "entered_on_behalf") == {CHRIS.id(database)}
    answer_invitation(database, PAPER, Reply.TAKE_PART, by=by(database, CHRIS))
    assert organisation(database, CEDER).state == "takes_part"


def test_an_organisation_leaves_by_its_own_act_and_its_open_stances_no_longer_count(database: Database) -> None:
    ceder_joins(database)
    number = proposed(database)
    votes_for(database, ANNA, number)
    votes_for(database, BIRTE, number, "object")
    leave(database, PAPER, by=by(database, BIRTE))
    round_ends(database)
    assert row(database, number).state == "worked_in"  # the objection is gone, and n is two


def test_open_proposals_of_one_that_left_stay_and_only_the_coordinator_may_withdraw_them(database: Database) -> None:
    number = proposed(database)
    leave_on_behalf(database, PAPER, organisation(database, AHORN).id, BY_TELEPHONE, by=by(database, FRIEDA))
    with pytest.raises(NotYours):
        withdraw(database, PAPER, number, "", by=by(database, ANNA))
    withdraw(database, PAPER, number, "Ahorn ist gegangen.", by=by(database, FRIEDA))
    assert row(database, number).state == "withdrawn"


def test_what_is_decided_stays_decided_when_a_voter_leaves(database: Database) -> None:
    number = proposed(database)
    votes_for(database, ANNA, number)
    round_ends(database)
    leave(database, PAPER, by=by(database, ANNA))
    assert row(database, number).state == "worked_in"


def test_a_deputy_does_all_but_naming_deputies_until_the_representative_ends_it(database: Database) -> None:
    number = proposed(database, who=ARNE)
    votes_for(database, ARNE, number)
    with pytest.raises(NotYours):
        name_deputy(database, PAPER, Newcomer("", "", person="A B", email="a@b.example"), by=by(database, ARNE))
    with database.reading() as connection:
        acting = people.acting_for(connection, organisation(database, AHORN).id)
    end_deputy(database, PAPER, acting[1].membership_id, by=by(database, ANNA))
    with pytest.raises(NotYours):
        votes_for(database, ARNE, number, "object", seen=1)
    assert standing(database, number) == {AHORN: "support"}


def test_who_coordinates_and_represents_says_in_which_capacity(database: Database) -> None:
    add_coordinator(database, PAPER, email=ANNA.email, name="Anna Ahorn", by=by(database, FRIEDA))
    number = proposed(database)
    with pytest.raises(NotYours):
        from webapp.actions.vote import vote

        as_coordinator = By(ANNA.id(database), "coordination")
        vote(database, PAPER, number, stance="support", reason="", revision=1, seen=0, by=as_coordinator)
    votes_for(database, ANNA, number)
    assert standing(database, number) == {AHORN: "support"}


def test_handing_over_is_one_act_recorded_and_announced(database: Database) -> None:
    hand_over(database, PAPER, email=BIRTE.email, name="Birte Buche", by=by(database, FRIEDA))
    assert recorded(database, "coordination_handed_over") == [{"coordinator": BIRTE.id(database)}]
    assert {ANNA.id(database), BIRTE.id(database)} <= told(database, "coordinator_announced")
    with pytest.raises(NotYours):
        invite(database, PAPER, by=by(database, FRIEDA))


def test_who_takes_part_is_not_taken_off_the_list(database: Database) -> None:
    with pytest.raises(NotNow):
        remove(database, PAPER, organisation(database, BUCHE).id, by=by(database, FRIEDA))


def test_who_accepts_between_the_two_dates_is_told_that_its_vote_counts_from_the_next_round(database: Database) -> None:
    number = proposed(database)
    move_to(database, the_round(database).proposals_until + timedelta(hours=1))
    ceder_joins(database)
    with pytest.raises(NotNow) as refused:
        votes_for(database, CHRIS, number)
    assert refused.value.sentence.key == "decide.not_entitled"


def person(database: Database, email: str) -> int:
    with database.reading() as connection:
        found = people.by_email(connection, email)
    assert found is not None
    return int(found.id)
