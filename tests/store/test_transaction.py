"""One command, one entry: all of it or nothing."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from tests.store.desk import AT, FULL, changing, claim, entries, record, says, source
from verify.errors import Conflict, InputError
from verify.store import connect, history, read
from verify.store.audit import audit
from verify.store.write import transaction


def _dump(connection: sqlite3.Connection) -> list[str]:
    return list(connection.iterdump())


@pytest.mark.parametrize("bulk", [False, True])
def test_an_error_leaves_nothing_behind(bulk: bool) -> None:
    with connect.in_memory() as connection:
        record(connection, FULL[2])
        before = _dump(connection)
        with pytest.raises(Conflict):
            record(connection, *FULL, source("Ministry", party="ua"), bulk=bulk)
        assert _dump(connection) == before
        audit(connection)


@pytest.mark.parametrize("bulk", [False, True])
def test_a_refused_record_leaves_nothing_and_the_others_stand(bulk: bool) -> None:
    bad = claim(
        "it", says("New one", via=["New carrier"], url="https://e.org/1"), says({"name": "N", "party": "ua"}), topic="t"
    )
    with connect.in_memory() as connection:
        with changing(connection, bulk=bulk) as changes:
            changes.record(source("N", party="ru"))
            changes.record(claim("it", says("N")))
            with pytest.raises(Conflict):
                changes.record(bad)
            changes.record(claim("other", says("Third", quote="words")))
        facts = read.facts(connection)
        assert [(one.text, one.topic) for one in facts.claims.values()] == [("it", None), ("other", None)]
        assert [one.name for one in read.sources(connection)] == ["N", "Third"]
        assert list(facts.documents) == []
        assert audit(connection).rows == 6


def test_a_transaction_rolled_back_leaves_nothing() -> None:
    with connect.in_memory() as connection:
        with changing(connection) as changes:
            changes.record(claim("it", says("N")))
            changes.finish_links()
            assert read.facts(connection).shown == ("C1",)
            changes.rollback()
        assert changes.entry is None
        assert read.facts(connection).shown == ()


def test_ids_run_on_without_a_gap_after_a_roll_back() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("one"))
        with changing(connection) as changes:
            changes.record(claim("gone"))
            changes.rollback()
        assert record(connection, claim("two"))[0].id == "C2"
        assert connection.execute("SELECT last FROM counters WHERE kind = 'claim'").fetchone() == (2,)


def test_an_entry_tells_who_what_and_when() -> None:
    with connect.in_memory() as connection:
        with transaction(connection, command="add", arguments={"b": 1, "a": "é"}, actor="Ann", at=AT) as changes:
            changes.record(claim("it"))
        (entry,) = history.entries(connection)
        assert changes.entry == entry
        assert (entry.number, entry.at, entry.actor, entry.command) == (1, AT, "Ann", "add")
        assert entry.arguments == sha256('{"a":"é","b":1}'.encode()).hexdigest()


@pytest.mark.parametrize(
    ("actor", "at", "arguments"),
    [("\0", AT, []), ("Ann", "yesterday", []), ("Ann", "2023-09-07T12:00:00+02:00", []), ("Ann", AT, ["\ud800"])],
)
def test_a_hostile_actor_time_or_argument_is_refused(actor: str, at: str, arguments: list[str]) -> None:
    with connect.in_memory() as connection:
        with (
            pytest.raises(InputError),
            transaction(connection, command="add", arguments=arguments, actor=actor, at=at) as changes,
        ):
            changes.record(claim("it"))
        assert entries(connection) == 0


def test_many_records_in_bulk_audit(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection, changing(connection, bulk=True) as changes:
        for number in range(1500):
            changes.record(
                claim(
                    f"claim {number % 700}",
                    says(f"source {number % 90}", quote=f"words {number}"),
                    favors=[f"p{number % 3}"],
                )
            )
    with connect.reading(path) as connection:
        assert audit(connection).entries == 1
        facts = read.facts(connection)
        assert len(facts.claims) == 700
        assert sum(len(voices) for voices in facts.attributions.values()) == 1500
