"""Organisations: invited until they answer; they count from their acceptance until they leave."""

from datetime import UTC, datetime, timedelta

import pytest

from webapp import language
from webapp.paper import organisations
from webapp.paper.organisations import Organisation, Part, Reply, asked, counts_at, part
from webapp.paper.refusals import Malformed, NotNow

INVITED, ACCEPTED, LEFT = (datetime(2026, 9, day, 12, tzinfo=UTC) for day in (7, 9, 30))
MOMENT = timedelta(microseconds=1)

ADDED = Organisation(1, "Ahorn e. V.", "Ahorn")
WAITING = Organisation(2, "Birke e. V.", "Birke", invited_at=INVITED)
IN = Organisation(3, "Ceder e. V.", "Ceder", invited_at=INVITED, accepted_at=ACCEPTED)
OUT = Organisation(4, "Distel e. V.", "Distel", invited_at=INVITED, declined_at=ACCEPTED)
GONE = Organisation(5, "Esche e. V.", "Esche", invited_at=INVITED, accepted_at=ACCEPTED, left_at=LEFT)
ALL = [ADDED, WAITING, IN, OUT, GONE]


def test_the_dates_say_where_it_stands():
    assert [part(one) for one in ALL] == [Part.ADDED, Part.INVITED, Part.TAKES_PART, Part.DECLINED, Part.LEFT]


def test_it_counts_from_its_acceptance_until_it_leaves():
    assert not counts_at(GONE, ACCEPTED - MOMENT)
    assert counts_at(GONE, ACCEPTED)
    assert counts_at(GONE, LEFT - MOMENT)
    assert not counts_at(GONE, LEFT)


def test_who_has_not_answered_counts_nowhere():
    assert not any(counts_at(one, LEFT) for one in (ADDED, WAITING, OUT))


def test_an_edition_asks_all_that_count_at_the_freeze():
    assert asked(ALL, LEFT, straight=False) == (IN.id,)


def test_a_paper_that_goes_straight_to_sign_off_asks_every_invited_one_that_has_not_said_no():
    assert asked(ALL, LEFT, straight=True) == (WAITING.id, IN.id)


@pytest.mark.parametrize(
    "organisation, may", [(ADDED, False), (WAITING, True), (IN, False), (OUT, True), (GONE, False)]
)
def test_who_may_answer_an_invitation(organisation, may):
    if may:
        organisations.check_reply(organisation)
        return
    with pytest.raises(NotNow):
        organisations.check_reply(organisation)


@pytest.mark.parametrize("organisation", [one for one in ALL if one is not IN])
def test_only_who_takes_part_can_leave(organisation):
    organisations.check_leaving(IN)
    with pytest.raises(NotNow):
        organisations.check_leaving(organisation)


@pytest.mark.parametrize("organisation", [IN, GONE])
def test_the_coordinator_removes_nobody_who_has_accepted(organisation):
    for other in (ADDED, WAITING, OUT):
        organisations.check_removal(other)
    with pytest.raises(NotNow):
        organisations.check_removal(organisation)


@pytest.mark.parametrize(
    "name, short_name, seat",
    [
        ("", "Ahorn", ""),
        ("Ahorn e. V.", " ", ""),
        ("x" * 301, "Ahorn", ""),
        ("eins\nzwei\ndrei\nvier", "Ahorn", ""),
        ("Ahorn e. V.", "x" * 65, ""),
        ("Ahorn e. V.", "Ahorn\nNord", ""),
        ("Ahorn e. V.", "Ahorn", "x" * 101),
    ],
)
def test_names_are_there_and_fit(name, short_name, seat):
    organisations.check_names("eins\nzwei\ndrei", "x" * 64, "Konstanz")
    with pytest.raises(Malformed):
        organisations.check_names(name, short_name, seat)


@pytest.mark.parametrize("name, short_name", [("ceder  E. V.", "anders"), ("anders", "CEDER")])
def test_no_organisation_is_twice_in_a_paper(name, short_name):
    organisations.check_names("Ceder Nord e. V.", "Ceder Nord", "", [IN])
    with pytest.raises(Malformed):
        organisations.check_names(name, short_name, "", [IN])


@pytest.mark.parametrize("language_", ["de", "en"])
def test_every_part_and_reply_has_its_name(language_):
    assert all(language.say(organisations.PARTS[one], language_) for one in Part)
    assert all(language.say(organisations.REPLIES[one], language_) for one in Reply)
