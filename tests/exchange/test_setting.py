"""`key=value` as `edit` takes it: the keys and the values of records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import InputError
from verify.exchange.setting import SETTABLE, Editable, forgotten, settings

KINDS: tuple[Editable, ...] = ("claim", "attribution", "source", "document")
EVERY: dict[Editable, dict[str, tuple[str, Any]]] = {
    "claim": {
        "claim": ("The bridge is open", "The bridge is open"),
        "when": ("2023-09-06 / 2023-09-07", "2023-09-06/2023-09-07"),
        "topic": ("bridge", "bridge"),
        "favors": ("xx;yy", ["xx", "yy"]),
        "harms": ("zz", ["zz"]),
        "item": ("dead at Hroza", "dead at Hroza"),
        "value": ("51", "51"),
        "key": ("toll", "toll"),
    },
    "attribution": {
        "source": ("Anna Example", "Anna Example"),
        "stance": ("denies", "denies"),
        "basis": ("implicit", "implicit"),
        "confirmed": ("yes", True),
        "access": ("first-hand", "first-hand"),
        "interest": ("self-serving", "self-serving"),
        "independent": ("false", False),
        "why": ("she was there", "she was there"),
        "note": ("seen", "seen"),
        "at": ("2023-09", "2023-09"),
        "quote": ('"it is open", she said', '"it is open", she said'),
        "span": ("4;11", (4, 11)),
        "document": ("First report", "First report"),
        "url": ("https://example.org/?a=b", "https://example.org/?a=b"),
        "via": ("Example News; Example Agency", ["Example News", "Example Agency"]),
        "relays": ("Anna", ["Anna"]),
        "rests_on": (r"a\; b;c", ["a; b", "c"]),
    },
    "source": {
        "name": ("Anna Example", "Anna Example"),
        "kind": ("person", "person"),
        "party": ("none", "none"),
        "part_of": ("Example Office", "Example Office"),
        "grade": ("B", "B"),
        "official": ("true", True),
        "unnamed": ("0", False),
        "role": ("press officer", "press officer"),
        "aliases": ("A. Example;Anna E.", ["A. Example", "Anna E."]),
        "notes": ("ask = again", "ask = again"),
    },
    "document": {
        "title": ("First report", "First report"),
        "outlet": ("Example News", "Example News"),
        "url": ("https://example.org", "https://example.org"),
        "published": ("2023-09-06", "2023-09-06"),
        "retrieved": ("2023-09-06T14:30Z", "2023-09-06T14:30Z"),
        "copies": ("Second report;D4", ["Second report", "D4"]),
    },
}
"""For every key of every kind what is typed, and what that means."""
ROWS = [(kind, key, typed, meant) for kind in KINDS for key, (typed, meant) in EVERY[kind].items()]


def refused(kind: Editable, *given_: str, unset: Sequence[str] = ()) -> InputError:
    with pytest.raises(InputError) as raised:
        forgotten(kind, unset, settings(kind, given_))
    return raised.value


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_record_can_be_set_but_those_that_make_it_what_it_is(kind: Editable) -> None:
    assert set(SETTABLE[kind]) == set(EVERY[kind])


@pytest.mark.parametrize(("kind", "key", "typed", "meant"), ROWS, ids=[f"{kind}.{key}" for kind, key, *_ in ROWS])
def test_each_key_takes_what_a_record_takes(kind: Editable, key: str, typed: str, meant: Any) -> None:
    assert settings(kind, [f"{key}={typed}"]) == {key: meant}


@pytest.mark.parametrize("kind", KINDS)
def test_all_keys_of_a_kind_can_be_set_at_once(kind: Editable) -> None:
    given_ = [f"{key}={typed}" for key, (typed, _) in EVERY[kind].items()]
    assert settings(kind, given_) == {key: meant for key, (_, meant) in EVERY[kind].items()}


@pytest.mark.parametrize("spelled", ["rests_on", "rests-on", " Rests-On ", "RESTS_ON"])
def test_a_key_may_be_spelled_with_hyphens_and_capitals(spelled: str) -> None:
    assert settings("attribution", [f"{spelled}=video"]) == {"rests_on": ["video"]}
    assert forgotten("attribution", [spelled], {}) == ["rests_on"]


def test_what_is_required_of_a_record_need_not_be_given() -> None:
    assert settings("claim", ["topic=bridge"]) == {"topic": "bridge"}
    assert settings("attribution", ["note=seen"]) == {"note": "seen"}
    assert settings("source", []) == {}


def test_a_value_keeps_its_equal_signs_and_loses_the_spaces_around_it() -> None:
    assert settings("claim", ["claim=  2 = 1 + 1  "]) == {"claim": "2 = 1 + 1"}


def test_values_come_into_the_spelling_of_records() -> None:
    assert settings("claim", ["value=>= 15"]) == {"value": ">=15"}
    assert settings("claim", ["value=015.50"]) == settings("claim", ["value=15.5"])


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        ("claim", "topc=x", "--set 'topc=x': found 'topc', wanted one of the known keys; did you mean 'topic'?"),
        ("source", "pary=x", "--set 'pary=x': found 'pary', wanted one of the known keys; did you mean 'party'?"),
        (
            "attribution",
            "rest-on=x",
            ("--set 'rest-on=x': found 'rest-on', wanted one of the known keys; did you mean 'rests_on'?"),
        ),
        (
            "document",
            "zzz=x",
            (
                "--set 'zzz=x': found 'zzz', wanted one of the known keys: title, outlet, url, "
                "published, retrieved, copies"
            ),
        ),
        ("claim", "topic", "--set 'topic': found no value, wanted topic=VALUE, or --unset topic"),
        ("claim", "topic= ", "--set 'topic= ': found no value, wanted topic=VALUE, or --unset topic"),
        ("source", "grade=G", '--set grade: found "G", wanted A, B, C, D, E or F'),
        (
            "source",
            "kind=newspaper",
            (
                '--set kind: found "newspaper", wanted person, organization, outlet, '
                "government, military, group, imagery, document or sensor"
            ),
        ),
        ("source", "official=maybe", "--set 'official=maybe': found \"maybe\", wanted true or false"),
        (
            "attribution",
            "span=4",
            (
                "--set 'span=4': found \"4\", wanted two whole numbers from 0 up: start and end of "
                "the quote in the document, with ; between"
            ),
        ),
        (
            "attribution",
            "stance=agrees",
            ('--set stance: found "agrees", wanted affirms, denies, partly, doubts, no-comment or retracts'),
        ),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_is_wanted(kind: Editable, text: str, line: str) -> None:
    assert str(refused(kind, text)) == line


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("claim", "uid"),
        ("claim", "contradicts"),
        ("claim", "attributions"),
        ("attribution", "uid"),
        ("source", "uid"),
        ("document", "text"),
        ("document", "sha256"),
    ],
)
def test_what_makes_a_thing_this_thing_is_not_set(kind: Editable, key: str) -> None:
    assert f"found '{key}', wanted one of the known keys" in str(refused(kind, f"{key}=x"))
    assert f"found '{key}'" in str(refused(kind, unset=[key]))


@pytest.mark.parametrize("text", ["when=yesterday", "when=2023-13", "when=2023-09-07/2023-09-06", "value="])
def test_dates_and_values_are_held_to_their_form(text: str) -> None:
    assert str(refused("claim", text)).startswith("--set ")


def test_a_key_is_set_once_and_not_unset_as_well() -> None:
    assert "found a second topic, wanted each key once" in str(refused("claim", "topic=a", "Topic=b"))
    told = str(refused("claim", "topic=a", unset=["topic"]))
    assert told == "--unset 'topic': found a key that --set sets, wanted one of the two"


@pytest.mark.parametrize(
    ("kind", "key"), [("claim", "claim"), ("attribution", "source"), ("attribution", "stance"), ("source", "name")]
)
def test_what_a_thing_cannot_be_without_is_not_forgotten(kind: Editable, key: str) -> None:
    told = str(refused(kind, unset=[key]))
    assert told == f"--unset '{key}': found what every {kind} has, wanted --set with another value"


@pytest.mark.parametrize("kind", KINDS)
def test_everything_else_can_be_forgotten(kind: Editable) -> None:
    needed = {"claim", "name"} if kind != "attribution" else {"source", "stance"}
    optional = [key for key in SETTABLE[kind] if key not in needed]
    assert forgotten(kind, optional, {}) == optional


def test_an_unknown_key_to_forget_has_the_nearest_offered() -> None:
    told = str(refused("source", unset=["alias"]))
    assert told == "--unset 'alias': found 'alias', wanted one of the known keys; did you mean 'aliases'?"


def test_hostile_texts_are_shown_by_number() -> None:
    told = str(refused("claim", "to\x1b[31m\u202epic=x"))
    assert "\\u001b[31m\\u202e" in told
    assert not {"\x1b", "\u202e"} & set(told)


@given(st.sampled_from(KINDS), st.text(max_size=20))
def test_any_text_is_set_or_refused_in_one_line(kind: Editable, text: str) -> None:
    try:
        settings(kind, [text])
    except InputError as error:
        assert str(error).isprintable()  # noqa: PT017
