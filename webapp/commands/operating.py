"""Operating an installation: made ready, its worker, the set-up code, ways in without mail, its root certificate."""

import logging
import signal
from threading import Event

import click

from webapp import jobs, links
from webapp.actions.installation import make_keys_once
from webapp.actions.set_up import new_code
from webapp.actions.sign_in import printed_link
from webapp.commands.here import database_and_settings, refusals_as_sentences
from webapp.mail import sender_of
from webapp.secret import session_key
from webapp.store import installation
from webapp.store.migrate import migrate as bring_up_to_date


@click.command("migrate")
def migrate() -> None:
    """Brings the database to the tables of this version; does nothing where it is."""
    database, settings = database_and_settings()
    settings.folder.mkdir(parents=True, exist_ok=True)
    click.echo(f"The database stands at {bring_up_to_date(database)}.")


@click.command("prepare")
def prepare() -> None:
    """What every start does first: folder, database, secrets; keys where they are missing."""
    database, settings = database_and_settings()
    settings.folder.mkdir(parents=True, exist_ok=True)
    bring_up_to_date(database)
    session_key(settings)
    with database.transaction() as connection:
        is_set_up = installation.load(connection).set_up_at is not None
    if is_set_up:  # before that they would not know the installation's name
        make_keys_once(database, settings)


@click.command("work")
@click.option("--once", is_flag=True, help="Do what is due now, then end: for cron.")
def work(once: bool) -> None:
    """Sends mails, ends rounds, makes proofs, seals: everything that waits in the outbox."""
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    database, settings = database_and_settings()
    if once:
        click.echo(f"Done: {jobs.work_all(database, settings)}")
        return
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    jobs.work(database, settings, stop)


@click.command("setup-code")
def setup_code() -> None:
    """A new code for the set-up page, as long as nobody has used one."""
    database, settings = database_and_settings()
    code = new_code(database, session_key(settings))
    click.echo(f"Set-up code (Einrichtungscode): {code}" if code else "This installation is set up.")


@click.command("sign-in-link")
@click.argument("address")
@refusals_as_sentences
def sign_in_link(address: str) -> None:
    """A link that lets the person with this address in without a mail: once, within an hour."""
    database, settings = database_and_settings()
    token = printed_link(database, address)
    with database.transaction() as connection:
        here = sender_of(installation.load(connection), settings)
    click.echo(here.address + links.mailed(token))


@click.command("trust-root")
def trust_root() -> None:
    """The fingerprint of this installation's root certificate: give it to others on a way of its own."""
    from exports.certificates import fingerprint_of
    from exports.keys import ROOT, read_certificate

    database, settings = database_and_settings()
    make_keys_once(database, settings)
    click.echo(fingerprint_of(read_certificate(settings.keys / f"{ROOT}.pem")))


VERBS = (migrate, prepare, work, setup_code, sign_in_link, trust_root)
