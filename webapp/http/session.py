"""Flask-Login, wrapped in one file: the session cookie holds an opaque token, everything else is asked of the table `sessions`."""

from datetime import timedelta
from typing import Any

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, current_user, login_user, logout_user

from webapp.actions import sign_in as acts
from webapp.http.door import Visit
from webapp.http.here import chance, database, is_https
from webapp.paper.refusals import NotSignedIn
from webapp.paper.sentences import Sentence
from webapp.secret import token_hash
from webapp.store.pages import door as asked

BROWSER_COOKIE = "mitzeichnung_browser"


class Cookie(SecureCookieSessionInterface):
    """Flask's signed cookie; it travels by https only, where people come by https."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return is_https()


class SignedIn:
    """A person with a living session, as Flask-Login wants one."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, token: str, row: Any) -> None:
        self.token, self.row, self.session_id = token, row, int(row.session_id)

    def get_id(self) -> str:
        """What the cookie holds."""
        return self.token


class FreshSignInNeeded(NotSignedIn):
    """This act asks for a new code in this very session; the page that asks for it comes first."""

    def __init__(self, purpose: str) -> None:
        super().__init__(Sentence("session.fresh_needed"))
        self.purpose = purpose


def set_up(app: Flask) -> None:
    """Wires Flask-Login and the cookie."""
    app.config.update(
        SESSION_COOKIE_NAME="mitzeichnung",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=60),
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    app.session_interface = Cookie()
    manager = LoginManager()
    manager.session_protection = None  # addresses and agents of telephones change; the token is what counts
    manager.init_app(app)
    manager.user_loader(_load)


def begin(person_id: int, *, stay: bool) -> None:
    """Signs this browser in: a new token in an emptied session, so that none can be fixed beforehand."""
    token = acts.begin_session(database(), person_id, stay=stay, agent=request.user_agent.string)
    session.clear()
    session.permanent = stay
    with database().reading() as connection:
        row = asked.signed_in(connection, token_hash(token), database().clock.now())
    assert row is not None
    login_user(SignedIn(token, row))


def end() -> None:
    """Signs this browser out."""
    acts.end_session(database(), current_user.token)
    logout_user()
    session.clear()


def needs_fresh(visit: Visit, purpose: str) -> None:
    """Lets on only who has typed a new code for this very act within ten minutes. Raises FreshSignInNeeded."""
    with visit.database.reading() as connection:
        if asked.fresh_until(connection, visit.session_id, purpose, visit.now) is None:
            raise FreshSignInNeeded(purpose)


def is_fresh(visit: Visit, purpose: str) -> bool:
    """Whether the new code for this act was typed."""
    with visit.database.reading() as connection:
        return asked.fresh_until(connection, visit.session_id, purpose, visit.now) is not None


def browser() -> str:
    """The token of this browser, made at its first need; `keep_browser` puts it into the answer."""
    return request.cookies.get(BROWSER_COOKIE) or chance().token()


def keep_browser(answer: Any, token: str) -> Any:
    """The answer that tells the browser its token: codes are bound to it."""
    answer.set_cookie(
        BROWSER_COOKIE,
        token,
        max_age=timedelta(days=400),
        httponly=True,
        samesite="Lax",
        secure=is_https(),
    )
    return answer


def _load(token: str) -> SignedIn | None:
    with database().reading() as connection:
        row = asked.signed_in(connection, token_hash(token), database().clock.now())
    return SignedIn(token, row) if row is not None else None
