"""Texts for hypothesis: small alphabets find far more than random prose, and a wanted text is an edited base.

Two random texts nearly always conflict and test nothing.
"""

import os

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from webapp.paper.pieces import Block, Piece
from webapp.paper.wording import Wording

EXAMPLES = {"quick": 25, "deep": 20_000}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), 500)
many = settings(max_examples=EXAMPLES, deadline=None)
"""The text core is what everything rests on: 500 examples a property each day, 20,000 in `make test-deep`."""

PLAIN = st.sampled_from(["alt", "gut", "neu", " ", " ", " ", ".", ",", ". ", " neu"])
ODD = st.sampled_from(
    [
        "„",
        "“",
        "e",
        "e\u0301",
        "\u0301",
        "\u00a0",
        "\u00ad",
        "👩\u200d💻",
        "🇩🇪",
        ":innen",
        "1.",
        "1. ",
        "**",
        "__",
        "x",
        "^[n]",
        "*",
    ]
)
NOTATION = st.sampled_from(
    [
        "[",
        "]",
        "(",
        ")",
        "^[",
        "^",
        "\\",
        "\n",
        "- ",
        "1. ",
        "2) ",
        "3. ",
        "> ",
        "# ",
        "## ",
        "  ",
        "\t",
        "\r\n",
        "•\t",
        "_",
        "**",
    ]
    + [
        "](https://x.org/)",
        "](https://y.org/a(b))",
        "](javascript:x)",
        "\u0323",
        "\u200b",
        "\u1100",
        "\u1161",
        "\x85",
        "\ufe0f",
    ]
)
PREFIXES = st.sampled_from(["", "", "- ", "1. ", "  - "])


def typed() -> SearchStrategy[str]:
    """What somebody might type or paste: signs of the notation in any order, or anything at all."""
    return st.lists(PLAIN | ODD | NOTATION, max_size=25).map("".join) | st.text(max_size=30)


def sent_blocks() -> SearchStrategy[list[Block]]:
    """Blocks as an editor might send them, not cleaned."""
    links = st.sampled_from([None, None, "https://x.org/", "mailto:a b", "https://x.org/)(", "javascript:x"])
    marks = st.lists(st.sampled_from("nbi"), max_size=3)
    pieces = st.builds(lambda text, on, link: Piece(text, (*on, *(["a"] if link else [])), link), typed(), marks, links)
    return st.lists(
        st.builds(Block, st.sampled_from("pbnqh"), st.integers(-1, 4), st.lists(pieces, max_size=4).map(tuple)),
        max_size=4,
    )


def wordings() -> SearchStrategy[Wording]:
    return _texts(PLAIN | ODD).map(Wording.from_text)


@st.composite
def base_and_wanted(draw: DrawFn, wanted: int = 1) -> tuple[Wording, ...]:
    """A base, and texts that somebody made of it by a few edits."""
    words = draw(st.sampled_from([PLAIN, PLAIN, PLAIN | ODD]))
    base = Wording.from_text(draw(_texts(words)))
    return (base, *(Wording.from_text(draw(_edited(base.text, words))) for _ in range(wanted)))


def _texts(words: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.lists(_lines(words), max_size=4).map("\n".join)


def _lines(words: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.builds(str.__add__, PREFIXES, st.lists(words, min_size=1, max_size=8).map("".join))


@st.composite
def _edited(draw: DrawFn, text: str, words: SearchStrategy[str]) -> str:
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 3, 6, 20])))
        new = draw(words | _lines(words).map("\n{}".format) | st.sampled_from(["\n", ""]))
        text = text[:start] + new + text[end:]
    return text
