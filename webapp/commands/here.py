"""What every verb needs: the database, the settings, and refusals said as a sentence with exit status 1."""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from flask import current_app

from webapp.language import LANGUAGES, say
from webapp.paper.refusals import Refusal
from webapp.settings import Settings
from webapp.store.database import Database


def database_and_settings() -> tuple[Database, Settings]:
    """Those of the app that runs the verb."""
    settings, database = current_app.extensions["mitzeichnung"]
    return database, settings


def language() -> str:
    """The language of the window: LANG, else German."""
    asked = os.environ.get("LANG", "de")[:2]
    return asked if asked in LANGUAGES else "en" if asked == "C." or asked == "C" else "de"


def refusals_as_sentences(verb: Callable[..., Any]) -> Callable[..., Any]:
    """A "no" ends the verb with its sentence."""

    @wraps(verb)
    def said(*args: Any, **kwargs: Any) -> Any:
        try:
            return verb(*args, **kwargs)
        except Refusal as refusal:
            raise click.ClickException(say(refusal.sentence, language())) from refusal

    return said
