"""Who may do what: one table, act → ways, each way conditions that must all hold. *When* stands in `MOVES`.

An act that is not listed: nobody. A `thing` is what the act is done to; conditions ask it for `organisation_id` (None:
made as Federführung) and `person_id`. Without a thing, or with one that lacks them, nobody owns it.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum, auto

from webapp.paper.people import Level, Standing
from webapp.paper.refusals import NotSignedIn, NotYours
from webapp.paper.sentences import Sentence

Condition = Callable[[Standing, object], bool]
Way = tuple[Condition, ...]


class Act(StrEnum):
    """Everything that a person can want to do. The name is the act's stem everywhere."""

    # the installation
    SET_UP = auto()
    OPERATE = auto()  # settings, mail list, keys
    CREATE_PAPER = auto()
    NAME_COORDINATOR = auto()
    # the paper and its plan
    COORDINATE = auto()  # see the coordinator's pages, with addresses
    HAND_OVER = auto()
    IMPORT_TEXT = auto()
    EDIT_PAPER = auto()
    PLAN_ROUND = auto()
    EXTEND_ROUND = auto()
    CANCEL_ROUND = auto()
    REMIND = auto()
    MANAGE_OBSERVERS = auto()
    CHANGE_OBSERVER_LEVEL = auto()
    # organisations and their people
    ADD_ORGANISATION = auto()
    EDIT_ORGANISATION = auto()
    INVITE_ORGANISATION = auto()
    REMOVE_ORGANISATION = auto()
    ANSWER_INVITATION = auto()
    LEAVE = auto()
    NAME_DEPUTY = auto()
    RESERVE_SIGN_OFF = auto()
    # proposals and comments
    DRAFT = auto()
    PROPOSE = auto()
    EDIT_DRAFT = auto()
    REVISE = auto()
    WITHDRAW = auto()
    REWORD = auto()  # on the author's behalf
    COMMENT = auto()
    EDIT_COMMENT = auto()
    REMOVE_COMMENT = auto()
    # deciding
    VOTE = auto()
    CONSULT_BOARD = auto()
    ENTER_ON_BEHALF = auto()
    CORRECT_ENTRY = auto()  # change or withdraw what the coordinator entered for one's organisation
    DECIDE_EARLY = auto()
    WORK_IN = auto()
    CHOOSE = auto()
    # the edition
    FREEZE = auto()
    OPEN_SIGN_OFF = auto()
    SIGN_OFF = auto()
    CORRECT_NAME = auto()
    WITHDRAW_SIGN_OFF = auto()
    EXTEND_SIGN_OFF = auto()
    LOWER_MINIMUM = auto()
    BACK_TO_DRAFTING = auto()
    SEAL = auto()
    PUBLISH = auto()
    # reading
    READ_INVITATION = auto()
    READ_AGREED = auto()
    READ_TEXT = auto()
    READ_PROPOSALS = auto()
    READ_NAMES = auto()  # stances, reasons, comments, and whose they are
    READ_DRAFT = auto()
    READ_INTERNAL = auto()
    READ_PROOF = auto()
    READ_RECORD = auto()
    EXPORT = auto()


def brings_the_set_up_code(standing: Standing, thing: object) -> bool:
    return getattr(thing, "code_accepted", False) is True


def operates(standing: Standing, thing: object) -> bool:
    return standing.operator


def coordinates(standing: Standing, thing: object) -> bool:
    return standing.coordinates


def acts_for_an_organisation(standing: Standing, thing: object) -> bool:
    return standing.organisation_id is not None and standing.role is not None


def organisation_takes_part(standing: Standing, thing: object) -> bool:
    return standing.organisation_takes_part


def acts_for_its_organisation(standing: Standing, thing: object) -> bool:
    owner = getattr(thing, "organisation_id", None)
    return acts_for_an_organisation(standing, thing) and owner == standing.organisation_id


def represents_its_organisation(standing: Standing, thing: object) -> bool:
    return standing.organisation_id is not None and standing.role == "representative"


def made_as_coordinator(standing: Standing, thing: object) -> bool:
    return getattr(thing, "organisation_id", "nothing") is None


def wrote_it(standing: Standing, thing: object) -> bool:
    return standing.person_id is not None and getattr(thing, "person_id", None) == standing.person_id


def may_sign_for_it(standing: Standing, thing: object) -> bool:
    return standing.may_sign_off


def paper_goes_straight_to_sign_off(standing: Standing, thing: object) -> bool:
    return getattr(thing, "straight", False) is True


def observes_agreed(standing: Standing, thing: object) -> bool:
    return standing.observes is not None


def observes_text(standing: Standing, thing: object) -> bool:
    return standing.observes in (Level.TEXT, Level.EVERYTHING)


def observes_everything(standing: Standing, thing: object) -> bool:
    return standing.observes == Level.EVERYTHING


CODE: Way = (brings_the_set_up_code,)
OPERATOR: Way = (operates,)
COORDINATOR: Way = (coordinates,)
INVITED: Way = (acts_for_an_organisation,)
TAKING_PART: Way = (acts_for_an_organisation, organisation_takes_part)
OWN_ORGANISATION: Way = (acts_for_its_organisation,)
AUTHOR: Way = (acts_for_its_organisation, organisation_takes_part)
AUTHOR_COORDINATOR: Way = (coordinates, made_as_coordinator)
REPRESENTATIVE: Way = (represents_its_organisation,)
WRITER: Way = (acts_for_its_organisation, organisation_takes_part, wrote_it)
WRITER_COORDINATOR: Way = (coordinates, made_as_coordinator, wrote_it)
SIGNING: Way = (acts_for_an_organisation, organisation_takes_part, may_sign_for_it)
SIGNING_STRAIGHT: Way = (acts_for_an_organisation, paper_goes_straight_to_sign_off, may_sign_for_it)
SIGNATORY: Way = (acts_for_its_organisation, may_sign_for_it)
OBSERVER: Way = (observes_agreed,)
OBSERVER_OF_TEXT: Way = (observes_text,)
OBSERVER_OF_EVERYTHING: Way = (observes_everything,)

MAY: Mapping[Act, tuple[Way, ...]] = {
    Act.SET_UP: (CODE,),
    Act.OPERATE: (OPERATOR,),
    Act.CREATE_PAPER: (OPERATOR, COORDINATOR),  # who already coordinates a paper here
    Act.NAME_COORDINATOR: (OPERATOR, COORDINATOR),
    Act.COORDINATE: (COORDINATOR,),
    Act.HAND_OVER: (COORDINATOR,),
    Act.IMPORT_TEXT: (COORDINATOR,),
    Act.EDIT_PAPER: (COORDINATOR,),
    Act.PLAN_ROUND: (COORDINATOR,),
    Act.EXTEND_ROUND: (COORDINATOR,),
    Act.CANCEL_ROUND: (COORDINATOR,),
    Act.REMIND: (COORDINATOR,),
    Act.MANAGE_OBSERVERS: (COORDINATOR,),
    Act.CHANGE_OBSERVER_LEVEL: (COORDINATOR,),
    Act.ADD_ORGANISATION: (COORDINATOR,),
    Act.EDIT_ORGANISATION: (COORDINATOR,),
    Act.INVITE_ORGANISATION: (COORDINATOR,),
    Act.REMOVE_ORGANISATION: (COORDINATOR,),
    Act.ANSWER_INVITATION: (INVITED,),
    Act.LEAVE: (TAKING_PART,),
    Act.NAME_DEPUTY: (REPRESENTATIVE,),  # a deputy names no further deputy
    Act.RESERVE_SIGN_OFF: (REPRESENTATIVE,),
    Act.DRAFT: (TAKING_PART, COORDINATOR),
    Act.PROPOSE: (TAKING_PART, COORDINATOR),
    Act.EDIT_DRAFT: (AUTHOR, AUTHOR_COORDINATOR),
    Act.REVISE: (AUTHOR, AUTHOR_COORDINATOR),
    Act.WITHDRAW: (AUTHOR, COORDINATOR),  # the coordinator may tidy up, visibly, with a reason
    Act.REWORD: (COORDINATOR,),
    Act.COMMENT: (TAKING_PART, COORDINATOR),
    Act.EDIT_COMMENT: (WRITER, WRITER_COORDINATOR),
    Act.REMOVE_COMMENT: (WRITER, WRITER_COORDINATOR),
    Act.VOTE: (TAKING_PART,),  # as Federführung one has no vote
    Act.CONSULT_BOARD: (TAKING_PART,),
    Act.ENTER_ON_BEHALF: (COORDINATOR,),
    Act.CORRECT_ENTRY: (OWN_ORGANISATION,),
    Act.DECIDE_EARLY: (COORDINATOR,),
    Act.WORK_IN: (COORDINATOR,),
    Act.CHOOSE: (COORDINATOR,),
    Act.FREEZE: (COORDINATOR,),
    Act.OPEN_SIGN_OFF: (COORDINATOR,),
    Act.SIGN_OFF: (SIGNING, SIGNING_STRAIGHT),
    Act.CORRECT_NAME: (OWN_ORGANISATION,),
    Act.WITHDRAW_SIGN_OFF: (SIGNATORY,),
    Act.EXTEND_SIGN_OFF: (COORDINATOR,),
    Act.LOWER_MINIMUM: (COORDINATOR,),
    Act.BACK_TO_DRAFTING: (COORDINATOR,),
    Act.SEAL: (COORDINATOR,),
    Act.PUBLISH: (COORDINATOR,),
    Act.READ_INVITATION: (INVITED, COORDINATOR),
    Act.READ_AGREED: (INVITED, COORDINATOR, OBSERVER),
    Act.READ_TEXT: (INVITED, COORDINATOR, OBSERVER_OF_TEXT),
    Act.READ_PROPOSALS: (INVITED, COORDINATOR, OBSERVER_OF_TEXT),
    Act.READ_NAMES: (TAKING_PART, COORDINATOR, OBSERVER_OF_EVERYTHING),
    Act.READ_DRAFT: (OWN_ORGANISATION, AUTHOR_COORDINATOR),
    Act.READ_INTERNAL: (OWN_ORGANISATION, AUTHOR_COORDINATOR),
    Act.READ_PROOF: (COORDINATOR, OWN_ORGANISATION),  # the thing: the organisation's own standing sign-off
    Act.READ_RECORD: (TAKING_PART, COORDINATOR, OBSERVER_OF_EVERYTHING),
    Act.EXPORT: (INVITED, COORDINATOR, OBSERVER_OF_TEXT),
}

WHO: Mapping[Way, Sentence] = {
    CODE: Sentence("permissions.who_set_up"),
    OPERATOR: Sentence("permissions.who_operator"),
    COORDINATOR: Sentence("permissions.who_coordinator"),
    INVITED: Sentence("permissions.who_invited"),
    TAKING_PART: Sentence("permissions.who_taking_part"),
    OWN_ORGANISATION: Sentence("permissions.who_own_organisation"),
    AUTHOR: Sentence("permissions.who_author"),
    AUTHOR_COORDINATOR: Sentence("permissions.who_coordinator"),
    REPRESENTATIVE: Sentence("permissions.who_representative"),
    WRITER: Sentence("permissions.who_writer"),
    WRITER_COORDINATOR: Sentence("permissions.who_writer"),
    SIGNING: Sentence("permissions.who_signing"),
    SIGNING_STRAIGHT: Sentence("permissions.who_signing"),
    SIGNATORY: Sentence("permissions.who_signing"),
    OBSERVER: Sentence("permissions.who_observer"),
    OBSERVER_OF_TEXT: Sentence("permissions.who_observer_of_text"),
    OBSERVER_OF_EVERYTHING: Sentence("permissions.who_observer_of_everything"),
}


def may(standing: Standing, act: Act, thing: object = None) -> bool:
    """Whether this person may do that to this thing. Says nothing of *when*."""
    return any(all(holds(standing, thing) for holds in way) for way in MAY.get(act, ()))


def require(standing: Standing, act: Act, thing: object = None, *, coordinators: Sequence[str] = ()) -> None:
    """NotYours with a sentence that names who may; `coordinators` are the names to say. NotSignedIn if nobody is."""
    if may(standing, act, thing):
        return
    if standing.person_id is None:
        raise NotSignedIn(Sentence("permissions.sign_in_first"))
    raise NotYours(who_may(act, coordinators))


def who_may(act: Act, coordinators: Sequence[str] = ()) -> Sentence:
    """For example: Das darf nur die Federführung: Dr. Henrike Aßmann."""
    ways = MAY.get(act, ())
    if not ways:
        return Sentence("permissions.nobody_may")
    if ways == (COORDINATOR,) and coordinators:
        return Sentence("permissions.only_the_coordinator", names=tuple(coordinators))
    who = tuple(dict.fromkeys(WHO[way] for way in ways))
    return Sentence("permissions.only", who=who, n=len(who))
