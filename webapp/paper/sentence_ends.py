"""Where a sentence begins: good enough for placing a change. An abbreviation with one dot counts as an end."""

from collections.abc import Sequence

from webapp.paper.pieces import Part, Piece, Start

_STOPS = frozenset(".!?…")
_CLOSING = frozenset("“”\"’'»«)]")


def is_space(token: Part) -> bool:
    """A space of any width, but not a line's beginning."""
    return isinstance(token, Piece) and token.text.isspace()


def is_stop(token: Part) -> bool:
    return isinstance(token, Piece) and token.text in _STOPS


def starts_a_sentence(tokens: Sequence[Part], at: int) -> bool:
    """Whether a sentence begins at this place: at a block's start or first word, or after a stop and a space."""
    if at < len(tokens) and isinstance(tokens[at], Start):
        return True
    if at == 0 or isinstance(tokens[at - 1], Start):
        return True
    return is_space(tokens[at - 1]) and _ends_with_a_stop(tokens, at - 1)


def _ends_with_a_stop(tokens: Sequence[Part], end: int) -> bool:
    at = end - 1
    while at >= 0 and isinstance(token := tokens[at], Piece) and token.text in _CLOSING:
        at -= 1
    return at >= 0 and is_stop(tokens[at])
