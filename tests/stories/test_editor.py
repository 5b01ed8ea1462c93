"""The editor, in a real browser: it holds what a wording can hold, and gives it back as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.stories import accessibility
from tests.stories.editor_page import Editor, block, served

CLIPBOARDS = Path(__file__).parent / "clipboards"


def test_what_comes_in_goes_out_unchanged(editor: Editor) -> None:
    given = [
        block("h", 0, "Ziele"),
        block("p", 0, "Wir fordern ", ["mehr", ["b"]], " und ", ["bald", ["b", "i"]], "."),
        block("b", 0, "Punkt"),
        block("b", 1, ["Quelle", ["a"], "https://example.org/a"]),
        block("n", 0, "Erstens", ["eine Fußnote", ["n"]]),
        block("q", 0, "„Zitat“"),
        block("p", 1, "  zwei Leerzeichen"),
    ]
    assert editor.opened(*given).blocks == given


def test_the_text_field_gives_way_and_its_label_names_the_editor(editor: Editor) -> None:
    editor.opened(block("p", 0, "Satz."), plain="Satz.")
    box = editor.page.get_by_role("textbox", name="Wortlaut")
    expect(box).to_have_text("Satz.")
    expect(box).to_have_attribute("aria-multiline", "true")
    expect(editor.page.locator("textarea")).to_be_hidden()


def test_where_the_editor_cannot_start_the_text_field_stays(editor: Editor) -> None:
    editor.opened(data="{no blocks", plain="Satz.")
    expect(editor.page.get_by_role("textbox", name="Wortlaut")).to_have_value("Satz.")
    expect(editor.page.locator(".editor")).to_have_count(0)


def test_each_change_is_told_to_the_page(editor: Editor) -> None:
    editor.opened().type("Ja")
    told = editor.page.evaluate("window.changes")
    assert told[-1] == editor.blocks == [block("p", 0, "Ja")]


def test_the_page_is_told_that_the_plain_field_has_gone(editor: Editor) -> None:
    editor.opened(block("p", 0, "Satz."))
    assert editor.page.evaluate("window.mounted") == ["text"]


def test_both_the_plain_text_and_the_blocks_are_sent(editor: Editor) -> None:
    editor.opened(block("p", 0, "Satz."), plain="Satz.")
    editor.page.get_by_role("button", name="Senden").click()
    editor.page.wait_for_url("**/sent?**")
    assert "text=Satz." in editor.page.url and "blocks=" in editor.page.url


def test_words_become_bold_by_toolbar_and_italic_by_key(editor: Editor) -> None:
    editor.opened(block("p", 0, "eins zwei"))
    editor.select("eins")
    editor.tool("Fett").click()
    editor.select("zwei")
    editor.press("Control+i")
    assert editor.blocks == [block("p", 0, ["eins", ["b"]], " ", ["zwei", ["i"]])]
    expect(editor.tool("Kursiv")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("words, kind", [("Liste", "b"), ("Nummern", "n"), ("Zwischentitel", "h"), ("Zitat", "q")])
def test_a_button_makes_the_block_and_the_same_button_takes_it_back(editor: Editor, words: str, kind: str) -> None:
    editor.opened(block("p", 0, "Satz"))
    editor.select("Satz")
    editor.tool(words).click()
    assert editor.lines == [f"{kind}0 Satz"]
    editor.tool(words).click()
    assert editor.lines == ["p0 Satz"]


@pytest.mark.parametrize(
    "typed, kind", [("- ", "b"), ("* ", "b"), ("1. ", "n"), ("1) ", "n"), ("> ", "q"), ("## ", "h")]
)
def test_the_start_of_a_line_makes_the_block_while_one_types(editor: Editor, typed: str, kind: str) -> None:
    editor.opened().type(typed + "Satz")
    assert editor.lines == [f"{kind}0 Satz"]


def test_a_date_at_the_start_stays_a_paragraph(editor: Editor) -> None:
    editor.opened().type("3. Oktober")
    assert editor.lines == ["p0 3. Oktober"]


def test_backspace_takes_back_what_typing_made(editor: Editor) -> None:
    editor.opened().type("- ")
    editor.press("Backspace")
    assert editor.lines == ["p0 - "]


def test_enter_splits_an_item_and_in_an_empty_one_ends_the_list(editor: Editor) -> None:
    editor.opened().type("- eins")
    editor.press("Enter")
    editor.type("zwei")
    editor.press("Enter", "Enter")
    editor.type("danach")
    assert editor.lines == ["b0 eins", "b0 zwei", "p0 danach"]


def test_after_a_heading_comes_a_paragraph(editor: Editor) -> None:
    editor.opened().type("## Ziele")
    editor.press("Enter")
    editor.type("Satz")
    assert editor.lines == ["h0 Ziele", "p0 Satz"]


def test_shift_enter_begins_a_further_paragraph_of_the_item(editor: Editor) -> None:
    editor.opened().type("- eins")
    editor.press("Shift+Enter")
    editor.type("mehr dazu")
    assert editor.lines == ["b0 eins", "p1 mehr dazu"]


def test_tab_makes_an_item_deeper_and_shift_tab_lifts_it(editor: Editor) -> None:
    editor.opened(block("b", 0, "eins"), block("b", 0, "zwei"))
    editor.select("zwei")
    editor.press("Tab")
    assert editor.lines == ["b0 eins", "b1 zwei"]
    editor.press("Shift+Tab")
    assert editor.lines == ["b0 eins", "b0 zwei"]


def test_tab_leaves_the_field_where_no_item_can_move(editor: Editor) -> None:
    editor.opened(block("p", 0, "Satz"))
    editor.select("Satz")
    editor.press("Tab")
    expect(editor.page.get_by_role("button", name="Senden")).to_be_focused()


def test_backspace_at_the_start_lifts_step_by_step(editor: Editor) -> None:
    editor.opened(block("b", 0, "eins"), block("b", 1, "zwei"))
    editor.select("zwei")
    editor.press("ArrowLeft", "Backspace")
    assert editor.lines == ["b0 eins", "b0 zwei"]
    editor.press("Backspace")
    assert editor.lines == ["b0 eins", "p0 zwei"]
    editor.press("Backspace")
    assert editor.lines == ["b0 einszwei"]


def test_undo_takes_back_the_last_step(editor: Editor) -> None:
    editor.opened(block("p", 0, "Satz"))
    editor.select("Satz")
    editor.tool("Liste").click()
    editor.tool("Rückgängig").click()
    assert editor.lines == ["p0 Satz"]


def test_a_link_is_asked_for_and_an_address_without_a_scheme_completed(editor: Editor) -> None:
    editor.opened(block("p", 0, "siehe Quelle"))
    editor.select("Quelle")
    editor.tool("Link").click()
    editor.page.get_by_label("Wohin führt der Link?").fill("example.org")
    editor.press("Enter")
    assert editor.blocks == [block("p", 0, "siehe ", ["Quelle", ["a"], "https://example.org"])]
    expect(editor.text).to_be_focused()


def test_an_empty_address_takes_the_link_away(editor: Editor) -> None:
    editor.opened(block("p", 0, ["Quelle", ["a"], "https://example.org"]))
    editor.select("Quelle")
    editor.press("ArrowRight", "ArrowLeft", "Control+k")
    editor.page.get_by_label("Wohin führt der Link?").fill("")
    editor.press("Enter")
    assert editor.blocks == [block("p", 0, "Quelle")]


def test_a_link_that_runs_script_is_refused_with_a_sentence(editor: Editor) -> None:
    editor.opened(block("p", 0, "Quelle"))
    editor.select("Quelle")
    editor.tool("Link").click()
    editor.page.get_by_label("Wohin führt der Link?").fill("javascript:alert(1)")
    editor.press("Enter")
    expect(editor.page.get_by_role("status")).to_have_text("Ein Link beginnt mit http://, https:// oder mailto:.")
    assert editor.blocks == [block("p", 0, "Quelle")]


def test_a_link_without_chosen_words_says_what_is_missing(editor: Editor) -> None:
    editor.opened(block("p", 0, "Satz"))
    editor.text.click()
    editor.tool("Link").click()
    expect(editor.page.get_by_role("status")).to_have_text("Bitte wählen Sie zuerst die Wörter aus.")


def test_the_toolbar_is_one_stop_and_arrows_go_through_it(editor: Editor) -> None:
    editor.opened(block("p", 0, "Satz"))
    editor.text.focus()
    editor.press("Escape", "ArrowRight")
    expect(editor.tool("Kursiv")).to_be_focused()
    editor.press("End")
    expect(editor.tool("Rückgängig")).to_be_focused()
    editor.press("Escape")
    expect(editor.text).to_be_focused()


PASTED = {
    "nested lists": (
        "<ul><li>eins<ul><li>eins a</li></ul></li><li>zwei</li></ul>",
        ["b0 eins", "b1 eins a", "b0 zwei"],
    ),
    "two paragraphs in an item": ("<ol><li><p>eins</p><p>dazu</p></li><li><p>zwei</p></li></ol>", ["n0 eins", "p1 dazu", "n0 zwei"]),
    "headings of any size": ("<h1>Groß</h1><h4>Klein</h4><p>Satz</p>", ["h0 Groß", "h0 Klein", "p0 Satz"]),
    "a line break begins a block": ("<p>eins<br>zwei</p>", ["p0 eins", "p0 zwei"]),
    "a table's rows": (
        "<table><tr><th>Land</th><th>Zahl</th></tr><tr><td><p>A</p></td><td>7</td></tr></table>",
        ["p0 Land · Zahl", "p0 A · 7"],
    ),
    "a quotation": ("<blockquote><p>Wort</p></blockquote><p>Satz</p>", ["q0 Wort", "p0 Satz"]),
    "space around tags": ("<p> \n eins \n  <b> zwei</b>\n</p>\n\n<p>drei</p>", ["p0 eins zwei", "p0 drei"]),
    "what is hidden or removed": (
        '<p><span class="sr">neu: </span>eins<del> alt</del><script>x</script></p><p>zwei</p>',
        ["p0 eins", "p0 zwei"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PASTED)
def test_pasted_html_becomes_blocks(editor: Editor, case: str) -> None:
    html, expected = PASTED[case]
    editor.opened().paste(html)
    assert editor.lines == expected


def test_pasted_marks_are_kept_and_only_harmless_links(editor: Editor) -> None:
    editor.opened().paste(
        '<b style="font-weight:normal"><p><strong>fett</strong> <span style="font-style: italic">kursiv</span> '
        '<a href="https://example.org">gut</a> <a href="javascript:alert(1)">böse</a></p></b>'
    )
    pieces = [["fett", ["b"]], " ", ["kursiv", ["i"]], " ", ["gut", ["a"], "https://example.org"], " böse"]
    assert editor.blocks == [block("p", 0, *pieces)]


def test_words_pasted_into_a_sentence_stay_in_it(editor: Editor) -> None:
    editor.opened(block("p", 0, "eins drei"))
    editor.select("drei")
    editor.press("ArrowLeft")
    editor.paste("<meta charset='utf-8'><span>zwei </span>")
    assert editor.lines == ["p0 eins zwei drei"]


@pytest.mark.parametrize("program", ["word", "libreoffice", "google_docs"])
def test_the_clipboard_of_an_office_program_is_understood(editor: Editor, program: str) -> None:
    editor.opened().paste((CLIPBOARDS / f"{program}.html").read_text(encoding="utf-8"))
    assert editor.lines == (CLIPBOARDS / f"{program}.txt").read_text(encoding="utf-8").splitlines()
    assert editor.page.evaluate("window.violations") == []


def test_pasted_plain_text_is_read_line_by_line(editor: Editor) -> None:
    editor.opened().paste(
        text="Satz\n\n- eins\n  - tiefer\n• zwei\n1. erstens\n2. zweitens\n\n3. Oktober 2026\n> Zitat"
    )
    assert editor.lines == [
        "p0 Satz", "b0 eins", "b1 tiefer", "b0 zwei", "n0 erstens", "n0 zweitens", "p0 3. Oktober 2026", "q0 Zitat",
    ]  # fmt: skip


def test_copying_within_the_editor_keeps_kinds_and_depths(editor: Editor) -> None:
    editor.opened(block("b", 0, "eins"), block("n", 1, "zwei", ["Note", ["n"]]), block("p", 0, ""))
    editor.text.focus()
    editor.press("Control+a", "Control+c", "Control+End", "Control+v")
    assert editor.blocks[2:] == editor.blocks[:2]


def test_nothing_on_the_page_breaks_the_content_security_policy(editor: Editor) -> None:
    editor.opened(block("b", 0, "eins")).type(" zwei")
    editor.select("eins")
    editor.tool("Fett").click()
    editor.paste('<p style="color:red">rot</p>')
    assert editor.page.evaluate("window.violations") == []
    assert editor.page.locator("[style]").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(editor: Editor, theme: str) -> None:
    editor.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    editor.opened(block("h", 0, "Ziele"), block("n", 0, ["Quelle", ["a"], "https://example.org"], ["Note", ["n"]]))
    editor.select("Quelle")
    editor.tool("Link").click()
    accessibility.check(editor.page)


@pytest.fixture
def editor(page: Page, address: str) -> Editor:
    return Editor(page, address)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as address:
        yield address
