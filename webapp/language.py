"""Puts sentences into German or English: pages, mails, the PDF and the verifier all speak through here.

The catalogues are gettext files, one an area and language (`webapp/translations/de/propose.po`), read as they are.
"""

import string
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from webapp.paper.sentences import Sentence
from webapp.typeset import typeset

LANGUAGES = ("de", "en")
DEFAULT_ZONE = "Europe/Berlin"
TRANSLATIONS = Path(__file__).parent / "translations"
TEMPLATES = Path(__file__).parent.parent / "templates"

_WORDS = {
    "de": "null eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(),
    "en": "no one two three four five six seven eight nine ten eleven twelve".split(),
}
_DAYS = {  # format spec → (with weekday, with hour, long)
    "day": (True, False, True),
    "day_hour": (True, True, True),
    "short": (True, True, False),
    "day_short": (True, False, False),
    "date": (False, False, True),
    "date_short": (False, False, False),
    "date_hour": (False, True, True),
}


def say(sentence: Sentence, language: str, *, zone: str = DEFAULT_ZONE) -> str:
    """The sentence in that language, set with the spaces and quotes of our own strings. Unknown keys raise KeyError."""
    message = _message(sentence.key, sentence.values.get("n"), language)
    if "{" in message or "}" in message:
        message = _Filled(language, zone).vformat(message, (), sentence.values)
    return typeset(message, language)


def moment(at: datetime | date, form: str, language: str, *, zone: str = DEFAULT_ZONE) -> str:
    """A date or deadline as a person writes it; `form` is a key of the format specs (`day_hour`, `short`, `date` …)."""
    local = at.astimezone(ZoneInfo(zone)) if isinstance(at, datetime) else at
    if form == "hour":
        return _hour(local, language)
    weekday, hour, long = _DAYS[form]
    day = _date(local, language, weekday=weekday, long=long)
    if not hour:
        return day
    return f"{day}, {_hour(local, language)}"


def environment(language: str, *, zone: str = DEFAULT_ZONE, folders: Sequence[Path] = (TEMPLATES,)) -> Environment:
    """A Jinja environment that speaks this language; escapes everything, refuses names it does not know."""
    made = Environment(
        loader=FileSystemLoader(list(folders)),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    teach(made, lambda: language, lambda: zone)
    return made


def teach(made: Environment, language: Callable[[], str], zone: Callable[[], str]) -> None:
    """Gives an environment the words `say(key, …)`, `sentence | say`, `at | moment(form)` in the reader's language."""

    def say_key(key: str, /, **values: object) -> str:
        return say(Sentence(key, **values), language(), zone=zone())

    made.globals["say"] = say_key
    made.globals["language"] = language
    made.filters["say"] = lambda sentence: say(sentence, language(), zone=zone())
    made.filters["moment"] = lambda at, form: typeset(moment(at, form, language(), zone=zone()), language())
    made.filters["typeset"] = lambda text: typeset(text, language())


def known(key: str, language: str = "de") -> bool:
    """Whether the catalogues have this key."""
    return key in _catalogue(key.split(".", 1)[0], language)


class _Filled(string.Formatter):
    """Fills in values by what they are: sentences are said, moments and numbers written as the language does."""

    def __init__(self, language: str, zone: str) -> None:
        self.language, self.zone = language, zone

    def vformat(self, format_string: str, args: Sequence[object], kwargs: Mapping[str, object]) -> str:
        return super().vformat(format_string, args, kwargs)

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Sentence):
            return say(value, self.language, zone=self.zone)
        if isinstance(value, datetime | date):
            return moment(value, format_spec or "date", self.language, zone=self.zone)
        if isinstance(value, list | tuple):
            return format_list([self.format_field(item, format_spec) for item in value], locale=self.language)
        if isinstance(value, int) and format_spec in ("word", "Word"):
            return _in_words(value, self.language, capital=format_spec == "Word")
        if isinstance(value, int) and format_spec in ("", "number"):
            return _number(value, self.language)
        return str(value)


def _message(key: str, n: object, language: str) -> str:
    catalogue = _catalogue(key.split(".", 1)[0], language)
    message = catalogue[key]
    if isinstance(message, tuple):
        return message[0] if n == 1 else message[1]
    return message


@cache
def _catalogue(area: str, language: str) -> Mapping[str, str | tuple[str, ...]]:
    path = TRANSLATIONS / language / f"{area}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue: Catalog = read_po(file, locale=language, abort_invalid=True)
    return {_key(message.id): _said(message.string) for message in catalogue if message.id}


def _said(written: object) -> str | tuple[str, ...]:
    return tuple(written) if isinstance(written, list | tuple) else str(written)


def _key(identifier: str | Sequence[str]) -> str:
    return identifier if isinstance(identifier, str) else identifier[0]


def _date(local: datetime | date, language: str, *, weekday: bool, long: bool) -> str:
    return _day(local.date() if isinstance(local, datetime) else local, language, weekday, long)


@lru_cache(maxsize=4096)  # a page names the same few days again and again
def _day(local: date, language: str, weekday: bool, long: bool) -> str:
    if language == "de":
        pattern = ("EEEE, " if long else "EEE, ") if weekday else ""
        pattern += "d. MMMM y" if long else "d. MMM"
    else:
        pattern = ("EEEE, " if long else "EEE ") if weekday else ""
        pattern += "d MMMM y" if long else "d MMM"
    return format_date(local, pattern, locale=language)


def _hour(local: datetime | date, language: str) -> str:
    if not isinstance(local, datetime):
        return ""
    if language == "en":
        return format_datetime(local, "HH:mm", locale="en")
    return f"{local.hour} Uhr" if local.minute == 0 else f"{local:%H:%M} Uhr"


@lru_cache(maxsize=4096)
def _number(number: int, language: str) -> str:
    return str(format_decimal(number, locale=language)).replace(".", "\u202f").replace(",", "\u202f")


def _in_words(number: int, language: str, *, capital: bool) -> str:
    words = _WORDS[language]
    word = words[number] if 0 <= number < len(words) else str(number)
    return word[:1].upper() + word[1:] if capital else word
