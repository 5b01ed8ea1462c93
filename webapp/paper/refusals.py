"""A "no" with one sentence for the person. What kind of "no" decides only the answer's HTTP status (`webapp/http/errors.py`)."""

from webapp.paper.sentences import Sentence


class Refusal(Exception):
    """An act that may not be done now, or not by this person."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.key)
        self.sentence = sentence


class NotSignedIn(Refusal):
    """Nobody is signed in, or the sign-in is not fresh enough for this act."""


class NotYours(Refusal):
    """The person has no such right here."""


class NotFound(Refusal):
    """There is no such thing in this paper, or it is hidden from this person."""


class NotNow(Refusal):
    """The state or a deadline does not allow it."""


class Stale(Refusal):
    """It was made against a wording or state that has moved on."""


class Malformed(Refusal):
    """What was sent cannot be understood, or misses something."""


class TooMany(Refusal):
    """Too many tries; later again."""
