"""Signed files for the tests, made once a run: keys and signatures take their time."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from exports.issue import Issue
from exports.keys import Keys, make_keys
from exports.render import render
from exports.seal import seal
from exports.signatures import sign
from tests.exports.cast import EDITION, ISSUE, SEALED, SIGNATORIES

PASSPHRASE = "nur für Tests"


@dataclass(frozen=True)
class Made:
    """A signed file with everything that went into it; `stages` are revision 0, the sealed one, and one a signature."""

    keys: Keys
    issue: Issue
    stages: tuple[bytes, ...]

    @property
    def file(self) -> bytes:
        return self.stages[-1]

    @property
    def root(self) -> str:
        return self.keys.root_fingerprint


THREE = SIGNATORIES[:3]


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    return make_keys(tmp_path_factory.mktemp("ours"), "Mitzeichnung im Test", PASSPHRASE, SEALED - timedelta(days=30))


@pytest.fixture(scope="session")
def made(keys):
    """Sealed, with three signatures."""
    return make(keys, THREE)


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory):
    """The same paper, sealed and signed by another installation that claims to be ours."""
    at = SEALED - timedelta(days=30)
    return make(make_keys(tmp_path_factory.mktemp("theirs"), "Mitzeichnung im Test", PASSPHRASE, at), THREE[:1])


def make(keys, signatories, edition=EDITION, signatories_shown=None):
    """Sealed and signed by these; `signatories_shown` where more are named than sign."""
    issue = replace(ISSUE, root_fingerprint=keys.root_fingerprint)
    stages = [render(edition, signatories_shown or signatories, issue)]
    stages.append(seal(stages[0], keys, issue))
    for second, signatory in enumerate(signatories, start=1):
        stages.append(sign(stages[-1], signatory, edition.fingerprint, keys, SEALED + timedelta(seconds=second)))
    return Made(keys, issue, tuple(stages))
