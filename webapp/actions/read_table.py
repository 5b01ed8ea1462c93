"""A table of organisations becomes newcomers; what is wrong with it is said row by row."""

from webapp.actions.organisations import Newcomer
from webapp.paper.sentences import Sentence
from webapp.reading import organisations_table


def newcomers_of(content: str | bytes) -> tuple[list[Newcomer], tuple[Sentence, ...]]:
    """The organisations of the table, and a sentence for everything that must be mended first."""
    found = organisations_table.read(content)
    newcomers = [
        Newcomer(one.name, one.short_name, one.seat, one.person_title, one.person, one.function, one.email)
        for one in found.organisations
    ]
    return newcomers, found.problems
