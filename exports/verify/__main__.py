"""`python -m exports.verify FILE [--root FILE-OR-SHA256:…] [--json] [--language de|en]`

Exit status: 0 all holds and the issuer is that root · 1 altered, unsigned or unreadable · 2 whole, issuer not confirmed.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from exports.keys import read_certificate
from exports.verify.in_words import as_json, as_text
from exports.verify.opened import LARGEST
from exports.verify.verifier import verify
from webapp.language import LANGUAGES

PREFIX = "SHA256:"
DIGITS = 64
BARE = re.compile(r"[\s0-9a-fA-F:·]{64,}")  # as trust-root prints it, or in groups as it is printed in the file


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        roots = [_root(one) for one in asked.root]
        pdf = _read(asked.file)
    except (OSError, ValueError) as wrong:
        print(f"{wrong}", file=sys.stderr)
        return 1
    report = verify(pdf, roots=roots)
    if asked.json:
        print(json.dumps(as_json(report, asked.language), ensure_ascii=False, indent=2))
    else:
        print(as_text(report, asked.language))
    return report.exit_status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m exports.verify", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--root", action="append", default=[], metavar="FILE-OR-SHA256:…", help="the root to trust")
    parser.add_argument("--json", action="store_true", help="the report for other programs")
    parser.add_argument("--language", choices=LANGUAGES, default="de")
    return parser


def _root(given: str) -> str:
    """The fingerprint of the root that the reader trusts: given as such, or read from a certificate's file."""
    if given.upper().startswith(PREFIX) or (not Path(given).exists() and BARE.fullmatch(given)):
        digits = "".join(sign for sign in given.upper().removeprefix(PREFIX).lower() if sign in "0123456789abcdef")
        if len(digits) != DIGITS:
            raise ValueError(f"--root: a fingerprint has {DIGITS} hexadecimal digits, not {len(digits)}")
        return digits
    from exports.certificates import fingerprint_of

    return fingerprint_of(read_certificate(Path(given)))


def _read(path: Path) -> bytes:
    """The file, but never more of it than the verifier would look at."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


if __name__ == "__main__":
    sys.exit(main())
