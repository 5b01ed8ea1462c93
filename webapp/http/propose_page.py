"""What the page of a draft shows, as values for its templates."""

from collections.abc import Mapping
from typing import Any

from webapp.http.door import Visit
from webapp.http.typed_wording import as_json, typed_wording
from webapp.paper.deadlines import belongs, is_late_for_revision, revised_late
from webapp.paper.proposals import WEIGHTS
from webapp.paper.redline import changes
from webapp.paper.redline_blocks import blocks_of
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.paper.summary import summary
from webapp.paper.wording import Wording


def shown(page: Any, visit: Visit, *, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Everything that the templates of `propose/` name. What was typed just now wins over what is stored."""
    wanted = _typed(typed) or page.wanted
    own = changes(page.base, wanted)
    counted = summary(page.base, own)
    return {
        "page": page,
        "text": wanted.text,
        "blocks_json": as_json(wanted),
        "redline_blocks": blocks_of(page.base, own),
        "counts": Sentence("propose.counts", n=counted.places, added=counted.words_added, removed=counted.words_removed)
        if own
        else None,
        "saved": Sentence("propose.saved_at", when=page.draft.updated_at),
        "weights": [(str(weight), sentence) for weight, sentence in WEIGHTS.items()],
        "suggested_title": suggested_title(page.base, wanted),
        "belongs": _belongs(page, visit),
        "cleaned": _was_cleaned(typed or {}, wanted),
        "language": visit.paper.language,
    }


def _belongs(page: Any, visit: Visit) -> Sentence:
    """In which round it will be decided; a late revision says that it loses its round."""
    present = page.revised_in
    if present is not None and not present.over and is_late_for_revision(present, visit.now):
        return revised_late(page.round)
    return belongs(page.round)


def _was_cleaned(typed: Mapping[str, str], wanted: Wording) -> bool:
    """Whether the plain field's text was stored otherwise than it was typed."""
    text = typed.get("text", "")
    return bool(text) and not typed.get("blocks") and text.replace("\r\n", "\n").strip() != wanted.text.strip()


def suggested_title(base: Wording, wanted: Wording) -> str:
    """A short title from the words that come in, or else from those that go: at most seven words."""
    own = changes(base, wanted)
    if not own:
        return ""
    blocks = blocks_of(base, own)
    for kind in ("added", "removed"):
        words = " ".join(piece.text for block in blocks for piece in block.pieces if piece.kind == kind).split()
        words = [word.strip('„“”"(),;') for word in words]
        words = [word for word in words if any(letter.isalnum() for letter in word)]
        if words:
            title = " ".join(words[:7])
            return (title[:1].upper() + title[1:]).rstrip(".,;:")
    return ""


def _typed(typed: Mapping[str, str] | None) -> Wording | None:
    if not typed or ("text" not in typed and "blocks" not in typed):
        return None
    try:
        return typed_wording(typed)
    except Malformed:
        return Wording.from_text(typed.get("text", ""))
