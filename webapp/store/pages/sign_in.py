"""What the sign-in pages show."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from webapp.store import codes, links


def asked_for(connection: Connection, browser_hash: str, *, fresh: bool) -> Row[Any] | None:
    """The code that this browser asked for last."""
    return codes.latest(connection, browser_hash, fresh=fresh)


def mailed_link(connection: Connection, token_hash: str, now: datetime) -> Row[Any] | None:
    """The link of a mail, if it has not ended."""
    return links.living(connection, token_hash, now)
