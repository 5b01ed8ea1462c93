"""Proposals made from a text itself, by a seeded random source: for `demo --from FILE`."""

import random
import re
from dataclasses import dataclass

from webapp.paper.rewording import reworded
from webapp.paper.wording import Wording

WORD = re.compile(r"[^\W\d_]{5,}", re.UNICODE)


@dataclass(frozen=True)
class Invented:
    """A wish: which section it is about (its index), how its text should read, and a title."""

    section: int
    text: str
    title: str


def invented(texts: list[str], count: int, source: random.Random) -> list[Invented]:
    """So many wishes; several may be about the same words, as in life. Fewer where the text offers too little."""
    wordings = [Wording.from_text(text) for text in texts]
    words = sorted({word for wording in wordings for word in WORD.findall(wording.plain)}) or [
        "gemeinsam",
        "verlässlich",
    ]
    places = [
        (at, block)
        for at, wording in enumerate(wordings)
        for block in range(len(wording.blocks))
        if wording.blocks[block].text.strip()
    ]
    found: list[Invented] = []
    for _ in range(count * 8):
        if len(found) == count or not places:
            break
        section, block = source.choice(places)
        wish = _wish(wordings[section], section, block, words, source)
        if wish is not None:
            found.append(wish)
            if len(found) < count and len(found) in (2, 5):  # the same wish again, and a rival for the same words
                found.append(wish)
    return found


def _wish(wording: Wording, section: int, block: int, words: list[str], source: random.Random) -> Invented | None:
    text = wording.blocks[block].text
    way = source.choice((_another_word, _one_word_more, _without_a_word, _one_sentence_more))
    wanted = way(text, words, wording, source)
    if wanted is None or wanted.strip() in ("", text):
        return None
    made = reworded(wording, block, wanted)
    if made.text == wording.text or not made.text.strip():
        return None
    return Invented(section, made.text, _title(wanted, text))


def _another_word(text: str, words: list[str], wording: Wording, source: random.Random) -> str | None:
    matches = list(WORD.finditer(text))
    if not matches:
        return None
    match = source.choice(matches)
    return text[: match.start()] + source.choice(words) + text[match.end() :]


def _one_word_more(text: str, words: list[str], wording: Wording, source: random.Random) -> str | None:
    matches = list(WORD.finditer(text))
    if not matches:
        return None
    at = source.choice(matches).start()
    return f"{text[:at]}{source.choice(words)} {text[at:]}"


def _without_a_word(text: str, words: list[str], wording: Wording, source: random.Random) -> str | None:
    matches = list(WORD.finditer(text))
    if len(matches) < 3:
        return None
    match = source.choice(matches[1:])
    return re.sub(r"  +", " ", text[: match.start()] + text[match.end() :]).strip()


def _one_sentence_more(text: str, words: list[str], wording: Wording, source: random.Random) -> str | None:
    sentences = [
        part.strip() for block in wording.blocks for part in re.split(r"(?<=[.!?])\s", block.text) if len(part) > 20
    ]
    if not sentences or not text.rstrip().endswith((".", "!", "?")):
        return None
    return f"{text.rstrip()} {source.choice(sentences)}"


def _title(wanted: str, text: str) -> str:
    old = set(text.split())
    new = [word for word in wanted.split() if word not in old] or wanted.split()
    return " ".join(new[:6]).strip(" ,.;:")[:100] or "Änderung"
