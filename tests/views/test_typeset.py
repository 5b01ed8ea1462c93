"""Spaces and quotes of our own strings."""

import pytest

from webapp.typeset import typeset

NO_BREAK, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    "typed, set_",
    [
        ("Optikverbund Mittelhessen e. V.", "Optikverbund Mittelhessen e._V."),
        ("bis 40 000 Euro", "bis 40_000 Euro"),
        ("1 240 000 Menschen", "1_240_000 Menschen"),
        ("bis Freitag, 16. Oktober, um 18 Uhr", "bis Freitag, 16.~Oktober, um 18~Uhr"),
        ("Vorschlag 12 in Abschnitt 2", "Vorschlag~12 in Abschnitt~2"),
        ("Es fehlen noch 2 Stimmen.", "Es fehlen noch 2~Stimmen."),
        ("Formulierung A oder wie bisher", "Formulierung~A oder wie bisher"),
        ('Sagen Sie "einverstanden".', "Sagen Sie „einverstanden“."),
        ("9af3 07c1 55de", "9af3 07c1 55de"),
        ("im Jahr 2026 130 Einträge", "im Jahr 2026 130~Einträge"),
    ],
)
def test_german_strings_hold_together(typed: str, set_: str) -> None:
    assert typeset(typed, "de") == set_.replace("~", NO_BREAK).replace("_", NARROW)


@pytest.mark.parametrize(
    "typed, set_",
    [
        ("by Friday, 16 October, 18:00", "by Friday, 16~October, 18:00"),
        ("Saved: proposal 12 has 2 votes", "Saved: proposal~12 has 2~votes"),
        ('Say "agreed".', "Say “agreed”."),
    ],
)
def test_english_strings_hold_together(typed: str, set_: str) -> None:
    assert typeset(typed, "en") == set_.replace("~", NO_BREAK).replace("_", NARROW)


def test_setting_twice_changes_nothing() -> None:
    once = typeset("Vorschlag 12 bis 16. Oktober, 18 Uhr, 40 000 Euro, z. B.", "de")
    assert typeset(once, "de") == once
