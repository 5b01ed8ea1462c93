"""Rounds, their two dates, to which round something belongs, who is entitled, and moments around a change of clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import language
from webapp.paper import deadlines
from webapp.paper.deadlines import Phase, Round, entitled, local_deadline, phase
from webapp.paper.organisations import Organisation
from webapp.paper.refusals import Malformed, NotNow
from webapp.paper.votes import Stance, Tally

BERLIN = "Europe/Berlin"
MOMENT = timedelta(microseconds=1)


def berlin(month, day, hour=18, year=2026):
    return local_deadline(date(year, month, day), hour, BERLIN)


START = berlin(9, 20)
ONE = Round(1, 1, berlin(10, 2), berlin(10, 16))
TWO = Round(2, 2, berlin(10, 23), berlin(10, 30))
PLAN = [ONE, TWO]
AFTER_ONE = [replace(ONE, settled_at=ONE.decisions_until), TWO]


# — where a round stands —


@pytest.mark.parametrize(
    "now, expected",
    [
        (START, Phase.PROPOSING),
        (ONE.proposals_until - MOMENT, Phase.PROPOSING),
        (ONE.proposals_until, Phase.DECIDING),
        (ONE.decisions_until - MOMENT, Phase.DECIDING),
        (ONE.decisions_until, Phase.DUE),
    ],
)
def test_a_round_stands_where_the_clock_says(now, expected):
    assert phase(ONE, now) == expected


def test_a_round_that_is_settled_or_cancelled_says_so_whatever_the_clock_says():
    assert phase(replace(ONE, settled_at=START), START) == Phase.SETTLED
    assert phase(replace(ONE, cancelled_at=START), START) == Phase.CANCELLED


def test_a_round_runs_from_the_settling_of_the_one_before_until_its_own():
    assert deadlines.current(PLAN) == ONE
    assert deadlines.current(reversed(AFTER_ONE)) == TWO
    assert deadlines.current([replace(ONE, cancelled_at=START), TWO]) == TWO
    assert deadlines.current([]) is None


def test_a_round_is_due_from_its_end_until_it_is_settled():
    assert deadlines.due(PLAN, ONE.decisions_until - MOMENT) is None
    assert deadlines.due(PLAN, ONE.decisions_until) == ONE
    assert deadlines.due(AFTER_ONE, ONE.decisions_until) is None
    assert deadlines.due([], START) is None


def test_the_next_date_is_the_one_people_wait_for():
    assert deadlines.next_deadline(PLAN, START) == ONE.proposals_until
    assert deadlines.next_deadline(PLAN, ONE.proposals_until) == ONE.decisions_until
    assert deadlines.next_deadline(AFTER_ONE, ONE.decisions_until) == TWO.proposals_until
    assert deadlines.next_deadline([], START) is None


def test_the_paper_line_says_round_and_date():
    line = deadlines.line(PLAN, ONE.proposals_until)
    assert said(line) == "Beratung, Runde 1 · Entscheidungen bis Freitag, 16. Oktober 2026, 18 Uhr"
    assert said(deadlines.line(PLAN, START)) == "Beratung, Runde 1 · Vorschläge bis Freitag, 2. Oktober 2026, 18 Uhr"
    assert said(deadlines.line([], START)) == "Beratung · keine weitere Runde geplant"


# — to which round something belongs —


def test_a_proposal_belongs_to_the_first_round_whose_date_is_ahead():
    assert deadlines.round_for_submission(PLAN, ONE.proposals_until - MOMENT) == ONE
    assert deadlines.round_for_submission(PLAN, ONE.proposals_until) == TWO
    assert deadlines.round_for_submission(PLAN, TWO.proposals_until) is None


def test_a_cancelled_round_takes_no_proposal():
    assert deadlines.round_for_submission([replace(ONE, cancelled_at=START), TWO], START) == TWO


def test_one_that_is_open_again_after_a_conflict_belongs_to_the_first_round_ahead():
    assert deadlines.first_ahead(AFTER_ONE, ONE.decisions_until) == TWO
    assert deadlines.first_ahead(AFTER_ONE, TWO.proposals_until) is None


def test_a_revision_stays_in_its_round_until_the_last_seven_days():
    assert deadlines.round_for_revision(PLAN, ONE, berlin(10, 9) - MOMENT) == ONE
    assert deadlines.round_for_revision(PLAN, ONE, berlin(10, 9)) == TWO


def test_a_late_revision_with_no_further_round_belongs_to_none_and_the_page_says_so():
    assert deadlines.round_for_revision([ONE], ONE, berlin(10, 9)) is None
    assert said(deadlines.belongs(None)).startswith("Dafür ist keine weitere Runde geplant.")
    assert said(deadlines.belongs(TWO)) == "Entschieden wird in Runde 2, am Freitag, 30. Oktober 2026, 18 Uhr."


def test_a_late_revision_says_in_which_round_it_is_decided():
    assert not deadlines.is_late_for_revision(ONE, berlin(10, 9) - MOMENT)
    assert deadlines.is_late_for_revision(ONE, berlin(10, 9))
    late = "In den letzten sieben Tagen vor der Entscheidung überarbeitet, deshalb "
    assert said(deadlines.revised_late(TWO)) == late + "erst in Runde 2 entschieden."
    assert said(deadlines.revised_late(None)).startswith(late + "nicht mehr in dieser Runde entschieden")


def test_a_revision_of_one_without_a_round_takes_the_next():
    assert deadlines.round_for_revision(PLAN, None, START) == ONE
    assert deadlines.round_for_revision(AFTER_ONE, AFTER_ONE[0], ONE.decisions_until) == TWO


def test_the_last_seven_days_are_days_of_the_calendar():
    """25 October 2026 has 25 hours in Berlin: seven days before Friday, 18 Uhr, is Friday, 18 Uhr, and 169 hours."""
    third = Round(3, 3, berlin(11, 20), berlin(11, 27))
    assert TWO.decisions_until - berlin(10, 23) == timedelta(hours=169)
    assert deadlines.round_for_revision([TWO, third], TWO, berlin(10, 23) - MOMENT) == TWO
    assert deadlines.round_for_revision([TWO, third], TWO, berlin(10, 23)) == third


# — who is entitled —

LONG_AGO = datetime(2026, 9, 9, tzinfo=UTC)


def organisation(accepted=LONG_AGO, left=None):
    return Organisation(1, accepted_at=accepted, left_at=left)


@pytest.mark.parametrize(
    "who, now, is_entitled",
    [
        (organisation(), berlin(10, 10), True),
        (organisation(accepted=None), berlin(10, 10), False),
        (organisation(accepted=ONE.proposals_until - MOMENT), berlin(10, 10), True),
        (organisation(accepted=ONE.proposals_until), berlin(10, 10), False),  # the next round
        (organisation(accepted=ONE.proposals_until), ONE.proposals_until, False),
        (organisation(accepted=berlin(10, 5)), berlin(10, 10), False),
        (organisation(left=berlin(10, 1)), berlin(10, 10), False),
        (organisation(left=berlin(10, 9)), berlin(10, 10), False),  # n falls
        (organisation(left=berlin(10, 10)), berlin(10, 10), False),
        (organisation(left=berlin(10, 11)), berlin(10, 10), True),
        (organisation(left=ONE.decisions_until - MOMENT), berlin(10, 20), False),
        (organisation(left=ONE.decisions_until), berlin(10, 20), True),  # settled late: it left after the end
        (organisation(accepted=berlin(9, 25)), berlin(9, 26), True),  # before the date: who counts now
        (organisation(accepted=berlin(9, 27)), berlin(9, 26), False),
        (organisation(left=berlin(9, 26)), berlin(9, 26), False),
    ],
)
def test_who_is_entitled(who, now, is_entitled):
    assert bool(entitled([who], ONE, now)) is is_entitled


def test_without_a_round_those_count_that_count_now():
    assert entitled([organisation(), organisation(accepted=None)], None, START) == (1,)


def test_earlier_only_when_no_organisation_is_silent():
    deadlines.check_decide_early(Tally((1, 2), {1: Stance.SUPPORT, 2: Stance.ABSTAIN}))
    for tally in (Tally((1, 2), {1: Stance.SUPPORT}), Tally((), {})):
        with pytest.raises(NotNow):
            deadlines.check_decide_early(tally)


# — planning —


def test_a_plan_in_order_is_taken():
    deadlines.check_plan(PLAN, START)
    deadlines.check_plan([], START)


@pytest.mark.parametrize(
    "rounds",
    [
        [Round(1, 1, berlin(10, 2), berlin(10, 9, 17))],  # an hour short of a week
        [Round(1, 1, berlin(9, 20), berlin(10, 16))],  # now is not ahead
        [ONE, Round(2, 2, ONE.decisions_until, berlin(10, 30))],  # begins with the end of the one before
        [ONE, Round(2, 2, berlin(10, 10), berlin(10, 30))],
        [TWO, Round(3, 3, berlin(10, 2), berlin(10, 16))],  # numbers against the calendar
    ],
)
def test_a_plan_out_of_order_is_refused(rounds):
    with pytest.raises(Malformed):
        deadlines.check_plan(rounds, START)


@pytest.mark.parametrize("spring, hours", [(date(2027, 3, 26), 167), (date(2026, 10, 23), 169)])
def test_a_week_is_a_week_also_when_the_clock_is_changed_in_it(spring, hours):
    until = local_deadline(spring, 18, BERLIN)
    decisions = local_deadline(spring + timedelta(days=7), 18, BERLIN)
    assert decisions - until == timedelta(hours=hours)
    deadlines.check_plan([Round(1, 1, until, decisions)], START)


def test_a_round_that_already_runs_may_have_its_first_date_behind_it():
    deadlines.check_plan(PLAN, berlin(10, 5), before=[ONE])
    with pytest.raises(Malformed):
        deadlines.check_plan(PLAN, berlin(10, 5), before=[TWO])


def test_a_settled_round_keeps_the_dates_that_it_had():
    settled = replace(ONE, proposals_until=berlin(10, 15), settled_at=ONE.decisions_until)
    deadlines.check_plan([settled, TWO], berlin(10, 20))


def test_a_cancelled_round_is_not_in_the_way():
    deadlines.check_plan([ONE, replace(TWO, proposals_until=START, cancelled_at=START)], START)


@pytest.mark.parametrize(
    "wanted, refusal",
    [
        (replace(ONE, proposals_until=berlin(10, 1)), Malformed),
        (replace(ONE, decisions_until=berlin(10, 15)), Malformed),
        (replace(ONE, proposals_until=berlin(10, 3), decisions_until=berlin(10, 15)), Malformed),
        (ONE, Malformed),
    ],
)
def test_a_deadline_is_never_shortened(wanted, refusal):
    deadlines.check_extension(ONE, replace(ONE, proposals_until=berlin(10, 5)), START)
    deadlines.check_extension(ONE, replace(ONE, decisions_until=berlin(10, 17)), START)
    with pytest.raises(refusal):
        deadlines.check_extension(ONE, wanted, START)


def test_a_date_that_has_passed_stays():
    deadlines.check_extension(ONE, replace(ONE, decisions_until=berlin(10, 20)), berlin(10, 5))
    for now in (ONE.proposals_until, berlin(10, 5)):
        with pytest.raises(NotNow):
            deadlines.check_extension(ONE, replace(ONE, proposals_until=berlin(10, 6)), now)


def test_a_round_that_is_over_is_neither_extended_nor_cancelled():
    over = replace(ONE, settled_at=ONE.decisions_until)
    with pytest.raises(NotNow):
        deadlines.check_extension(over, replace(over, decisions_until=berlin(11, 1)), START)
    with pytest.raises(NotNow):
        deadlines.check_cancellation(over, 0)


def test_only_an_empty_round_is_cancelled():
    deadlines.check_cancellation(TWO, 0)
    with pytest.raises(NotNow):
        deadlines.check_cancellation(TWO, 1)


# — moments —


def test_an_act_counts_if_it_is_before_the_deadline():
    deadlines.check_before(ONE.decisions_until, ONE.decisions_until - MOMENT)
    with pytest.raises(NotNow) as refused:
        deadlines.check_before(ONE.decisions_until, ONE.decisions_until)
    assert said(refused.value.sentence) == (
        "Nicht gespeichert. Die Frist endete am Freitag, 16. Oktober 2026, 18 Uhr. Ihr Text bleibt stehen."
    )


@pytest.mark.parametrize(
    "day, hour, moment",
    [
        (date(2026, 10, 16), 18, datetime(2026, 10, 16, 16, tzinfo=UTC)),
        (date(2026, 12, 1), 18, datetime(2026, 12, 1, 17, tzinfo=UTC)),
        (date(2026, 10, 25), 2, datetime(2026, 10, 25, 1, tzinfo=UTC)),  # comes twice: the later one
        (date(2028, 2, 29), 0, datetime(2028, 2, 28, 23, tzinfo=UTC)),
    ],
)
def test_a_deadline_is_an_hour_in_the_papers_zone(day, hour, moment):
    assert local_deadline(day, hour, BERLIN) == moment


def test_an_hour_that_the_clock_leaves_out_is_refused_kindly():
    with pytest.raises(Malformed) as refused:
        local_deadline(date(2027, 3, 28), 2, BERLIN)
    assert "2:00 Uhr gibt es an diesem Tag nicht" in said(refused.value.sentence)


days = st.dates(date(2026, 1, 1), date(2040, 12, 31))


@given(days, st.integers(0, 23), st.sampled_from([BERLIN, "America/New_York"]))
def test_a_deadline_is_shown_as_it_was_meant(day, hour, zone):
    try:
        shown = local_deadline(day, hour, zone).astimezone(ZoneInfo(zone))
    except Malformed:
        return
    assert (shown.date(), shown.hour) == (day, hour)


def said(sentence):
    return language.say(sentence, "de").replace("\u00a0", " ")
