"""Every setting has its heading, a sentence and an example; nothing is described that cannot be set."""

import re
from pathlib import Path

import pytest

from webapp.settings import Settings

PARTS = dict(
    re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", Path("docs/settings.md").read_text(), re.MULTILINE | re.DOTALL)
)


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    assert f"MITZEICHNUNG_{name.upper()}=" in PARTS[name], "one heading, one sentence, one example"


def test_no_setting_is_documented_that_there_is_not() -> None:
    assert set(PARTS) == set(Settings.model_fields)
