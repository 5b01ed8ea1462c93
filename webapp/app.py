"""Puts the app together. The only file that may import everything."""

from importlib import import_module
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from webapp import cli, mail
from webapp.http import csrf, door, errors, forms, here, numbers, rate_limit, security_headers, session
from webapp.secret import session_key
from webapp.settings import Settings
from webapp.settings import settings as read_settings
from webapp.store.database import Database, open_database

ROOT = Path(__file__).parent.parent
VIEWS = (  # one blueprint a file, `pages`, by what a person does
    "account",
    "coordinate",
    "decide",
    "downloads",
    "edition",
    "help_page",
    "home",
    "invitation",
    "mailed",
    "new_paper",
    "operate",
    "organisation",
    "organise",
    "participants",
    "plan",
    "proof",
    "propose",
    "read",
    "record",
    "set_up",
    "sign_in",
    "sign_off",
    "verify",
    "what_needs_you",
)
LARGEST_UPLOAD = 30_000_000  # bytes; views ask for less


def create_app(settings: Settings | None = None, database: Database | None = None) -> Flask:
    """The app. Tests pass a database with their own clock and chance."""
    settings = settings or read_settings()
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "webapp" / "static"))
    app.config.update(
        SECRET_KEY=session_key(settings),
        MAX_CONTENT_LENGTH=LARGEST_UPLOAD,
        MAX_FORM_MEMORY_SIZE=2_000_000,
    )
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    here.set_up(app, settings, database or open_database(settings.database))
    app.extensions["mitzeichnung_try_mail"] = mail.try_out
    security_headers.set_up(app)
    csrf.set_up(app)
    session.set_up(app)
    forms.set_up_forms(app)
    errors.set_up(app)
    numbers.set_up(app)
    for name in VIEWS:
        app.register_blueprint(import_module(f"webapp.views.{name}").pages)
    rate_limit.set_up(app)
    door.guard(app)
    cli.register(app)
    _wrap(app, settings)
    return app


def _wrap(app: Flask, settings: Settings) -> None:
    """Static files first; a proxy is believed only as far as the settings say."""
    served = WhiteNoise(
        app.wsgi_app,
        root=app.static_folder,
        prefix="static/",
        max_age=3600,
        autorefresh=app.debug,
        allow_all_origins=False,
    )
    hops = settings.proxy_hops
    app.wsgi_app = ProxyFix(served, x_for=hops, x_proto=hops, x_host=hops) if hops else served  # type: ignore[method-assign]
