"""Keeping an installation: is the record unbroken; backup and restore, with the keys."""

import json
import shutil
import tarfile
import tempfile
from pathlib import Path

import click

from webapp.actions.keeping import check_record
from webapp.commands.here import database_and_settings, language, refusals_as_sentences
from webapp.language import say
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.store import papers
from webapp.store.copying import copy_rows, read_rows
from webapp.store.migrate import migrate

KEPT = ("session_key", "key_passphrase", "settings.env", "keys", "mails")
ROWS = "rows.jsonl"


@click.command("verify-record")
@refusals_as_sentences
def verify_record() -> None:
    """Checks every entry of every log; exit status 1 and the entry's number where one was changed, removed or put in."""
    database, _ = database_and_settings()
    broken = False
    with database.reading() as connection:
        logs = [(0, "—"), *((row.id, row.slug) for row in papers.every(connection))]
        for log, name in logs:
            finding = check_record(connection, log)
            broken = broken or not finding.whole
            click.echo(f"{name}: {say(finding.sentence, language())}")
    if broken:
        raise SystemExit(1)


@click.command("backup")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@refusals_as_sentences
def backup(target: Path) -> None:
    """Writes everything (rows, keys, passphrase) into one .tar.gz; safe while the service runs. Keep it as secret as the keys."""
    database, settings = database_and_settings()
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / ROWS
        with rows.open("w") as file:
            count = read_rows(database, lambda table, values: file.write(json.dumps([table, values]) + "\n"))
        partial = target.with_suffix(target.suffix + ".part")
        with tarfile.open(partial, "w:gz") as archive:
            archive.add(rows, ROWS)
            for name in KEPT:
                if (settings.folder / name).exists():
                    archive.add(settings.folder / name, f"folder/{name}")
        partial.chmod(0o600)
        partial.replace(target)
    click.echo(f"{target}: {count}")


@click.command("restore")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@refusals_as_sentences
def restore(source: Path) -> None:
    """Brings a backup into an empty installation (also from SQLite to PostgreSQL and back), then checks the record."""
    database, settings = database_and_settings()
    settings.folder.mkdir(parents=True, exist_ok=True)
    migrate(database)
    with tarfile.open(source) as archive, tempfile.TemporaryDirectory() as folder:
        _unpack(archive, Path(folder))
        with (Path(folder) / ROWS).open() as file:
            count = copy_rows(database, (json.loads(line) for line in file))
        settings.folder.mkdir(parents=True, exist_ok=True)
        for name in KEPT:
            kept = Path(folder) / "folder" / name
            if kept.exists():
                _put(kept, settings.folder / name)
    with database.reading() as connection:
        logs = [0, *(row.id for row in papers.every(connection))]
        if not all(check_record(connection, log).whole for log in logs):
            raise Malformed(Sentence("commands.record_is_broken"))
    click.echo(f"{count}")


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Plain files within the folder, nothing else. (Debian 12's Python has no `filter` for that yet.)"""
    for member in archive:
        place = (folder / member.name).resolve()
        file = archive.extractfile(member) if member.isfile() else None
        if file is not None and place.is_relative_to(folder.resolve()):
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as written:
                shutil.copyfileobj(file, written)


def _put(kept: Path, place: Path) -> None:
    if kept.is_dir():
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        for one in kept.iterdir():
            _put(one, place / one.name)
        return
    place.write_bytes(kept.read_bytes())
    place.chmod(0o600)


VERBS = (verify_record, backup, restore)
