"""Uploads become drafts: `read` an upload or `read_text` what was pasted, show it, `answered`, `arranged`, save it.

A draft is a plain value and nothing is saved: between two pages the form carries it (`dump`, `load`).
"""

import json

from webapp import cage
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.reading.answers import answered, leaning
from webapp.reading.arrange import Edit, Join, Rename, Retitle, Split, arranged
from webapp.reading.bounds import LARGEST_UPLOAD, check_size
from webapp.reading.draft import Draft, DraftSection, FoundOrganisation, Line, Question
from webapp.reading.dumped import dump, load

__all__ = [
    "LARGEST_UPLOAD",
    "Draft",
    "DraftSection",
    "Edit",
    "FoundOrganisation",
    "Join",
    "Line",
    "Question",
    "Rename",
    "Retitle",
    "Split",
    "answered",
    "arranged",
    "dump",
    "leaning",
    "load",
    "read",
    "read_text",
]
SECONDS = 30
MEGABYTES = 512  # of addresses; pandoc's heap is bounded to less than half of it


def read(name: str, content: bytes) -> Draft:
    """The draft of an uploaded .txt, .md or .docx; raises Malformed with a sentence that says what to do."""
    check_size(content)
    payload = name.replace("\n", " ").encode("utf-8", "replace") + b"\n" + content
    try:
        answer = cage.run("webapp.reading.caged:work", payload, seconds=SECONDS, megabytes=MEGABYTES)
    except cage.Caged as caged:
        key = "reading.damaged" if caged.reason == "failed" else "reading.too_much"
        raise Malformed(Sentence(key)) from caged
    kind, _, text = answer.decode().partition("\n")
    if kind == "refusal":
        key, values = json.loads(text)
        raise Malformed(Sentence(key, **values))
    return load(text)


def read_text(text: str) -> Draft:
    """The draft of pasted text."""
    if not text.strip():
        raise Malformed(Sentence("reading.no_words"))
    return read("text.txt", text.encode("utf-8", "replace"))
