"""Links stated and taken back, judgements signed, words withdrawn."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from tests.store.desk import AT, REASON, changing, claim, document, entries, record, says, undone
from verify.errors import Conflict, InputError, NotFound
from verify.model import Relation, Status
from verify.store import connect, history, read
from verify.store.audit import audit
from verify.store.corrections import links, merge, rulings
from verify.store.corrections.rulings import Reason
from verify.store.tables import Thing


@pytest.fixture
def desk() -> Iterator[sqlite3.Connection]:
    with connect.in_memory() as connection:
        record(
            connection,
            document(url="https://e.org/1"),
            claim("one", says("Ann", document="https://e.org/1"), says("Bob", relays=["Ann"])),
            claim("two", says("Ann", "denies")),
            claim("three"),
            claim("four"),
        )
        yield connection
        audit(connection)


def link(connection: sqlite3.Connection, one: int, relation: Relation, other: int) -> tuple[str, bool]:
    with changing(connection) as changes:
        if relation == "supersedes":
            return links.supersede(changes, other, one)
        return links.link(changes, relation, one, other)


def unlink(connection: sqlite3.Connection, one: int, relation: Relation, other: int) -> str:
    with changing(connection) as changes:
        return links.unlink(changes, relation, one, other)


def sign(connection: sqlite3.Connection, verdict: Status, by: str = "Ann", why: str = "seen") -> tuple[str, bool]:
    with changing(connection) as changes:
        return rulings.sign(changes, 1, verdict, Reason(why, by, AT), content_hash="0" * 64, credibility=None)


def withdraw(connection: sqlite3.Connection, thing: Thing, number: int, why: str = "why") -> tuple[str, bool]:
    with changing(connection) as changes:
        return rulings.withdraw(changes, thing, number, REASON._replace(why=why))


def stated(connection: sqlite3.Connection, entry: int | None = None) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.one, one.relation, one.other) for one in read.facts(connection, entry=entry).links]


@pytest.mark.parametrize("relation", ["contradicts", "same"])
def test_a_link_reads_either_way_and_is_stated_once(desk: sqlite3.Connection, relation: Relation) -> None:
    assert [link(desk, 1, relation, 2), link(desk, 1, relation, 2), link(desk, 2, relation, 1)] == [
        ("L1", True),
        ("L1", False),
        ("L1", False),
    ]
    assert entries(desk) == 2
    assert unlink(desk, 2, relation, 1) == "L1"
    assert (stated(desk), stated(desk, 2)) == ([], [("L1", "C1", relation, "C2")])
    with pytest.raises(NotFound, match=f"C1 {relation} C2 is not stated"):
        unlink(desk, 1, relation, 2)
    assert link(desk, 1, relation, 2) == ("L2", True)


def test_a_link_is_taken_back_by_its_id(desk: sqlite3.Connection) -> None:
    link(desk, 1, "same", 2)
    for refused in (False, True):
        if refused:
            with pytest.raises(NotFound, match="there is no link L1"), changing(desk) as changes:
                links.unlink_numbered(changes, 1)
        else:
            with changing(desk) as changes:
                assert links.unlink_numbered(changes, 1) == "L1"
    assert stated(desk) == []


def test_nothing_is_linked_with_itself(desk: sqlite3.Connection) -> None:
    for relation in ("same", "contradicts", "supersedes"):
        with pytest.raises(InputError, match="C1 twice"):
            link(desk, 1, relation, 1)


def test_a_claim_has_one_successor_and_one_may_follow_several(desk: sqlite3.Connection) -> None:
    assert link(desk, 2, "supersedes", 1) == ("L1", True)
    assert link(desk, 2, "supersedes", 1) == ("L1", False)
    with pytest.raises(Conflict, match="C1 is superseded by C2 already"):
        link(desk, 3, "supersedes", 1)
    assert link(desk, 2, "supersedes", 4) == ("L2", True)
    with pytest.raises(NotFound):
        unlink(desk, 1, "supersedes", 2)
    assert unlink(desk, 2, "supersedes", 1) == "L1"
    assert link(desk, 3, "supersedes", 1) == ("L3", True)


def test_claims_do_not_supersede_each_other_in_a_circle(desk: sqlite3.Connection) -> None:
    link(desk, 2, "supersedes", 1)
    with pytest.raises(Conflict, match="C2 supersedes C1 already, directly or through others"):
        link(desk, 1, "supersedes", 2)
    link(desk, 3, "supersedes", 2)
    link(desk, 4, "supersedes", 3)
    with pytest.raises(Conflict, match="C4 supersedes C1 already"):
        link(desk, 1, "supersedes", 4)
    assert len(stated(desk)) == 3


def test_the_same_signature_twice_changes_nothing(desk: sqlite3.Connection) -> None:
    assert [sign(desk, "verified"), sign(desk, "verified")] == [("J1", True), ("J1", False)]
    assert [sign(desk, "refuted"), sign(desk, "verified")] == [("J2", True), ("J3", True)]
    assert [sign(desk, "verified", by="Bob"), sign(desk, "verified", why=" seen ")] == [("J4", True), ("J3", False)]
    assert sign(desk, "verified", why="seen again") == ("J5", True)
    assert [one.id for one in read.facts(desk).judgements["C1"]] == ["J1", "J2", "J3", "J4", "J5"]


@pytest.mark.parametrize(("thing", "number"), [("source", 1), ("document", 1), ("attribution", 3)])
def test_what_is_withdrawn_twice_is_withdrawn_once(desk: sqlite3.Connection, thing: Thing, number: int) -> None:
    assert [withdraw(desk, thing, number), withdraw(desk, thing, number, "another reason")] == [
        ("W1", True),
        ("W1", False),
    ]
    (one,) = read.facts(desk).withdrawals
    assert (one.target, one.why, one.by, one.at) == (f"{thing[0].upper()}{number}", "why", "Ann", AT)
    assert read.facts(desk, entry=1).withdrawals == ()
    undone(desk)
    assert read.facts(desk).withdrawals == ()
    assert withdraw(desk, thing, number) == ("W2", True)


def test_a_source_heard_again_may_be_withdrawn_again(desk: sqlite3.Connection) -> None:
    withdraw(desk, "source", 1)
    record(desk, claim("three", says("Bob")))
    assert withdraw(desk, "source", 1) == ("W1", False)
    record(desk, claim("three", says("Ann")))
    assert withdraw(desk, "source", 1) == ("W2", True)
    record(desk, claim("four", says("Bob", relays=["Ann"])))
    assert withdraw(desk, "source", 1) == ("W3", True)
    record(desk, claim("four", says("Bob", via=["Ann"])))
    assert withdraw(desk, "source", 1) == ("W4", True)
    assert [one.through for one in read.facts(desk).withdrawals] == ["A3", "A5", "A6", "A7"]
    assert withdraw(desk, "source", 1) == ("W4", False)


def test_a_source_heard_under_a_merged_name_was_heard_again(desk: sqlite3.Connection) -> None:
    withdraw(desk, "source", 1)
    record(desk, claim("three", says("Ann Lee")))
    with changing(desk) as changes:
        merge.merge(changes, "Ann Lee", "Ann")
    assert withdraw(desk, "source", 1) == ("W2", True)


def test_a_withdrawal_of_a_merged_source_is_of_the_one_it_is_read_as(desk: sqlite3.Connection) -> None:
    withdraw(desk, "source", 2)
    record(desk, claim("three", says("Cyd")))
    with changing(desk) as changes:
        merge.merge(changes, "Bob", "Cyd")
    assert read.facts(desk).withdrawals[0].source == "S3"


def test_the_history_of_a_claim_tells_what_was_withdrawn_whoever_it_is_read_as(desk: sqlite3.Connection) -> None:
    record(desk, claim("three", says("Cyd")))
    with changing(desk) as changes:
        merge.merge(changes, "Ann", "Cyd")
    withdraw(desk, "source", 3)
    withdraw(desk, "document", 1)
    told = [done for _, done in history.history(desk, "C1")]
    assert told[1:] == [["merged S1 into S3"], ["withdrew S3"], ["withdrew D1"]]
    undone(desk)
    assert [done for _, done in history.history(desk, "C1")][4:] == [["restored D1"]]


def test_the_history_of_a_claim_tells_what_was_changed_of_its_sources(desk: sqlite3.Connection) -> None:
    with changing(desk) as changes:
        changes.set_source("Ann", {"name": "Ann", "grade": "B"})
    with changing(desk) as changes:
        changes.set_source("Nobody here", {"name": "Nobody here", "grade": "B"})
    assert [done for _, done in history.history(desk, "C1")][1:] == [["changed S1"]]


@pytest.mark.parametrize("why", ["", " ", "\0", "\u200b"])
def test_a_decision_wants_a_reason(desk: sqlite3.Connection, why: str) -> None:
    with pytest.raises(InputError, match="--why"):
        sign(desk, "verified", why=why)
    with pytest.raises(InputError, match="--why"):
        withdraw(desk, "source", 1, why)
    assert entries(desk) == 1
