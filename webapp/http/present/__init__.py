"""Presentation values for the templates: pure, no SQL, no Flask. `teach(environment)` gives templates the filters."""

from jinja2 import Environment

from webapp.http.present.excerpt import excerpt
from webapp.http.present.frame import Frame, Link, NavItem, PaperLine, Person
from webapp.http.present.parts import in_context, new_wording, whole, written
from webapp.http.present.phases import Phase, PhaseLine
from webapp.http.present.places import Place, PlaceGroup, who_stands_where
from webapp.http.present.rows import Row, rows
from webapp.http.present.strip import Mark, Strip, strip

__all__ = [
    "Frame",
    "Link",
    "Mark",
    "NavItem",
    "PaperLine",
    "Person",
    "Phase",
    "PhaseLine",
    "Place",
    "PlaceGroup",
    "Row",
    "Strip",
    "excerpt",
    "in_context",
    "new_wording",
    "rows",
    "strip",
    "teach",
    "who_stands_where",
    "whole",
    "written",
]


def teach(environment: Environment) -> None:
    """Gives a Jinja environment the filters that the redline components use."""
    environment.filters.update(
        in_context=in_context, whole=whole, new_wording=new_wording, written=written, redline_rows=rows, excerpt=excerpt
    )
