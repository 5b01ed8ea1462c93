"""One paragraph or item of a wording, written anew in plain words: the way on a phone ("Satz ändern")."""

from webapp.paper.refusals import Stale
from webapp.paper.sentences import Sentence
from webapp.paper.wording import Block, Piece, Wording


def replaced(wording: Wording, place: int, words: str) -> Wording:
    """The wording with that block's words replaced; it stays the item or paragraph that it was. Without words the block goes.

    Marks stay on the words at both ends that were not touched; what lies between carries none. Raises Stale where there is
    no such block.
    """
    if not 0 <= place < len(wording.blocks):
        raise Stale(Sentence("propose.wording_has_moved_on"))
    block = wording.blocks[place]
    lines = [" ".join(line.split(" ")).strip() for line in words.splitlines() if line.strip()]
    if not lines:
        return Wording.from_blocks((*wording.blocks[:place], *wording.blocks[place + 1 :]))
    first = Block(block.kind, block.depth, _with_old_marks(block, lines[0]))
    rest = tuple(Block(block.kind, block.depth, (Piece(line),)) for line in lines[1:])
    return Wording.from_blocks((*wording.blocks[:place], first, *rest, *wording.blocks[place + 1 :]))


def _with_old_marks(block: Block, words: str) -> tuple[Piece, ...]:
    old = block.text
    start = _shared(old, words)
    end = min(_shared(old[::-1], words[::-1]), len(old) - start, len(words) - start)
    return (*_cut(block, 0, start), Piece(words[start : len(words) - end]), *_cut(block, len(old) - end, len(old)))


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _cut(block: Block, start: int, end: int) -> tuple[Piece, ...]:
    found, at = [], 0
    for piece in block.pieces:
        text = piece.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(piece._replace(text=text))
        at += len(piece.text)
    return tuple(found)
