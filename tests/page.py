"""The client of the tests: whatever it fetches comes back parsed and already checked (EXAMPLES 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2
import tinyhtml5
from flask import Flask
from flask.testing import FlaskClient

from tests.html_checker import keep
from webapp.actions import sign_in
from webapp.http.security_headers import CONTENT_SECURITY_POLICY
from webapp.store import people

LABELLED = (
    "text",
    "email",
    "url",
    "password",
    "number",
    "date",
    "datetime-local",
    "checkbox",
    "radio",
    "file",
    "search",
    "tel",
)


class Page:
    """Fetches pages as one of the cast, or as nobody."""

    def __init__(self, app: Flask, *, email: str = "", language: str = "de") -> None:
        self.app, self.email, self.language = app, email, language
        self.client: FlaskClient = app.test_client()
        self.last: Seen | None = None
        if email:
            self._sign_in()

    def as_(self, who: Any) -> Page:
        """The same pages, seen by this person (of `tests.cast`) in a browser of their own, which stays the same in a test."""
        browsers = self.app.extensions.setdefault("tests_browsers", {})
        if who.email not in browsers:
            browsers[who.email] = Page(self.app, email=who.email, language=self.language)
        return browsers[who.email]

    def anew(self) -> Page:
        """A browser that nobody has used yet."""
        return Page(self.app, language=self.language)

    def get(self, path: str, *, expect: int | None = 200, **headers: str) -> Seen:
        """A page, checked."""
        return self._seen(self.client.get(path, headers=self._headers(headers)), path, expect)

    def post(
        self,
        path: str,
        data: dict[str, Any] | None = None,
        *,
        expect: int | None = 303,
        key: str | None = None,
        csrf: str | None = None,
        **fields: Any,
    ) -> Seen:
        """Sends a form with its hidden fields; `key` to send the very same form again. The answer is checked too."""
        sent = {
            "csrf_token": self._csrf() if csrf is None else csrf,
            "form_key": key or self._key(),
            **(data or {}),
            **fields,
        }
        return self._seen(self.client.post(path, data=sent, headers=self._headers({})), path, expect)

    def _sign_in(self) -> None:
        database = self.app.extensions["mitzeichnung"][1]
        with database.reading() as connection:
            person = people.by_email(connection, self.email)
        assert person is not None, f"{self.email} is not in the cast"
        token = sign_in.begin_session(database, person.id, stay=True, agent="tests")
        with self.client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = token, True

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return {"Accept-Language": self.language, **{name.replace("_", "-"): value for name, value in more.items()}}

    def _csrf(self) -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.client.get("/sign-in").text)
        if found is None:  # who is signed in is sent on from there
            found = re.search(r'name="csrf_token" value="([^"]+)"', self.client.get("/account").text)
        assert found is not None
        return found[1]

    def _key(self) -> str:
        count = self.app.extensions["tests_keys"] = self.app.extensions.get("tests_keys", 0) + 1
        return f"a-form-of-the-tests-{count}"

    def _seen(self, answer: Any, path: str, expect: int | None) -> Seen:
        seen = Seen(
            self, path, answer.status_code, answer.headers.get("Location", ""), answer.get_data(), answer.headers
        )
        problem = "" if expect in (None, answer.status_code) else f"{answer.status} {seen.location}"
        assert not problem, f"{path}: {problem}\n{seen.text('main')[:800]}"
        check_headers(seen)
        if answer.mimetype == "text/html" and answer.status_code not in (301, 302, 303, 308):
            check(seen)
            keep(seen.html, path)
        self.last = seen
        return seen


@dataclass
class Seen:
    """What came back."""

    page: Page
    path: str
    status: int
    location: str
    body: bytes
    headers: Any
    _root: Any = field(default=None, repr=False)

    @property
    def html(self) -> str:
        """As text."""
        return self.body.decode("utf-8", errors="replace")

    @property
    def root(self) -> Any:
        """As a tree that CSS selectors know."""
        if self._root is None:
            self._root = cssselect2.ElementWrapper.from_html_root(
                tinyhtml5.parse(self.html, namespace_html_elements=False)
            )
        return self._root

    def all(self, selector: str) -> list[Element]:
        """The elements."""
        return [one.etree_element for one in self.root.query_all(selector)]

    def has(self, selector: str) -> bool:
        """Whether there is one."""
        return bool(self.all(selector))

    def texts(self, selector: str) -> list[str]:
        """Their words, with plain spaces."""
        return [" ".join("".join(one.itertext()).split()) for one in self.all(selector)]

    def text(self, selector: str = "body") -> str:
        """The words of the first."""
        return next(iter(self.texts(selector)), "")

    def value(self, name: str) -> str:
        """What stands in the field of that name."""
        found = self.all(f'[name="{name}"]')
        assert found, f"no field {name}"
        return (found[0].text or "").removeprefix("\n") if found[0].tag == "textarea" else found[0].get("value", "")

    def follow(self) -> Seen:
        """Where it leads."""
        assert self.status in (302, 303), self.status
        return self.page.get(self.location)


def check_headers(seen: Seen) -> None:
    """The headers of every answer, to the letter."""
    assert seen.headers.get("Content-Security-Policy") == CONTENT_SECURITY_POLICY, seen.path
    assert seen.headers.get("Referrer-Policy") == "no-referrer", seen.path
    assert seen.headers.get("Cache-Control") == "no-store, private", seen.path


def check(seen: Seen) -> None:
    """What holds on every page, whatever its status."""
    problems = list(_problems(seen))
    assert not problems, f"{seen.path} ({seen.status}): " + "; ".join(problems)


def _problems(seen: Seen) -> Any:
    heads = seen.texts("h1")
    if len(heads) != 1:
        yield f"{len(heads)} h1"
    elif not seen.text("title").startswith(heads[0]):
        yield f"the title {seen.text('title')!r} does not begin with the h1 {heads[0]!r}"
    if seen.all("html")[0].get("lang") not in ("de", "en"):
        yield "no language"
    ids = [one.get("id") for one in seen.all("[id]")]
    yield from (f"id {double} twice" for double in {one for one in ids if ids.count(one) > 1})
    yield from (f"no form action: {one.attrib}" for one in seen.all("form") if not one.get("action"))
    yield from _unlabelled(seen)
    yield from (f"{one.tag} with a style of its own" for one in seen.all("[style], style"))
    yield from (f"inline script {one.attrib}" for one in seen.all("script:not([src]):not([type='application/json'])"))
    yield from (f"{one.tag} with {name}" for one in seen.all("*") for name in one.attrib if name.startswith("on"))
    for form in seen.all("form[method='post']"):
        if not any(one.get("name") == "csrf_token" for one in form.iter("input")):
            yield f"no CSRF token in the form to {form.get('action')}"
    for name in ("aria-describedby", "aria-labelledby", "for"):
        for one in seen.all(f"[{name}]"):
            yield from (
                f"{name} names {target}, which is not there"
                for target in one.get(name, "").split()
                if target not in ids
            )


def _unlabelled(seen: Seen) -> Any:
    labelled = {one.get("for") for one in seen.all("label")}
    inside = {id(one) for label in seen.all("label") for one in label.iter()}
    for one in seen.all("input, select, textarea"):
        if one.tag == "input" and one.get("type", "text") not in LABELLED:
            continue
        if (
            one.get("id") not in labelled
            and id(one) not in inside
            and not one.get("aria-label")
            and not one.get("aria-labelledby")
        ):
            yield f"no label for {one.tag} {one.get('name')}"
