"""What somebody typed as a wording: the editor's blocks as JSON, or the plain text of the textarea. The server cleans both."""

import json
from collections.abc import Mapping
from typing import Any

from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence
from webapp.paper.wording import Block, Piece, Wording, check_limits, hidden_signs

KINDS = ("p", "b", "n", "q", "h")
MARKS = ("a", "b", "i", "n")


def typed_wording(form: Mapping[str, Any]) -> Wording:
    """The wording. Raises Malformed where the blocks are none, or where signs are hidden in it."""
    blocks = form.get("blocks") or ""
    wording = Wording.from_blocks(_blocks(blocks)) if blocks else Wording.from_text(str(form.get("text") or ""))
    check_limits(wording)  # before anything is compared
    hidden = hidden_signs(wording.flat)
    if hidden:
        raise Malformed(Sentence("propose.hidden_signs", n=len(hidden), code=hidden[0].code))
    return wording


def as_json(wording: Wording) -> str:
    """The blocks as the editor reads them."""
    return json.dumps(
        [
            {
                "kind": block.kind,
                "depth": block.depth,
                "pieces": [
                    [piece.text, list(piece.marks), piece.link] if piece.link else [piece.text, list(piece.marks)]
                    for piece in block.pieces
                ],
            }
            for block in wording.blocks
        ],
        ensure_ascii=False,
    )


def _blocks(text: str) -> list[Block]:
    try:
        return [_block(given) for given in json.loads(text)]
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        raise Malformed(Sentence("propose.not_understood")) from None


def _block(given: dict[str, Any]) -> Block:
    kind, depth = given["kind"], int(given["depth"])
    if kind not in KINDS or not 0 <= depth <= 3:
        raise ValueError(kind)
    return Block(kind, depth, tuple(_piece(piece) for piece in given["pieces"]))


def _piece(given: list[Any]) -> Piece:
    marks = tuple(mark for mark in given[1] if mark in MARKS)
    link = str(given[2]) if len(given) > 2 and given[2] else None
    return Piece(str(given[0]), marks, link)
