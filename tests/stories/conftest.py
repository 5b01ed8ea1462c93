"""A real browser: Debian's Chromium, driven by Playwright. Elsewhere `CHROMIUM=/path/to/it`."""

import os
from typing import Any

import pytest

SWITCHES = [
    # The browser talks to the service and to nobody else.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-gpu",
    "--font-render-hinting=none",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stories come last: from the first one on, Playwright holds this thread's event loop, and pyHanko wants one of its own."""
    for item in items:
        if is_story(item):
            item.add_marker(pytest.mark.browser)
    items.sort(key=is_story)


def is_story(item: pytest.Item) -> bool:
    return "stories" in item.path.parts


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": [*SWITCHES, *as_root],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "de-DE", "timezone_id": "Europe/Berlin"}
