"""The rules: exact arithmetic, and a sentence for what is still needed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import language
from webapp.paper.rules import RECOMMENDED, RULES
from webapp.paper.votes import Stance, Tally

YES, ALONG, NO, ABSTAIN = Stance.SUPPORT, Stance.GO_ALONG, Stance.OBJECT, Stance.ABSTAIN


@pytest.mark.parametrize(
    "rule, tally, carries",
    [
        # n organisations: support, go along, object, abstain; the rest is silent
        ("simple_majority", (19, 1, 0, 0, 18), True),
        ("simple_majority", (19, 0, 1, 0, 0), True),
        ("simple_majority", (19, 3, 2, 5, 9), False),  # a tie rejects
        ("simple_majority", (19, 3, 3, 5, 0), True),
        ("simple_majority", (19, 0, 0, 0, 19), False),  # abstentions do not count
        ("simple_majority", (19, 0, 0, 0, 0), False),
        ("two_thirds", (19, 7, 6, 0, 0), True),  # 13 of 19
        ("two_thirds", (19, 7, 5, 0, 7), False),
        ("two_thirds", (18, 12, 0, 6, 0), True),
        ("two_thirds", (18, 11, 0, 0, 0), False),
        ("two_thirds", (1, 1, 0, 0, 0), True),
        ("two_thirds", (2, 1, 0, 0, 0), False),
        ("consent", (19, 1, 0, 0, 9), True),  # ten have answered, one of them with yes
        ("consent", (19, 1, 0, 0, 8), False),  # nine are not half
        ("consent", (18, 0, 1, 0, 8), True),
        ("consent", (19, 18, 0, 1, 0), False),  # one objects
        ("consent", (19, 0, 0, 0, 19), False),  # nobody says yes
        ("consent", (19, 9, 0, 0, 0), False),  # silence is never a yes
        ("unanimity", (19, 10, 9, 0, 0), True),
        ("unanimity", (19, 18, 0, 0, 1), False),
        ("unanimity", (19, 18, 0, 0, 0), False),
    ],
)
def test_when_a_proposal_carries(rule, tally, carries):
    assert RULES[rule].judge(a_tally(*tally)).carries is carries


@pytest.mark.parametrize("rule", RULES)
def test_where_nobody_is_entitled_nothing_carries(rule):
    verdict = RULES[rule].judge(Tally((), {}))
    assert not verdict.carries
    assert verdict.needs and verdict.needed is None


@pytest.mark.parametrize("rule", RULES)
@given(organisations=st.integers(1, 60))
def test_no_votes_adopt_nothing(rule, organisations):
    assert not RULES[rule].judge(a_tally(organisations)).carries


def tallies():
    stances = st.lists(st.sampled_from([YES, ALONG, NO, ABSTAIN, None]), min_size=1, max_size=40)
    return stances.map(lambda drawn: from_stances(drawn))


@given(tallies())
def test_a_tie_rejects(tally):
    if tally.yes == tally.object:
        assert not RULES["simple_majority"].judge(tally).carries


@given(tallies())
def test_two_thirds_are_exact(tally):
    assert RULES["two_thirds"].judge(tally).carries == (Fraction(tally.yes, tally.organisations) >= Fraction(2, 3))


@pytest.mark.parametrize("rule", RULES)
@given(tally=tallies())
def test_one_who_stayed_silent_and_now_says_yes_never_turns_adopted_into_rejected(rule, tally):
    more = from_stances([YES if stance is None else stance for stance in as_list(tally)])
    assert not RULES[rule].judge(tally).carries or RULES[rule].judge(more).carries


@pytest.mark.parametrize("rule", RULES)
@given(tally=tallies())
def test_an_objection_more_never_turns_rejected_into_adopted(rule, tally):
    for changed in each_changed(tally, to=NO, of=(YES, ALONG)):
        assert RULES[rule].judge(tally).carries or not RULES[rule].judge(changed).carries


@pytest.mark.parametrize("rule", RULES)
@given(tally=tallies())
def test_one_silent_organisation_more_never_turns_rejected_into_adopted(rule, tally):
    more = from_stances([*as_list(tally), None])
    assert RULES[rule].judge(tally).carries or not RULES[rule].judge(more).carries


@pytest.mark.parametrize("rule", RULES)
@given(tally=tallies())
def test_silence_never_counts_as_yes(rule, tally):
    for changed in each_changed(tally, to=None, of=(YES, ALONG)):
        assert RULES[rule].judge(tally).carries or not RULES[rule].judge(changed).carries


@pytest.mark.parametrize("rule", RULES)
@given(tally=tallies())
def test_support_and_going_along_count_alike(rule, tally):
    alike = from_stances([YES if stance == ALONG else stance for stance in as_list(tally)])
    assert RULES[rule].judge(alike).carries == RULES[rule].judge(tally).carries


@pytest.mark.parametrize("rule", RULES)
@given(tally=tallies())
def test_something_is_needed_exactly_while_it_does_not_carry(rule, tally):
    verdict = RULES[rule].judge(tally)
    assert bool(verdict.needs) != verdict.carries


@pytest.mark.parametrize("rule", ["simple_majority", "two_thirds", "unanimity"])
@given(tally=tallies())
def test_it_carries_as_soon_as_the_yes_reach_the_tick(rule, tally):
    verdict = RULES[rule].judge(tally)
    assert verdict.carries == (tally.yes >= verdict.needed)


@given(tallies())
def test_the_tick_of_consent_counts_answers(tally):
    verdict = RULES["consent"].judge(tally)
    assert verdict.needed == -(-tally.organisations // 2)
    assert verdict.carries == (tally.answered >= verdict.needed and not tally.object and tally.yes > 0)


def test_the_page_says_what_is_still_needed():
    verdict = RULES["two_thirds"].judge(a_tally(19, 5, 6, 3, 2))
    assert said(verdict.stand) == "Es fehlen noch 2 Stimmen. 11 von 19 tragen den Vorschlag, nötig sind 13."
    assert said(verdict.stand, "en") == "2 more needed. 11 of 19 support it; 13 are needed."


def test_the_page_says_by_which_numbers_it_was_decided():
    adopted = RULES["two_thirds"].judge(a_tally(19, 7, 7, 3, 2))
    rejected = RULES["two_thirds"].judge(a_tally(19, 7, 2, 3, 2))
    assert said([adopted.outcome]) == "Angenommen: 14 von 19, nötig waren 13."
    assert said([rejected.outcome], "en") == "Not adopted: 9 of 19; 13 were needed."


def test_an_objection_is_the_first_thing_that_consent_names():
    verdict = RULES["consent"].judge(a_tally(19, 0, 0, 1, 2))
    assert said(verdict.needs) == (
        "Ein Einspruch steht dagegen. Es fehlen noch 7 Antworten. "
        "Mindestens eine Organisation muss zustimmen oder mittragen."
    )


def test_the_rules_page_uses_the_groups_own_numbers():
    assert "also 13 von 19," in said([RULES["two_thirds"].explain(19)])
    assert "that is 10 of 19," in said([RULES["consent"].explain(19)], "en")


@pytest.mark.parametrize("language_", ["de", "en"])
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("tally", [(0,), (1,), (1, 1), (5, 1), (5, 0, 0, 1), (5, 2, 1, 1, 1), (5, 5), (5, 0, 0, 3, 2)])
def test_every_sentence_of_every_rule_can_be_said(rule, tally, language_):
    verdict = RULES[rule].judge(a_tally(*tally))
    sentences = [*verdict.stand, verdict.outcome, RULES[rule].title, RULES[rule].explain(tally[0])]
    assert all(language.say(sentence, language_) for sentence in sentences)


def test_the_recommended_rule_is_that_everyone_can_live_with_it():
    assert RECOMMENDED == "consent"
    assert next(iter(RULES)) == RECOMMENDED
    assert set(RULES) == {"simple_majority", "two_thirds", "consent", "unanimity"}


def a_tally(organisations, support=0, go_along=0, object_=0, abstain=0):
    stances = [YES] * support + [ALONG] * go_along + [NO] * object_ + [ABSTAIN] * abstain
    return from_stances(stances + [None] * (organisations - len(stances)))


def from_stances(stances):
    said = {number: stance for number, stance in enumerate(stances) if stance is not None}
    return Tally(tuple(range(len(stances))), said)


def as_list(tally):
    return [tally.stances.get(organisation) for organisation in tally.entitled]


def each_changed(tally, *, to, of):
    stances = as_list(tally)
    for place, stance in enumerate(stances):
        if stance in of:
            yield from_stances([*stances[:place], to, *stances[place + 1 :]])


def said(sentences, language_="de"):
    return " ".join(language.say(sentence, language_) for sentence in sentences).replace("\u00a0", " ")
