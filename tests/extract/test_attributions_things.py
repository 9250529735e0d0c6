"""What somebody names, is for or against, or speaks of, and the passive of it; every sentence is made up."""

from __future__ import annotations

import pytest

from tests.extract.attributing import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor called the report a lie.", [("The governor", "called", "the report a lie")]),
        ("The governor branded the report a lie.", [("The governor", "branded", "the report a lie")]),
        ("She described the raid as a massacre.", [("She", "described", "the raid as a massacre")]),
        (
            "The opposition accused the governor of hiding the losses.",
            [("The opposition", "accused", "the governor of hiding the losses")],
        ),
        ("The governor called his wife.", []),
        ("The farmer saw the smoke.", []),
    ],
)
def test_a_thing_is_named(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry has not confirmed the report.", [("The ministry", "has not confirmed", "the report")]),
        ("The critics applauded the plan.", [("The critics", "applauded", "the plan")]),
        ("The ministry issued a statement on the raid.", [("The ministry", "issued", "a statement on the raid")]),
        (
            "The governor voiced concern that the dam would break.",
            [("The governor", "voiced concern", "that the dam would break")],
        ),
        ("The farmers loaded the truck.", []),
        ("The ministry released a prisoner.", []),
        ("The ministry issued uniforms to the guards.", []),
        ("If the farmers reject the plan, the dam will fall.", []),
    ],
)
def test_a_thing_is_told_or_judged(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The general spoke of heavy losses.", [("The general", "spoke of", "heavy losses")]),
        ("The general warned against a new offensive.", [("The general", "warned against", "a new offensive")]),
        ("The minister apologised for the delay.", [("The minister", "apologised for", "the delay")]),
        ("The general arrived with heavy losses.", []),
        ("The minister paid for the delay.", []),
        ("The general spoke on Monday.", []),
        ("The agency reported on Monday.", []),
    ],
)
def test_somebody_speaks_of_something(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor urged the residents to leave.", [("The governor", "urged", "to leave")]),
        ("The committee advised farmers to stay at home.", [("The committee", "advised", "to stay at home")]),
        ("The governor drove the residents to the station.", []),
    ],
)
def test_a_hearer_is_told_what_to_do(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid was reported by the army.", [("the army", "was reported", "The raid")]),
        ("The raid was condemned by the opposition.", [("the opposition", "was condemned", "The raid")]),
        ("The general is said to be ill.", [("", "is said", "The general … to be ill")]),
        ("The talks are expected to resume.", [("", "are expected", "The talks … to resume")]),
        ("It was announced that the bridge is closed.", [("", "was announced", "that the bridge is closed")]),
        ("Farmers were told that the dam was safe.", [("", "were told", "that the dam was safe")]),
        ("The general is seen as a hero.", [("", "is seen as", "The general … a hero")]),
        (
            "The minister was accused of hiding the losses.",
            [("", "was accused", "The minister … of hiding the losses")],
        ),
        ("The raid was carried out by the army.", []),
        ("The raid was planned by the opposition.", []),
        ("The village is known for its cheese.", []),
        ("The minister was tired of hiding.", []),
        ("The report was published by the ministry.", []),
    ],
)
def test_the_passive_names_its_source_or_nobody(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_who_was_asked_did_not_ask() -> None:
    ((source, cue, _),) = told("Asked about the losses, the general left the room.")
    assert (source, cue) == ("", "Asked")
