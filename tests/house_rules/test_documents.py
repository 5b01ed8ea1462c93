"""The documents that stay true: every promise names tests that exist, every decision what it costs."""

import re
from pathlib import Path

import pytest

PROMISES = Path("docs/promises.md").read_text()
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PROMISES)


@pytest.mark.parametrize("path, name", NAMED)
def test_every_test_that_a_promise_names_exists(path: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", Path(path).read_text(), re.MULTILINE)


def test_each_of_the_nine_promises_names_its_tests() -> None:
    promises = re.split(r"^## ", PROMISES, flags=re.MULTILINE)[1:]
    assert [promise[0] for promise in promises[:9]] == list("123456789")
    assert all("`tests/" in promise for promise in promises)


def test_every_decision_weighs_what_it_costs() -> None:
    records = [path for path in Path("docs/decisions").glob("*.md") if not path.name.startswith("0000")]
    assert records
    for record in records:
        text = record.read_text()
        for part in ("**Context.**", "**Decision.**", "**Consequences.**", "**Turned down.**"):
            assert part in text, f"{record.name} lacks {part}"


def test_decisions_are_numbered_without_gap_or_double() -> None:
    numbers = sorted(int(path.name[:4]) for path in Path("docs/decisions").glob("*.md"))
    assert numbers == list(range(len(numbers)))
