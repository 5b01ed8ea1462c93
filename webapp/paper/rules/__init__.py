"""The rules by which a group may decide. A further one: a small file, a line here, its sentences in rules.po."""

from webapp.paper.rules import consent, simple_majority, two_thirds, unanimity
from webapp.paper.rules.rule import Rule, Verdict

__all__ = ["RECOMMENDED", "RULES", "Rule", "Verdict"]

RULES: dict[str, Rule] = {
    rule.key: rule for rule in (consent.RULE, two_thirds.RULE, simple_majority.RULE, unanimity.RULE)
}
RECOMMENDED = "consent"
