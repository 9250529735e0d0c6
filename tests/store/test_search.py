"""Finding claims by words, and things by the beginning of their names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.desk import changing, claim, document, record, says, source
from verify.errors import Ambiguous, NotFound
from verify.store import connect, search
from verify.store.corrections import edit, merge
from verify.store.resolve import resolve
from verify.store.tables import Thing


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with connect.in_memory() as connection:
        record(
            connection,
            source("Hanna Maliar", aliases=["Ганна Маляр"]),
            document(title="The report", url="https://e.org/1"),
            claim("Robotyne is free", says("Hanna Maliar", quote="our flag flies there"), key="k1"),
            claim("Robotyne was shelled", says("Example Wire")),
            claim("Кафе сгорело", says("Ганна Маляр")),
            claim("A flag was seen in the village, said a neighbour who was passing by that day", says("Example News")),
        )
        yield connection


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("robotyne", ["C1", "C2"]),
        ("ROBOTYNE free", ["C1"]),
        ("flag", ["C1", "C4"]),
        ("maliar", ["C1", "C3"]),
        ("маляр кафе", ["C3"]),
        ("robotyne maliar", ["C1"]),
        ('"flag flies"', ["C1"]),
        ('"flies flag"', []),
        ("robot*", ["C1", "C2"]),
        ("robot", []),
        ("robotyne OR village", []),
        ("nothing", []),
        ("", []),
        ('* - "', []),
    ],
)
def test_a_claim_is_found_when_every_word_is_in_it_its_quotes_or_sources(
    database: sqlite3.Connection, query: str, found: list[str]
) -> None:
    assert sorted(search.find(database, query)) == found


def test_the_shorter_text_with_the_word_comes_first(database: sqlite3.Connection) -> None:
    assert search.find(database, "flag") == ["C1", "C4"]


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query_is_answered(database: sqlite3.Connection, query: str) -> None:
    search.find(database, query)


@given(st.sampled_from(["claim", "source", "document"]), st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_reference_is_found_ambiguous_or_not_there(database: sqlite3.Connection, thing: Thing, text: str) -> None:
    with suppress(Ambiguous, NotFound):
        assert resolve(database, thing, text)[0] == thing[0].upper()


@pytest.mark.parametrize(
    ("thing", "text", "found"),
    [
        ("claim", "C2", "C2"),
        ("claim", "k1", "C1"),
        ("claim", "Robotyne is free", "C1"),
        ("claim", "robotyne  WAS", "C2"),
        ("claim", "robotyne w", "C2"),
        ("claim", "кафе", "C3"),
        ("source", "S1", "S1"),
        ("source", "Ганна Маляр", "S1"),
        ("source", "hanna", "S1"),
        ("source", "example w", "S2"),
        ("document", "D1", "D1"),
        ("document", "https://e.org/1", "D1"),
        ("document", "the rep", "D1"),
        ("attribution", "A3", "A3"),
    ],
)
def test_a_thing_is_named_by_id_name_key_address_or_a_beginning(
    database: sqlite3.Connection, thing: Thing, text: str, found: str
) -> None:
    assert resolve(database, thing, text) == found


@pytest.mark.parametrize(
    ("thing", "text"),
    [
        ("claim", "C9"),
        ("claim", "is free"),
        ("claim", ""),
        ("source", "nobody"),
        ("attribution", "A9"),
        ("attribution", "x"),
    ],
)
def test_what_names_nothing_is_told(database: sqlite3.Connection, thing: Thing, text: str) -> None:
    with pytest.raises(NotFound):
        resolve(database, thing, text)


def test_an_ambiguous_beginning_lists_five(database: sqlite3.Connection) -> None:
    with pytest.raises(Ambiguous, match="'robotyne' may be: C1 Robotyne is free; C2 Robotyne was shelled; name one"):
        resolve(database, "claim", "robotyne")
    record(database, *(source(f"Person {number}") for number in range(7)))
    with pytest.raises(Ambiguous, match="and 2 more"):
        resolve(database, "source", "person")


def test_a_text_just_like_it_comes_before_those_that_begin_with_it(database: sqlite3.Connection) -> None:
    record(database, claim("Robotyne"))
    assert resolve(database, "claim", "ROBOTYNE") == "C5"


def _edit(connection: sqlite3.Connection, thing: Thing, *unset: str, **given: Any) -> None:
    with changing(connection, command="edit") as changes:
        edit.edit(changes, thing, 1, given, unset)


def test_what_was_edited_is_found_by_its_new_words_only(database: sqlite3.Connection) -> None:
    _edit(database, "claim", claim="The dam is free")
    assert (search.find(database, "dam"), search.find(database, "robotyne")) == (["C1"], ["C2"])
    _edit(database, "attribution", quote="so it is")
    assert (search.find(database, '"so it is"'), search.find(database, '"our flag"')) == (["C1"], [])
    _edit(database, "source", name="Joan", aliases=["J."])
    assert sorted(search.find(database, "joan")) == ["C1", "C3"]
    assert search.find(database, "маляр") == []


def test_a_claim_said_again_in_its_old_words_is_another_one(database: sqlite3.Connection) -> None:
    _edit(database, "claim", claim="The dam is free")
    assert record(database, claim("The dam is free"))[0][1:3] == ("C1", False)
    assert record(database, claim("Robotyne is free"))[0][1:3] == ("C5", True)


def test_merged_sources_are_found_by_each_others_names(database: sqlite3.Connection) -> None:
    with changing(database) as changes:
        merge.merge(changes, "Example News", "Example Wire")
    for name in ("news", "wire"):
        assert sorted(search.find(database, name)) == ["C2", "C4"]
    with changing(database) as changes:
        merge.unmerge(changes, "Example News")
    assert search.find(database, "news") == ["C4"]
