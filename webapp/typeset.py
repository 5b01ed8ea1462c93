"""Spaces and quotes of our own strings (LOOK, section 2); never used on the paper's text."""

import re
from functools import cache, lru_cache

NO_BREAK, NARROW = "\u00a0", "\u202f"

_MONTHS = {
    "de": "Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?"
    "|Nov(?:ember)?|Dez(?:ember)?",
    "en": "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?",
}
_COUNTED = {  # words that stay with the number before them
    "de": "Uhr|Stimmen?|Organisationen|Abschnitte?|Tage?n?|Wochen|Minuten|Wörter|Zeichen|Vorschläge|Seiten|Stellen"
    "|Einträge|kB|MB",
    "en": "votes?|organisations|sections?|days?|weeks|minutes|words|characters|proposals|pages|passages|entries|kB|MB",
}
_NUMBERED = {  # words that stay with the number (or letter) after them
    "de": "Vorschlag|Vorschläge|Abschnitt|Formulierung|Seite|Zeile|Runde|Eintrag|Prüfzeile|Nr\\.",
    "en": "[Pp]roposals?|[Ss]ection|[Ww]ording|[Pp]age|[Rr]ow|[Rr]ound|[Ee]ntry|[Cc]heck line|No\\.",
}
_TITLES = {"de": "Dr\\.|Prof\\.|Frau|Herr|Herrn", "en": "Dr\\.?|Prof\\.?|Mrs?|Ms"}
_QUOTES = {"de": ("„", "“"), "en": ("“", "”")}


@lru_cache(maxsize=8192)  # the same few thousand strings stand on all pages
def typeset(text: str, locale: str) -> str:
    """The text with the no-break spaces and quotes of the language (`de`, `en`); doing it twice changes nothing."""
    for pattern, replacement in _rules(locale):
        text = pattern.sub(replacement, text)
    return text


@cache
def _rules(locale: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    opened, closed = _QUOTES[locale]
    day = r"\d{1,2}\." if locale == "de" else r"\d{1,2}"
    rules = (
        (r"(?<![\w.])([A-Za-zÄÖÜäöü]\.) (?=[A-Za-zÄÖÜ]\.)", rf"\1{NARROW}"),  # e. V., z. B.
        (r"(?<![\w.,])(\d{1,3}) (?=\d{3}(?!\w))", rf"\1{NARROW}"),  # 40 000
        (rf"(?<={NARROW})(\d{{3}}) (?=\d{{3}}(?!\w))", rf"\1{NARROW}"),  # 1 240 000
        (rf"\b({day}) (?=(?:{_MONTHS[locale]})\b)", rf"\1{NO_BREAK}"),  # 16. Oktober
        (rf"(?<=\d) (?=(?:{_COUNTED[locale]})\b)", NO_BREAK),  # 18 Uhr, 2 Stimmen
        (rf"\b({_NUMBERED[locale]}) (?=\d|[A-Z]\b)", rf"\1{NO_BREAK}"),  # Vorschlag 12, Formulierung A
        (rf"\b({_TITLES[locale]}) (?=[A-ZÄÖÜ])", rf"\1{NO_BREAK}"),  # Dr. Ehrlicher
        (r'"([^"<>]+)"', rf"{opened}\1{closed}"),
    )
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)
