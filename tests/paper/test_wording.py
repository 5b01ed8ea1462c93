"""The form of a wording: its notation, its one canonical form, its tokens (TEXT.md sections 1, 2 and 7)."""

import hashlib

import pytest
from hypothesis import given

from tests.paper.strategies import many, sent_blocks, typed
from webapp.paper.canon import canon
from webapp.paper.pieces import Block, Piece, Start
from webapp.paper.refusals import Malformed
from webapp.paper.tokens import tokens_of
from webapp.paper.wording import Wording, check_limits, hidden_signs


@many
@given(sent_blocks())
def test_cleaning_twice_is_cleaning_once(blocks):
    assert canon(canon(blocks)) == canon(blocks)


@many
@given(sent_blocks())
def test_what_is_written_reads_as_the_same_wording(blocks):
    wording = Wording.from_blocks(blocks)
    assert Wording.from_text(wording.text) == wording


@many
@given(typed())
def test_any_text_is_a_wording_that_survives_a_round_trip(text):
    wording = Wording.from_text(text)
    assert Wording.from_text(wording.text) == wording
    assert Wording.from_text(wording.text).text == wording.text


@many
@given(typed())
def test_the_tokens_joined_are_the_text(text):
    wording = Wording.from_text(text)
    assert "".join("\n" if isinstance(token, Start) else token.text for token in wording.tokens) == wording.flat
    assert all(wording.cut(at, end) for at, end in zip(wording.starts, wording.starts[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "**„Zitat“**heit und (**b**)eides",  # CommonMark's flanking rule cannot say it
        "1\\) Erstens steht hier kein Punkt der Liste.",
        "R&amp;D und &nbsp; bleiben, was sie sind",
        "===",
        "- eins\n1. zwei\n- drei",
        "  - tief\n    - tiefer\n      - am tiefsten\n  Ein zweiter Absatz des Punkts.",
        "> Ein Zitat\n## Eine Überschrift",
        "Siehe [unsere [sic\\] Seite](https://example.org/)".replace("[sic", "\\[sic"),
        "Die Zahl^[Eigene **Erhebung**, [2024](https://example.org/)] steht fest.",
        "„Wort“ – mit schmalem\u202fLeerzeichen, مرحبا und 👩\u200d💻",
        "\\# kein Titel",
        "3. Oktober 2026 ist ein Samstag.",
    ],
)
def test_what_markdown_loses_is_kept(text):
    assert Wording.from_text(text).text == text


@pytest.mark.parametrize(
    ("typed_text", "reads_as"),
    [
        ("* eins\n• zwei\n\n\n•\tdrei", "- eins\n- zwei\n- drei"),
        ("1) eins\n2) zwei\n7. drei", "1. eins\n1. zwei\n1. drei"),
        ("1. eins\n  - darunter\n2. zwei", "1. eins\n  - darunter\n1. zwei"),
        ("Am\n3. Oktober", "Am\n3. Oktober"),
        ("ein ** allein, zwei __ auch", "ein \\*\\* allein, zwei \\_\\_ auch".replace("\\_\\_ auch", "\\_\\_ auch")),
        ("Name: ______", "Name: \\_\\_\\_\\_\\_\\_"),
        ("C:\\Users", "C:\\\\Users"),
        ("Text [1] und [2](siehe oben)", "Text \\[1\\] und \\[2\\](siehe oben)"),
        ("[böse](javascript:alert(1))", "\\[böse\\](javascript:alert(1))"),
        ("[Wiki](https://de.wikipedia.org/wiki/A_(B))", "[Wiki](https://de.wikipedia.org/wiki/A_%28B%29)"),
        ("  eins\r\n\r\nzwei\rdrei\t vier  ", "  eins\nzwei\ndrei vier"),
        ("#### Titel", "## Titel"),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_the_reader_forgives(typed_text, reads_as):
    assert Wording.from_text(typed_text).text == reads_as


def test_a_soft_hyphen_goes_before_letters_are_composed():
    assert Wording.from_text("a\u00ad\u0301") == Wording.from_text("á")


def test_a_mark_never_begins_inside_a_letter():
    wording = Wording.from_blocks([Block("p", 0, (Piece("caf"), Piece("e"), Piece("\u0301 x", ("b",))))])
    assert wording.text == "café **x**"


def test_a_space_is_bold_only_between_bold_words():
    wording = Wording.from_blocks([Block("p", 0, (Piece("ganz "), Piece(" sehr viel ", ("b",)), Piece("mehr")))])
    assert wording.text == "ganz **sehr viel** mehr"


def test_only_the_web_and_mail_may_be_linked():
    links = ["https://example.org/a b", "mailto:info@example.org", "javascript:x", "data:text/html,x", "//example.org"]
    wording = Wording.from_blocks([Block("p", 0, (Piece("w", ("a",), link),)) for link in links])
    assert [block.pieces[0].link for block in wording.blocks] == [
        "https://example.org/a%20b", "mailto:info@example.org", None, None, None
    ]  # fmt: skip


def test_the_fingerprint_can_be_checked_with_stock_tools():
    wording = Wording.from_text("* Bürger\u00adinnen")
    assert wording.fingerprint == hashlib.sha256("- Bürgerinnen".encode()).hexdigest()
    assert Wording.from_text("").fingerprint == hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Klima- und Energie", "Klima-| |und| |Energie"),
        ("Cluster-/Netzwerkarbeit", "Cluster-|/|Netzwerkarbeit"),
        ("Cluster-Initiative, geht’s", "Cluster-Initiative|,| |geht’s"),
        (
            "Bürger*innen Bürger:innen Bürger_innen Bürger/innen",
            "Bürger*innen| |Bürger:innen| |Bürger_innen| |Bürger/innen",
        ),
        ("6.300, 2,5 und 10:30 Uhr.", "6.300|,| |2,5| |und| |10:30| |Uhr|."),
        ("am 16.10.2026", "am| |16.10.2026"),
        ("40\u202f000 € für 10\u00a0%", "40\u202f000| |€| |für| |10|\u00a0|%"),
        ("z.B. so, d.h. i.d.R.", "z.B.| |so|,| |d.h.| |i.d.R."),
        ("(https://example.org/a?b=1).", "(|https://example.org/a?b=1|)|."),
        ("🇩🇪🇫🇷 👍🏽👩\u200d💻", "🇩🇪|🇫🇷| |👍🏽|👩\u200d💻"),
        ("Ende. Anfang", "Ende|.| |Anfang"),
        ("Ziel: neu", "Ziel|:| |neu"),
        ("und/oder", "und|/|oder"),
    ],
)
def test_tokens_are_what_a_person_would_not_split(text, tokens):
    assert "|".join(tokens_of(text)) == tokens


def test_words_are_counted_without_signs():
    assert Wording.from_text("- **Zwei** Wörter\n- und: 6.300 „Zahlen“!").words == 5


def test_a_text_nobody_could_read_is_refused_with_a_sentence():
    check_limits(Wording.from_text("wort " * 8_000))
    with pytest.raises(Malformed) as refused:
        check_limits(Wording.from_text("wort " * 8_001))
    assert refused.value.sentence.key == "text.too_long"
    with pytest.raises(Malformed):
        check_limits(Wording.from_text("w" * 60_001))


def test_signs_that_could_hide_something_are_named():
    assert hidden_signs("100 \u202e001\u202c Euro\x00") == (
        (4, "U+202E", "turns the direction"),
        (8, "U+202C", "turns the direction"),
        (14, "U+0000", "controls"),
    )
    assert hidden_signs("a\U000e0041b") == ((1, "U+E0041", "is invisible"),)
    assert hidden_signs("می\u200cخواهم 👩\u200d💻\tweich\u00ad\n") == ()
