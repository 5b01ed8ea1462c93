"""Papers on the command line: what the coordinator's pages do. Each verb names the coordinator for whom it acts (--by ADDRESS)."""

from datetime import datetime
from pathlib import Path

import click

from webapp.actions import downloads
from webapp.actions import freeze as freezing
from webapp.actions import organisations as inviting
from webapp.actions import papers as making
from webapp.actions.new_paper import sections_of
from webapp.actions.papers import NewPaper
from webapp.actions.writing import By
from webapp.commands.demo import newcomers
from webapp.commands.here import database_and_settings, language, refusals_as_sentences
from webapp.language import say
from webapp.paper.deadlines import local_deadline
from webapp.paper.organisations import PARTS, part
from webapp.paper.refusals import Malformed, NotFound
from webapp.paper.rules import RULES
from webapp.paper.sentences import Sentence
from webapp.reading import answered, read
from webapp.store import editions, organisations, people, signed_files
from webapp.store import papers as stored
from webapp.store.database import Database

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WHEN = click.DateTime(formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"])


@click.command("papers")
def papers() -> None:
    """Lists the papers: address, stage, title."""
    database, _ = database_and_settings()
    with database.reading() as connection:
        for row in stored.every(connection):
            click.echo(f"{row.slug:50} {row.stage:10} {row.title}")


@click.command("create-paper")
@click.argument("source", type=FILE)
@click.option("--by", "email", required=True, help="Address of the operator or of a coordinator.")
@click.option("--title", help="If the text has none.")
@click.option("--organisations", "table", type=FILE, help="A CSV of organisations.")
@click.option("--coordinator", "coordinators", multiple=True, help="ADDRESS=NAME; default: who creates it.")
@click.option("--rule", type=click.Choice(sorted(RULES)), default="consent", show_default=True)
@click.option(
    "--round",
    "rounds",
    nargs=2,
    type=WHEN,
    multiple=True,
    help="Proposals until, decisions until; local time of the zone.",
)
@click.option("--zone", default="Europe/Berlin", show_default=True)
@click.option("--language", "text_language", type=click.Choice(("de", "en")), default="de", show_default=True)
@click.option("--sign-only", is_flag=True, help="The text is finished: it goes straight to sign-off.")
@refusals_as_sentences
def create_paper(
    source: Path,
    email: str,
    title: str | None,
    table: Path | None,
    coordinators: tuple[str, ...],
    rule: str,
    rounds: tuple[tuple[datetime, datetime], ...],
    zone: str,
    text_language: str,
    sign_only: bool,
) -> None:
    """Makes a paper from a .txt, .md or .docx file."""
    database, _ = database_and_settings()
    draft = answered(read(source.name, source.read_bytes()))
    given = sections_of(draft, source.stem)
    new = NewPaper(
        title or draft.title or source.stem,
        given,
        draft.subtitle,
        language=text_language,
        rule=rule,
        zone=zone,
        sign_only=sign_only,
        rounds=tuple((_moment(first, zone), _moment(second, zone)) for first, second in rounds),
        organisations=newcomers(table) if table else (),
        coordinators=tuple(
            (address.strip(), "", name.strip()) for address, _, name in (one.partition("=") for one in coordinators)
        ),
    )
    click.echo(making.create(database, new, by=_by(database, email, "operator")))


@click.command("add-organisations")
@click.argument("slug")
@click.argument("table", type=FILE)
@click.option("--by", "email", required=True, help="Address of a coordinator.")
@refusals_as_sentences
def add_organisations(slug: str, table: Path, email: str) -> None:
    """Adds the organisations of a CSV, all or none."""
    database, _ = database_and_settings()
    click.echo(len(inviting.add(database, slug, list(newcomers(table)), by=_by(database, email))))


@click.command("organisations")
@click.argument("slug")
@refusals_as_sentences
def list_organisations(slug: str) -> None:
    """Lists the organisations of a paper and where they stand."""
    database, _ = database_and_settings()
    with database.reading() as connection:
        paper = stored.by_slug(connection, slug)
        for row in organisations.of_paper(connection, paper.id):
            standing = say(PARTS[part(organisations.value(row))], language())
            click.echo(f"{row.position:3} {row.short_name:50} {standing}")


@click.command("invite")
@click.argument("slug")
@click.option("--by", "email", required=True, help="Address of a coordinator.")
@refusals_as_sentences
def invite(slug: str, email: str) -> None:
    """Mails the invitation to everybody who was not invited yet."""
    database, _ = database_and_settings()
    click.echo(inviting.invite(database, slug, by=_by(database, email)))


@click.command("plan-round")
@click.argument("slug")
@click.argument("proposals_until", type=WHEN)
@click.argument("decisions_until", type=WHEN)
@click.option("--by", "email", required=True, help="Address of a coordinator.")
@refusals_as_sentences
def plan_round(slug: str, proposals_until: datetime, decisions_until: datetime, email: str) -> None:
    """Plans one more round; local time of the paper's zone."""
    database, _ = database_and_settings()
    zone = _zone(database, slug)
    number = making.plan_round(
        database, slug, _moment(proposals_until, zone), _moment(decisions_until, zone), by=_by(database, email)
    )
    click.echo(number)


@click.command("freeze")
@click.argument("slug")
@click.argument("answers_until", type=WHEN)
@click.option("--minimum", type=int, help="How many sign-offs are needed (default: all that are asked).")
@click.option("--by", "email", required=True, help="Address of a coordinator.")
@refusals_as_sentences
def freeze(slug: str, answers_until: datetime, minimum: int | None, email: str) -> None:
    """Freezes the text and asks for the sign-offs."""
    database, _ = database_and_settings()
    until = _moment(answers_until, _zone(database, slug))
    click.echo(freezing.freeze(database, slug, answers_until=until, minimum=minimum, by=_by(database, email)))


@click.command("export")
@click.argument("slug")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--kind", type=click.Choice(("signed", "reading-copy", "draft", "text")), default="draft", show_default=True
)
@refusals_as_sentences
def export(slug: str, target: Path, kind: str) -> None:
    """Writes the signed file, the reading copy, a draft as PDF, or the text of a paper."""
    database, settings = database_and_settings()
    with database.reading() as connection:
        paper = stored.by_slug(connection, slug)
        edition = editions.standing(connection, paper.id)
        if kind == "draft":
            target.write_bytes(downloads.draft(database, settings, paper))
            return
        if edition is None or (kind != "text" and edition.sealed_at is None):
            raise NotFound(Sentence("commands.not_agreed"))
        if kind == "text":
            target.write_bytes(edition.text.encode())
        elif kind == "signed":
            target.write_bytes(signed_files.load(connection, edition.id, 1).file)
        else:
            target.write_bytes(signed_files.reading_copy(connection, edition.id) or b"")


def _by(database: Database, email: str, capacity: str = "coordination") -> By:
    with database.reading() as connection:
        person = people.by_email(connection, email)
    if person is None:
        raise Malformed(Sentence("commands.nobody_has_it", email=email))
    return By(person.id, capacity)


def _moment(local: datetime, zone: str) -> datetime:
    return local_deadline(local.date(), local.hour, zone, minute=local.minute)


def _zone(database: Database, slug: str) -> str:
    with database.reading() as connection:
        return str(stored.by_slug(connection, slug).zone)


VERBS = (papers, create_paper, add_organisations, list_organisations, invite, plan_round, freeze, export)
