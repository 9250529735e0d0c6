"""What is recorded of a document, and documents by their bytes."""

from __future__ import annotations

from hashlib import sha256

from tests.store.desk import changing, claim, document, record, says, source
from verify.store import connect, search
from verify.store.corrections import merge, undo
from verify.store.passages import Passage, passages, with_bytes

BYTES = sha256(b"x").hexdigest()


def test_a_passage_has_its_place_its_claim_and_every_name_of_its_source() -> None:
    with connect.in_memory() as connection:
        record(connection, source("Anna Example", aliases=["A. Example"]), document(title="One"))
        record(connection, claim("Open", says("Anna Example", document="One", span=(1, 5)), says("Berta")))
        record(connection, claim("Shut", says("Berta", document="Other", span=(1, 5)), says("Berta", document="One")))
        assert passages(connection, "D1") == [Passage((1, 5), "C1", "Open", frozenset({"anna example", "a. example"}))]


def test_a_passage_is_read_with_the_names_of_merged_sources_and_is_gone_when_taken_back() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("Open", says("Anna", document="One", span=(1, 5))), source("Berta"))
        with changing(connection) as changes:
            merge.merge(changes, "S1", "S2")
        assert passages(connection, "D1")[0].names == {"anna", "berta"}
        for left in ({"anna"}, None):
            with changing(connection, command="undo") as changes:
                undo.undo(changes)
            assert [one.names for one in passages(connection, "D1")] == ([left] if left else [])


def test_documents_are_found_by_their_bytes() -> None:
    with connect.in_memory() as connection:
        record(connection, document(sha256=BYTES, outlet="A"), document(sha256=BYTES, outlet="B"))
        assert [one.id for one in with_bytes(connection, BYTES)] == ["D1", "D2"]
        assert with_bytes(connection, "0" * 64) == []


def test_claims_with_more_and_rarer_words_of_a_text_are_more_alike() -> None:
    texts = ("The bridge is open", "The north bridge is shut", "The road is open", "Ferries sail")
    with connect.in_memory() as connection:
        record(connection, *map(claim, texts))
        assert search.alike(connection, "the NORTH bridge, opened", 5)[0] == "C2"
        assert search.alike(connection, "ferries", 5) == ["C4"]
        assert len(search.alike(connection, "the bridge road is open", 2)) == 2
        assert search.alike(connection, 'no "such* words OR NOT ( at', 5) == []
        assert search.alike(connection, "", 5) == []
