"""What is here in a request: database, settings, the person, their language and zone. Templates get it from here."""

from datetime import timedelta
from typing import Any

from flask import Flask, current_app, g, request
from flask_login import current_user

from webapp import language as languages
from webapp import links
from webapp.actions.writing import Database
from webapp.chance import Chance
from webapp.http import present
from webapp.http.door import Visit
from webapp.http.frame import frame
from webapp.settings import Settings
from webapp.store.pages import door as asked

LANGUAGE_COOKIE = "mitzeichnung_language"


def set_up(app: Flask, settings: Settings, database: Database) -> None:
    """Gives the app its database, and templates their words."""
    app.extensions["mitzeichnung"] = (settings, database)
    languages.teach(app.jinja_env, language, zone)
    present.teach(app.jinja_env)
    app.context_processor(_for_templates)
    app.after_request(_keep_language)


def database() -> Database:
    """The installation's database."""
    found: Database = current_app.extensions["mitzeichnung"][1]
    return found


def settings() -> Settings:
    """The installation's settings."""
    found: Settings = current_app.extensions["mitzeichnung"][0]
    return found


def chance() -> Chance:
    """The source of tokens."""
    return database().chance


def person() -> Any | None:
    """Who is signed in (the row of `people`), or None."""
    return current_user.row if current_user.is_authenticated else None


def visit() -> Visit | None:
    """The visit that the door let in, if this page has a door."""
    found: Visit | None = g.get("visit")
    return found


def language() -> str:
    """The reader's language: asked for in the address, else chosen in this browser, else the person's own, else the browser's wish."""
    if "language" not in g:
        g.language = _language()
    return str(g.language)


def zone() -> str:
    """The paper's time zone, or Berlin's."""
    here = visit()
    return here.paper.zone if here is not None and here.paper is not None else languages.DEFAULT_ZONE


def installation() -> Any | None:
    """The installation's row, read once a request."""
    if "installation" not in g:
        g.installation = None  # stays so when the database is away: the page that says so must not fail for that
        with database().reading() as connection:
            g.installation = asked.the_installation(connection)
    return g.installation


def try_mail_server(wanted: Any) -> None:
    """Sends a test mail as the set-up page describes it (`webapp.mail.try_out`, put here by app.py). Raises Malformed."""
    current_app.extensions["mitzeichnung_try_mail"](database(), settings(), wanted)


def is_https() -> bool:
    """Whether people come by https: as a setting says, else as the set-up page was told."""
    row = installation()
    told = settings().public_address or (row.public_address if row is not None else "")
    return str(told).startswith("https://")


def sender() -> str:
    """The address that our mails come from."""
    row = installation()
    return str(row.mail_from) if row is not None else ""


def _language() -> str:
    someone = person()
    choices = [
        request.args.get("language"),
        request.cookies.get(LANGUAGE_COOKIE),
        someone.language if someone else None,
    ]
    chosen = next((choice for choice in choices if choice in languages.LANGUAGES), None)
    return chosen or request.accept_languages.best_match(languages.LANGUAGES) or "de"


def _keep_language(answer: Any) -> Any:
    chosen = request.args.get("language")
    if chosen in languages.LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=timedelta(days=400), samesite="Lax", httponly=True)
    return answer


def _for_templates() -> dict[str, Any]:
    return {
        "links": links,
        "visit": visit(),
        "installation": installation(),
        "frame": frame(visit(), person(), installation(), database().clock.now(), zone(), language()),
    }
