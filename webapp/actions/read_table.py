"""A table of organisations becomes newcomers; what is wrong with it is said row by row."""

from webapp.actions.organisations import Newcomer
from webapp.paper.sentences import Sentence
from webapp.reading import FoundOrganisation, organisations_table


def newcomers_of(content: str | bytes) -> tuple[list[Newcomer], tuple[Sentence, ...]]:
    """The organisations of the table, and a sentence for everything that must be mended first."""
    found = organisations_table.read(content)
    return [newcomer_of(one) for one in found.organisations], found.problems


def newcomer_of(found: FoundOrganisation) -> Newcomer:
    """What was read, as it is put on the list."""
    return Newcomer(
        found.name, found.short_name, found.seat, found.person_title, found.person, found.function, found.email
    )
