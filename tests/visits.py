"""The fixture `page`: pages of an installation where the cast is in place. For a folder's conftest: `from tests.visits import page`.

It is not in `tests/conftest.py`: in `tests/stories` a `page` is one of a real browser.
"""

import pytest
from flask import Flask

from tests.cast import play
from tests.page import Page
from webapp.store.database import Database

__all__ = ["page"]


@pytest.fixture
def page(app: Flask, database: Database) -> Page:
    """`page.as_(ANNA).get(…)`, or as nobody: `page.get(…)`."""
    play(database)
    return Page(app)
