"""Two thirds of all who are entitled; abstention and silence stay in the denominator."""

from webapp.paper.rules.rule import NOBODY, Rule, Verdict, votes_missing
from webapp.paper.sentences import Sentence
from webapp.paper.votes import Tally


def judge(tally: Tally) -> Verdict:
    if not tally.organisations:
        return NOBODY
    needed = two_thirds_of(tally.organisations)
    return Verdict(
        carries=tally.yes >= needed,
        because=Sentence("rules.yes_of_all_stand", n=tally.yes, all=tally.organisations, needed=needed),
        tallied=Sentence("rules.yes_of_all_tallied", have=tally.yes, all=tally.organisations, needed=needed),
        needs=votes_missing(needed - tally.yes),
        needed=needed,
    )


def two_thirds_of(organisations: int) -> int:
    """⌈2n/3⌉ in whole numbers."""
    return -(-2 * organisations // 3)


def explain(organisations: int) -> Sentence:
    if not organisations:
        return Sentence("rules.two_thirds_in_general")
    return Sentence("rules.two_thirds_explained", all=organisations, needed=two_thirds_of(organisations))


RULE = Rule("two_thirds", Sentence("rules.two_thirds"), judge, explain)
