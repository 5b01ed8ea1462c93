"""Verbs of `flask --app webapp.app …`."""

from flask import Flask


def register(app: Flask) -> None:
    """Adds all verbs to the app."""
