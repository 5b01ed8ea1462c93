"""Consent, "Alle können damit leben": nobody objects, half of all have answered, one of them yes; silence never counts."""

from webapp.paper.rules.rule import NOBODY, Rule, Verdict
from webapp.paper.sentences import Sentence
from webapp.paper.votes import Tally


def judge(tally: Tally) -> Verdict:
    if not tally.organisations:
        return NOBODY
    needed = half_of(tally.organisations)
    needs = _needs(tally, needed)
    facts = {"have": tally.answered, "all": tally.organisations, "needed": needed}
    if tally.object:
        because = Sentence("rules.consent_stand", n=tally.object, **facts)
        tallied = Sentence("rules.consent_tallied", n=tally.object, **facts)
    else:
        because = Sentence("rules.consent_stand_clear", **facts)
        tallied = Sentence("rules.consent_tallied_clear", n=tally.yes, **facts)
    return Verdict(not needs, because, tallied, needs, needed)


def _needs(tally: Tally, needed: int) -> tuple[Sentence, ...]:
    needs = []
    if tally.object:
        needs.append(Sentence("rules.objections_stand", n=tally.object))
    if tally.answered < needed:
        needs.append(Sentence("rules.answers_missing", n=needed - tally.answered))
    if not tally.yes:
        needs.append(Sentence("rules.one_yes_missing"))
    return tuple(needs)


def half_of(organisations: int) -> int:
    """⌈n/2⌉ in whole numbers."""
    return -(-organisations // 2)


def explain(organisations: int) -> Sentence:
    if not organisations:
        return Sentence("rules.consent_in_general")
    return Sentence("rules.consent_explained", all=organisations, needed=half_of(organisations))


RULE = Rule("consent", Sentence("rules.consent"), judge, explain)
