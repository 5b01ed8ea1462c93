"""What the cage runs: an upload in, a draft or a refusal out, both as text."""

import json
from typing import Any

from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.reading.bounds import check_kind
from webapp.reading.composed import composed
from webapp.reading.decoding import decoded
from webapp.reading.draft import Draft
from webapp.reading.dumped import dump
from webapp.reading.inlines import words_of
from webapp.reading.own_notation import draft_of_edition, is_edition
from webapp.reading.pandoc import MARKDOWN, WORD, tree_of
from webapp.reading.plain_text import lines_of
from webapp.reading.tree import flat
from webapp.reading.word_file import harmless

MOST_LINES = 20_000
MOST_WORDS = 100_000  # of a whole paper; a position paper has two to twenty thousand


def work(payload: bytes) -> bytes:
    """The payload is the file's name, a line break, and the file."""
    name, _, content = payload.partition(b"\n")
    try:
        draft = _read(name.decode("utf-8", "replace").lower(), content)
        return b"draft\n" + dump(draft).encode()
    except Malformed as refusal:
        sentence = refusal.sentence
        return b"refusal\n" + json.dumps([sentence.key, dict(sentence.values)]).encode()


def _read(name: str, content: bytes) -> Draft:
    check_kind(content)
    if content[:2] == b"PK":
        draft = _word(content)
    elif name.endswith((".md", ".markdown")):
        draft = _markdown(decoded(content))
    elif "." not in name or name.endswith((".txt", ".text")):
        text = decoded(content)
        draft = draft_of_edition(text) if is_edition(text) else composed(lines_of(text))
    elif name.endswith((".docx", ".docm")):
        raise Malformed(Sentence("reading.no_word_file"))
    else:
        raise Malformed(Sentence("reading.unknown_kind"))
    if not draft.lines and not draft.title:
        raise Malformed(Sentence("reading.no_words"))
    if len(draft.lines) > MOST_LINES:
        raise Malformed(Sentence("reading.too_much"))
    if draft.words > MOST_WORDS:
        raise Malformed(Sentence("reading.too_many_words", words=draft.words, most=MOST_WORDS))
    return draft


def _word(content: bytes) -> Draft:
    file = harmless(content)
    tree = tree_of(file.content, WORD)
    lines = flat(tree["blocks"])
    notes = [*file.not_taken, *_tables(lines.tables), *_meta_left_out(tree["meta"])]
    return composed(
        lines.lines,
        title=_meta(tree, "title"),
        subtitle=_meta(tree, "subtitle"),
        not_taken=notes,
        images=bool(file.left_out.get("images")),
    )


def _markdown(text: str) -> Draft:
    tree = tree_of(text.encode(), MARKDOWN)
    lines = flat(tree["blocks"])
    pictures = [Sentence("reading.left_out_images", n=lines.images)] if lines.images else []
    notes = [*pictures, *_tables(lines.tables), *_meta_left_out(tree["meta"])]
    title, subtitle = _meta(tree, "title"), _meta(tree, "subtitle")
    return composed(lines.lines, title=title, subtitle=subtitle, not_taken=notes, images=bool(lines.images))


def _tables(number: int) -> list[Sentence]:
    return [Sentence("reading.left_out_tables", n=number)] if number else []


def _meta(tree: dict[str, Any], name: str) -> str:
    """A title that the document carries as such."""
    return _said(tree["meta"].get(name)) if name in tree["meta"] else ""


def _said(value: Any) -> str:
    match value:
        case {"t": "MetaInlines", "c": inlines}:
            return " ".join("".join(words.text for words in words_of(inlines)).split())
        case {"t": "MetaBlocks", "c": blocks}:
            return " ".join(line.text for line in flat(blocks).lines)
        case {"t": "MetaList", "c": values}:
            return ", ".join(_said(inner) for inner in values)
        case {"t": "MetaString", "c": str(text)}:
            return text
    return ""


def _meta_left_out(meta: dict[str, Any]) -> list[Sentence]:
    """Author, date and abstract stand in the document, but are no part of its text for pandoc."""
    texts = [_said(meta[name]) for name in ("author", "date", "abstract") if name in meta]
    return [Sentence("reading.left_out_front", text=text[:300]) for text in texts if text]
