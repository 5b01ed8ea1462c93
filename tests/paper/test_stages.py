"""The paper's way, and what stands before a freeze."""

import itertools
from datetime import UTC, datetime

import pytest

from webapp import language
from webapp.paper import stages
from webapp.paper.deadlines import Round
from webapp.paper.refusals import Malformed, NotNow
from webapp.paper.stages import Stage, Step, after

TABLE = {
    (Stage.DRAFTING, Step.FREEZE): Stage.SIGN_OFF,
    (Stage.SIGN_OFF, Step.BACK_TO_DRAFTING): Stage.DRAFTING,
    (Stage.SIGN_OFF, Step.SEAL): Stage.AGREED,
}


@pytest.mark.parametrize("stage, step", itertools.product(Stage, Step))
def test_every_step_from_every_stage(stage, step):
    if (stage, step) in TABLE:
        assert after(stage, step) == TABLE[stage, step]
        return
    with pytest.raises(NotNow):
        after(stage, step)


def test_agreed_is_final():
    assert not any(stage == Stage.AGREED for stage, _ in stages.MOVES)


def test_an_act_of_another_stage_is_refused():
    stages.check_stage(Stage.DRAFTING, Stage.DRAFTING)
    with pytest.raises(NotNow):
        stages.check_stage(Stage.AGREED, Stage.DRAFTING)


def test_a_paper_without_rounds_can_be_frozen_at_once():
    stages.check_freeze([], [])


def test_nothing_is_frozen_while_a_round_runs():
    with pytest.raises(NotNow) as refused:
        stages.check_freeze([a_round(settled=False)], [])
    assert said(refused).startswith("Noch nicht. Runde 1 läuft bis Freitag, 16. Oktober 2026, 18 Uhr.")


def test_nothing_is_frozen_while_adopted_proposals_wait_and_they_are_named():
    with pytest.raises(NotNow) as refused:
        stages.check_freeze([a_round(settled=True)], [12, 7])
    assert "Die Vorschläge 7 und 12 sind angenommen" in said(refused)


def test_a_silent_author_blocks_nothing():
    stages.check_freeze([a_round(settled=True)], [])


def test_what_is_moved_back_is_explained():
    stages.check_reason("Der Abschnitt 3 fehlte.")
    with pytest.raises(Malformed):
        stages.check_reason(" ")


@pytest.mark.parametrize("language_", ["de", "en"])
def test_every_stage_has_its_name(language_):
    assert all(language.say(stages.STAGES[stage], language_) for stage in Stage)


def a_round(*, settled):
    end = datetime(2026, 10, 16, 16, tzinfo=UTC)
    return Round(1, 1, datetime(2026, 10, 2, 16, tzinfo=UTC), end, settled_at=end if settled else None)


def said(refused):
    return language.say(refused.value.sentence, "de").replace("\u00a0", " ")
