"""The record: one canonical form, salted leaves, the tree of RFC 9162."""

import ast
import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.paper import record
from webapp.paper.merkle import node

NOW = datetime(2026, 10, 12, 7, 52, tzinfo=UTC)
SALT = bytes(range(32))


# — one canonical form —


def test_an_entry_has_one_canonical_form():
    entry = record.entry("round_settled", NOW, None, round=1)
    assert record.canonical(entry) == (
        b'{"at":"2026-10-12T07:52:00.000000Z","by":0,"facts":{"round":1},"kind":"round_settled","version":1}'
    )


def test_keys_are_sorted_and_words_stay_utf_8():
    assert record.canonical({"b": "ä € 😀", "a": [1, {"d": 2, "c": "\n"}]}) == (
        '{"a":[1,{"c":"\\n","d":2}],"b":"ä € 😀"}'.encode()
    )


@pytest.mark.parametrize("value", [1.0, True, None, (1,), b"x", {"x": False}, [None], {1: "x"}, {"ä": 1}])
def test_what_not_every_reader_writes_alike_is_refused(value):
    with pytest.raises(TypeError):
        record.canonical({"facts": value})


@pytest.mark.parametrize("value", [2**53, -(2**53), "\ud800"])
def test_what_not_every_reader_takes_exactly_is_refused(value):
    with pytest.raises(ValueError):
        record.canonical({"facts": value})


values = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])) | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_", min_size=1), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcxyz_", min_size=1), values, max_size=4))
def test_the_canonical_form_is_read_back_and_written_alike(entry):
    written = record.canonical(entry)
    assert json.loads(written) == entry
    assert record.canonical(dict(reversed(json.loads(written).items()))) == written


# — entries —


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="knows no kind"):
        record.entry("vote_counted", NOW, 7)


def test_a_missing_fact_is_refused():
    with pytest.raises(ValueError, match="stance"):
        record.entry("vote_cast", NOW, 7, proposal=12, organisation=3, revision=1)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError):
        record.entry("round_settled", NOW.replace(tzinfo=None), None, round=1)


def test_every_kind_has_a_version_and_plain_names():
    for name, kind in record.KINDS.items():
        assert kind.version >= 1
        assert all(re.fullmatch("[a-z][a-z0-9_]*", word) for word in (name, *kind.facts))


def test_every_kind_that_an_action_records_is_known_with_its_facts():
    recorded = [call for path in Path("webapp/actions").glob("*.py") for call in recordings(path)]
    assert recorded
    for kind, facts in recorded:
        assert kind in record.KINDS
        assert "**" in facts or set(record.KINDS[kind].facts) <= facts, kind


# — leaves and digests —


def test_a_leaf_is_the_hash_of_zero_salt_and_entry():
    assert record.leaf(SALT, b"{}") == hashlib.sha256(b"\x00" + SALT + b"{}").digest()


def test_a_leaf_without_its_full_salt_is_refused():
    with pytest.raises(ValueError):
        record.leaf(b"short", b"{}")
    with pytest.raises(ValueError):
        record.digest(b"short", "Zu vage.")


def test_the_same_words_have_another_digest_with_another_salt():
    assert record.digest(SALT, "Zu vage.") != record.digest(bytes(32), "Zu vage.")


def test_the_check_line_can_be_read_aloud():
    assert record.check_line(214, bytes.fromhex("9af307c155de") + bytes(26)) == "214 · 9af3 07c1 55de"


# — the tree: the test vectors of the certificate transparency projects for RFC 6962, same hashing as RFC 9162 —

PUBLISHED_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
PUBLISHED_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
PUBLISHED = [hashlib.sha256(b"\x00" + bytes.fromhex(data)).digest() for data in PUBLISHED_LEAVES]


@pytest.mark.parametrize("size", range(9))
def test_the_root_is_the_published_one(size):
    assert record.root(PUBLISHED[:size]).hex() == PUBLISHED_ROOTS[size]


def test_an_inclusion_proof_is_the_published_one():
    assert [step.hex() for step in record.inclusion(PUBLISHED, 5)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_a_consistency_proof_is_the_published_one():
    assert [step.hex() for step in record.consistency(PUBLISHED, 6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def leaves(size):
    return [hashlib.sha256(str(number).encode()).digest() for number in range(size)]


@pytest.mark.parametrize("size", range(1, 20))
def test_every_leaf_is_shown_to_be_in_and_no_other(size):
    tree = leaves(size)
    top = record.root(tree)
    for index, leaf in enumerate(tree):
        proof = record.inclusion(tree, index)
        assert record.is_included(leaf, index, size, proof, top)
        assert not record.is_included(node(leaf, leaf), index, size, proof, top)
        assert not record.is_included(leaf, (index + 1) % size, size, proof, top) or size == 1
        assert not record.is_included(leaf, index, size, (*proof, leaf), top)
        assert not record.is_included(leaf, size, size, proof, top)


@pytest.mark.parametrize("size", range(1, 20))
def test_a_tree_that_only_grew_is_shown_to_have_grown(size):
    tree = leaves(size)
    for earlier in range(1, size + 1):
        proof = record.consistency(tree, earlier)
        then, now = record.root(tree[:earlier]), record.root(tree)
        assert record.is_consistent(earlier, size, then, now, proof)
        assert not record.is_consistent(earlier, size, node(then, then), now, proof)
        assert not record.is_consistent(earlier, size, then, node(now, now), proof)
        assert not record.is_consistent(earlier, size, then, now, (*proof, now))


@given(st.integers(2, 40), st.data())
def test_a_changed_removed_or_inserted_entry_gives_another_root(size, data):
    tree = leaves(size)
    place = data.draw(st.integers(0, size - 1))
    changed = [*tree[:place], bytes(32), *tree[place + 1 :]]
    removed = [*tree[:place], *tree[place + 1 :]]
    inserted = [*tree[:place], bytes(32), *tree[place:]]
    assert len({record.root(one) for one in (tree, changed, removed, inserted)}) == 4


@given(st.integers(2, 40), st.data())
def test_a_rewritten_past_is_never_consistent_with_an_old_check_line(size, data):
    tree = leaves(size)
    earlier = data.draw(st.integers(1, size))
    place = data.draw(st.integers(0, earlier - 1))
    rewritten = [*tree[:place], bytes(32), *tree[place + 1 :]]
    proof = record.consistency(rewritten, earlier)
    assert not record.is_consistent(earlier, size, record.root(tree[:earlier]), record.root(rewritten), proof)


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_proof_for_a_leaf_outside_the_tree(index):
    with pytest.raises(IndexError):
        record.inclusion(leaves(3), index)


@pytest.mark.parametrize("earlier", [0, 4])
def test_there_is_no_proof_for_a_size_the_tree_never_had(earlier):
    with pytest.raises(IndexError):
        record.consistency(leaves(3), earlier)
    assert not record.is_consistent(earlier, 3, bytes(32), bytes(32), [bytes(32)])


def test_a_proof_that_is_too_short_shows_nothing():
    tree = leaves(7)
    assert not record.is_included(tree[2], 2, 7, record.inclusion(tree, 2)[:-1], record.root(tree))
    assert not record.is_consistent(3, 7, record.root(tree[:3]), record.root(tree), record.consistency(tree, 3)[:-1])


GIVEN_OTHERWISE = {"organisation_id": "organisation", "section_id": "section", "proposal_number": "proposal"}


def recordings(path):
    """Each call of `ours.record(…)` or `record.add(…)` in a module: the kind, and the facts that it names."""
    for call in ast.walk(ast.parse(path.read_text())):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("ours.record", "record.add"):
            kinds = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            named = [word.arg or "**" for word in call.keywords]
            yield from ((kind, {GIVEN_OTHERWISE.get(name, name) for name in named}) for kind in kinds)
