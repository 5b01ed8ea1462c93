"""`demo`: fills the installation with a living paper, or plays the whole way on any text and any list of organisations."""

from datetime import timedelta
from pathlib import Path

import click

from webapp import links
from webapp.actions.installation import prepare
from webapp.actions.new_paper import sections_of
from webapp.actions.organisations import Newcomer
from webapp.actions.read_table import newcomers_of
from webapp.actions.sign_in import printed_link
from webapp.commands.here import database_and_settings, refusals_as_sentences
from webapp.demo import cast, play
from webapp.demo.play import Play
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.reading import Draft, answered, read
from webapp.settings import Settings
from webapp.store.database import Database

STAGES = ("drafting", "sign-off", "agreed")
SHOWN = (  # who gets a sign-in link: what they are, their address
    ("Federführung", cast.COORDINATOR[0]),
    ("Vertretung", "sabine.kraehenbuehl@example.org"),
    ("Vertretung", "jonas.ehrlicher@example.org"),
    ("Vertretung", "pascal.therre@example.org"),
    ("Stellvertretung", cast.DEPUTY.email),
    ("Gast", cast.OBSERVERS[0][0]),
)


@click.command("demo")
@click.option(
    "--from", "source", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A text: .txt, .md or .docx."
)
@click.option(
    "--organisations",
    "table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV of organisations.",
)
@click.option("--until", type=click.Choice(STAGES), help="How far it goes (default: drafting; agreed with --pdf).")
@click.option("--pdf", type=click.Path(dir_okay=False, path_type=Path), help="Where the signed file is written.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the source that makes proposals from a text.")
@click.option("--language", type=click.Choice(("de", "en")), default="de", show_default=True, help="Of the text.")
@refusals_as_sentences
def demo(
    source: Path | None, table: Path | None, until: str | None, pdf: Path | None, seed: int, language: str
) -> None:
    """A paper of invented (or your own) organisations, played through the actions of the pages."""
    database, settings = database_and_settings()
    until = until or ("agreed" if pdf else "drafting")
    if pdf is not None and until != "agreed":
        raise click.UsageError("--pdf needs --until agreed: only an agreed paper has a signed file.")
    operator = prepare(database, settings)
    who = newcomers(table) if table else cast.ORGANISATIONS
    if source is None:
        played = play.living_paper(database, settings, operator=operator, until=until, organisations_=who)
    else:
        draft = answered(read(source.name, source.read_bytes()))
        played = from_draft(
            database, settings, draft, who, source.stem, operator=operator, until=until, seed=seed, language=language
        )
    play.hush(played)
    if pdf is not None:
        pdf.write_bytes(play.signed_pdf(played))
        click.echo(f"{pdf}")
    say_where(database, settings, played, source is None and table is None)


def from_draft(
    database: Database,
    settings: Settings,
    draft: Draft,
    who: tuple[Newcomer, ...],
    stem: str,
    *,
    operator: int,
    until: str,
    seed: int,
    language: str,
) -> Play:
    """The text that was read, as a paper."""
    given = sections_of(draft, draft.title or stem)
    title = draft.title or (given[0].title if given else stem)
    return play.own_paper(
        database,
        settings,
        title,
        draft.subtitle,
        given,
        who,
        operator=operator,
        until=until,
        seed=seed,
        language=language,
    )


def newcomers(table: Path) -> tuple[Newcomer, ...]:
    """The organisations of the CSV; what is wrong with it is said, row by row."""
    found, problems = newcomers_of(table.read_bytes())
    if problems:
        many = Sentence("commands.table_problems", problems=problems)
        raise Malformed(problems[0] if len(problems) == 1 else many)
    return tuple(found)


def say_where(database: Database, settings: Settings, played: Play, is_cast: bool) -> None:
    """The paper's address, and links that sign in without a mail."""
    here = address(database, settings)
    click.echo(f"\n{here}{links.paper(played.slug)}")
    shown = SHOWN if is_cast else (("Federführung", cast.COORDINATOR[0]),)
    for what, email in shown:
        token = printed_link(
            database, email, target=links.what_needs_you(played.slug), lives=timedelta(days=14), once_only=False
        )
        click.echo(f"{what:16} {email:36} {here}{links.mailed(token)}")


def address(database: Database, settings: Settings) -> str:
    """The public address, or the local one."""
    from webapp.store import installation

    with database.transaction() as connection:
        told = installation.load(connection).public_address
    return settings.public_address or told or f"http://localhost:{settings.port}"
