"""A wording's flat blocks as nested HTML for print; every word is escaped, nothing a person typed becomes markup."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from webapp.paper.wording import Piece, Wording

LISTS = {"b": "ul", "n": "ol"}
ELEMENTS = {"p": "p", "q": "blockquote", "h": "h3"}
TAGS = {"b": "b", "i": "i"}


def html(wording: Wording) -> Markup:
    """The blocks, items nested by their depth; a paragraph with a depth belongs to the item before it."""
    nesting = _Nesting()
    for block in wording.blocks:
        words = pieces(block.pieces)
        if block.kind in LISTS:
            nesting.item(LISTS[block.kind], block.depth, words)
        else:
            nesting.other(ELEMENTS[block.kind], block.depth, words)
    return nesting.finished()


def pieces(parts: Sequence[Piece]) -> Markup:
    """The words of a block, each with its marks; a footnote is one however many pieces it has."""
    made = Markup()
    for part in parts:
        made += _piece(part)
    return Markup(made.replace(Markup('</span><span class="note">'), ""))


def _piece(part: Piece) -> Markup:
    words = escape(part.text)
    for mark, tag in TAGS.items():
        if mark in part.marks:
            words = Markup("<{0}>{1}</{0}>").format(Markup(tag), words)
    if target := part.link:
        words = Markup('<a href="{}">{}</a>').format(target, words)
    if "n" in part.marks:
        words = Markup('<span class="note">{}</span>').format(words)
    return words


class _Nesting:
    """Opens and closes lists while blocks come in order."""

    def __init__(self) -> None:
        self.parts: list[Markup] = []
        self.open: list[tuple[int, str]] = []  # depth and element of each list whose last item is still open

    def item(self, element: str, depth: int, words: Markup) -> None:
        self._close_below(depth)
        if self.open and self.open[-1][0] == depth and self.open[-1][1] != element:
            self._close()
        if self.open and self.open[-1][0] == depth:
            self._add("</li><li>{}", words)
        else:
            self._add('<{} class="depth-{}"><li>{}', Markup(element), max(0, depth - len(self.open)), words)
            self.open.append((depth, element))

    def other(self, element: str, depth: int, words: Markup) -> None:
        self._close_below(depth - 1)
        left = max(0, depth - len(self.open))
        self._add('<{0} class="depth-{1}">{2}</{0}>', Markup(element), left, words)

    def finished(self) -> Markup:
        while self.open:
            self._close()
        return Markup().join(self.parts)

    def _close_below(self, depth: int) -> None:
        while self.open and self.open[-1][0] > depth:
            self._close()

    def _close(self) -> None:
        self._add("</li></{}>", Markup(self.open.pop()[1]))

    def _add(self, form: str, *values: object) -> None:
        self.parts.append(Markup(form).format(*values))
