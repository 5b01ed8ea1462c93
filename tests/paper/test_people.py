"""Who somebody is in one paper."""

from webapp.paper.people import NOBODY, Level, Standing

HENRIKE = Standing(7, coordinates=True, organisation_id=1, role="representative", organisation_takes_part=True)


def test_as_coordinator_one_acts_for_no_organisation():
    assert HENRIKE.as_coordinator() == Standing(7, coordinates=True)


def test_for_its_organisation_one_does_not_coordinate():
    assert HENRIKE.for_its_organisation() == Standing(
        7, organisation_id=1, role="representative", organisation_takes_part=True
    )


def test_only_who_is_both_must_say_in_which_capacity():
    assert HENRIKE.must_say_capacity
    assert not any(one.must_say_capacity for one in (HENRIKE.as_coordinator(), HENRIKE.for_its_organisation(), NOBODY))


def test_nobody_has_no_standing_at_all():
    assert Standing(person_id=None) == NOBODY
    assert NOBODY.role is None and NOBODY.observes is None and not NOBODY.operator and not NOBODY.coordinates


def test_the_levels_of_an_observer_go_from_little_to_much():
    assert list(Level) == [Level.AGREED, Level.TEXT, Level.EVERYTHING]
