"""What becomes of sources that are given again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.store.desk import changing, claim, record, recorded_facts, says, source
from verify.errors import Conflict, InputError, LookAlike, NotFound
from verify.model import Source
from verify.store import connect, read
from verify.store.audit import audit


def _stored(*drafts: dict[str, Any]) -> Source:
    """The source N after each of these was given."""
    with connect.in_memory() as connection:
        for draft in drafts:
            record(connection, source("N", **draft))
        audit(connection)
        return next(one for one in read.sources(connection) if one.name == "N")


@pytest.mark.parametrize(
    ("stored", "given", "kept"),
    [
        ({}, {"party": "ru"}, {"party": "ru"}),
        ({"party": "ru"}, {}, {"party": "ru"}),
        ({"party": "ru"}, {"party": "RU"}, {"party": "ru"}),
        ({}, {"kind": "outlet"}, {"kind": "outlet"}),
        ({}, {"grade": "B"}, {"grade": "B"}),
        ({"grade": "F"}, {"grade": "B"}, {"grade": "B"}),
        ({"grade": "B"}, {}, {"grade": "B"}),
        ({}, {"official": True}, {"official": True}),
        ({"official": True}, {}, {"official": True}),
        ({}, {"unnamed": True}, {"unnamed": True}),
        ({"role": "one"}, {"role": "two"}, {"role": "one"}),
        ({}, {"role": "two"}, {"role": "two"}),
        ({"aliases": ["a"]}, {"aliases": ["b", "A"]}, {"aliases": ("a", "b")}),
        ({"notes": "x"}, {}, {"notes": "x"}),
    ],
)
def test_what_a_source_did_not_say_is_filled_in(
    stored: dict[str, Any], given: dict[str, Any], kept: dict[str, Any]
) -> None:
    assert _stored(stored, given).model_dump(include=set(kept)) == kept


@pytest.mark.parametrize(
    ("stored", "given", "told"),
    [
        ({"party": "ru"}, {"party": "ua"}, "S1 N has party ru, and ua is given"),
        ({"party": "none"}, {"party": "ua"}, "S1 N has party none, and ua is given"),
        ({"kind": "outlet"}, {"kind": "person"}, "S1 N has kind outlet, and person is given"),
        ({"grade": "B"}, {"grade": "A"}, "S1 N has grade B, and A is given"),
        ({"grade": "B"}, {"grade": "F"}, "S1 N has grade B, and F is given"),
        ({"official": False}, {"official": True}, "S1 N has official false, and true is given"),
        ({"unnamed": True}, {"unnamed": False}, "S1 N has unnamed true, and false is given"),
        ({"part_of": "P"}, {"part_of": "Q"}, "S2 N has part_of S1, and S3 is given"),
    ],
)
def test_what_contradicts_a_source_names_both(stored: dict[str, Any], given: dict[str, Any], told: str) -> None:
    with pytest.raises(Conflict, match=told) as caught:
        _stored(stored, given)
    assert caught.value.path == next(iter(given))


def test_a_conflict_in_a_claim_has_its_place() -> None:
    with pytest.raises(Conflict) as caught:
        recorded_facts(source("N", party="ru"), claim("it", says({"name": "N", "party": "ua"})))
    assert caught.value.path == "attributions[0].source.party"


def test_another_role_is_noted() -> None:
    with connect.in_memory() as connection:
        record(connection, source("N", kind="person", party="ru", role="one"))
        assert record(connection, source("N", role="two"))[0].notes == ("S1 N keeps its role 'one'",)


def test_a_new_source_without_party_or_kind_counts_as_unknown() -> None:
    with connect.in_memory() as connection:
        drafts = (
            source("A"),
            source("B", kind="outlet"),
            source("C", party="ru"),
            source("D", kind="outlet", party="ru"),
            source("A"),
        )
        notes = [record(connection, draft)[0].notes for draft in drafts]
    assert notes == [
        ("S1 A is new, without party and kind: it counts as unknown",),
        ("S2 B is new, without party: it counts as unknown",),
        ("S3 C is new, without kind: it counts as unknown",),
        (),
        (),
    ]


def test_a_source_is_found_by_name_alias_and_id() -> None:
    facts = recorded_facts(
        source("Hanna  Maliar", aliases=["Maliar"]),
        claim("it", says("Hanna Maliar", at="2023"), says("Maliar", at="2022"), says("S1", at="2021")),
    )
    assert {one.source for one in facts.attributions["C1"]} == {"S1"}


def test_an_id_that_was_never_given_makes_no_source() -> None:
    with pytest.raises(NotFound, match="there is no source S7") as caught:
        recorded_facts(claim("it", says("S7")))
    assert caught.value.path == "attributions[0].source"


def test_an_alias_is_never_two_sources() -> None:
    for second in (source("M", aliases=["a"]), source("M", aliases=["N"])):
        with pytest.raises(Conflict, match="is a name of S1 already"):
            recorded_facts(source("N", aliases=["a"]), source("M"), second)


@pytest.mark.parametrize("other", ["ВВС", "bbc", "B B C", "ＢＢＣ", "BB\u200bC", "BBĆ"])
def test_a_look_alike_is_refused_unless_distinct(other: str) -> None:
    with connect.in_memory() as connection:
        record(connection, source("BBC"))
        for hostile in (source(other), source("another", aliases=[other]), claim("it", says(other))):
            with pytest.raises(LookAlike, match="looks like 'BBC'"):
                record(connection, hostile)
        record(connection, source(other), distinct=True)
        assert [one.name for one in read.sources(connection)] == ["BBC", other]
        record(connection, source(other), source("BBC"))
        audit(connection)


def test_look_alikes_in_one_record_are_refused() -> None:
    with pytest.raises(LookAlike):
        recorded_facts(claim("it", says("BBC"), says("ВВС")))


def test_nothing_is_part_of_itself() -> None:
    for drafts in (
        [source("N", part_of="N")],
        [source("N", part_of="M"), source("M", part_of="N")],
        [source("A", part_of="B"), source("B", part_of="C"), source("C", part_of="A")],
    ):
        with pytest.raises(InputError) as caught:
            recorded_facts(*drafts)
        assert caught.value.path == "part_of"


def test_set_overwrites_and_the_old_version_remains() -> None:
    with connect.in_memory() as connection:
        record(connection, claim("it", says({"name": "N", "party": "ru", "grade": "B", "aliases": ["a"]})))
        with changing(connection) as changes:
            told = changes.set_source("a", {"name": "N", "party": "ua", "grade": "C", "aliases": ["b"]}, ["notes"])
        assert (told.id, told.new) == ("S1", False)
        now, then = read.sources(connection)[0], read.sources(connection, 1)[0]
        assert (now.party, now.grade, now.aliases) == ("ua", "C", ("a", "b"))
        assert (then.party, then.grade, then.aliases) == ("ru", "B", ("a",))
        with changing(connection) as changes:
            changes.set_source("S1", {"name": "S1"}, ["party", "grade", "aliases"])
        now = read.sources(connection)[0]
        assert (now.name, now.party, now.grade, now.aliases) == ("N", None, "F", ())
        audit(connection)


def test_set_makes_a_missing_source() -> None:
    with connect.in_memory() as connection, changing(connection) as changes:
        assert changes.set_source("N", {"name": "N", "kind": "outlet"})[:3] == ("source", "S1", True)
        assert changes.set_source("S1", {"name": "S1", "party": "ru"})[:3] == ("source", "S1", False)
        assert read.sources(connection)[0].party == "ru"


def test_a_source_renamed_is_found_by_both_names() -> None:
    with connect.in_memory() as connection:
        record(connection, source("Balitsky"))
        with changing(connection) as changes:
            changes.set_source("Balitsky", {"name": "Balitskiy"})
        record(connection, claim("it", says("Balitsky", at="2023"), says("Balitskiy", at="2022")))
        assert [(one.name, one.aliases) for one in read.sources(connection)] == [("Balitskiy", ("Balitsky",))]
        audit(connection)


def test_set_with_what_is_stored_changes_nothing() -> None:
    with connect.in_memory() as connection:
        record(connection, source("N", party="ru"))
        with changing(connection) as changes:
            changes.set_source("N", {"name": "N", "party": "ru"})
        assert changes.entry is None


def test_unset_refuses_what_a_source_has_not() -> None:
    with connect.in_memory() as connection:
        record(connection, source("N"))
        with pytest.raises(InputError, match="'nmae'"), changing(connection) as changes:
            changes.set_source("N", {"name": "N"}, ["nmae"])
