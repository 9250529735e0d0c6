"""Two sources read as one, and taken apart again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.corrections import DRAFTS, NAMES, fill
from tests.store.desk import changing, claim, document, dump, entries, record, says, source
from verify.core.policy import DEFAULT
from verify.core.positions import content_hashes
from verify.drafts import Draft
from verify.errors import Conflict, InputError, NotFound, VerifyError
from verify.model import Source
from verify.store import connect, read, search
from verify.store.audit import audit
from verify.store.corrections import merge as store
from verify.store.resolve import resolve
from verify.workflow.desk import Desk
from verify.workflow.merge import merge as merge_command


@pytest.fixture
def desk() -> Iterator[sqlite3.Connection]:
    with connect.in_memory() as connection:
        yield connection
        audit(connection)


def merge(connection: sqlite3.Connection, source: str, kept: str) -> bool:
    with changing(connection, command="source merge") as changes:
        return store.merge(changes, source, kept)[2]


def unmerge(connection: sqlite3.Connection, source: str) -> int:
    with changing(connection, command="source unmerge") as changes:
        return store.unmerge(changes, source)[0]


def known(connection: sqlite3.Connection) -> dict[str, Source]:
    return {one.id: one for one in read.sources(connection)}


@given(DRAFTS, st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), min_size=1, max_size=4))
@settings(max_examples=40)
def test_merged_and_unmerged_all_is_as_it_was(drafts: list[Draft], pairs: list[tuple[str, str]]) -> None:
    with connect.in_memory() as connection:
        fill(connection, drafts)
        before = read.facts(connection), read.sources(connection)
        merged = []
        for one, other in pairs:
            try:
                new = merge(connection, one, other)
            except VerifyError:
                continue
            if new:
                merged.append(one)
            assert resolve(connection, "source", one) == resolve(connection, "source", other)
        for one in merged:
            unmerge(connection, one)
        assert (read.facts(connection), read.sources(connection)) == before
        audit(connection)


@given(DRAFTS, st.sampled_from(NAMES), st.sampled_from(NAMES))
@settings(max_examples=40)
def test_what_was_said_is_said_once_under_either_name(drafts: list[Draft], one: str, other: str) -> None:
    """The same input, with each source as it was given then, changes nothing after a merge."""
    with connect.in_memory() as connection:
        fill(connection, drafts)
        taken = []
        for draft in drafts:
            # A text that is another claim's by now is told as ambiguous, merged or not.
            with suppress(VerifyError):
                record(connection, draft)
                taken.append(draft)
        try:
            merge(connection, one, other)
            # As the command does: Conflict when somebody would relay himself.
            content_hashes(read.facts(connection), DEFAULT)
        except VerifyError:
            return
        before = entries(connection)
        for draft in taken:
            record(connection, draft)
        assert entries(connection) == before


def test_a_merged_source_is_read_as_the_other_everywhere(desk: sqlite3.Connection) -> None:
    record(
        desk,
        claim("one", says("Ann"), says("Bob", via=["Ann", "Cyd"], rests_on=["Ann"]), says("Dan", relays=["Ann"])),
        source("Eve", part_of="Ann"),
        source("Ann Lee"),
    )
    merge(desk, "Ann", "Ann Lee")
    facts = read.facts(desk)
    first, second, third = facts.attributions["C1"]
    assert (first.source, second.via, second.rests_on, third.relays) == ("S6", ("S6", "S3"), ("S6",), ("S6",))
    assert list(facts.sources) == ["S2", "S3", "S4", "S6"]
    assert (known(desk)["S5"].part_of, known(desk)["S6"].aliases) == ("S6", ("Ann",))
    assert read.claims_of(desk, "S6") == ["C1"]
    for name in ("Ann", "Ann Lee", "S1", "S6", "ann l"):
        assert resolve(desk, "source", name) == "S6"
    assert search.find(desk, "lee") == search.find(desk, "ann") == ["C1"]
    assert "S1" in read.facts(desk, entry=1).sources


def test_lists_name_a_merged_source_once(desk: sqlite3.Connection) -> None:
    record(desk, claim("one", says("Ann", via=["Bob", "Cyd", "Rob"])), source("Rob"))
    merge(desk, "Bob", "Rob")
    assert read.facts(desk).attributions["C1"][0].via == ("S4", "S3")


def test_names_become_aliases_and_what_is_silent_is_taken_up(desk: sqlite3.Connection) -> None:
    record(
        desk,
        source("Ministry", kind="government"),
        source(
            "MoD", party="ru", grade="B", role="press", aliases=["Defence"], part_of="State", notes="n", official=True
        ),
    )
    merge(desk, "MoD", "Ministry")
    whole = known(desk)["S1"]
    assert whole == Source(
        id="S1",
        name="Ministry",
        kind="government",
        party="ru",
        grade="B",
        official=True,
        role="press",
        aliases=("MoD", "Defence"),
        part_of="S2",
        notes="n",
    )
    assert "S3" not in known(desk)
    with changing(desk) as changes:
        changes.set_source("Ministry", {"name": "Ministry", "grade": "C"})
    assert (known(desk)["S1"].grade, known(desk)["S1"].party) == ("C", "ru")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({"kind": "outlet"}, {"kind": "person"}, "S1 has kind outlet, S2 person"),
        ({"party": "ru"}, {"party": "ua"}, "S1 has party ru, S2 ua"),
        ({"party": "none"}, {"party": "ua"}, "S1 has party none, S2 ua"),
        ({"grade": "B"}, {"grade": "C"}, "S1 has grade B, S2 C"),
        ({"official": True}, {"official": False}, "S1 has official True, S2 False"),
    ],
)
def test_sources_that_differ_are_not_one(
    desk: sqlite3.Connection, one: dict[str, Any], other: dict[str, Any], told: str
) -> None:
    record(desk, source("Ann", **one), source("Bob", **other))
    before = dump(desk)
    with pytest.raises(Conflict, match=told):
        merge(desk, "Ann", "Bob")
    assert dump(desk) == before


def test_grade_f_and_a_party_in_another_case_do_not_differ(desk: sqlite3.Connection) -> None:
    record(desk, source("Ann", party="ru", grade="F"), source("Bob", party="RU", grade="B"))
    assert merge(desk, "Ann", "Bob")


def test_those_merged_before_must_agree_too(desk: sqlite3.Connection) -> None:
    record(desk, source("Ann", party="ru"), source("Bob"), source("Cyd", party="ua"), source("Dan"))
    merge(desk, "Ann", "Bob")
    merge(desk, "Cyd", "Dan")
    for one, other in (("Cyd", "Bob"), ("Dan", "Ann")):
        with pytest.raises(Conflict):
            merge(desk, one, other)
    with pytest.raises(Conflict, match="S1 has party ru, S3 ua"):
        merge(desk, "Bob", "Dan")


def test_bodies_that_differ_are_told_and_those_that_are_one_are_not(desk: sqlite3.Connection) -> None:
    record(desk, source("Ann", part_of="State"), source("Bob", part_of="The State"))
    with pytest.raises(Conflict, match="S2 has part_of S1, S4 S3"):
        merge(desk, "Ann", "Bob")
    merge(desk, "State", "The State")
    assert merge(desk, "Ann", "Bob")


def test_a_body_and_its_part_are_not_one(desk: sqlite3.Connection) -> None:
    record(desk, source("Ann", part_of="Office"), source("Office", part_of="State"), source("The State"))
    merge(desk, "State", "The State")
    for one, other in (("Ann", "Office"), ("Office", "Ann"), ("Ann", "State"), ("The State", "Ann")):
        before = dump(desk)
        with pytest.raises(Conflict):
            merge(desk, one, other)
        assert dump(desk) == before


def test_no_merge_and_no_part_closes_a_circle_of_bodies(desk: sqlite3.Connection) -> None:
    record(desk, source("Ann", part_of="Bob"), source("Cyd", part_of="Dan"))
    merge(desk, "Bob", "Cyd")
    with pytest.raises(Conflict, match="a body and its part"):
        merge(desk, "Dan", "Ann")
    with pytest.raises(InputError, match="itself part of"):
        record(desk, source("Dan", part_of="Ann"))
    with pytest.raises(InputError, match="itself part of"), changing(desk) as changes:
        changes.set_source("Bob", {"name": "Bob", "part_of": "Ann"})


def test_merges_make_chains_that_end_in_one(desk: sqlite3.Connection) -> None:
    record(desk, claim("one", says("Ann")), source("Bob"), source("Cyd"), source("Dan"))
    merge(desk, "Ann", "Bob")
    merge(desk, "Bob", "Cyd")
    assert read.facts(desk).attributions["C1"][0].source == "S3"
    assert known(desk)["S3"].aliases == ("Ann", "Bob")
    assert not merge(desk, "Ann", "Cyd")
    with pytest.raises(Conflict, match="S1 is merged into S3 already"):
        merge(desk, "Ann", "Dan")
    assert unmerge(desk, "Bob") == 2
    assert read.facts(desk).attributions["C1"][0].source == "S2"
    assert unmerge(desk, "S1") == 1
    assert read.facts(desk).attributions["C1"][0].source == "S1"
    with pytest.raises(NotFound, match="S1 is not merged"):
        unmerge(desk, "Ann")


def test_what_is_one_already_or_is_not_there_is_told(desk: sqlite3.Connection) -> None:
    record(desk, source("Ann"), source("Bob"))
    with pytest.raises(InputError, match="S1 twice"):
        merge(desk, "Ann", "S1")
    with pytest.raises(NotFound, match="no source is called 'Cyd'"):
        merge(desk, "Ann", "Cyd")
    assert [merge(desk, "Ann", "Bob"), merge(desk, "Ann", "Bob")] == [True, False]
    with pytest.raises(InputError, match="S2 twice"):
        merge(desk, "Bob", "Ann")


def test_new_words_under_a_merged_name_are_those_of_the_one_kept(desk: sqlite3.Connection) -> None:
    record(desk, claim("one", says("Ann", via=["Cyd"])), source("Bob"))
    merge(desk, "Ann", "Bob")
    for name in ("Ann", "Bob", "S1"):
        assert record(desk, claim("one", says(name, via=["Cyd"])))[0].attributions == (("A1", False),)
    assert record(desk, claim("one", says("Ann", "denies"), says("Bob", "denies")))[0].attributions == (
        ("A2", True),
        ("A2", False),
    )
    unmerge(desk, "Ann")
    assert [one.source for one in read.facts(desk).attributions["C1"]] == ["S1", "S3"]


def test_what_contradicts_a_merged_source_is_refused(desk: sqlite3.Connection) -> None:
    record(desk, source("Ann", party="ru", aliases=["A."]), source("Bob"), document(title="x"))
    merge(desk, "Ann", "Bob")
    for name in ("Ann", "Bob"):
        with pytest.raises(Conflict, match="has party ru, and ua is given"):
            record(desk, source(name, party="ua"))
    before = entries(desk)
    record(desk, source("Bob", party="ru", aliases=["Ann", "A."]))
    assert entries(desk) == before
    record(desk, source("Ann", kind="person", aliases=["B."]))
    assert (known(desk)["S2"].kind, known(desk)["S2"].aliases) == ("person", ("B.", "Ann", "A."))


def test_nobody_comes_to_relay_himself(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with connect.writing(path) as connection:
        record(connection, claim("one", says("Ann", relays=["Bob"]), says("Bob", relays=["Cyd"])))
    desk = Desk(path, "Ann", "2023-09-07T12:00:00Z")
    for one, other in (("Ann", "Bob"), ("Bob", "Ann"), ("Cyd", "Ann")):
        before = path.read_bytes()
        with pytest.raises(Conflict, match=r"cannot be one: .*circle.*nothing was merged"):
            merge_command(desk, one, other, dry_run=False)
        with connect.reading(path) as connection:
            assert entries(connection) == 1
        assert path.read_bytes() == before
