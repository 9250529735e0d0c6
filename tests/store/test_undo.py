"""The last command taken back, whatever it was; tests/store/test_corrections.py has the stacks of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.corrections import Step, correct
from tests.store.desk import FULL, changing, claim, document, entries, record, says, source, undone
from tests.store.test_corrections import ONE_OF_EACH, PLAIN
from verify.errors import Conflict
from verify.model import Facts, Source
from verify.store import connect, history, read
from verify.store.audit import audit
from verify.store.corrections import merge
from verify.workflow.desk import Desk
from verify.workflow.undo import undo as command


@pytest.fixture
def desk() -> Iterator[sqlite3.Connection]:
    with connect.in_memory() as connection:
        for draft in PLAIN:
            record(connection, draft)
        yield connection
        audit(connection)


def stands(connection: sqlite3.Connection) -> tuple[Facts, list[Source], list[tuple[str, int]]]:
    names = connection.execute("SELECT name, source FROM source_names ORDER BY name").fetchall()
    return read.facts(connection), read.sources(connection), names


@pytest.mark.parametrize("step", [step for step in ONE_OF_EACH if step.kind != "redact"], ids=str)
def test_a_correction_of_each_kind_is_undone(desk: sqlite3.Connection, step: Step) -> None:
    before = stands(desk)
    assert correct(desk, step)
    assert stands(desk) != before
    assert undone(desk) == entries(desk) - 1
    assert stands(desk) == before


def test_an_unmerge_is_undone(desk: sqlite3.Connection) -> None:
    correct(desk, Step("merge", 3, 1, 0))
    before = stands(desk)
    assert correct(desk, Step("unmerge", 3, 0, 0))
    undone(desk)
    assert stands(desk) == before


@pytest.mark.parametrize("bulk", [False, True])
def test_an_import_is_undone_to_the_last_row(bulk: bool) -> None:
    with connect.in_memory() as connection:
        record(connection, *FULL, bulk=bulk)
        undone(connection)
        assert stands(connection) == (Facts(), [], [])
        assert read.documents(connection) == []
        assert [one.id for one in record(connection, *FULL)] == ["D3", "D4", "S8", "S9", "C3", "C4"]
        audit(connection)


def test_what_filled_in_a_claim_and_a_source_is_undone(desk: sqlite3.Connection) -> None:
    before = stands(desk)
    record(desk, source("Ann", party="ru", aliases=["A."]), claim("one", says("Dan"), topic="t", favors=["by"]))
    undone(desk)
    assert stands(desk) == before
    assert record(desk, source("A."))[0].new


def test_commands_are_undone_from_the_last_to_the_first(desk: sqlite3.Connection) -> None:
    """Undoing is no redoing: what is taken back stays so, and the one before it comes next."""
    stood = [stands(desk)]
    for topic in ("u", "v", "w"):
        record(desk, claim(topic, says("Ann")))
        stood.append(stands(desk))
    last = entries(desk)
    assert [undone(desk), undone(desk)] == [last, last - 1]
    assert stands(desk) == stood[1]
    record(desk, claim("x"))
    assert undone(desk) == last + 3
    assert undone(desk) == last - 2
    assert stands(desk) == stood[0]


def test_when_all_is_undone_there_is_nothing_to_undo(desk: sqlite3.Connection) -> None:
    made = entries(desk)
    assert [undone(desk) for _ in range(made)] == list(range(made, 0, -1))
    assert stands(desk) == (Facts(), [], [])
    with pytest.raises(Conflict, match="there is nothing to undo"):
        undone(desk)
    assert entries(desk) == 2 * made


def test_what_was_undone_can_still_be_read_as_of_then(desk: sqlite3.Connection) -> None:
    then, entry = read.facts(desk), entries(desk)
    undone(desk)
    assert read.facts(desk, entry=entry) == then
    assert history.history(desk, "C2")[-1][1] == ["ended C2", "ended A3", "ended L1"]


@pytest.mark.parametrize("thing", range(4))
def test_neither_a_redaction_nor_what_came_before_it_is_undone(desk: sqlite3.Connection, thing: int) -> None:
    assert correct(desk, Step("redact", 1, 0, thing))
    redacted = entries(desk)
    with pytest.raises(Conflict, match=f"entry {redacted} redacted a text"):
        undone(desk)
    before = stands(desk)
    record(desk, claim("later", says("Bob")))
    assert undone(desk) == redacted + 1
    assert stands(desk) == before
    with pytest.raises(Conflict, match=f"entry {redacted} redacted a text"):
        undone(desk)


def test_an_edit_after_a_redaction_is_undone_to_what_is_left(desk: sqlite3.Connection) -> None:
    correct(desk, Step("redact", 1, 0, 1))
    before = stands(desk)
    assert correct(desk, Step("edit source", 1, 0, 0))
    undone(desk)
    assert stands(desk) == before
    assert ("[redacted] S1", 1) in before[2]


def test_names_that_were_given_away_come_back(desk: sqlite3.Connection) -> None:
    record(desk, source("Ann", aliases=["A."]))
    with changing(desk) as changes:
        changes.set_source("Ann", {"name": "Ann"}, ["aliases"])
    record(desk, source("A."))
    before = stands(desk)[2]
    assert {source for name, source in before if name == "A."} != {1}
    for _ in range(2):
        undone(desk)
    assert ("A.", 1) in stands(desk)[2]


def test_words_under_a_merged_name_are_undone_before_the_merge(desk: sqlite3.Connection) -> None:
    before = stands(desk)
    with changing(desk) as changes:
        merge.merge(changes, "Cyd", "Ann")
    record(desk, claim("two", says("Cyd")))
    undone(desk)
    undone(desk)
    assert stands(desk) == before


def test_a_dry_run_undoes_nothing_and_tells_what_it_would(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection:
        record(connection, document(title="x"), claim("it", says("Ann")))
    before = path.read_bytes()
    for dry_run in (True, False):
        told = command(Desk(path, "Ann", "2023-09-07T12:00:00Z"), dry_run=dry_run)
        assert (told.done, told.ids, told.name) == ("undone", (), "add, by tester at 2023-09-07T12:00:00Z")
        assert (path.read_bytes() == before) == dry_run
