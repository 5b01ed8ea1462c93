"""Numbers in addresses: one that no row can have leads to "not found", and never to the database."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

from webapp.paper.numbers import LARGEST


class Number(IntegerConverter):
    """`<int:…>` of every route."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"max": LARGEST, **named})


def set_up(app: Flask) -> None:
    """Before the first route is registered."""
    app.url_map.converters["int"] = Number
