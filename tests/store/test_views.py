"""What the sqlite3 shell and Datasette see of merges and withdrawals."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from tests.store.desk import REASON, changing, claim, document, record, says, source
from verify.store import connect
from verify.store.corrections import merge, rulings


@pytest.fixture
def desk() -> Iterator[sqlite3.Connection]:
    """Ann is merged into Ann Lee; she speaks twice, and carries, is relayed and is rested on once."""
    with connect.in_memory() as connection:
        record(
            connection,
            document(url="https://e.org/1"),
            claim("one", says("Ann", document="https://e.org/1"), says("Ann Lee", "denies"), says("Bob")),
            claim("two", says("Bob", via=["Ann", "Ann Lee", "Cyd"], relays=["Ann"], rests_on=["Ann"])),
            source("Office", part_of="Ann"),
        )
        with changing(connection) as changes:
            merge.merge(changes, "Ann", "Ann Lee")
        yield connection


def column(connection: sqlite3.Connection, view: str, name: str, key: str) -> Any:
    return connection.execute(f"SELECT {name} FROM {view} WHERE id = ?", (key,)).fetchone()[0]


def withdrawn(connection: sqlite3.Connection) -> list[str]:
    return [
        one for (one,) in connection.execute("SELECT id FROM live_attributions WHERE withdrawn IS NOT NULL ORDER BY id")
    ]


def test_attributions_name_sources_as_they_are_read(desk: sqlite3.Connection) -> None:
    assert [column(desk, "live_attributions", "source", one) for one in ("A1", "A2", "A3")] == [
        "Ann Lee",
        "Ann Lee",
        "Bob",
    ]
    via, relays, rests_on = (column(desk, "live_attributions", name, "A4") for name in ("via", "relays", "rests_on"))
    assert (sorted(via.split("; ")), relays, rests_on) == (["Ann Lee", "Cyd"], "Ann Lee", "Ann Lee")


def test_sources_that_are_one_are_counted_as_one(desk: sqlite3.Connection) -> None:
    assert column(desk, "claim_overview", "sources", "C1") == 2
    assert desk.execute("SELECT id, attributions, claims, affirming, denying FROM source_record").fetchall() == [
        ("S2", 2, 1, 1, 1),
        ("S3", 2, 2, 2, 0),
        ("S4", 0, 0, 0, 0),
        ("S5", 0, 0, 0, 0),
    ]
    assert column(desk, "source_record", "part_of", "S5") == "S2"
    with changing(desk) as changes:
        merge.unmerge(changes, "Ann")
    assert column(desk, "claim_overview", "sources", "C1") == 3
    assert column(desk, "source_record", "attributions", "S2") == 1


def test_what_is_withdrawn_says_why(desk: sqlite3.Connection) -> None:
    assert withdrawn(desk) == []
    with changing(desk) as changes:
        rulings.withdraw(changes, "document", 1, REASON._replace(why="forged"))
    assert (withdrawn(desk), column(desk, "live_attributions", "withdrawn", "A1")) == (["A1"], "forged")
    with changing(desk) as changes:
        rulings.withdraw(changes, "source", 2, REASON._replace(why="a fraud"))
    record(desk, claim("two", says("Ann")))
    assert withdrawn(desk) == ["A1", "A2"]
    assert column(desk, "live_attributions", "withdrawn", "A1") == "forged; a fraud"
    with changing(desk) as changes:
        rulings.withdraw(changes, "attribution", 4, REASON)
    assert withdrawn(desk) == ["A1", "A2", "A4"]
