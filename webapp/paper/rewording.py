"""Changing one block of a wording by its words alone ("Satz ändern"), for those who do not open the editor."""

from collections.abc import Iterator

from webapp.paper.inline import read_pieces
from webapp.paper.notation import written_words
from webapp.paper.pieces import Block
from webapp.paper.wording import Wording


def words_of_block(wording: Wording, at: int) -> str:
    """The words of one block as a person edits them: with the marks of the notation, without the prefix."""
    return written_words(wording.blocks[at].pieces)


def reworded(wording: Wording, at: int, words: str) -> Wording:
    """The wording with other words in block `at`, which keeps its kind and depth.

    Each further line is one more such block; without words the block goes. Raises IndexError if there is no such block.
    """
    block = wording.blocks[at]
    return Wording.from_blocks((*wording.blocks[:at], *_blocks(block, words), *wording.blocks[at + 1 :]))


def _blocks(like: Block, words: str) -> Iterator[Block]:
    for line in words.splitlines():
        yield Block(like.kind, like.depth, read_pieces(line))
