"""The number that the database gave to a new row."""

from typing import Any

from sqlalchemy import CursorResult


def new_id(result: CursorResult[Any]) -> int:
    """The id of the one row that was inserted."""
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])
