"""Votes: one organisation, one vote; the last one on this revision before the deadline counts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import language
from webapp.paper import votes
from webapp.paper.refusals import Malformed, Stale
from webapp.paper.votes import Consultation, How, OnBehalf, Stance, Tally, Vote, counting, tally

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
DEADLINE = datetime(2026, 10, 16, 16, tzinfo=UTC)
AHORN, BIRKE, CEDER = 1, 2, 3


def test_the_last_vote_of_an_organisation_counts():
    cast = [vote(AHORN, Stance.OBJECT, number=1), vote(AHORN, Stance.GO_ALONG, number=2), vote(BIRKE, Stance.ABSTAIN)]
    assert {who: one.stance for who, one in counting(cast, revision=1).items()} == {
        AHORN: Stance.GO_ALONG,
        BIRKE: Stance.ABSTAIN,
    }


def test_the_order_of_the_rows_does_not_matter():
    cast = [vote(AHORN, Stance.GO_ALONG, number=2), vote(AHORN, Stance.OBJECT, number=1)]
    assert counting(cast, revision=1)[AHORN].stance == Stance.GO_ALONG


def test_a_vote_on_an_earlier_revision_does_not_count():
    cast = [vote(AHORN, Stance.SUPPORT), vote(BIRKE, Stance.SUPPORT, revision=2)]
    assert set(counting(cast, revision=2)) == {BIRKE}


def test_a_vote_at_the_very_moment_of_the_deadline_is_too_late():
    cast = [vote(AHORN, at=DEADLINE), vote(BIRKE, at=DEADLINE - timedelta(microseconds=1))]
    assert set(counting(cast, revision=1, before=DEADLINE)) == {BIRKE}


def test_whichever_of_its_people_casts_it_an_organisation_has_one_vote():
    cast = [vote(AHORN, Stance.SUPPORT, person=7, number=1), vote(AHORN, Stance.OBJECT, person=8, number=2)]
    counted = tally([AHORN, BIRKE], counting(cast, revision=1))
    assert (counted.yes, counted.object, counted.silent) == (0, 1, 1)


stances = st.dictionaries(st.integers(1, 30), st.sampled_from(Stance), max_size=20)


@given(st.lists(st.integers(1, 30), unique=True, max_size=20), stances)
def test_everyone_who_is_entitled_is_counted_exactly_once(entitled, said):
    counted = Tally(tuple(entitled), said)
    total = counted.support + counted.go_along + counted.object + counted.abstain + counted.silent
    assert total == counted.organisations == len(entitled)
    groups = [counted.silent_ids, *(counted.ids(stance) for stance in Stance)]
    assert sorted(who for group in groups for who in group) == sorted(entitled)


def test_going_along_is_a_yes_like_support():
    assert Tally((AHORN, BIRKE), {AHORN: Stance.SUPPORT, BIRKE: Stance.GO_ALONG}).yes == 2


def test_who_is_not_entitled_is_not_counted():
    assert Tally((AHORN,), {AHORN: Stance.OBJECT, CEDER: Stance.SUPPORT}).support == 0


def test_a_tally_cannot_be_changed_from_outside():
    said = {AHORN: Stance.SUPPORT}
    counted = Tally((AHORN,), said)
    said[AHORN] = Stance.OBJECT
    assert counted.stances[AHORN] == Stance.SUPPORT


def test_who_asked_the_board_and_never_answered_is_listed_and_counts_neither_way():
    asked = [Consultation(BIRKE, date(2026, 10, 15)), Consultation(CEDER, date(2026, 10, 16))]
    counted = Tally((AHORN, BIRKE, CEDER), {AHORN: Stance.SUPPORT})
    assert votes.without_answer(asked, counted, date(2026, 10, 16)) == (BIRKE,)
    assert counted.silent_ids == (BIRKE, CEDER)


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_an_objection_needs_a_reason(reason):
    with pytest.raises(Malformed) as refused:
        votes.check_reason(Stance.OBJECT, reason)
    assert said(refused).startswith("Nicht gespeichert. Ein Einspruch braucht einen Satz dazu")


@pytest.mark.parametrize("stance", [Stance.SUPPORT, Stance.GO_ALONG, Stance.ABSTAIN])
def test_the_other_stances_need_none(stance):
    votes.check_reason(stance, "")


def test_a_reason_has_an_end():
    votes.check_reason(Stance.OBJECT, "x" * 4000)
    with pytest.raises(Malformed):
        votes.check_reason(Stance.SUPPORT, "x" * 4001)


@pytest.mark.parametrize("until", [NOW, NOW - timedelta(days=1), DEADLINE + timedelta(seconds=1)])
def test_the_boards_day_lies_ahead_and_within_the_round(until):
    votes.check_consultation(DEADLINE, DEADLINE, NOW)
    with pytest.raises(Malformed):
        votes.check_consultation(until, DEADLINE, NOW)


def test_the_second_of_two_colleagues_is_asked_before_the_first_is_overruled():
    last = vote(AHORN, Stance.SUPPORT, number=1, at=datetime(2026, 10, 13, 7, 12, tzinfo=UTC))
    with pytest.raises(Stale) as refused:
        votes.check_seen(0, last, person="Meike Tjarksen", mine=False)
    assert "Meike Tjarksen hat um 09:12 Uhr für Ihre Organisation schon gestimmt (Zustimmung)." in said(refused)


def test_who_saw_the_last_vote_or_cast_it_is_not_asked():
    last = vote(AHORN, number=3)
    votes.check_seen(3, last, person="Meike Tjarksen", mine=False)
    votes.check_seen(0, last, person="Meike Tjarksen", mine=True)
    votes.check_seen(0, None, person="", mine=False)


def test_a_vote_on_a_wording_that_has_moved_on_is_refused():
    votes.check_revision(2, 2)
    with pytest.raises(Stale):
        votes.check_revision(1, 2)


def test_an_answer_that_was_taken_down_says_how_and_when():
    taken_down = language.say(OnBehalf(How.TELEPHONE, date(2026, 10, 12)).sentence, "de")
    assert taken_down.replace("\u00a0", " ") == "zu Protokoll genommen (Telefon, 12. Okt.)"


@pytest.mark.parametrize("language_", ["de", "en"])
def test_every_stance_has_its_name_and_its_hint(language_):
    for stance in Stance:
        assert language.say(votes.NAMES[stance], language_) and language.say(votes.HINTS[stance], language_)
    assert all(language.say(votes.WAYS[how], language_) for how in How)
    assert language.say(votes.SILENT, language_)


def vote(organisation, stance=Stance.SUPPORT, *, person=7, at=NOW, revision=1, number=1):
    return Vote(organisation, stance, "", person, at, revision=revision, number=number)


def said(refused):
    return language.say(refused.value.sentence, "de").replace("\u00a0", " ").replace("\u202f", " ")
