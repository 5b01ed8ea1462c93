"""The mails of a test: lets the worker work, and reads what lies in the folder of kept mails, oldest first."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from webapp.jobs import work_all


def letters(page: Any, *, to: str = "") -> list[EmailMessage]:
    """All mails so far, or those to one address."""
    settings, database = page.app.extensions["mitzeichnung"]
    work_all(database, settings)
    files = sorted(settings.kept_mails.glob("*.eml"), key=lambda path: int(path.name.split(".", 1)[0]))
    found = [message_from_bytes(path.read_bytes(), policy=default) for path in files]
    return [letter for letter in found if to in str(letter["To"])]  # type: ignore[misc]


def text_of(letter: EmailMessage) -> str:
    """The plain part."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def html_of(letter: EmailMessage) -> str:
    """The HTML part."""
    part = letter.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def code_in(letter: EmailMessage) -> str:
    """The code of the mail."""
    found = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", text_of(letter))
    assert found is not None, text_of(letter)
    return found[0]


def links_in(letter: EmailMessage) -> list[str]:
    """The paths of its personal links."""
    return re.findall(r"https?://[^/\s]+(/l/[\w-]+)", text_of(letter))
