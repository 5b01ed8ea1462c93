"""The door of every page: who may come in. A route without a door, that is on no list of open pages, lets nobody in (TRUST 1.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from flask import Flask, current_app, g, request, session
from flask_login import current_user

from webapp.actions.writing import By, Database, in_capacity
from webapp.paper.people import Standing
from webapp.paper.permissions import Act, may, who_may
from webapp.paper.refusals import NotFound, NotSignedIn, NotYours
from webapp.paper.sentences import Sentence
from webapp.store.pages import door as asked

View = Callable[..., Any]
OPEN = "open"
SIGNED_IN = "signed in"


@dataclass(frozen=True)
class Visit:
    """Somebody whom the door let in. `paper` is None on pages that belong to no paper; `now` is the page's one moment."""

    database: Database
    paper: Any
    standing: Standing
    person: Any
    by: By
    session_id: int
    now: datetime

    @property
    def slug(self) -> str:
        """The paper's address."""
        return str(self.paper.slug)

    def may(self, act: Act, thing: object = None) -> bool:
        """Whether this person may do that: for buttons."""
        return may(self.standing, act, thing)

    @property
    def capacities(self) -> tuple[str, ...]:
        """In which capacities this person can act here; the first is the usual one."""
        return capacities(self.standing)


def needs(*acts: Act) -> Callable[[View], View]:
    """The view is for who may do one of `acts`, in the paper of the address if it names one. It gets a `Visit` first.

    Acts that depend on a thing (REVISE, WITHDRAW …) are asked again, with it, by the action.
    """

    def door(view: View) -> View:
        @wraps(view)
        def entered(*args: Any, slug: str | None = None, **kwargs: Any) -> Any:
            g.visit = _enter(acts, slug)
            return view(g.visit, *args, **kwargs)

        entered.door = acts  # type: ignore[attr-defined]
        return entered

    return door


def needs_sign_in(view: View) -> View:
    """The view is for anybody who is signed in, and only about themselves. It gets a `Visit` without a paper first."""

    @wraps(view)
    def entered(*args: Any, **kwargs: Any) -> Any:
        g.visit = _enter((), None)
        return view(g.visit, *args, **kwargs)

    entered.door = SIGNED_IN  # type: ignore[attr-defined]
    return entered


def open_page(view: View) -> View:
    """The view is for everybody (PROCEDURE, What is seen); `tests/http/test_door.py` lists them all."""
    view.door = OPEN  # type: ignore[attr-defined]
    return view


def door_of(view: View) -> object:
    """What guards this view; None: nothing."""
    return getattr(view, "door", None)


def guard(app: Flask) -> None:
    """Default deny: a view without a door is never called."""
    open_page(app.view_functions["static"])

    @app.before_request
    def refuse_what_has_no_door() -> None:
        if request.endpoint is not None and door_of(current_app.view_functions[request.endpoint]) is None:
            raise NotFound(Sentence("errors.no_page"))


def capacities(standing: Standing) -> tuple[str, ...]:
    """All capacities of a person in a paper."""
    held = (
        ("organisation", standing.organisation_id is not None),
        ("coordination", standing.coordinates),
        ("observer", standing.observes is not None),
        ("operator", standing.operator),
    )
    return tuple(capacity for capacity, holds in held if holds)


def chosen_capacity(visit: Visit) -> str:
    """In which capacity this person acts here where both would do."""
    chosen = session.get(f"capacity/{visit.slug}")
    return chosen if chosen in visit.capacities else visit.capacities[0]


def choose_capacity(slug: str, capacity: str) -> None:
    """Remembers in which capacity this person wants to act in this paper; what they may is asked anew each time."""
    session[f"capacity/{slug}"] = capacity


def _enter(acts: tuple[Act, ...], slug: str | None) -> Visit:
    if not current_user.is_authenticated:
        raise NotSignedIn(Sentence("errors.not_signed_in"))
    database: Database = current_app.extensions["mitzeichnung"][1]
    if slug is not None and request.method in ("GET", "HEAD"):
        _settle(database, slug)
    person = current_user.row
    with database.reading() as connection:
        paper = asked.paper(connection, slug) if slug is not None else None
        standing = asked.standing(connection, paper.id if paper is not None else None, person.id)
    _ask(acts, standing, slug)
    by = By(person.id, _capacity(standing, acts, slug))
    return Visit(database, paper, standing, person, by, current_user.session_id, database.clock.now())


def _settle(database: Database, slug: str) -> None:
    from webapp.actions.settle import settle_if_due

    settle_if_due(database, slug)


def _ask(acts: tuple[Act, ...], standing: Standing, slug: str | None) -> None:
    if not acts or any(may(standing, act) for act in acts):
        return
    here = [capacity for capacity in capacities(standing) if capacity != "operator"]
    if slug is not None and not here:  # who is nothing in this paper does not learn that it exists
        raise NotFound(Sentence("errors.no_paper"))
    raise NotYours(who_may(acts[0]))


def _capacity(standing: Standing, acts: tuple[Act, ...], slug: str | None) -> str:
    held = [one for one in capacities(standing) if not acts or any(may(_only(standing, one), act) for act in acts)]
    wanted = request.form.get("capacity") or session.get(f"capacity/{slug}")
    return wanted if wanted in held else (held[0] if held else "")


def _only(standing: Standing, capacity: str) -> Standing:
    return in_capacity(standing, By(standing.person_id or 0, capacity))
