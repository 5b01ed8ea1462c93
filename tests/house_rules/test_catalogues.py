"""German and English say the same, and every sentence that the program can say stands in both."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "webapp" / "translations"
AREAS = sorted({file.stem for file in TRANSLATIONS.glob("*/*.po")})


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_sentences(area: str) -> None:
    german, english = entries("de", area), entries("en", area)
    assert german.keys() == english.keys()
    assert all(key.startswith(f"{area}.") for key in german)


@pytest.mark.parametrize("area", AREAS)
def test_no_sentence_is_empty_or_unsure(area: str) -> None:
    for language in ("de", "en"):
        unfinished = [e.msgid for e in entries(language, area).values() if e.fuzzy or not all(forms(e))]
        assert not unfinished, language


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_fill_in_the_same_values(area: str) -> None:
    german, english = entries("de", area), entries("en", area)
    differing = {key for key in german.keys() & english.keys() if values(german[key]) != values(english[key])}
    assert not differing


def test_every_sentence_that_is_said_is_in_the_catalogues() -> None:
    missing = {f"{key} ({where})" for key, where in said() if key not in all_keys()}
    assert not missing, "\n".join(sorted(missing))


def test_no_sentence_is_never_said() -> None:
    whole, patterns = mentioned()
    unused = {key for key in all_keys() - whole if not any(pattern.fullmatch(key) for pattern in patterns)}
    assert not unused, "\n".join(sorted(unused))


@cache
def entries(language: str, area: str) -> dict[str, polib.POEntry]:
    file = TRANSLATIONS / language / f"{area}.po"
    return {entry.msgid: entry for entry in polib.pofile(str(file))} if file.exists() else {}


@cache
def all_keys() -> set[str]:
    return {key for area in AREAS for key in entries("de", area)}


def forms(entry: polib.POEntry) -> list[str]:
    """All its forms: one, or one for each plural."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def values(entry: polib.POEntry) -> set[str]:
    """The names in braces. `n` may be left out by a form that says it in words ("One vote is missing")."""
    names = {
        name.split(".")[0].split("[")[0]
        for form in forms(entry)
        for _, name, *_ in string.Formatter().parse(form)
        if name
    }
    return names - {"n"}


def said() -> Iterator[tuple[str, str]]:
    """Keys that are written out where they are said, with the file."""
    for file in sources(".py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in {"Sentence", "say"} and node.args:
                yield from ((key, file.name) for key in constants(node.args[0]))
    for file in sources(".html", ".txt"):
        text = file.read_text(encoding="utf-8")
        yield from ((key, file.name) for key in re.findall(r"\bsay\(\s*\"([a-z0-9_]+\.[a-z0-9_.]+)\"\s*[,)]", text))


def constants(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def name_of(function: ast.AST) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


@cache
def mentioned() -> tuple[set[str], list[re.Pattern[str]]]:
    """Strings that stand anywhere in the sources, and patterns for those put together: f"votes.{stance}", "votes." ~ stance."""
    whole, patterns = set(), set()
    for file in sources(".py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns.add(
                    "".join(
                        re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[a-z0-9_.]+" for p in node.values
                    )
                )
    for file in sources(".html", ".txt"):
        text = file.read_text(encoding="utf-8")
        for literal in re.findall(r"[\"']([a-z0-9_.]+)[\"']", text):
            whole.add(literal)
        starts = re.findall(r"[\"']([a-z0-9_.]+)[\"']\s*[~+]", text)
        patterns.update(f"{re.escape(start)}[a-z0-9_.]+" for start in starts)
    # A pattern that is all gap would excuse everything.
    return whole, [re.compile(pattern) for pattern in patterns if re.match(r"[a-z_]+\\?\.", pattern)]


def sources(*endings: str) -> Iterator[Path]:
    for folder in ("webapp", "exports", "templates"):
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in endings and "node_modules" not in file.parts:
                yield file
