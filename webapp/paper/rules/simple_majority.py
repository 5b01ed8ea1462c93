"""More yes than objections; abstentions do not count; a tie rejects."""

from webapp.paper.rules.rule import NOBODY, Rule, Verdict, votes_missing
from webapp.paper.sentences import Sentence
from webapp.paper.votes import Tally


def judge(tally: Tally) -> Verdict:
    if not tally.organisations:
        return NOBODY
    needed = tally.object + 1  # one yes at least, so no votes adopt nothing
    return Verdict(
        carries=tally.yes >= needed,
        because=Sentence("rules.simple_majority_stand", have=tally.yes, against=tally.object),
        tallied=Sentence("rules.simple_majority_tallied", have=tally.yes, against=tally.object),
        needs=votes_missing(needed - tally.yes),
        needed=needed,
    )


def explain(organisations: int) -> Sentence:
    return Sentence("rules.simple_majority_explained")


RULE = Rule("simple_majority", Sentence("rules.simple_majority"), judge, explain)
