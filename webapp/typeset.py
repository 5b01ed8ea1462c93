"""Spaces and quotes of our own strings (LOOK, section 2); never used on the paper's text."""


def typeset(text: str, locale: str) -> str:
    """The text with the no-break spaces that the language wants."""
    return text
