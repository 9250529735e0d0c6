"""Sources beside the clause: prepositions, nouns, colons, headlines; every sentence is made up."""

from __future__ import annotations

import pytest

from tests.extract.attributing import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the ministry, two soldiers were wounded.",
            [("the ministry", "According to", "two soldiers were wounded")],
        ),
        (
            "Two soldiers were wounded, according to the ministry.",
            [("the ministry", "according to", "Two soldiers were wounded")],
        ),
        (
            "Two soldiers, according to the ministry, were wounded.",
            [("the ministry", "according to", "Two soldiers … were wounded")],
        ),
        ("The budget was cut according to plan.", []),
        ("The soldiers were paid according to rank.", []),
    ],
)
def test_according_to_somebody(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "As the ministry reported, two soldiers were wounded.",
            [("the ministry", "reported", "two soldiers were wounded")],
        ),
        (
            "The war, as the general put it, was lost in the kitchens.",
            [("the general", "put it", "The war … was lost in the kitchens")],
        ),
        (
            "The losses were heavy, as acknowledged by the army.",
            [("the army", "as acknowledged by", "The losses were heavy")],
        ),
        (
            "As reported by the agency, the bridge is closed.",
            [("the agency", "As reported by", "the bridge is closed")],
        ),
        (
            "The bridge, as the agency reported on Monday, is closed.",
            [("the agency", "reported", "The bridge … is closed")],
        ),
        ("As the army left, the bridge was closed.", []),
        ("As chairman, she closed the bridge.", []),
        ("She works as a reporter in Oslo.", []),
    ],
)
def test_as_somebody_said(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a poll, most residents favoured the plan.", [("a poll", "In", "most residents favoured the plan")]),
        (
            "The rebels reportedly left the village on Sunday.",
            [("", "reportedly", "The rebels … left the village on Sunday")],
        ),
        ("The army allegedly shelled the school.", [("", "allegedly", "The army … shelled the school")]),
        ("In a village, most residents keep goats.", []),
        ("The rebels quickly left the village on Sunday.", []),
    ],
)
def test_a_survey_or_hearsay_is_the_source(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The governor's claim that the rebels fled was repeated on television.",
            [("The governor", "claim", "that the rebels fled")],
        ),
        (
            "A claim from officials that the road was open proved false.",
            [("officials", "claim", "that the road was open")],
        ),
        ("Her warning that the dam would break came too late.", [("Her", "warning", "that the dam would break")]),
        ("Their promise to rebuild the bridge was forgotten.", [("Their", "promise", "to rebuild the bridge")]),
        ("The mayor's call for calm was heard.", [("The mayor", "call for", "calm")]),
        ("Reports that the bridge had fallen spread quickly.", [("", "Reports", "that the bridge had fallen")]),
        ("The governor's house was burnt.", []),
        ("The mayor's coat for winter was lost.", []),
        ("There were rumours in the village.", []),
    ],
)
def test_a_noun_reports(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GUARD: Nobody passes.", [("GUARD", ":", "Nobody passes")]),
        ('Ada Lund: "Nobody passes."', [("Ada Lund", ":", '"Nobody passes."')]),
        ("Ingredients: two eggs and a cup of flour.", []),
        ("NOTE: Nobody passes.", []),
        ("14:05: The road is open.", []),
    ],
)
def test_a_name_and_a_colon_open_a_turn(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_turns_that_come_back_make_a_transcript() -> None:
    turns = "Lund: The dam will hold.\nReporter: For how long?\nLund: A century.\nReporter: And the bridge?"
    assert [source for source, _, _ in told(turns)] == ["Lund", "Reporter", "Lund", "Reporter"]
    assert told("Lund: The dam will hold.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Governor: Army has left the village", [("Governor", ":", "Army has left the village")]),
        ("Rebels have left the village: governor", [("governor", ":", "Rebels have left the village")]),
        ("Rebels have left the village – officials", [("officials", "–", "Rebels have left the village")]),
        ("Bridge closed after flood - police", [("police", "-", "Bridge closed after flood")]),
        ("Bridge closed after flood - Nordic Herald", []),
        ("Bridge closed: what we know", []),
        ("The latest: army has left the village", []),
    ],
)
def test_a_headline_names_its_source_before_or_behind(text: str, expected: list[Told]) -> None:
    assert told(text, "title") == expected


def test_the_end_of_a_paragraph_is_no_headline() -> None:
    assert told("Rebels have left the village – officials") == []
