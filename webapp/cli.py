"""Verbs of `flask --app webapp.app …`; each file of `webapp/commands` ends with its list."""

from flask import Flask

from webapp.commands import demo, keeping, operating, papers


def register(app: Flask) -> None:
    """Adds all verbs to the app."""
    for verb in (demo.demo, *keeping.VERBS, *operating.VERBS, *papers.VERBS):
        app.cli.add_command(verb)
