"""What a rule is, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from webapp.paper.sentences import Sentence
from webapp.paper.votes import Tally


@dataclass(frozen=True)
class Verdict:
    """What a rule says of the stances now; only the deadline makes it final (actions/settle).

    `because` says where it stands, `needs` what is still missing (empty exactly when it carries), `tallied` the same
    as `because` after the end ("14 von 19, nötig waren 13"). `needed` is where the strip's tick stands: how many yes
    would be enough as the other stances are now; for consent, how many stances of any kind must have been given.
    None: nobody is entitled.
    """

    carries: bool
    because: Sentence
    tallied: Sentence
    needs: tuple[Sentence, ...] = ()
    needed: int | None = None

    @property
    def stand(self) -> tuple[Sentence, ...]:
        """The sentences of the page while it is open: what is missing, or that it is enough; then where it stands."""
        return (*(self.needs or (Sentence("rules.enough"),)), self.because)

    @property
    def outcome(self) -> Sentence:
        """The sentence of the page when it is decided: Angenommen: 14 von 19, nötig waren 13."""
        if self.carries:
            return Sentence("rules.adopted", tallied=self.tallied)
        return Sentence("rules.rejected", tallied=self.tallied)


@dataclass(frozen=True)
class Rule:
    """How a group decides. `explain(n)` says it with the group's own numbers; n = 0 where there are none yet."""

    key: str
    title: Sentence
    judge: Callable[[Tally], Verdict]
    explain: Callable[[int], Sentence]


NOBODY = Verdict(
    False,
    because=Sentence("rules.nobody_entitled"),
    tallied=Sentence("rules.nobody_was_entitled"),
    needs=(Sentence("rules.somebody_must_take_part"),),
)


def votes_missing(n: int) -> tuple[Sentence, ...]:
    """What is still needed, as a need; nothing if nothing is missing."""
    return (Sentence("rules.votes_missing", n=n),) if n > 0 else ()
