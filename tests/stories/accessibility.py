"""What axe-core finds on a page in the browser. Every page of every story must give nothing."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "webapp/editor/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


def check(page: Page) -> None:
    """Fails with one line for each finding: rule, why, where."""
    found = findings(page)
    assert not found, "\n".join([page.url, *found])


def findings(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # not through the page's own policy: the driver's word counts
    return [line(violation) for violation in page.evaluate(RUN, RULES)["violations"]]


def line(violation: dict[str, Any]) -> str:
    places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']} — {places}"
