from __future__ import annotations

import pytest

from tests.extract.parsing import one
from verify.extract.attributions import attributions
from verify.extract.claims.manner import hedges, manner


def told(sentence: str) -> tuple[str, str] | None:
    """Sort and stance of the first outermost attribution that says anything."""
    doc = one(sentence)
    found = (manner(each) for each in attributions([doc]) if each.within is None)
    first = next((how for how in found if how is not None), None)
    return (first.sort, first.stance) if first else None


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Orlov said that the bridge stands.", "affirms"),
        ("Orlov believes that the bridge stands.", "affirms"),
        ("Orlov denied that the bridge had fallen.", "denies"),
        ("The ministry rejected claims that the bridge had fallen.", "denies"),
        ("Tolan doubts that the bridge stands.", "doubts"),
        ("A chemist cast doubt on the claim that fish had died.", "doubts"),
        ("The agency withdrew its statement that six people had died.", "retracts"),
        ("The mayor declined to comment.", "no-comment"),
        ("The mayor refused to say whether the plant had been fined.", "no-comment"),
        ("The ministry did not say whether it had flown drones.", "no-comment"),
        ("The police would neither confirm nor deny that a man had been held.", "no-comment"),
        ("Orlov did not respond to questions.", "no-comment"),
    ],
)
def test_a_cue_sets_the_stance(sentence: str, stance: str) -> None:
    assert told(sentence) == ("assertion", stance)


def test_a_negated_denial_denies_nothing() -> None:
    assert told("Petrik did not deny that fish had died.") == ("assertion", "no-comment")


def test_a_negated_retraction_takes_nothing_back() -> None:
    assert told("She did not withdraw her statement that an alarm had failed.") == ("assertion", "affirms")


def test_said_not_to_be_so_is_affirmed_as_it_stands() -> None:
    assert told("Orlov said that no bridge had fallen.") == ("assertion", "affirms")


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents hope that the ferry will follow.",
        "The union wants lower tolls.",
        "The minister urged both governments to open the bridge.",
        "Orlov vowed to hold the hill.",
        "The mayor welcomed the decision.",
        "The ministry called for an inquiry.",
    ],
)
def test_what_somebody_wants_or_feels_is_an_attitude(sentence: str) -> None:
    how = told(sentence)
    assert how is not None
    assert how[0] == "attitude"


@pytest.mark.parametrize("sentence", ["Tolan called the plan a disgrace.", "Orlov described the raid as shameful."])
def test_what_somebody_calls_a_thing_is_an_opinion(sentence: str) -> None:
    how = told(sentence)
    assert how is not None
    assert how[0] == "opinion"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine seeks to breach the line.",
        "The company released a new phone.",
        "The offensive has focused on the town of Osk.",
        "The ice claimed two rowing boats.",
        "The board discussed the budget.",
    ],
)
def test_verbs_that_report_elsewhere_may_report_nothing_here(sentence: str) -> None:
    how = told(sentence)
    assert how is None or how[0] != "assertion"


def test_hedges_are_words_of_doubt_and_may_is_no_month() -> None:
    assert list(hedges(one("The dam may have broken, apparently."))) == ["may", "apparently"]
    assert list(hedges(one("The dam broke in May."))) == []
