"""Every organisation that is entitled says yes."""

from webapp.paper.rules.rule import NOBODY, Rule, Verdict, votes_missing
from webapp.paper.sentences import Sentence
from webapp.paper.votes import Tally


def judge(tally: Tally) -> Verdict:
    if not tally.organisations:
        return NOBODY
    needed = tally.organisations
    return Verdict(
        carries=tally.yes == needed,
        because=Sentence("rules.yes_of_all_stand", n=tally.yes, all=needed, needed=needed),
        tallied=Sentence("rules.yes_of_all_tallied", have=tally.yes, all=needed, needed=needed),
        needs=votes_missing(needed - tally.yes),
        needed=needed,
    )


def explain(organisations: int) -> Sentence:
    if not organisations:
        return Sentence("rules.unanimity_in_general")
    return Sentence("rules.unanimity_explained", n=organisations)


RULE = Rule("unanimity", Sentence("rules.unanimity"), judge, explain)
