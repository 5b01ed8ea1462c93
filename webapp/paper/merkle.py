"""The Merkle tree of RFC 9162, section 2.1, over leaves that are hashes already (`record.leaf`).

Everything here can be redone by a stranger: SHA-256, a 0x00 before a leaf, a 0x01 before two nodes, and on the left
side the largest power of two smaller than the size.
"""

import hashlib
from collections.abc import Sequence


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The tree's hash; that of the empty tree is the SHA-256 of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    cut = _cut(len(leaves))
    return node(root(leaves[:cut]), root(leaves[cut:]))


def inclusion(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes with which the holder of one leaf computes the root; IndexError outside the tree."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    cut = _cut(len(leaves))
    if index < cut:
        return (*inclusion(leaves[:cut], index), root(leaves[cut:]))
    return (*inclusion(leaves[cut:], index - cut), root(leaves[:cut]))


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], wanted: bytes) -> bool:
    """Whether the proof leads from this leaf to the wanted root of a tree of that size (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    first, second, found = index, size - 1, leaf
    for step in proof:
        if second == 0:
            return False
        if first & 1 or first == second:
            found = node(step, found)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            found = node(found, step)
        first, second = first >> 1, second >> 1
    return second == 0 and found == wanted


def consistency(leaves: Sequence[bytes], earlier: int) -> tuple[bytes, ...]:
    """The hashes that show that the tree only grew since it had `earlier` leaves; IndexError outside 1 … size."""
    if not 1 <= earlier <= len(leaves):
        raise IndexError(earlier)
    return _grown(leaves, earlier, whole=True)


def _grown(leaves: Sequence[bytes], earlier: int, *, whole: bool) -> tuple[bytes, ...]:
    if earlier == len(leaves):
        return () if whole else (root(leaves),)
    cut = _cut(len(leaves))
    if earlier <= cut:
        return (*_grown(leaves[:cut], earlier, whole=whole), root(leaves[cut:]))
    return (*_grown(leaves[cut:], earlier - cut, whole=False), root(leaves[:cut]))


def is_consistent(earlier: int, size: int, root_then: bytes, root_now: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree of today begins with the tree of then (RFC 9162, 2.1.4.2)."""
    if earlier == size:
        return not proof and root_then == root_now
    if not 1 <= earlier < size or not proof:
        return False
    steps = list(proof) if earlier & (earlier - 1) else [root_then, *proof]
    first, second = earlier - 1, size - 1
    while first & 1:
        first, second = first >> 1, second >> 1
    then = now = steps[0]
    for step in steps[1:]:
        if second == 0:
            return False
        if first & 1 or first == second:
            then, now = node(step, then), node(step, now)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            now = node(now, step)
        first, second = first >> 1, second >> 1
    return second == 0 and then == root_then and now == root_now


def _cut(size: int) -> int:
    """The largest power of two smaller than the size."""
    power: int = 1 << ((size - 1).bit_length() - 1)
    return power
