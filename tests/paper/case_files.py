"""Cases as plain text: parts divided by a line `---`. A case is added by adding a file."""

from collections.abc import Iterable
from pathlib import Path

from webapp.paper.redline import Run

FOLDER = Path(__file__).parent / "cases"
MARKERS = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def cases(kind: str) -> list[Path]:
    """The files of one kind, in order."""
    return sorted((FOLDER / kind).glob("*.txt"))


def parts(case: Path) -> list[str]:
    """The parts of a case, each without the line breaks around it."""
    return [part.strip("\n") for part in ("\n" + case.read_text(encoding="utf-8")).split("\n---\n")]


def written(runs: Iterable[Run]) -> str:
    """A redline as `[-removed-]{+added+}`."""
    return "".join(MARKERS[run.kind].format(run.text) for run in runs)
