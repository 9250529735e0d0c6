"""States of mind, estimates, doubts cast, signatures behind a dash, and where a clause ends; all made up."""

from __future__ import annotations

import pytest

from tests.extract.attributing import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor is adamant that the dam holds.", [("The governor", "is adamant", "that the dam holds")]),
        (
            "Residents were worried that the dam would break.",
            [("Residents", "were worried", "that the dam would break")],
        ),
        ("The governor is proud.", []),
        ("It is clear that the dam holds.", []),
    ],
)
def test_a_state_of_mind_tells_what_somebody_holds(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union put the losses at 34.", [("The union", "put", "the losses at 34")]),
        ("The union put the chairs at the door.", []),
        ("A chemist cast doubt on the samples.", [("A chemist", "cast doubt on", "the samples")]),
        ("A smith cast a bell for the church.", []),
    ],
)
def test_an_estimate_and_a_doubt(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We lost two neighbours.” — Mira Halden, mayor of Ardin",
            [("Mira Halden, mayor of Ardin", "—", "“We lost two neighbours.”")],
        ),
        ("“We lost two neighbours.” — the mayor wept as she spoke.", []),
        ("The mayor met two neighbours — Mira Halden and Jan Welk", []),
    ],
)
def test_a_quotation_is_signed_behind_a_dash(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_a_voice_before_a_colon_in_a_text_says_one_sentence() -> None:
    assert told("Police: two people died. The bridge is closed.") == [("Police", ":", "two people died")]
    assert told("The rule: two people must watch the bridge.") == []


def test_a_second_clause_of_what_was_said_belongs_to_it() -> None:
    text = "The staff said that the positions were held, and they continue to fire."
    assert told(text) == [("The staff", "said", "that the positions were held, and they continue to fire")]


def test_but_one_of_the_reporters_own_does_not() -> None:
    text = "He said that the positions were held, and he left the room."
    assert told(text) == [("He", "said", "that the positions were held")]


def test_a_second_verb_of_the_reporter_ends_what_was_said() -> None:
    first, second, _ = told("The firm denied that it had released acid and rejected claims that a valve had opened.")
    assert first == ("The firm", "denied", "that it had released acid")
    assert second[1:] == ("rejected claims", "that a valve had opened")


def test_who_is_said_to_do_something_does_not_say_it() -> None:
    assert told("The office is said to have ordered a test.") == [
        ("", "is said", "The office … to have ordered a test")
    ]


def test_who_is_accused_is_accused_of_something() -> None:
    assert told("The firm was accused by the union of saving on guards.") == [
        ("the union", "was accused", "The firm … of saving on guards")
    ]


def test_a_typographic_apostrophe_is_read_as_a_typed_one() -> None:
    from tests.extract.parsing import parsed

    (typed,) = parsed("The union's claim that the radar broke is false.")
    (curly,) = parsed("The union’s claim that the radar broke is false.")
    assert [token.dep_ for token in typed] == [token.dep_ for token in curly]
