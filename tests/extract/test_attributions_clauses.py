"""What somebody is told to say, think or want in a clause; every sentence is made up."""

from __future__ import annotations

import pytest

from tests.extract.attributing import Told, nested, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor said the village had fallen.", [("The governor", "said", "the village had fallen")]),
        (
            "Governor Ada Lund says that her troops hold the bridge.",
            [("Governor Ada Lund", "says", "that her troops hold the bridge")],
        ),
        ("The governor told reporters that it had fallen.", [("The governor", "told", "that it had fallen")]),
        ("The reporter asked whether the dam was safe.", [("The reporter", "asked", "whether the dam was safe")]),
        ("The governor doubts that the road is open.", [("The governor", "doubts", "that the road is open")]),
        ("A photograph shows that the bridge is gone.", [("A photograph", "shows", "that the bridge is gone")]),
        (
            "The general argued on Tuesday in a letter that the road was open.",
            [("The general", "argued", "that the road was open")],
        ),
        ("The governor said no.", [("The governor", "said", "no")]),
        ("The mayor said a prayer.", []),
        ("The village lies on the river, and its church stands on a hill.", []),
        ("When the mayor spoke, the crowd laughed.", []),
    ],
)
def test_a_clause_tells_what_is_said(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam will hold, the engineers said.", [("the engineers", "said", "The dam will hold")]),
        (
            "The dam will hold, the engineers said, and the village is safe.",
            [("the engineers", "said", "The dam will hold … and the village is safe")],
        ),
        ("The general, a colleague said, was ill.", [("a colleague", "said", "The general … was ill")]),
        ("The dam, the report shows, is safe.", [("the report", "shows", "The dam … is safe")]),
        (
            "The army – the ministry said – has left the village.",
            [("the ministry", "said", "The army … has left the village")],
        ),
        ("The dam will hold, and the engineers left.", []),
    ],
)
def test_a_cue_stands_behind_or_within_what_is_said(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The general, who said the road was open, left.", [("who", "said", "the road was open")]),
        ("The report, which claims the army fled, is old.", [("which", "claims", "the army fled")]),
        ("The general, who lives in Oslo, left on Monday.", []),
    ],
)
def test_a_relative_pronoun_may_be_the_source(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lund denied the report and said the village was safe.",
            [("Lund", "denied", "the report"), ("Lund", "said", "the village was safe")],
        ),
        (
            "The army withdrew on Monday, saying the road was mined.",
            [("The army", "saying", "the road was mined")],
        ),
        (
            "He said the road was open, adding that the bridge was not.",
            [("He", "said", "the road was open"), ("He", "adding", "that the bridge was not")],
        ),
        (
            "The ministry released a statement saying the village had been taken.",
            [("The ministry", "released a statement saying", "the village had been taken")],
        ),
        ("The mayor opened the bridge and left.", []),
        ("The army withdrew on Monday, leaving its guns behind.", []),
    ],
)
def test_verbs_share_their_source(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor vowed to rebuild the bridge.", [("The governor", "vowed", "to rebuild the bridge")]),
        ("The rebels refused to leave the village.", [("The rebels", "refused", "to leave the village")]),
        ("The governor declined to comment.", [("The governor", "declined", "to comment")]),
        ("He suggested waiting for the spring.", [("He", "suggested", "waiting for the spring")]),
        ("The governor went to rebuild the bridge.", []),
        ("The rebels began to leave the village.", []),
        ("He stopped waiting for the spring.", []),
    ],
)
def test_an_infinitive_tells_what_somebody_means_to_do(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army seems to have left the village.", [("", "seems", "The army … to have left the village")]),
        ("It seems that the army has left.", [("", "seems", "that the army has left")]),
        ("The army has left the village.", []),
    ],
)
def test_what_seems_so_seems_so_to_nobody_named(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lund said that her troops hold the bridge, a wooden one from 1910.", "that her troops hold the bridge"),
        ("Lund said that her troops hold the bridge, which was built in 1910.", "that her troops hold the bridge"),
        ("Lund said that the mayor, who fell ill, had left.", "that the mayor, who fell ill, had left"),
    ],
)
def test_the_remark_of_the_reporter_is_cut_off(text: str, content: str) -> None:
    assert told(text) == [("Lund", "said", content)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Governor Ada Lund, who took office in May, said the dam would hold.", "Governor Ada Lund"),
        ("Ada Lund, the governor of the province, said the dam would hold.", "Ada Lund, the governor of the province"),
        ("Farmers who live on the river said the dam would hold.", "Farmers who live on the river"),
    ],
)
def test_a_source_is_named_without_asides(text: str, source: str) -> None:
    assert told(text) == [(source, "said", "the dam would hold")]


def test_the_negation_and_the_auxiliaries_belong_to_the_cue() -> None:
    assert told("The governor did not say whether the road was open.") == [
        ("The governor", "did not say", "whether the road was open")
    ]


def test_what_is_said_to_be_said_is_within() -> None:
    text = "Lund said the army had told her that the road was open."
    outer = ("Lund", "said", "the army had told her that the road was open")
    assert told(text) == [outer]
    assert nested(text) == [(("the army", "had told", "that the road was open"), outer)]


def test_the_nearest_is_the_one_around() -> None:
    text = "Lund said the mayor had claimed that the army denied the report."
    assert [(inner[1], outer[1]) for inner, outer in nested(text)] == [
        ("had claimed", "said"),
        ("denied", "had claimed"),
    ]
