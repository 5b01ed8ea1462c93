"""Sign-off: four answers to exactly one text, the proof, and what may be done below the minimum."""

import itertools
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import language
from webapp.paper import sign_off
from webapp.paper.deadlines import local_deadline
from webapp.paper.refusals import Malformed, NotNow, Stale
from webapp.paper.sign_off import Answer, SignOff, Voided, may_open_proof, minimum_now, proof_until, standing

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
DEADLINE = local_deadline(date(2026, 11, 13), 18, BERLIN)
MOMENT = timedelta(microseconds=1)
AHORN, BIRKE, CEDER = 1, 2, 3
TEXT, OTHER_TEXT = "9af3" * 16, "07c1" * 16
SIGN, RESERVATION, NOT_YET, DECLINE = Answer.SIGN, Answer.RESERVATION, Answer.NOT_YET, Answer.DECLINE


@dataclass(frozen=True)
class Edition:
    """The standing facts of an edition."""

    fingerprint: str = TEXT
    answers_until: datetime = DEADLINE
    minimum: int = 2
    proof_opened_at: datetime | None = None
    proof_until: datetime | None = None
    seal_asked_at: datetime | None = None
    withdrawn_at: datetime | None = None


OPEN = Edition()
PROOF = Edition(proof_opened_at=DEADLINE, proof_until=DEADLINE + timedelta(days=3))
SEALING = replace(PROOF, seal_asked_at=DEADLINE + timedelta(days=4))
BACK = replace(OPEN, withdrawn_at=NOW)


# — which answer stands —


def test_the_last_answer_of_an_organisation_stands():
    given_ = [an_answer(1, AHORN, DECLINE), an_answer(2, AHORN, SIGN, number=2), an_answer(3, BIRKE, NOT_YET)]
    assert {who: one.answer for who, one in standing(reversed(given_)).items()} == {AHORN: SIGN, BIRKE: NOT_YET}


def test_a_voided_answer_stands_no_longer_and_no_earlier_one_comes_back():
    given_ = [an_answer(1, AHORN, SIGN), an_answer(2, AHORN, RESERVATION, number=2), an_answer(3, BIRKE, SIGN)]
    assert set(standing(given_, [Voided(2, NOW, "withdrawn")])) == {BIRKE}
    assert set(standing(given_, [Voided(1, NOW, "withdrawn")])) == {AHORN, BIRKE}


def test_not_yet_is_no_final_answer():
    answers = {AHORN: SIGN, BIRKE: NOT_YET, CEDER: DECLINE}
    assert sign_off.outstanding([AHORN, BIRKE, CEDER, 4], answers) == (BIRKE, 4)
    assert sign_off.signed([AHORN, BIRKE, CEDER, 4], answers) == (AHORN,)


def test_who_is_no_longer_asked_is_neither_signed_nor_outstanding():
    assert sign_off.signed([BIRKE], {AHORN: SIGN, BIRKE: RESERVATION}) == (BIRKE,)


def test_a_minimum_of_all_falls_with_who_leaves_and_a_number_stays():
    assert minimum_now(19, asked_then=19, asked=18) == 18
    assert minimum_now(15, asked_then=19, asked=14) == 15
    assert minimum_now(1, asked_then=1, asked=0) == 1


# — answering —


@pytest.mark.parametrize("edition, refusal", [(BACK, Stale), (PROOF, NotNow), (SEALING, NotNow)])
def test_an_edition_is_answered_only_while_its_answers_are_open(edition, refusal):
    sign_off.check_edition(OPEN, TEXT, NOW)
    with pytest.raises(refusal):
        sign_off.check_edition(edition, TEXT, NOW)


def test_a_sign_off_is_for_one_text():
    sign_off.check_edition(OPEN, None, NOW)
    with pytest.raises(Stale):
        sign_off.check_edition(OPEN, OTHER_TEXT, NOW)


def test_an_answer_at_the_very_moment_of_the_deadline_is_too_late():
    sign_off.check_edition(OPEN, TEXT, DEADLINE - MOMENT)
    with pytest.raises(NotNow):
        sign_off.check_edition(OPEN, TEXT, DEADLINE)


@pytest.mark.parametrize(
    "said",
    [
        {"answer": "sign"},
        {"answer": "reservation", "reservation": "Wir tragen Abschnitt 3 nicht.", "about": "3"},
        {"answer": "reservation", "reservation": "x" * 400, "about": ""},
        {"answer": "reservation", "reservation": "Nein.", "about": "1"},
        {"answer": "reservation", "reservation": "Nein.", "about": "6"},
        {"answer": "decline", "reason": "x" * 4000},
        {"answer": "not_yet", "board_on": "2026-11-10"},
        {"answer": "not_yet", "board_on": "2026-12-01"},
        {"answer": "decline", "reason": "Unser Vorstand hat anders entschieden."},
    ],
)
def test_a_complete_answer_is_taken(said):
    assert answered(**said) == said["answer"]


@pytest.mark.parametrize(
    "said",
    [
        {"answer": ""},
        {"answer": "perhaps"},
        {"answer": "reservation"},
        {"answer": "reservation", "reservation": "  "},
        {"answer": "reservation", "reservation": "x" * 401},
        {"answer": "reservation", "reservation": "Nein.", "about": "7"},
        {"answer": "reservation", "reservation": "Nein.", "about": "0"},
        {"answer": "not_yet"},
        {"answer": "not_yet", "board_on": "morgen"},
        {"answer": "not_yet", "board_on": "2026-11-09"},
        {"answer": "decline", "reason": " "},
        {"answer": "decline", "reason": "x" * 4001},
    ],
)
def test_an_incomplete_answer_is_refused_with_a_sentence(said):
    with pytest.raises(Malformed) as refused:
        answered(**said)
    assert language.say(refused.value.sentence, "de").startswith("Nicht gespeichert.")


def test_nobody_signs_on_behalf_of_an_organisation():
    for answer in (NOT_YET, DECLINE):
        sign_off.check_on_behalf(answer)
    for answer in (SIGN, RESERVATION):
        with pytest.raises(NotNow):
            sign_off.check_on_behalf(answer)


# — the proof —


@pytest.mark.parametrize(
    "answers, at_the_deadline, opens",
    [
        ({AHORN: SIGN, BIRKE: RESERVATION, CEDER: DECLINE}, False, True),
        ({AHORN: SIGN, BIRKE: SIGN}, False, False),  # one is silent
        ({AHORN: SIGN, BIRKE: SIGN, CEDER: NOT_YET}, False, False),  # not yet is outstanding
        ({AHORN: SIGN, BIRKE: SIGN, CEDER: NOT_YET}, True, True),
        ({AHORN: SIGN, BIRKE: SIGN}, True, True),
        ({AHORN: SIGN}, True, False),  # below the minimum
        ({AHORN: SIGN, BIRKE: DECLINE, CEDER: DECLINE}, False, False),
        ({}, True, False),
    ],
)
def test_when_the_proof_opens(answers, at_the_deadline, opens):
    assert opens_at(answers, now=DEADLINE if at_the_deadline else NOW) is opens


def test_a_minimum_of_nothing_opens_nothing():
    assert not may_open_proof([], {}, minimum=0, answers_until=DEADLINE, now=DEADLINE)
    assert opens_at({AHORN: SIGN}, now=DEADLINE, minimum=0)
    assert sign_off.seal_waits_for(replace(PROOF, minimum=0), 0, PROOF.proof_until).key == "sign_off.below_minimum"
    assert sign_off.seal_waits_for(replace(PROOF, minimum=0), 1, PROOF.proof_until) is None


answers = st.dictionaries(st.sampled_from([AHORN, BIRKE, CEDER]), st.sampled_from(Answer))


@given(answers, st.booleans(), st.integers(1, 3))
def test_no_proof_opens_below_the_minimum(said, at_the_deadline, minimum):
    now = DEADLINE if at_the_deadline else NOW
    if opens_at(said, now=now, minimum=minimum):
        assert sum(answer in (SIGN, RESERVATION) for answer in said.values()) >= minimum


@pytest.mark.parametrize(
    "opened, until",
    [
        ((11, 10, 9), (11, 11, 9)),  # Tuesday → Wednesday
        ((11, 13, 18), (11, 16, 18)),  # Friday → Monday
        ((11, 14, 8), (11, 16, 8)),  # Saturday → Monday
        ((11, 15, 8), (11, 16, 8)),  # Sunday → Monday
        ((10, 23, 18), (10, 26, 18)),  # over the end of summer time: the same hour of the clock
    ],
)
def test_the_proof_lies_open_until_the_same_hour_of_the_next_weekday(opened, until):
    assert proof_until(berlin(*opened), BERLIN) == berlin(*until)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC)))
def test_the_proof_lies_open_for_about_a_day_at_least_and_ends_on_a_weekday(opened):
    until = proof_until(opened, BERLIN)
    assert timedelta(hours=23) <= until - opened <= timedelta(days=3, hours=1)
    assert until.astimezone(local_zone()).weekday() < 5


def test_names_that_are_corrected_can_be_printed():
    sign_off.check_names("Ahorn\nNetzwerk\ne. V.", "Dr. Anna Ahorn", "")
    sign_off.check_names("x" * 300, "x" * 120, "x" * 160)
    for wrong in [("", "Anna", ""), ("Ahorn", " ", ""), ("x" * 301, "Anna", ""), ("a\nb\nc\nd", "Anna", "")]:
        with pytest.raises(Malformed):
            sign_off.check_names(*wrong)
    for wrong in [("Ahorn", "x" * 121, ""), ("Ahorn", "Anna", "x" * 161), ("Ahorn", "Anna\nA.", "")]:
        with pytest.raises(Malformed):
            sign_off.check_names(*wrong)


# — sealing —


@pytest.mark.parametrize(
    "edition, have, now, reason",
    [
        (OPEN, 3, DEADLINE, "sign_off.no_proof_yet"),
        (replace(PROOF, proof_until=None), 3, DEADLINE + timedelta(days=9), "sign_off.no_proof_yet"),
        (PROOF, 3, PROOF.proof_until - MOMENT, "sign_off.proof_not_over"),
        (PROOF, 1, PROOF.proof_until, "sign_off.below_minimum"),
        (SEALING, 3, PROOF.proof_until + timedelta(days=9), "sign_off.is_being_sealed"),
    ],
)
def test_what_stands_before_the_seal(edition, have, now, reason):
    assert sign_off.seal_waits_for(edition, have, now).key == reason
    with pytest.raises(NotNow, match=reason):
        sign_off.may_seal(edition, have, now)


def test_after_the_proofs_time_and_with_the_minimum_it_may_be_sealed():
    assert sign_off.seal_waits_for(PROOF, 2, PROOF.proof_until) is None
    sign_off.may_seal(PROOF, 2, PROOF.proof_until)


def test_a_withdrawn_edition_is_never_sealed():
    with pytest.raises(Stale):
        sign_off.may_seal(replace(PROOF, withdrawn_at=NOW), 3, PROOF.proof_until)


# — below the minimum —


@pytest.mark.parametrize("edition, have, may", [(OPEN, 0, True), (OPEN, 3, True), (PROOF, 1, True), (PROOF, 2, False)])
def test_when_more_time_can_be_given(edition, have, may):
    with allowed(may):
        sign_off.check_may_extend(edition, have)


@pytest.mark.parametrize(
    "edition, have, now, may",
    [
        (OPEN, 1, DEADLINE, True),
        (OPEN, 1, DEADLINE - MOMENT, False),
        (OPEN, 2, DEADLINE, False),
        (PROOF, 1, NOW, True),
        (PROOF, 2, NOW, False),
    ],
)
def test_when_the_minimum_can_be_lowered(edition, have, now, may):
    with allowed(may):
        sign_off.check_may_lower(edition, have, now)


def test_a_deadline_moves_only_later_and_ahead():
    sign_off.check_extension(DEADLINE, DEADLINE + MOMENT, DEADLINE)
    for wanted, now in [(DEADLINE, NOW), (DEADLINE - MOMENT, NOW), (DEADLINE + MOMENT, DEADLINE + MOMENT)]:
        with pytest.raises(Malformed):
            sign_off.check_extension(DEADLINE, wanted, now)


@pytest.mark.parametrize("wanted", [0, -1, 15, 16])
def test_the_minimum_only_falls_and_never_to_nothing(wanted):
    sign_off.check_minimum(1, 15, 19)
    with pytest.raises(Malformed):
        sign_off.check_minimum(wanted, 15, 19)


def test_no_minimum_asks_for_more_than_are_asked():
    sign_off.check_minimum(13, 15, 13)
    with pytest.raises(Malformed):
        sign_off.check_minimum(14, 15, 13)


@pytest.mark.parametrize("language_, answer", itertools.product(["de", "en"], Answer))
def test_every_answer_has_its_name_and_its_button(language_, answer):
    assert language.say(sign_off.NAMES[answer], language_) and language.say(sign_off.BUTTONS[answer], language_)


def an_answer(id_, organisation, answer, *, number=1):
    return SignOff(id_, organisation, answer, person_id=7, at=NOW, fingerprint=TEXT, number=number)


def answered(**said):
    return sign_off.check_answer(sections=6, today=date(2026, 11, 10), **said)


def opens_at(answers_, *, now, minimum=2):
    return may_open_proof([AHORN, BIRKE, CEDER], answers_, minimum=minimum, answers_until=DEADLINE, now=now)


def allowed(may):
    return nullcontext() if may else pytest.raises(NotNow)


def berlin(month, day, hour):
    return local_deadline(date(2026, month, day), hour, BERLIN)


def local_zone():
    return ZoneInfo(BERLIN)
