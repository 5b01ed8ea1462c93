"""Who may do what: the whole table, drawn once more by hand, over every role, act and thing."""

import itertools
from contextlib import nullcontext
from dataclasses import dataclass, replace

import pytest

from webapp import language
from webapp.paper import permissions
from webapp.paper.people import LEVELS, NOBODY, Level, Standing
from webapp.paper.permissions import MAY, WHO, Act, may, require, who_may
from webapp.paper.refusals import NotSignedIn, NotYours

ME, ELSE = 7, 8
OURS, THEIRS = 1, 2

ROLES = {
    "nobody": NOBODY,
    "operator": Standing(ME, operator=True),
    "coord.": Standing(ME, coordinates=True),
    "repr.": Standing(ME, organisation_id=OURS, role="representative", organisation_takes_part=True),
    "deputy": Standing(ME, organisation_id=OURS, role="deputy", organisation_takes_part=True),
    "invited": Standing(ME, organisation_id=OURS, role="representative"),
    "agreed": Standing(ME, observes=Level.AGREED),
    "text": Standing(ME, observes=Level.TEXT),
    "all": Standing(ME, observes=Level.EVERYTHING),
}


@dataclass(frozen=True)
class Thing:
    """Something in the paper: whose it is, who wrote it; or a set-up with its code, or a paper that is only signed."""

    organisation_id: int | None = THEIRS
    person_id: int = ELSE
    straight: bool = False
    code_accepted: bool = False


@dataclass(frozen=True)
class Nameless:
    """Something that belongs to nobody: it has no organisation at all."""


THINGS = {
    "nothing": None,
    "nameless": Nameless(),
    "ours": Thing(OURS),
    "ours, by me": Thing(OURS, ME),
    "theirs": Thing(THEIRS),
    "theirs, by me": Thing(THEIRS, ME),  # written before changing sides
    "coordinators'": Thing(None),
    "coordinators', by me": Thing(None, ME),
    "straight": Thing(OURS, straight=True),
    "code": Thing(code_accepted=True),
}

# What the marks mean: to which things the act may be done.
MARKS = {
    "+": set(THINGS),
    ".": set(),
    "o": {"ours", "ours, by me", "straight"},  # the own organisation's
    "f": {"coordinators'", "coordinators', by me"},  # made as Federführung
    "w": {"ours, by me"},
    "v": {"coordinators', by me"},
    "s": {"straight"},
    "c": {"code"},
}

TABLE = """
                       nobody operator coord. repr. deputy invited agreed text all
set_up                 c      c        c      c     c      c       c      c    c
operate                .      +        .      .     .      .       .      .    .
create_paper           .      +        +      .     .      .       .      .    .
name_coordinator       .      +        +      .     .      .       .      .    .
coordinate             .      .        +      .     .      .       .      .    .
hand_over              .      .        +      .     .      .       .      .    .
import_text            .      .        +      .     .      .       .      .    .
edit_paper             .      .        +      .     .      .       .      .    .
plan_round             .      .        +      .     .      .       .      .    .
extend_round           .      .        +      .     .      .       .      .    .
cancel_round           .      .        +      .     .      .       .      .    .
remind                 .      .        +      .     .      .       .      .    .
manage_observers       .      .        +      .     .      .       .      .    .
change_observer_level  .      .        +      .     .      .       .      .    .
add_organisation       .      .        +      .     .      .       .      .    .
edit_organisation      .      .        +      .     .      .       .      .    .
invite_organisation    .      .        +      .     .      .       .      .    .
remove_organisation    .      .        +      .     .      .       .      .    .
answer_invitation      .      .        .      +     +      +       .      .    .
leave                  .      .        .      +     +      .       .      .    .
name_deputy            .      .        .      +     .      +       .      .    .
reserve_sign_off       .      .        .      +     .      +       .      .    .
draft                  .      .        +      +     +      .       .      .    .
propose                .      .        +      +     +      .       .      .    .
edit_draft             .      .        f      o     o      .       .      .    .
revise                 .      .        f      o     o      .       .      .    .
withdraw               .      .        +      o     o      .       .      .    .
reword                 .      .        +      .     .      .       .      .    .
comment                .      .        +      +     +      .       .      .    .
edit_comment           .      .        v      w     w      .       .      .    .
remove_comment         .      .        v      w     w      .       .      .    .
vote                   .      .        .      +     +      .       .      .    .
consult_board          .      .        .      +     +      .       .      .    .
enter_on_behalf        .      .        +      .     .      .       .      .    .
correct_entry          .      .        .      o     o      o       .      .    .
decide_early           .      .        +      .     .      .       .      .    .
work_in                .      .        +      .     .      .       .      .    .
choose                 .      .        +      .     .      .       .      .    .
freeze                 .      .        +      .     .      .       .      .    .
open_sign_off          .      .        +      .     .      .       .      .    .
sign_off               .      .        .      +     +      s       .      .    .
correct_name           .      .        .      o     o      o       .      .    .
withdraw_sign_off      .      .        .      o     o      o       .      .    .
extend_sign_off        .      .        +      .     .      .       .      .    .
lower_minimum          .      .        +      .     .      .       .      .    .
back_to_drafting       .      .        +      .     .      .       .      .    .
seal                   .      .        +      .     .      .       .      .    .
publish                .      .        +      .     .      .       .      .    .
read_invitation        .      .        +      +     +      +       .      .    .
read_agreed            .      .        +      +     +      +       +      +    +
read_text              .      .        +      +     +      +       .      +    +
read_proposals         .      .        +      +     +      +       .      +    +
read_names             .      .        +      +     +      .       .      .    +
read_draft             .      .        f      o     o      o       .      .    .
read_internal          .      .        f      o     o      o       .      .    .
read_proof             .      .        +      o     o      o       .      .    .
read_record            .      .        +      +     +      .       .      .    +
export                 .      .        +      +     +      +       .      +    +
"""


def cells():
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [(act, role, mark) for act, *marks in rows for role, mark in zip(head, marks, strict=True)]


@pytest.mark.parametrize("act, role, mark", cells())
def test_who_may_do_what_to_which_thing(act, role, mark):
    allowed = {name for name, thing in THINGS.items() if may(ROLES[role], Act(act), thing)}
    assert allowed == MARKS[mark]


def test_the_table_names_every_act_and_every_role():
    assert {(act, role) for act, role, _ in cells()} == set(itertools.product(Act, ROLES))


def test_an_act_that_is_not_listed_is_nobodys(monkeypatch):
    monkeypatch.setattr(permissions, "MAY", {act: ways for act, ways in MAY.items() if act != Act.SEAL})
    assert not any(may(standing, Act.SEAL, thing) for standing in ROLES.values() for thing in THINGS.values())
    assert language.say(who_may(Act.SEAL), "de") == "Das darf niemand."


@pytest.mark.parametrize("role, act", itertools.product(ROLES, Act))
def test_what_may_not_be_done_is_refused_and_what_may_be_is_not(role, act):
    refusal = NotSignedIn if role == "nobody" else NotYours
    for thing in THINGS.values():
        with nullcontext() if may(ROLES[role], act, thing) else pytest.raises(refusal):
            require(ROLES[role], act, thing)


# — capacities —

BOTH = replace(ROLES["repr."], coordinates=True)


def test_who_coordinates_and_represents_has_each_right_in_its_capacity_only():
    assert BOTH.must_say_capacity and not ROLES["repr."].must_say_capacity and not ROLES["coord."].must_say_capacity
    for act, thing in itertools.product(Act, THINGS.values()):
        assert may(BOTH.as_coordinator(), act, thing) == may(ROLES["coord."], act, thing)
        assert may(BOTH.for_its_organisation(), act, thing) == may(ROLES["repr."], act, thing)


def test_as_coordinator_one_has_no_vote():
    assert may(BOTH.for_its_organisation(), Act.VOTE)
    assert not may(BOTH.as_coordinator(), Act.VOTE)


def test_a_deputy_may_all_that_the_representative_may_but_name_deputies_and_reserve_the_sign_off():
    for act, thing in itertools.product(Act, THINGS.values()):
        if act not in (Act.NAME_DEPUTY, Act.RESERVE_SIGN_OFF):
            assert may(ROLES["deputy"], act, thing) == may(ROLES["repr."], act, thing)


def test_a_reserved_sign_off_is_not_the_deputys():
    reserved = replace(ROLES["deputy"], may_sign_off=False)
    assert not may(reserved, Act.SIGN_OFF) and not may(reserved, Act.WITHDRAW_SIGN_OFF, Thing(OURS))
    assert not may(reserved, Act.SIGN_OFF, Thing(OURS, straight=True))
    assert may(reserved, Act.VOTE)


def test_nobody_acts_on_what_belongs_to_another_organisation():
    of_one_organisation = [act for act in Act if may(ROLES["repr."], act, Thing(OURS)) and not may(ROLES["repr."], act)]
    assert of_one_organisation
    assert not any(may(ROLES["repr."], act, Thing(THEIRS)) for act in of_one_organisation)


def test_who_has_no_role_in_the_organisation_does_not_act_for_it():
    for standing in (Standing(ME, organisation_id=OURS), Standing(ME, role="deputy")):
        assert not any(may(replace(standing, organisation_takes_part=True), act, Thing(OURS)) for act in Act)


def test_an_observers_higher_level_only_adds():
    for act, thing in itertools.product(Act, THINGS.values()):
        rights = [may(ROLES[level], act, thing) for level in ("agreed", "text", "all")]
        assert rights == sorted(rights)


def test_an_observer_does_nothing():
    for act in Act:
        if not act.startswith("read_") and act != Act.EXPORT:
            assert not may(ROLES["all"], act, Thing(OURS))


# — what is said —


def test_the_refusal_names_the_coordinator():
    with pytest.raises(NotYours) as refused:
        require(ROLES["repr."], Act.FREEZE, coordinators=["Dr. Henrike Aßmann"])
    assert said(refused.value.sentence) == "Das darf nur die Federführung: Dr. Henrike Aßmann."
    assert said(who_may(Act.FREEZE), "en") == "Only the coordinator may do this."


def test_the_refusal_names_all_who_may():
    assert said(who_may(Act.WITHDRAW)) == "Das dürfen nur die einreichende Organisation und die Federführung."
    assert said(who_may(Act.VOTE)) == "Das darf nur eine beteiligte Organisation."


@pytest.mark.parametrize("language_", ["de", "en"])
def test_every_refusal_and_level_can_be_said(language_):
    assert {way for ways in MAY.values() for way in ways} == set(WHO)
    assert all(language.say(who_may(act), language_) for act in Act)
    assert all(language.say(LEVELS[level], language_) for level in Level)


def said(sentence, language_="de"):
    return language.say(sentence, language_).replace("\u00a0", " ").replace("\u202f", " ")
