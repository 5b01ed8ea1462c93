"""A backup holds everything, and comes back: rows, keys, the unbroken record."""

import io
import tarfile
from pathlib import Path

from click.testing import Result
from flask import Flask

from tests.cast import FRIEDA, PAPER, play
from webapp.app import create_app
from webapp.settings import Settings
from webapp.store.database import Database


def test_a_backup_comes_back_with_the_keys_and_an_unbroken_record(
    app: Flask, database: Database, tmp_path: Path
) -> None:
    play(database)
    root = run(app, "trust-root")
    run(app, "backup", str(tmp_path / "kept.tar.gz"))
    restored = elsewhere(tmp_path)
    run(restored, "restore", str(tmp_path / "kept.tar.gz"))
    assert run(restored, "verify-record") == run(app, "verify-record")
    assert run(restored, "trust-root") == root
    assert PAPER in run(restored, "papers")
    assert "/l/" in run(restored, "sign-in-link", FRIEDA.email)


def test_a_restore_never_writes_over_what_is_there(app: Flask, database: Database, tmp_path: Path) -> None:
    play(database)
    run(app, "backup", str(tmp_path / "kept.tar.gz"))
    restored = elsewhere(tmp_path)
    run(restored, "restore", str(tmp_path / "kept.tar.gz"))
    answer = invoked(restored, "restore", str(tmp_path / "kept.tar.gz"))
    assert answer.exit_code == 1 and "Traceback" not in answer.output


def test_a_backup_that_somebody_altered_writes_nothing_outside_its_folder(
    app: Flask, database: Database, tmp_path: Path
) -> None:
    play(database)
    run(app, "backup", str(tmp_path / "kept.tar.gz"))
    put_in(tmp_path / "kept.tar.gz", "../escaped")
    run(elsewhere(tmp_path), "restore", str(tmp_path / "kept.tar.gz"))
    assert not list(tmp_path.parent.glob("**/escaped"))


def run(app: Flask, *arguments: str) -> str:
    """What the verb printed."""
    answer = invoked(app, *arguments)
    assert answer.exit_code == 0, answer.output
    return answer.output


def invoked(app: Flask, *arguments: str) -> Result:
    """The verb, as the command line runs it."""
    with app.app_context():
        return app.test_cli_runner().invoke(args=arguments)


def elsewhere(folder: Path) -> Flask:
    """A new installation that nobody has used."""
    return create_app(Settings(folder=folder / "elsewhere", _env_file=None))  # type: ignore[call-arg]


def put_in(archive: Path, name: str) -> None:
    """The same archive with one more member of that name."""
    with tarfile.open(archive) as old:
        members = [(one, old.extractfile(one)) for one in old.getmembers()]
        with tarfile.open(archive.with_suffix(".new"), "w:gz") as new:
            for member, file in members:
                new.addfile(member, file)
            new.addfile(tarfile.TarInfo(name), io.BytesIO(b""))
    archive.with_suffix(".new").replace(archive)
