"""Digests, the Merkle root and the chain."""

from __future__ import annotations

import json
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from tests.store.desk import FULL, claim, record, says
from verify.store import connect, history
from verify.store.ledger import Merkle


def _tree_head(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, as it is defined there."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + _tree_head(leaves[:split]) + _tree_head(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=3), max_size=40), st.integers(0, 40))
def test_the_root_is_the_tree_head_of_rfc_6962(leaves: list[bytes], split: int) -> None:
    tree = Merkle()
    tree.extend(leaves[:split])
    tree.extend(leaves[split:])
    assert tree.root() == _tree_head(leaves).hex()


def test_each_entry_chains_to_the_one_before() -> None:
    with connect.in_memory() as connection:
        for draft in FULL:
            record(connection, draft)
        ledger = list(history.entries(connection))
    assert [entry.number for entry in ledger] == list(range(1, len(FULL) + 1))
    before = None
    for entry in ledger:
        told = {**entry.model_dump(exclude={"hash"}), "before": before}
        text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert entry.hash == sha256(text.encode()).hexdigest()
        before = entry.hash


def test_the_root_is_of_the_rows_added_and_ended() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("it"))
        record(connection, claim("it", says({"name": "N", "kind": "outlet"}), topic="t"))
        # Entry 2: C1's version in row 1 ended, row 2 in its place, S1 in row 3 and A1 in row 4.
        uid = sha256(b'["it",null,null,null]').hexdigest()[:12]
        rows = [
            [2, 1, uid, "it", None, "t", None, None, None, None, None, 2],
            [3, 1, "N", "outlet", None, None, "F", None, None, None, None, None, 2],
            [4, 1, 1, 1, "affirms", "explicit", 0, "unknown", None, 0, *[None] * 10, 2],
        ]
        leaves = [sha256(json.dumps(row, separators=(",", ":")).encode()).digest() for row in rows]
        second = list(history.entries(connection))[1]
        assert second.root == _tree_head([*leaves, b'["C1",1]']).hex()
