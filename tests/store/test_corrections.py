"""What holds for corrections of every kind."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.store.corrections import DRAFTS, KINDS, Step, correct, fill, steps
from tests.store.desk import changing, claim, document, dump, entries, record, says, source, undone
from verify.core.policy import DEFAULT
from verify.core.positions import content_hashes
from verify.drafts import Draft
from verify.errors import Conflict
from verify.model import Facts
from verify.store import connect, read
from verify.store.audit import audit
from verify.store.corrections import links, merge
from verify.store.reach import Reach, Touched, present, reach, touched_between
from verify.store.tables import TABLES
from verify.workflow.standing import positions

PLAIN: tuple[Draft, ...] = (
    document(url="https://example.org/1", title="A title"),
    source("Ann", kind="person"),
    source("Bob", kind="person"),
    claim(
        "one",
        says("Ann", basis="implicit", quote="words", document="https://example.org/1"),
        says("Cyd", "denies"),
        topic="t",
    ),
    claim("two", says("Bob"), contradicts=["one"]),
)
ONE_OF_EACH: tuple[Step, ...] = (
    Step("edit claim", 1, 0, 0),
    Step("edit attribution", 1, 0, 1),
    Step("edit source", 2, 0, 0),
    Step("edit document", 1, 0, 2),
    Step("confirm", 1, 0, 0),
    Step("link", 1, 2, 3),
    Step("link", 1, 2, 1),
    Step("unlink", 1, 0, 0),
    Step("sign", 1, 0, 1),
    Step("withdraw", 1, 0, 0),
    Step("withdraw", 1, 0, 1),
    Step("withdraw", 1, 0, 2),
    Step("merge", 3, 1, 0),
    Step("add", 4, 5, 2),
    Step("redact", 1, 0, 0),
    Step("redact", 1, 0, 1),
)


@pytest.fixture
def desk() -> Iterator[sqlite3.Connection]:
    with connect.in_memory() as connection:
        for draft in PLAIN:
            record(connection, draft)
        yield connection


def test_one_of_each_kind_is_tested() -> None:
    assert {step.kind for step in ONE_OF_EACH} == KINDS.keys() - {"unmerge"}


@given(DRAFTS, steps("redact"))
@settings(max_examples=40)
def test_what_stood_before_a_correction_can_be_read_again(drafts: list[Draft], done: list[Step]) -> None:
    with connect.in_memory() as connection:
        fill(connection, drafts)
        after = {entries(connection): _all(connection)}
        for step in done:
            correct(connection, step)
            after[entries(connection)] = _all(connection)
        for entry, facts in after.items():
            assert read.facts(connection, entry=entry) == facts[0]
            assert read.sources(connection, entry) == facts[1]
        audit(connection)


@given(DRAFTS, steps("redact"))
@settings(max_examples=40)
def test_undone_one_by_one_all_stands_as_it_stood(drafts: list[Draft], done: list[Step]) -> None:
    with connect.in_memory() as connection:
        fill(connection, drafts)
        before: list[tuple[object, object, object]] = []
        for step in done:
            stood = _standing(connection)
            if correct(connection, step):
                before.append(stood)
        for stood in reversed(before):
            undone(connection)
            assert _standing(connection) == stood
        audit(connection)


@given(DRAFTS, steps(max_size=8))
@settings(max_examples=40)
def test_whatever_is_corrected_the_audit_passes_and_every_moment_is_read(drafts: list[Draft], done: list[Step]) -> None:
    with connect.in_memory() as connection:
        fill(connection, drafts)
        for step in done:
            correct(connection, step)
        audit(connection)
        for entry in range(1, entries(connection) + 1):
            read.facts(connection, entry=entry)


@given(DRAFTS, steps(max_size=5))
@settings(max_examples=60)
def test_a_correction_moves_no_claim_that_it_does_not_reach(drafts: list[Draft], done: list[Step]) -> None:
    with connect.in_memory() as connection:
        fill(connection, drafts)
        for step in done:
            _check_reach(connection, step)


def _check_reach(connection: sqlite3.Connection, step: Step) -> None:
    every = [*read.facts(connection).shown, "C9"]
    before = positions(connection, every, DEFAULT)
    hashed = _hashes(connection)
    if not correct(connection, step):
        return
    last = entries(connection)
    found = _reached(connection, touched_between(connection, last - 1, last)[last], last - 1)
    now = positions(connection, read.facts(connection).shown, DEFAULT)
    moved = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    rehashed = _hashes(connection)
    moved |= {one for one in hashed.keys() | rehashed.keys() if hashed.get(one) != rehashed.get(one)}
    assert moved <= found.direct | found.through


@pytest.mark.parametrize("step", ONE_OF_EACH, ids=str)
def test_a_correction_made_twice_changes_nothing(desk: sqlite3.Connection, step: Step) -> None:
    assert correct(desk, step)
    before = dump(desk)
    assert not correct(desk, step)
    assert dump(desk) == before


@pytest.mark.parametrize("step", ONE_OF_EACH, ids=str)
@pytest.mark.parametrize("error", [Conflict("late"), RuntimeError("a fault"), KeyboardInterrupt()], ids=repr)
def test_an_error_in_the_middle_of_a_correction_leaves_nothing(
    desk: sqlite3.Connection, step: Step, error: BaseException
) -> None:
    before = dump(desk)
    with pytest.raises(type(error)):
        _break(desk, step, error)
    assert dump(desk) == before
    audit(desk)


def _break(connection: sqlite3.Connection, step: Step, error: BaseException) -> None:
    with changing(connection) as changes:
        KINDS[step.kind](changes, step)
        changes.pen.flush()
        raise error


@pytest.mark.parametrize("step", ONE_OF_EACH, ids=str)
def test_a_dry_run_leaves_nothing(desk: sqlite3.Connection, step: Step) -> None:
    before = dump(desk)
    with changing(desk) as changes:
        KINDS[step.kind](changes, step)
        changes.rollback()
    assert dump(desk) == before


def test_a_killed_process_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection:
        for draft in PLAIN:
            record(connection, draft)
        before = dump(connection)
    child = os.fork()
    if not child:
        with connect.writing(path) as connection, changing(connection) as changes:
            for step in ONE_OF_EACH:
                KINDS[step.kind](changes, step)
                changes.pen.flush()
            os._exit(0)
    os.waitpid(child, 0)
    with connect.writing(path) as connection:
        assert dump(connection) == before
        audit(connection)


def test_a_merge_reaches_the_parts_of_both_and_a_superseded_claim_its_rivals(desk: sqlite3.Connection) -> None:
    record(desk, claim("three", says({"name": "Dan", "part_of": "Bob"})))
    with changing(desk) as changes:
        merge.merge(changes, "Ann", "Bob")
        found = _reached(desk, {table: changes.pen.touched(table) for table in TABLES}, entries(desk))
        assert found.direct | found.through == {"C1", "C2", "C3"}
    with changing(desk) as changes:
        links.supersede(changes, 1, 3)
        found = _reached(desk, {table: changes.pen.touched(table) for table in TABLES}, entries(desk))
        assert (set(found.direct), set(found.through)) == ({"C1", "C3"}, {"C2"})


def _reached(connection: sqlite3.Connection, touched: Touched, before: int) -> Reach:
    """What is reached, with the rivals before and after, as `ripple` looks at them."""
    found = reach(connection, touched)
    around = set(found.direct | found.through)
    for entry in (before, None):
        there = present(connection, found.direct | found.through, entry)
        around.update(read.facts(connection, claims=there, entry=entry).claims)
    return Reach(found.direct, frozenset(around) - found.direct)


def _all(connection: sqlite3.Connection) -> tuple[Facts, object]:
    return read.facts(connection), read.sources(connection)


def _standing(connection: sqlite3.Connection) -> tuple[object, object, object]:
    """Facts, documents and the index of names; that a correction stood in between moves no ids."""
    names = connection.execute("SELECT * FROM source_names ORDER BY name").fetchall()
    return _all(connection), read.documents(connection), names


def _hashes(connection: sqlite3.Connection) -> dict[str, str]:
    return content_hashes(read.facts(connection), DEFAULT)
