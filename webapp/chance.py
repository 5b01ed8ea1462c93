"""The only place that draws lots: tokens, codes, salts. Passed in, so that a simulation can be replayed."""

import random
import secrets
from typing import Protocol

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U: they are misread on paper and telephone


class Chance(Protocol):
    """A source of secrets."""

    def token(self) -> str:
        """At least 128 random bits, safe in an address."""

    def code(self) -> str:
        """Eight letters and digits without look-alikes in two groups: K7QD-2MXE (PROCEDURE, People)."""

    def salt(self) -> bytes:
        """32 random bytes that bind an entry of the record (TRUST 4.2)."""

    def random(self) -> random.Random:
        """A source for choices that are no secret."""


class SystemChance:
    """The operating system's randomness."""

    def token(self) -> str:
        return secrets.token_urlsafe(24)

    def code(self) -> str:
        return _grouped("".join(secrets.choice(ALPHABET) for _ in range(8)))

    def salt(self) -> bytes:
        return secrets.token_bytes(32)

    def random(self) -> random.Random:
        return random.Random(secrets.randbits(64))


class SeededChance:
    """The same lots for the same seed: for tests and the demo, never for a real installation."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def token(self) -> str:
        return f"{self._random.getrandbits(192):048x}"

    def code(self) -> str:
        return _grouped("".join(self._random.choice(ALPHABET) for _ in range(8)))

    def salt(self) -> bytes:
        return self._random.randbytes(32)

    def random(self) -> random.Random:
        return self._random


def _grouped(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"
