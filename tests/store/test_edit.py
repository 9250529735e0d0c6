"""Claims, attributions, sources and documents corrected by a new version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from tests.store.desk import changing, claim, document, dump, record, says, source
from verify.errors import Conflict, InputError, LookAlike, NotFound, VerifyError
from verify.model import Attribution, Claim, Document, Source
from verify.store import connect, read
from verify.store.audit import audit
from verify.store.corrections import edit as store
from verify.store.corrections import merge
from verify.store.intake.claims import uid_of
from verify.store.tables import Thing


@pytest.fixture
def desk() -> Iterator[sqlite3.Connection]:
    with connect.in_memory() as connection:
        record(
            connection,
            document(title="First", url="https://e.org/1", published="2023", outlet="Wire"),
            document(title="Second", url="https://e.org/2"),
            claim(
                "The bridge stands",
                says("Ann", quote="it stands", at="2023-09-06", document="First", note="n", why="w", via=["Bob"]),
                says("Bob", "denies", basis="implicit"),
                when="2023",
                topic="bridge",
                favors=["ru"],
                harms=["ua"],
                item="bridge",
                value="stands",
                key="k",
            ),
            claim("The bridge fell", says("Cyd", relays=["Ann"])),
        )
        yield connection
        audit(connection)


def edit(connection: sqlite3.Connection, thing: Thing, number: int, *unset: str, **given: Any) -> bool:
    """Whether an edit, in a transaction of its own, changed anything."""
    with changing(connection, command="edit") as changes:
        store.edit(changes, thing, number, given, unset)
    return changes.entry is not None


def the_claim(connection: sqlite3.Connection, entry: int | None = None) -> Claim:
    return read.facts(connection, entry=entry).claims["C1"]


def the_voice(connection: sqlite3.Connection, entry: int | None = None) -> Attribution:
    return read.facts(connection, entry=entry).attributions["C1"][0]


def the_source(connection: sqlite3.Connection) -> Source:
    return next(one for one in read.sources(connection) if one.id == "S1")


def the_document(connection: sqlite3.Connection) -> Document:
    return read.documents(connection)[0]


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("claim", " The  bridge stood ", {"text": "The bridge stood"}),
        ("when", "2023-09-06", {"when": "2023-09-06"}),
        ("topic", "river", {"topic": "river"}),
        ("favors", ["by", "BY"], {"favors": ("by",)}),
        ("harms", ["pl"], {"harms": ("pl",)}),
        ("item", "river", {"item": "river"}),
        ("value", 12, {"value": "12"}),
        ("key", "l", {"key": "l"}),
    ],
)
def test_each_key_of_a_claim_is_set_and_the_rest_stays(
    desk: sqlite3.Connection, key: str, value: Any, kept: dict[str, Any]
) -> None:
    before = the_claim(desk)
    assert edit(desk, "claim", 1, **{key: value})
    now = the_claim(desk)
    assert now == before.model_copy(update={**kept, "uid": now.uid})
    assert (now.uid != before.uid) == (key in ("claim", "when", "item", "value"))
    assert now.uid == uid_of((now.text, now.when, now.item, now.value))
    assert the_claim(desk, 1) == before


@pytest.mark.parametrize(
    ("key", "gone"),
    [("when", None), ("topic", None), ("favors", ()), ("harms", ()), ("item", None), ("value", None), ("key", None)],
)
def test_each_key_of_a_claim_is_unset(desk: sqlite3.Connection, key: str, gone: Any) -> None:
    before = the_claim(desk)
    assert edit(desk, "claim", 1, key)
    now = the_claim(desk)
    assert now == before.model_copy(update={key: gone, "uid": now.uid})
    assert not edit(desk, "claim", 1, key)


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("source", "Dan", {"source": "S4"}),
        ("stance", "doubts", {"stance": "doubts"}),
        ("basis", "own-voice", {"basis": "own-voice"}),
        ("confirmed", True, {"confirmed": True}),
        ("access", "first-hand", {"access": "first-hand"}),
        ("interest", "neutral", {"interest": "neutral"}),
        ("independent", True, {"independent": True}),
        ("why", "because", {"why": "because"}),
        ("note", "m", {"note": "m"}),
        ("at", "2023-09-07", {"at": "2023-09-07"}),
        ("quote", "it does", {"quote": "it does"}),
        ("span", [0, 9], {"span": (0, 9)}),
        ("document", "Second", {"document": "D2"}),
        ("url", "https://e.org/2", {"document": "D2"}),
        ("via", ["Cyd", "Bob"], {"via": ("S3", "S2")}),
        ("relays", ["Cyd"], {"relays": ("S3",)}),
        ("rests_on", ["Cyd"], {"rests_on": ("S3",)}),
    ],
)
def test_each_key_of_an_attribution_is_set_and_the_rest_stays(
    desk: sqlite3.Connection, key: str, value: Any, kept: dict[str, Any]
) -> None:
    before = the_voice(desk)
    assert edit(desk, "attribution", 1, **{key: value})
    assert the_voice(desk) == before.model_copy(update=kept)
    assert the_voice(desk, 1) == before
    assert not edit(desk, "attribution", 1, **{key: value})


@pytest.mark.parametrize(
    ("key", "gone"), [("why", None), ("note", None), ("at", None), ("quote", None), ("document", None), ("via", ())]
)
def test_keys_of_an_attribution_are_unset(desk: sqlite3.Connection, key: str, gone: Any) -> None:
    before = the_voice(desk)
    assert edit(desk, "attribution", 1, key)
    assert the_voice(desk) == before.model_copy(update={key: gone})
    assert not edit(desk, "attribution", 1, key)


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("name", "Anna", {"name": "Anna", "aliases": ("Ann",)}),
        ("kind", "person", {"kind": "person"}),
        ("party", "ru", {"party": "ru"}),
        ("part_of", "Bob", {"part_of": "S2"}),
        ("grade", "B", {"grade": "B"}),
        ("official", True, {"official": True}),
        ("unnamed", True, {"unnamed": True}),
        ("role", "clerk", {"role": "clerk"}),
        ("aliases", ["A.", "Nan"], {"aliases": ("A.", "Nan")}),
        ("notes", "who", {"notes": "who"}),
    ],
)
def test_each_key_of_a_source_is_set_and_unset(
    desk: sqlite3.Connection, key: str, value: Any, kept: dict[str, Any]
) -> None:
    before = the_source(desk)
    assert edit(desk, "source", 1, **{key: value})
    assert the_source(desk) == before.model_copy(update=kept)
    if key == "name":
        with pytest.raises(InputError, match="'name'"):
            edit(desk, "source", 1, key)
    else:
        assert edit(desk, "source", 1, key)
        assert the_source(desk) == before


def test_aliases_that_are_set_are_those_and_no_others(desk: sqlite3.Connection) -> None:
    edit(desk, "source", 1, aliases=["one", "two"])
    edit(desk, "source", 1, aliases=["two", "three"])
    assert the_source(desk).aliases == ("two", "three")
    assert record(desk, source("one"))[0].new


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("title", "Third", {"title": "Third"}),
        ("outlet", "Agency", {"outlet": "Agency"}),
        ("url", "https://e.org/3", {"url": "https://e.org/3"}),
        ("published", "2023-09-06", {"published": "2023-09-06"}),
        ("retrieved", "2023-09-07", {"retrieved": "2023-09-07"}),
        ("copies", ["Second"], {"copies": ("D2",)}),
    ],
)
def test_each_key_of_a_document_is_set_and_unset(
    desk: sqlite3.Connection, key: str, value: Any, kept: dict[str, Any]
) -> None:
    before = the_document(desk)
    assert edit(desk, "document", 1, **{key: value})
    assert the_document(desk) == before.model_copy(update=kept)
    assert edit(desk, "document", 1, key)
    assert the_document(desk) == before.model_copy(update={key: () if key == "copies" else None})


Refused = tuple[Thing, int, tuple[str, ...], dict[str, Any], type[VerifyError]]
REFUSED: list[Refused] = [
    ("claim", 9, (), {"topic": "t"}, NotFound),
    ("claim", 1, ("claim",), {}, InputError),
    ("claim", 1, (), {"when": "yesterday"}, InputError),
    ("claim", 1, (), {"claim": "\0"}, InputError),
    ("claim", 2, (), {"key": "k"}, Conflict),
    ("attribution", 9, (), {"at": "2023"}, NotFound),
    ("attribution", 1, ("source",), {}, InputError),
    ("attribution", 1, (), {"stance": "hopes"}, InputError),
    ("attribution", 1, (), {"span": [3, 1]}, InputError),
    ("attribution", 1, (), {"source": "New one", "document": "D9"}, NotFound),
    ("attribution", 1, (), {"relays": ["Ann"]}, InputError),
    ("source", 9, (), {"party": "ru"}, NotFound),
    ("source", 1, (), {"name": "Bob"}, Conflict),
    ("source", 1, (), {"name": "вob"}, LookAlike),
    ("source", 1, (), {"part_of": "Ann"}, InputError),
    ("source", 1, ("name",), {}, InputError),
    ("document", 9, (), {"title": "t"}, NotFound),
    ("document", 1, (), {"copies": ["First"]}, InputError),
    ("document", 2, ("title", "url"), {}, InputError),
    ("document", 2, (), {"published": "soon"}, InputError),
    ("document", 2, (), {"title": "First", "url": "https://e.org/1", "published": "2023", "outlet": "Wire"}, Conflict),
]


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_a_refused_edit_leaves_all_as_it_was(desk: sqlite3.Connection, case: Refused) -> None:
    thing, number, unset, given, error = case
    before = dump(desk)
    with pytest.raises(error):
        edit(desk, thing, number, *unset, **given)
    assert dump(desk) == before


def test_a_claim_that_would_be_another_one_is_refused(desk: sqlite3.Connection) -> None:
    with pytest.raises(Conflict, match="C2 would say just what C1 says"):
        edit(desk, "claim", 2, claim="The bridge stands", when="2023", item="bridge", value="stands")
    assert edit(desk, "claim", 2, claim="The bridge stands", when="2024", item="bridge", value="stands")


def test_an_attribution_that_would_be_another_one_is_refused(desk: sqlite3.Connection) -> None:
    record(desk, claim("The bridge fell", says("Cyd")))
    with pytest.raises(Conflict, match="A4 would say just what A3 says"):
        edit(desk, "attribution", 4, relays=["Ann"])
    with pytest.raises(Conflict, match="A3 would say just what A4 says"):
        edit(desk, "attribution", 3, "relays")


def test_an_attribution_that_would_relay_in_a_circle_is_refused(desk: sqlite3.Connection) -> None:
    record(desk, claim("The bridge fell", says("Ann", relays=["Bob"])))
    before = dump(desk)
    with pytest.raises(InputError, match="a circle that leads back to S1"):
        edit(desk, "attribution", 4, relays=["Cyd"])
    with pytest.raises(InputError, match="a circle that leads back to S2"):
        edit(desk, "attribution", 4, source="Bob", relays=["Bob"])
    assert dump(desk) == before
    assert edit(desk, "attribution", 4, source="Dan", relays=["Cyd"])


def test_an_attribution_of_a_merged_source_keeps_the_number_that_was_recorded(desk: sqlite3.Connection) -> None:
    record(desk, source("Dan"))
    with changing(desk) as changes:
        merge.merge(changes, "Ann", "Dan")
    assert edit(desk, "attribution", 1, note="edited")
    assert the_voice(desk).source == "S4"
    with changing(desk) as changes:
        merge.unmerge(changes, "Ann")
    assert (the_voice(desk).source, the_voice(desk).note) == ("S1", "edited")


def test_an_implicit_attribution_is_confirmed_once(desk: sqlite3.Connection) -> None:
    for changed in (True, False):
        with changing(desk) as changes:
            store.confirm(changes, 2)
        assert (changes.entry is not None) == changed
    assert read.facts(desk).attributions["C1"][1].confirmed
    assert not read.facts(desk, entry=1).attributions["C1"][1].confirmed


def test_only_what_is_implicit_needs_a_confirmation(desk: sqlite3.Connection) -> None:
    with pytest.raises(InputError, match="found basis explicit"), changing(desk) as changes:
        store.confirm(changes, 1)
    with pytest.raises(NotFound, match="no attribution A9"), changing(desk) as changes:
        store.confirm(changes, 9)
