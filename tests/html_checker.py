"""Every page that any test fetched is kept, and at the end of the run all of them go through html-validate at once (1–2 seconds).

`keep(html)` is called by the client of `tests/page.py` and by the stories. The folder is shared by the processes of a run.
"""

import hashlib
import json
import os
import subprocess
from pathlib import Path

from webapp.setup import node

FOLDER = "TESTS_KEPT_PAGES"  # in the environment: told to the processes of xdist
ROOT = Path(__file__).parents[1]
CHECKER = ROOT / "webapp/editor/node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).with_name("html_checker.json")


def keep(html: str, address: str = "") -> None:
    """Keeps a page; the same page twice is one."""
    if FOLDER in os.environ:
        name = hashlib.sha256(html.encode()).hexdigest()[:16]
        Path(os.environ[FOLDER], f"{name}.html").write_text(f"{html}\n<!-- {address} -->\n", encoding="utf-8")


def complaints(folder: Path) -> list[str]:
    """What is wrong with the kept pages: one line a kind of mistake, with an example."""
    if not any(folder.iterdir()):
        return []
    command = [
        node.installed(),
        str(CHECKER),
        "--config",
        str(RULES),
        "--formatter",
        "json",
        "--ext",
        "html",
        str(folder),
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if not answer.stdout.strip():
        return [f"html-validate did not run: {answer.stderr.strip()}"] if answer.returncode else []
    return sorted(lines(json.loads(answer.stdout)))


def lines(results: list[dict]) -> set[str]:  # type: ignore[type-arg]
    found = {}
    for result in results:
        source = Path(result["filePath"]).read_text(encoding="utf-8").splitlines()
        for message in result["messages"]:
            where = source[message["line"] - 1].strip()[:160]
            found.setdefault((message["ruleId"], message["message"]), f"{where}   ({source[-1]})")
    return {f"{rule}: {says}\n    {where}" for (rule, says), where in found.items()}
