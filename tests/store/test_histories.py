"""Random histories of proposing, revising, voting, withdrawing, deciding and working in, beside a model of twenty lines.

What it holds: a vote counts if and only if its proposal's words and those that they replace are untouched since (promise 1), each
organisation has one vote (4), numbers are never reused, and what is stored is what the rows and the record rebuild (7).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.actions.drafting_stage import by, paper_id, recorded, row, standing, text, votes_for, wish
from tests.cast import ANNA, ARNE, BIRTE, FRIEDA, PAPER, Somebody, play
from tests.databases import Databases
from webapp.actions.decide import choose, decide_early, work_in_early
from webapp.actions.keeping import check_record
from webapp.actions.propose import begin_draft, submit, withdraw
from webapp.chance import SeededChance
from webapp.clock import FixedClock
from webapp.paper import redline
from webapp.paper.proposals import State
from webapp.paper.refusals import Refusal
from webapp.paper.wording import Wording
from webapp.store import proposals, sections
from webapp.store.database import Database, open_database

AUTHORS = (ANNA, BIRTE)
SHORT = {ANNA: "Ahorn", ARNE: "Ahorn", BIRTE: "Buche"}
CHOICES = {"fünf": ("zehn", "acht", ""), "25 000": ("50 000", "10 000"), "Gutscheine": ("Zuschüsse", "Darlehen")}
NUMBERS = st.integers(0, 8)  # one of those that there are
BOTH = (("support", "go_along"), ("support", "abstain"), ("go_along", "support"), ("support", "object"))
STANCES = ("support", "go_along", "object", "abstain")


@dataclass
class Wanted:
    """What the model knows of a proposal: the words that it replaces, by its own, and who said what to it."""

    author: Somebody
    place: str  # a key of CHOICES: places never overlap
    words: str
    revision: int = 1
    state: str = "open"
    lacks_words: bool = False
    votes: dict[str, str] = field(default_factory=dict)


class History(RuleBasedStateMachine):
    """One paper. `database` is given by the test."""

    database: Database

    @initialize()
    def begin(self) -> None:
        self.model: dict[int, Wanted] = {}
        self.reads = {place: place for place in CHOICES}
        for author, place in ((ANNA, "fünf"), (BIRTE, "fünf"), (ANNA, "25 000"), (BIRTE, "Gutscheine")):
            self.propose(author, place, len(self.model))

    @rule(author=st.sampled_from(AUTHORS), place=st.sampled_from(sorted(CHOICES)), pick=st.integers(0, 2))
    def propose(self, author: Somebody, place: str, pick: int) -> None:
        words = CHOICES[place][pick % len(CHOICES[place])]
        if words == self.reads[place] or not self.reads[place]:
            return
        draft = begin_draft(self.database, PAPER, 2, by=by(self.database, author))
        number = submit(self.database, PAPER, draft, wish(self.with_words(place, words)), by=by(self.database, author))
        assert number == len(self.model) + 1
        self.model[number] = Wanted(author, place, words)

    @rule(number=NUMBERS, pick=st.integers(0, 2))
    def revise(self, number: int, pick: int) -> None:
        number, one = self.some(number)
        if one is None or one.state != "open" or not self.reads[one.place]:
            return
        words = CHOICES[one.place][pick % len(CHOICES[one.place])]
        if words == self.reads[one.place]:
            return
        author = by(self.database, one.author)
        draft = begin_draft(self.database, PAPER, 2, by=author, proposal=number)
        submit(self.database, PAPER, draft, wish(self.with_words(one.place, words)), by=author)
        one.words, one.revision, one.votes, one.lacks_words = words, one.revision + 1, {}, False

    @rule(number=NUMBERS, who=st.sampled_from((ANNA, ARNE, BIRTE)), stance=st.sampled_from(STANCES))
    def cast(self, number: int, who: Somebody, stance: str) -> None:
        number, one = self.some(number)
        if one is None:
            return
        may = one.state == "open" and not one.lacks_words
        seen = self.last_seen(number, who) if may else 0
        try:
            votes_for(self.database, who, number, stance, seen=seen, revision=one.revision)
            assert may
            one.votes[SHORT[who]] = stance
        except Refusal:
            assert not may

    @rule(number=NUMBERS, stances=st.sampled_from(BOTH), lands=st.booleans())
    def all_answer_and_it_is_decided(self, number: int, stances: tuple[str, str], lands: bool) -> None:
        for who, stance in zip(AUTHORS, stances, strict=True):
            self.cast(number, who, stance)
        self.decide(number)
        if lands:
            self.work_in(number)

    @rule(number=NUMBERS, who=st.sampled_from(AUTHORS))
    def take_back(self, number: int, who: Somebody) -> None:
        number, one = self.some(number)
        if one is None:
            return
        may = one.state == "open" and one.author == who
        try:
            withdraw(self.database, PAPER, number, "", by=by(self.database, who))
            assert may
            one.state, one.lacks_words = "withdrawn", False
        except Refusal:
            assert not may

    @rule(number=NUMBERS)
    def decide(self, number: int) -> None:
        number, one = self.some(number)
        if one is None:
            return
        may = one.state == "open" and not one.lacks_words and len(one.votes) == 2
        try:
            decide_early(self.database, PAPER, number, by=by(self.database, FRIEDA))
            assert may
            said = one.votes.values()
            carries = "object" not in said and bool({"support", "go_along"} & set(said))
            one.state = "adopted" if carries else "rejected"
        except Refusal:
            assert not may

    @rule(number=NUMBERS)
    def work_in(self, number: int) -> None:
        number, one = self.some(number)
        if one is None:
            return
        rivals = [other for other in self.others(number, "adopted") if other.words != one.words]
        act = choose if rivals else work_in_early
        may = one.state == "adopted"
        try:
            act(self.database, PAPER, number, by=by(self.database, FRIEDA))
            assert may
            self.landed(number)
            if rivals:
                self.settle_the_rest()
        except Refusal:
            assert not may

    def some(self, number: int) -> tuple[int, Wanted | None]:
        """One of the newest that there are, by chance."""
        newest = sorted(self.model)[-4:]
        chosen = newest[number % len(newest)] if newest else 0
        return chosen, self.model.get(chosen)

    def landed(self, number: int) -> None:
        """Its words are the text now; who wanted the same is content, who wanted others on that place needs new ones."""
        one = self.model[number]
        one.state, self.reads[one.place] = "worked_in", one.words
        for other in self.others(number, "open", "adopted"):
            if other.words == one.words:
                other.state, other.votes = ("superseded", other.votes)
            else:
                other.state, other.lacks_words, other.votes = "open", True, {}

    def settle_the_rest(self) -> None:
        """After a choice, whatever stands alone is worked in, lowest number first."""
        while True:
            alone = [
                number
                for number, one in sorted(self.model.items())
                if one.state == "adopted" and all(other.words == one.words for other in self.others(number, "adopted"))
            ]
            if not alone:
                return
            self.landed(alone[0])

    def others(self, number: int, *states: str) -> list[Wanted]:
        """The others on the same place that are in one of these states and have their words."""
        place = self.model[number].place
        return [
            one
            for key, one in self.model.items()
            if key != number and one.place == place and one.state in states and not one.lacks_words
        ]

    def with_words(self, place: str, words: str) -> str:
        now = text(self.database)
        wanted = now.replace(self.reads[place] + (" " if not words else ""), words, 1)
        return Wording.from_text(wanted).text

    def last_seen(self, number: int, who: Somebody) -> int:
        from webapp.store import votes

        with self.database.reading() as connection:
            proposal = proposals.load(connection, paper_id(connection), number)
            mine = votes.standing(connection, [proposal.id])[proposal.id]
            return next((vote.running for vote in mine.values() if self.short(vote) == SHORT[who]), 0)

    def short(self, vote) -> str:  # type: ignore[no-untyped-def]
        return {1: "Ahorn", 2: "Buche"}[vote.organisation_id]

    @invariant()
    def the_text_is_what_was_adopted(self) -> None:
        if hasattr(self, "reads"):
            now = text(self.database)
            assert all(words in now for words in self.reads.values())

    @invariant()
    def each_proposal_stands_where_the_model_says_and_votes_count_iff_untouched(self) -> None:
        for number, one in getattr(self, "model", {}).items():
            stored = row(self.database, number)
            assert (stored.state, stored.needs_wording, stored.revision) == (one.state, one.lacks_words, one.revision)
            if one.state == "open":
                assert standing(self.database, number) == one.votes

    @invariant()
    def what_is_stored_can_be_rebuilt(self) -> None:
        """The text from what was worked in, every wish on the wording that stands; the record says the same."""
        if not getattr(self, "model", {}):
            return
        with self.database.reading() as connection:
            found = proposals.of_paper(connection, paper_id(connection))
            for one in found:
                if one.state in (State.OPEN, State.ADOPTED) and not one.needs_wording:
                    section = sections.by_id(connection, paper_id(connection), one.section_id)
                    assert one.base_wording_id == section.wording_id
                    assert (
                        redline.apply(Wording.from_text(section.text), proposals.changes_of(one)).text != section.text
                    )
        landed = recorded(self.database, "proposal_worked_in")
        if landed:
            assert landed[-1]["wording"] == Wording.from_text(text(self.database)).fingerprint
            assert [one["before"] for one in landed[1:]] == [one["wording"] for one in landed[:-1]]
        assert {one["proposal"] for one in landed} == {n for n, one in self.model.items() if one.state == "worked_in"}


@pytest.fixture
def fresh(databases: Databases, database_kind: str) -> Iterator[object]:
    yield lambda: databases.fresh(database_kind)


def test_any_history_agrees_with_the_model(fresh, clock: FixedClock) -> None:  # type: ignore[no-untyped-def]
    class Here(History):
        def __init__(self) -> None:
            super().__init__()
            self.place = fresh()
            self.database = open_database(self.place.__enter__(), clock=clock, chance=SeededChance(1))
            play(self.database)

        def teardown(self) -> None:
            with self.database.reading() as connection:
                assert check_record(connection, paper_id(connection)).whole
            self.database.engine.dispose()
            self.place.__exit__(None, None, None)

    many = max(6, settings().max_examples // 20)
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=many,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
