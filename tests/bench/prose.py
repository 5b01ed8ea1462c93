"""German sentences for the benchmarks, the same from the same seed: whatever machine, whatever day."""

import random

WORDS = (
    "die der das ein eine und oder mit ohne für auf von zu im am nicht auch nur mehr weniger wir sie Bund Länder Kommunen "
    "Förderung Netze Mittel Betriebe Regionen Cluster Personal Beratung Forschung Hochschulen Kammern Frist Bericht Antrag "
    "Programm Quote Ziele Standort Verfahren Zeit Geld fordern stärken bündeln fehlen brauchen prüfen gelten enden wachsen "
    "langfristig verlässlich gemeinsam regional digital klein mittel neu alt schnell"
).split()
RARE = [
    f"{first}{second}" for first in WORDS[24:50] for second in ("arbeit", "stelle", "plan", "rahmen", "frage", "recht")
]


def text(words: int, seed: int) -> str:
    """About so many words in paragraphs of a few sentences."""
    chance = random.Random(seed)
    paragraphs: list[str] = []
    while words > 0:
        sentences = [_sentence(chance) for _ in range(chance.randint(2, 6))]
        words -= sum(len(sentence.split()) for sentence in sentences)
        paragraphs.append(" ".join(sentences))
    return "\n".join(paragraphs)


def edited(text: str, share: float, seed: int) -> str:
    """The text with this share of its words replaced, at random places."""
    chance = random.Random(seed)
    lines = [line.split(" ") for line in text.split("\n")]
    places = [(line, word) for line, words in enumerate(lines) for word in range(len(words))]
    for line, word in chance.sample(places, max(1, round(len(places) * share))):
        end = "." if lines[line][word].endswith(".") else ""
        lines[line][word] = chance.choice(RARE) + end
    return "\n".join(" ".join(line) for line in lines)


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS if chance.random() < 0.7 else RARE) for _ in range(chance.randint(5, 22))]
    return f"{' '.join(words).capitalize()}."
