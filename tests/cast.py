"""The people of the tests: two papers with their own organisations, so that every test also tests that nothing crosses over.

Each organisation's reasons, drafts and comments carry its canary word: `CANARIES[short name]` is found nowhere outside of it.
"""

from dataclasses import dataclass
from datetime import timedelta

from webapp.actions import organisations, papers
from webapp.actions.organisations import Newcomer
from webapp.actions.papers import NewPaper, NewSection
from webapp.actions.writing import By
from webapp.paper.organisations import Reply
from webapp.paper.people import Level
from webapp.store import installation, people
from webapp.store.database import Database


@dataclass(frozen=True)
class Somebody:
    """One of the cast."""

    email: str
    name: str

    def id(self, database: Database) -> int:
        """Their number in this database."""
        with database.reading() as connection:
            row = people.by_email(connection, self.email)
        assert row is not None, self.email
        return int(row.id)


def _somebody(name: str) -> Somebody:
    return Somebody(f"{name.split()[0].lower()}@{name.split()[1].lower()}.example", name)


PAPER, OTHER_PAPER = "wasser-fuer-alle", "saubere-luft"
AHORN, BUCHE, CEDER = "Ahorn", "Buche", "Ceder"
ULME, VOGELBEERE = "Ulme", "Vogelbeere"
CANARIES = {
    AHORN: "Kanarienahorn",
    BUCHE: "Kanarienbuche",
    CEDER: "Kanarienceder",
    ULME: "Kanarienulme",
    VOGELBEERE: "Kanarienbeere",
}

OTTO = _somebody("Otto Technik")  # runs the installation, is nothing in either paper
FRIEDA, FALK = _somebody("Frieda Feder"), _somebody("Falk Feder")  # Frieda coordinates the paper, Falk the other one
ANNA, ARNE = _somebody("Anna Ahorn"), _somebody("Arne Ahorn")  # Ahorn's representative and deputy
BIRTE = _somebody("Birte Buche")  # represents Buche, which takes part
CHRIS = _somebody("Chris Ceder")  # represents Ceder, which is invited and has not answered
UTE, VERA = _somebody("Ute Ulme"), _somebody("Vera Vogelbeere")  # take part in the other paper only
GERO, GRETA = _somebody("Gero Gast"), _somebody("Greta Gast")  # read along: Gero everything, Greta the agreed text only
NIKO = _somebody("Niko Niemand")  # has an account and is nothing anywhere
EVERYBODY = (OTTO, FRIEDA, FALK, ANNA, ARNE, BIRTE, CHRIS, UTE, VERA, GERO, GRETA, NIKO)


def play(database: Database) -> None:
    """Sets the stage: installation, two papers in their first round, everybody in place."""
    with database.transaction() as connection:
        now = database.clock.now()
        otto = By(people.add(connection, email=OTTO.email, name=OTTO.name, operator=True, now=now), "operator")
        people.add(connection, email=NIKO.email, name=NIKO.name, now=now)
        installation.change(
            connection,
            name="Mitzeichnung der Tests",
            public_address="http://localhost",
            set_up_at=now,
            mail_from="post@tests.example",
        )
    _paper(database, "Wasser für alle", FRIEDA, {AHORN: ANNA, BUCHE: BIRTE, CEDER: CHRIS}, (AHORN, BUCHE), otto)
    _paper(database, "Saubere Luft", FALK, {ULME: UTE, VOGELBEERE: VERA}, (ULME, VOGELBEERE), otto)
    anna, frieda = By(ANNA.id(database)), By(FRIEDA.id(database), "coordination")
    organisations.name_deputy(database, PAPER, Newcomer("", "", person=ARNE.name, email=ARNE.email), by=anna)
    organisations.add_observer(database, PAPER, email=GERO.email, name=GERO.name, level=Level.EVERYTHING, by=frieda)
    organisations.add_observer(database, PAPER, email=GRETA.email, name=GRETA.name, level=Level.AGREED, by=frieda)


def _paper(
    database: Database,
    title: str,
    coordinator: Somebody,
    who: dict[str, Somebody],
    taking_part: tuple[str, ...],
    by: By,
) -> None:
    now = database.clock.now()
    newcomers = tuple(
        Newcomer(f"{short} e. V.", short, seat="Berlin", person=one.name, function="Vorsitz", email=one.email)
        for short, one in who.items()
    )
    slug = papers.create(
        database,
        NewPaper(
            title,
            TEXT[title],
            rounds=((now + timedelta(days=14), now + timedelta(days=28)),),
            organisations=newcomers,
            coordinators=((coordinator.email, "", coordinator.name),),
        ),
        by=by,
    )
    organisations.invite(database, slug, by=By(coordinator.id(database), "coordination"))
    for short in taking_part:
        organisations.answer_invitation(database, slug, Reply.TAKE_PART, by=By(who[short].id(database)))


TEXT = {
    "Wasser für alle": (
        NewSection(
            "Worum es geht", "Wasser gehört allen. Wir fordern mehr Einbindung der Gemeinden.\n\nDie Mittel bleiben."
        ),
        NewSection("Was wir fordern", "Wir fordern:\n- fünf Jahre Grundfinanzierung\n- Gutscheine bis 25 000 Euro"),
    ),
    "Saubere Luft": (NewSection("Warum Luft", "Luft kennt keine Grenzen. Wir fordern saubere Luft in allen Städten."),),
}
