"""The look keeps its promises: every component renders in both languages, colours are tokens, nothing is inline."""

import re
from pathlib import Path

import pytest

from tests.views import gallery

STYLES = Path("webapp/static/styles")
TEMPLATES = Path("templates")
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<script>|<style")


@pytest.mark.parametrize(
    "name, language, html", [pytest.param(*page, id=f"{page[0]}-{page[1]}") for page in gallery.pages()]
)
def test_every_component_renders_without_anything_inline(name: str, language: str, html: str) -> None:
    assert f'<html lang="{language}"' in html
    assert not INLINE.findall(html), name
    assert html.count("<h1") == 1


def test_no_template_has_anything_inline_but_mails() -> None:
    pages = [path for path in TEMPLATES.rglob("*.html") if path.parent.name != "mail"]
    assert [path for path in pages if INLINE.search(path.read_text())] == []


def test_each_component_is_one_macro_that_the_gallery_shows() -> None:
    shown = "".join(
        path.read_text()
        for path in [*gallery.PAGES.glob("*.html"), *TEMPLATES.glob("components/*.html"), TEMPLATES / "layout.html"]
    )
    missing = [path.stem for path in TEMPLATES.glob("components/*.html") if f"components/{path.name}" not in shown]
    assert missing == []


def test_every_style_sheet_is_loaded_once() -> None:
    loaded = re.findall(r'url\("(.+?)"\)', (STYLES / "all.css").read_text())
    assert sorted(loaded) == sorted(path.name for path in STYLES.glob("*.css") if path.name != "all.css")


def test_colours_come_from_tokens_only() -> None:
    sheets = [path for path in STYLES.glob("*.css") if path.name != "tokens.css"]
    coloured = [(path.name, re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", path.read_text())) for path in sheets]
    assert [(name, found) for name, found in coloured if found] == []


def test_who_follows_the_system_gets_the_same_dark_theme() -> None:
    chosen, followed = _dark_themes((STYLES / "tokens.css").read_text())
    assert chosen == followed


@pytest.mark.parametrize(
    "text, ground, least",
    [
        ("ink", "paper", 7),
        ("ink-2", "paper", 4.5),
        ("ink-3", "paper", 4.5),
        ("ink-3", "accent-wash", 4.5),
        ("accent", "paper", 4.5),
        ("on-accent", "accent", 4.5),
        ("added", "added-wash", 4.5),
        ("removed", "removed-wash", 4.5),
        ("alarm", "paper", 4.5),
        ("edge", "paper", 3),
    ],
)
def test_contrast_is_enough_in_both_themes(text: str, ground: str, least: float) -> None:
    tokens = (STYLES / "tokens.css").read_text()
    light = _values(tokens[tokens.index("light  ") : tokens.index('[data-theme="light"]')])
    for theme in (light, light | _dark_themes(tokens)[0]):
        assert _contrast(theme[text], theme[ground]) >= least


def _dark_themes(tokens: str) -> tuple[dict[str, str], dict[str, str]]:
    chosen = re.search(r'\[data-theme="dark"\] \{(.*?)\n\}', tokens, re.DOTALL)
    followed = re.search(r"prefers-color-scheme: dark\) \{(.*?)\n\}", tokens, re.DOTALL)
    assert chosen and followed
    return _values(chosen[1]), _values(followed[1])


def _values(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
