from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.extract.parsing import one
from tests.extract.texts import prose
from verify.extract.claims.statements import statements
from verify.extract.claims.wording import worded


def split(sentence: str) -> list[str]:
    doc = one(sentence)
    return [worded(statement, {}) for statement in statements(doc, [(0, len(doc))])]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # Two clauses with "and" or "but" are two claims.
        (
            "The army left the village, and it holds the hill.",
            ["The army left the village", "It holds the hill"],
        ),
        ("The depot burned and was abandoned.", ["The depot burned", "The depot was abandoned"]),
        ("He has denied the charge and resigned.", ["He has denied the charge", "He resigned"]),
        # A modal verb that two share is said of both.
        ("Orlov may withdraw and regroup.", ["Orlov may withdraw", "Orlov may regroup"]),
        # Contrast says both, whichever comes first.
        (
            "Though the brigade retreated, the village holds out.",
            ["The brigade retreated", "The village holds out"],
        ),
        (
            "While the first line fell last week, the second stands.",
            ["The first line fell last week", "The second stands"],
        ),
        # A relative clause behind a comma adds something.
        (
            "The bridge, which had been mined, stayed open.",
            ["The bridge stayed open", "The bridge had been mined"],
        ),
        (
            "The plant, where forty people work, has closed.",
            ["The plant has closed", "Forty people work [at the plant]"],
        ),
        # Nouns that tell of two things, each described.
        (
            "heavy fire and wide destruction of houses",
            ["[There was] heavy fire", "[There was] wide destruction of houses"],
        ),
    ],
)
def test_a_sentence_with_several_assertions_is_several_statements(sentence: str, wanted: list[str]) -> None:
    assert split(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "If the dam breaks, the town floods and people die.",
        "The town floods because the dam broke.",
        "The minister left after the talks had failed.",
        "Tanks and guns crossed the river.",
        "The soldiers who held the bridge were hungry.",
        "She wants to sell the farm and move to Osk.",
    ],
)
def test_what_depends_on_a_condition_cause_time_or_noun_stays_with_it(sentence: str) -> None:
    assert split(sentence) == [sentence.rstrip(".")]


def test_words_that_join_sentences_are_left_out_and_others_stay() -> None:
    assert split("However, the mill burned.") == ["The mill burned"]
    assert split("In response, the mill burned.") == ["In response, the mill burned"]


def test_a_noun_becomes_a_sentence_in_brackets() -> None:
    assert split("heavy fighting near Osk") == ["[There was] heavy fighting near Osk"]
    assert split("the loss of the village") == ["The loss of the village [happened]"]


@settings(deadline=None)
@given(prose())
def test_statements_take_each_word_once_and_lie_in_the_words_they_were_given(text: str) -> None:
    doc = one(text)
    found = statements(doc, [(0, len(doc))])
    numbers = [number for statement in found for number in statement.tokens]
    assert len(numbers) == len(set(numbers))
    assert all(0 <= number < len(doc) for number in numbers)
    for statement in found:
        worded(statement, {})
