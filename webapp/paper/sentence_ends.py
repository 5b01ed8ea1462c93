"""Where a sentence begins: good enough for placing a change. An abbreviation with one dot counts as an end."""

from collections.abc import Sequence

_STOPS = frozenset(".!?…")
_CLOSING = frozenset("“”\"’'»«)]")


def begins_a_sentence(tokens: Sequence[str], at: int) -> bool:
    """Whether a sentence begins with this token of a block: the first one, or one after a stop and a space."""
    return at == 0 or (tokens[at - 1].isspace() and _ends_with_a_stop(tokens, at - 1))


def _ends_with_a_stop(tokens: Sequence[str], end: int) -> bool:
    at = end - 1
    while at >= 0 and tokens[at] in _CLOSING:
        at -= 1
    return at >= 0 and tokens[at] in _STOPS
