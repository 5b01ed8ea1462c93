"""`python -m exports.verify`: exit statuses, words and JSON; and what it must not load."""

import json
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from exports.keys import WrongPassphrase, load_keys, make_keys
from exports.verify import Issued, verify
from exports.verify.__main__ import main
from tests.exports.cast import SEALED


def test_with_the_right_root_everything_holds(path, made, capsys):
    assert main([path, "--root", f"SHA256:{made.root}"]) == 0
    assert capsys.readouterr().out.startswith("Echt und unverändert.")


def test_the_root_may_be_given_as_a_file(path, made, tmp_path):
    (tmp_path / "root.pem").write_bytes(made.keys.root.public_bytes(Encoding.PEM))
    assert main([path, "--root", str(tmp_path / "root.pem")]) == 0


def test_without_a_root_the_reader_is_told_what_to_compare(path, capsys):
    assert main([path, "--language", "en"]) == 2
    assert capsys.readouterr().out.startswith("Compare this fingerprint")


def test_another_root_means_not_from_here(path, capsys):
    assert main([path, "--root", "SHA256:" + "ab" * 32]) == 2
    assert capsys.readouterr().out.startswith("Nicht von hier.")


def test_json_carries_stable_keys_and_what_is_not_proven(path, made, capsys):
    main([path, "--root", f"SHA256:{made.root}", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["finding"], told["verdict"]["key"], len(told["signatures"])) == ("proven", "verify.genuine", 3)
    assert len(told["limits"]) >= 3


@pytest.mark.parametrize(
    "arguments", [["/nowhere.pdf"], ["FILE", "--root", "SHA256:12"], ["FILE", "--root", "/nowhere"]]
)
def test_what_cannot_be_read_is_said_and_refused(path, arguments, capsys):
    assert main([path if one == "FILE" else one for one in arguments]) == 1
    assert capsys.readouterr().err


def test_the_books_of_the_installation_know_every_file(made):
    roots = [made.root]
    assert verify(made.file, roots=roots, known=lambda digest: None).verdict.key == "verify.altered"
    assert verify(made.file, roots=roots, known=lambda digest: Issued("signed")).verdict.key == "verify.genuine"
    assert verify(made.file, roots=roots, known=lambda digest: Issued("signed", False)).verdict.key == "verify.older"
    late = Issued("signed", superseded_at=SEALED)
    assert verify(made.file, roots=roots, known=lambda digest: late).verdict.key == "verify.superseded"
    assert verify(b"any", known=lambda digest: Issued("reading_copy")).verdict.key == "verify.reading_copy"


def test_the_verifier_loads_neither_web_nor_database():
    code = "import sys, exports, exports.verify; print([m for m in ('flask', 'sqlalchemy', 'weasyprint') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_keys_come_back_with_their_passphrase_only(tmp_path):
    made = make_keys(tmp_path, "Mitzeichnung im Test", "geheim", SEALED)
    assert load_keys(tmp_path, "geheim").root_fingerprint == made.root_fingerprint
    with pytest.raises(WrongPassphrase):
        load_keys(tmp_path, "falsch")
    with pytest.raises(FileExistsError):
        make_keys(tmp_path, "Mitzeichnung im Test", "geheim", SEALED)
    assert b"PRIVATE" not in b"".join(path.read_bytes() for path in tmp_path.iterdir()).replace(
        b"ENCRYPTED PRIVATE", b""
    )


@pytest.fixture
def path(made, tmp_path):
    (tmp_path / "file.pdf").write_bytes(made.file)
    return str(tmp_path / "file.pdf")
