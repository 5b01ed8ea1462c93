"""The tokens of some blocks in a row, with what the comparison keeps asking of them noted once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from webapp.paper.pieces import Block, Part
from webapp.paper.sentence_ends import begins_a_sentence
from webapp.paper.tokens import is_word, tokens_of
from webapp.paper.wording import tokens_of_block


@dataclass(frozen=True, slots=True)
class Row:
    """`words`, `sentences`, `blocks` hold a 1 for each token that is a word, begins a sentence, begins a block.

    `sentences` and `blocks` have one more 1 at the end, which is an edge of both. `lengths` are characters.
    """

    tokens: tuple[Part, ...]
    lengths: tuple[int, ...]
    words: bytes
    sentences: bytes
    blocks: bytes

    def __len__(self) -> int:
        return len(self.tokens)

    def words_in(self, start: int, end: int) -> int:
        return self.words.count(1, start, end)

    def starts_in(self, start: int, end: int) -> int:
        """How many blocks begin there."""
        return self.blocks.count(1, start, end)

    def is_edge(self, at: int) -> bool:
        """Whether a block begins at this place, or the row ends."""
        return self.blocks[at] == 1

    def begins_a_block(self, at: int) -> bool:
        """Whether this is the place of the first words in a block."""
        return at > 0 and self.blocks[at - 1] == 1

    def is_space(self, at: int) -> bool:
        return self.tokens[at][0].isspace()

    def are_spaces(self, start: int, end: int) -> bool:
        return all(self.is_space(at) for at in range(start, end))

    def are_signs(self, start: int, end: int) -> bool:
        """Neither a word nor the start of a block among them."""
        return not self.words_in(start, end) and not self.starts_in(start, end)


def row_of(blocks: Iterable[Block]) -> Row:
    """The tokens of blocks that stand one after the other."""
    rows = [_row_of_block(block) for block in blocks]
    return Row(
        tuple(chain.from_iterable(row.tokens for row in rows)),
        tuple(chain.from_iterable(row.lengths for row in rows)),
        b"".join(row.words for row in rows),
        b"".join(row.sentences for row in rows) + b"\1",
        b"".join(row.blocks for row in rows) + b"\1",
    )


@lru_cache(maxsize=2048)
def _row_of_block(block: Block) -> Row:
    """One block's row, without the edge at the end. Remembered: a base is compared again with every key typed."""
    tokens = tokens_of_block(block)
    words = [token[0] for token in tokens[1:]]
    return Row(
        tokens,
        (1, *map(len, words)),
        bytes([0, *map(is_word, words)]),
        bytes([1, *(begins_a_sentence(words, at) for at in range(len(words)))]),
        bytes([1]) + bytes(len(words)),
    )


def forget() -> None:
    """Forgets all rows, for measuring."""
    _row_of_block.cache_clear()
    tokens_of.cache_clear()
