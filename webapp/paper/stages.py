"""The paper's way: drafting → sign-off → agreed (DESIGN, "Stage"), and what stands before a freeze."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from webapp.paper.deadlines import Round, current
from webapp.paper.refusals import Malformed, NotNow
from webapp.paper.sentences import Sentence


class Stage(StrEnum):
    """Where the paper stands."""

    DRAFTING = "drafting"
    SIGN_OFF = "sign_off"
    AGREED = "agreed"


class Step(StrEnum):
    """What moves a paper to another stage."""

    FREEZE = "freeze"
    BACK_TO_DRAFTING = "back_to_drafting"
    SEAL = "seal"


MOVES: Mapping[tuple[Stage, Step], Stage] = {
    (Stage.DRAFTING, Step.FREEZE): Stage.SIGN_OFF,
    (Stage.SIGN_OFF, Step.BACK_TO_DRAFTING): Stage.DRAFTING,
    (Stage.SIGN_OFF, Step.SEAL): Stage.AGREED,
}

STAGES: Mapping[Stage, Sentence] = {
    Stage.DRAFTING: Sentence("deadlines.drafting"),
    Stage.SIGN_OFF: Sentence("deadlines.sign_off"),
    Stage.AGREED: Sentence("deadlines.agreed"),
}


def after(stage: Stage, step: Step) -> Stage:
    """The stage after that step; NotNow where it is not foreseen. Agreed is final."""
    if (stage, step) not in MOVES:
        raise NotNow(Sentence("deadlines.not_in_this_stage", stage=STAGES[stage]))
    return MOVES[stage, step]


def check_stage(stage: Stage, wanted: Stage) -> None:
    """NotNow unless the paper is in the stage that the act belongs to."""
    if stage != wanted:
        raise NotNow(Sentence("deadlines.not_in_this_stage", stage=STAGES[stage]))


def check_freeze(rounds: Sequence[Round], adopted: Sequence[int]) -> None:
    """NotNow while a round runs, or adopted proposals (their numbers) are not worked in; never for a silent author."""
    if (running := current(rounds)) is not None:
        until = running.decisions_until
        raise NotNow(Sentence("deadlines.freeze_while_a_round_runs", number=running.number, when=until))
    if adopted:
        numbers = tuple(str(number) for number in sorted(adopted))
        raise NotNow(Sentence("deadlines.freeze_with_adopted", n=len(numbers), numbers=numbers))


def check_reason(reason: str) -> None:
    """Malformed without one: what the coordinator moves back, extends, cancels or lowers is explained to all."""
    if not reason.strip():
        raise Malformed(Sentence("deadlines.reason_missing"))
