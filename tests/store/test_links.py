"""What `contradicts` may name, and when it is resolved."""

from __future__ import annotations

import pytest

from tests.store.desk import changing, claim, record, recorded_facts
from verify.drafts import Draft
from verify.errors import Ambiguous, InputError, NotFound
from verify.store import connect, read
from verify.store.write import Changes


def _pairs(*drafts: Draft) -> list[tuple[str, str]]:
    with connect.in_memory() as connection:
        record(connection, *drafts)
        return [(link.one, link.other) for link in read.facts(connection).links]


def test_a_claim_is_named_by_key_text_id_or_uid() -> None:
    uid = recorded_facts(claim("two")).claims["C1"].uid
    for reference in ("k", "two", "C1", uid, "  two "):
        assert _pairs(claim("two", key="k"), claim("one", contradicts=[reference])) == [("C2", "C1")]


def test_a_later_record_may_be_named() -> None:
    assert _pairs(claim("one", contradicts=["k", "three"]), claim("two", key="k"), claim("three")) == [
        ("C1", "C2"),
        ("C1", "C3"),
    ]


def test_keys_of_the_file_come_before_stored_ones() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("old", key="k"))
        record(connection, claim("new", key="k"), claim("one", contradicts=["k"]))
        record(connection, claim("four", contradicts=["old"]))
        links = read.facts(connection).links
        assert [(link.one, link.other) for link in links] == [("C3", "C2"), ("C4", "C1")]
        with pytest.raises(Ambiguous, match="'k' may be C1, C2"):
            record(connection, claim("five", contradicts=["k"]))


def test_a_stored_key_is_known_to_a_later_command() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("old", key="k"))
        record(connection, claim("one", contradicts=["k"]))
        assert [(link.one, link.other) for link in read.facts(connection).links] == [("C2", "C1")]


def test_a_link_is_recorded_once_whichever_side_gives_it() -> None:
    assert _pairs(claim("one", contradicts=["two", "two"]), claim("two", contradicts=["one"])) == [("C1", "C2")]


def test_one_key_for_two_claims_is_refused() -> None:
    with pytest.raises(InputError, match="this one names C1 here") as caught:
        _pairs(claim("one", key="k"), claim("two", key="k"))
    assert caught.value.path == "key"
    assert _pairs(claim("one", key="k"), claim("one", key="k")) == []


def test_what_names_no_claim_is_told_with_its_record() -> None:
    with connect.in_memory() as connection:
        with changing(connection) as changes:
            changes.record(claim("one", contradicts=["two", "nothing"]))
            changes.record(claim("two", contradicts=["C99"]))
            changes.record(claim("three", contradicts=["three"]))
            told = changes.finish_links()
        assert [(number, error.path, type(error)) for number, error in told] == [
            (1, "contradicts[1]", NotFound),
            (2, "contradicts[0]", NotFound),
            (3, "contradicts[0]", InputError),
        ]
        assert len(read.facts(connection).links) == 1


def test_a_transaction_with_an_unresolved_link_leaves_nothing() -> None:
    with connect.in_memory() as connection:
        with pytest.raises(NotFound):
            record(connection, claim("one", contradicts=["nothing"]))
        assert read.facts(connection).claims == {}


def test_a_refused_record_leaves_no_key() -> None:
    with connect.in_memory() as connection, changing(connection) as changes:
        _refused(changes, claim("bad", key="k", contradicts=["\0"]))
        changes.record(claim("good", key="k"))
        assert changes.finish_links() == []


def _refused(changes: Changes, draft: Draft) -> None:
    with pytest.raises(InputError):
        changes.record(draft)
