"""Cuts words into tokens (TEXT.md section 2): what a redline never splits. Joining the tokens gives the text back."""

import re
import unicodedata
from functools import lru_cache

_LOWER_PLANES = map(chr, range(0x300, 0x1F000))
_COMBINING = "".join(sign for sign in _LOWER_PLANES if unicodedata.category(sign)[0] == "M") + "\U000e0100-\U000e01ef"
_LETTER = r"[^\W\d_]"
_WORD_SIGN = rf"[\w\u200c\u200d{_COMBINING}]"
_CHANGES_OF_AN_EMOJI = f"[{_COMBINING}\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_SIGN_THEN_COMBINING = rf"[^ ][{_COMBINING}]*"

_TOKEN = re.compile(
    rf"""
      https?://[^\s<>„“”"]*[^\s<>„“”"\W] /?                        # an address, less its closing punctuation
    | [\w.+-]+ @ [\w-]+ (?:\.[\w-]+)+                              # a mail address
    | (?<!\w) (?:{_LETTER}{{1,2}}\.){{2,}}                         # z.B. i.d.R.
    | {_WORD_SIGN}+ (?:
          [-‐‑'’] {_WORD_SIGN}+                                    # Cluster-Initiative, geht’s
        | (?<=\d) [.,:/] (?=\d) {_WORD_SIGN}+                      # 6.300  2,5  10:30  2026/27
        | (?<=\d) [\u00a0\u202f\u2009] \d{{3}} (?!\d)              # 40 000 with a no-break or narrow space
        | (?<={_LETTER}) \* (?={_LETTER}) {_WORD_SIGN}+            # Bürger*innen, der*die
        | (?<={_LETTER}) : (?=[a-zäöüß]) {_WORD_SIGN}+             # Bürger:innen
        | (?<={_LETTER}) / -? (?:innen|in|r|n|e) \b                # Bürger/innen
      )* (?: - (?=[\s,/]|\Z) )?                                    # Klima- und …
    | [\U0001f1e6-\U0001f1ff]{{2}}                                 # a flag
    | [\u203c-\u3299\U0001f000-\U0001faff] {_CHANGES_OF_AN_EMOJI}
      (?: \u200d {_SIGN_THEN_COMBINING} {_CHANGES_OF_AN_EMOJI} )* # an emoji with its modifiers
    | [ ]
    | {_SIGN_THEN_COMBINING}
    """,
    re.VERBOSE,
)
_IS_WORD = re.compile(r"\w")


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[str, ...]:
    """The tokens of a text that carries the same marks throughout."""
    return tuple(_TOKEN.findall(text))


def is_word(token: str) -> bool:
    """Whether the token is a word or a number, not a sign or a space."""
    return bool(_IS_WORD.search(token))


def count_words(text: str) -> int:
    """How many words and numbers a text has."""
    return sum(map(is_word, tokens_of(text)))
