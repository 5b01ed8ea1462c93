"""An installation without a browser: its keys, and for the demo its name and operator."""

from webapp.secret import key_passphrase
from webapp.settings import Settings
from webapp.store import installation, people, record
from webapp.store.database import Database


def make_keys_once(database: Database, settings: Settings) -> bool:
    """Root, issuing and seal key of this installation, at its first start; False where it has them."""
    from exports.keys import make_keys

    with database.transaction() as connection:
        name = installation.load(connection).name or "Mitzeichnung"
    try:
        make_keys(settings.keys, name, key_passphrase(settings).decode(), database.clock.now())
    except FileExistsError:
        return False
    return True


def prepare(database: Database, settings: Settings) -> int:
    """For the demo: an installation that nobody has set up yet gets a name and an operator; gives the operator's person id."""
    make_keys_once(database, settings)
    with database.transaction() as connection:
        row, now = installation.load(connection), database.clock.now()
        operator = people.by_email(connection, "technik@example.org")
        if row.set_up_at is not None:
            return people.any_operator(connection)
        person_id = (
            operator.id
            if operator
            else people.add(
                connection, email="technik@example.org", name="Technik der Vorführung", operator=True, now=now
            )
        )
        installation.change(
            connection,
            name="Mitzeichnung (Vorführung)",
            public_address=f"http://localhost:{settings.port}",
            set_up_at=now,
            mail_by="files",
            mail_from="technik@example.org",
            setup_code_hash="",
        )
        record.add(connection, database.chance, record.INSTALLATION, "installation_set_up", at=now, person_id=person_id)
        return int(person_id)
