"""Fingerprints as people read them: groups of four digits."""


def grouped(fingerprint: str) -> str:
    """The digits in groups of four, a dot after each fourth group: "7c1e 90ab 44d2 f803 · 5be7 …"."""
    groups = [fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)]
    fours = [" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4)]
    return " · ".join(fours)


def grouped_lines(fingerprint: str) -> tuple[str, ...]:
    """The same in lines of 32 digits."""
    return tuple(grouped(fingerprint[at : at + 32]) for at in range(0, len(fingerprint), 32))


def check_line(size: int, root: str) -> str:
    """The record's size and the beginning of its root, as it stands at the foot of every mail: "214 · 9af3 07c1 55de"."""
    return f"{size} · {grouped(root[:12])}"
