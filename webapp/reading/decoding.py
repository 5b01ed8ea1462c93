"""Bytes become text, or are refused: a wrong letter is worse than a sentence about it."""

import re

from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
STRANGE = re.compile(r"[\x80-\x9f\ufffd\ufffe\uffff]")
NO_TEXT = Sentence("reading.no_text")


def decoded(content: bytes) -> str:
    """UTF-8 and UTF-16 (with or without a mark), else Windows-1252; raises Malformed if it is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return _checked(_strictly(content[len(mark) :], encoding))
    if b"\x00" in content[:4000]:
        return _checked(_strictly(content, _half_empty(content)))
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_strictly(content, "cp1252"))


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Malformed(NO_TEXT) from None


def _half_empty(content: bytes) -> str:
    """UTF-16 without a mark: Latin letters leave every second byte empty."""
    start = content[:4000]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _checked(text: str) -> str:
    strange = len(CONTROLS.findall(text)) + len(STRANGE.findall(text))
    if strange > len(text) // 200:
        raise Malformed(NO_TEXT)
    return CONTROLS.sub("", text)
