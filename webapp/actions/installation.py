"""An installation without a browser: its keys, and for the demo its name and operator."""

from webapp.secret import key_passphrase
from webapp.settings import Settings
from webapp.store import installation, people, record
from webapp.store.database import Database
from webapp.store.migrate import migrate
from webapp.store.types import Connection

SHOWN_BY = "technik@example.org"


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
    """For the demo: the database stands, and an installation that nobody has set up yet gets a name, an operator and
    keys; gives the operator's person id."""
    settings.folder.mkdir(parents=True, exist_ok=True)
    migrate(database)
    with database.transaction() as connection:
        if installation.load(connection).set_up_at is None:
            _set_up_for_show(connection, database, settings)
        operator = people.any_operator(connection)
    make_keys_once(database, settings)
    return operator


def _set_up_for_show(connection: Connection, database: Database, settings: Settings) -> None:
    now = database.clock.now()
    person_id = people.add(connection, email=SHOWN_BY, name="Technik der Vorführung", operator=True, now=now)
    installation.change(
        connection,
        name="Mitzeichnung (Vorführung)",
        public_address=f"http://localhost:{settings.port}",
        set_up_at=now,
        mail_by="files",
        mail_from=SHOWN_BY,
        setup_code_hash="",
    )
    record.add(connection, database.chance, record.INSTALLATION, "installation_set_up", at=now, person_id=person_id)
