"""The notices that are mailed at once: by name, the page that each leads to. Their words: area `mail`, `<name>_subject`, `<name>_body`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from webapp import links

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Notice:
    """Where the button leads, for this paper and these facts. `lists`: what is still to be decided stands below the words."""

    page: Callable[[str, Facts], str]
    lists: bool = False


def _paper(slug: str, facts: Facts) -> str:
    return links.paper(slug)


def _what_needs_you(slug: str, facts: Facts) -> str:
    return links.what_needs_you(slug)


def _proposal(slug: str, facts: Facts) -> str:
    return links.proposal(slug, facts["number"])


def _sign_off(slug: str, facts: Facts) -> str:
    return links.sign_off(slug, facts["edition"])


def _entry(slug: str, facts: Facts) -> str:
    if "edition" in facts:
        return links.sign_off(slug, facts["edition"])
    if "number" in facts:
        return links.proposal(slug, facts["number"])
    return links.what_needs_you(slug)


def _proof(slug: str, facts: Facts) -> str:
    return links.proof(slug, facts["edition"])


NOTICES: Mapping[str, Notice] = {
    "agreed": Notice(_paper),
    "back_to_drafting": Notice(_what_needs_you),
    "below_minimum": Notice(lambda slug, facts: links.coordination(slug)),
    "board_day": Notice(_sign_off),
    "choose_among_adopted": Notice(_what_needs_you),
    "coordinator_announced": Notice(_paper),
    "entered_on_behalf": Notice(_entry),
    "invitation": Notice(lambda slug, facts: links.invitation(slug)),
    "minimum_lowered": Notice(_sign_off),
    "named_deputy": Notice(_what_needs_you),
    "named_representative": Notice(_what_needs_you),
    "new_wording_needed": Notice(_proposal),
    "observer_announced": Notice(_paper),
    "observer_invited": Notice(_paper),
    "plan_changed": Notice(_paper),
    "proof_changed": Notice(_proof),
    "proof_opened": Notice(_proof),
    "reminder": Notice(_what_needs_you, lists=True),
    "round_result": Notice(_what_needs_you),
    "sign_off_answered": Notice(_sign_off),
    "sign_off_extended": Notice(_sign_off),
    "sign_off_invitation": Notice(_sign_off),
    "sign_off_opened": Notice(_sign_off),
    "sign_off_taken_back": Notice(_proof),
    "superseded": Notice(_proposal),
    "withdrawn_by_coordinator": Notice(_proposal),
}
UNKNOWN = Notice(_what_needs_you)  # a notice without a line above still leaves, with a general sentence
