"""Quotations and who is told to have said them; every sentence is made up."""

from __future__ import annotations

import pytest

from tests.extract.attributing import Told, docs, nested, told
from verify.extract.attributions import attributions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The dam will hold," said Ada Lund.', [("Ada Lund", "said", '"The dam will hold,"')]),
        ("“The dam will hold,” Ada Lund said.", [("Ada Lund", "said", "“The dam will hold,”")]),
        ("''The dam will hold,'' said Ada Lund.", [("Ada Lund", "said", "''The dam will hold,''")]),
        ('Ada Lund said: "The dam will hold."', [("Ada Lund", "said", '"The dam will hold."')]),
        ('Lund told reporters, "We will rebuild it."', [("Lund", "told", '"We will rebuild it."')]),
        ('"Will the dam hold?" asked the mayor.', [("the mayor", "asked", '"Will the dam hold?"')]),
        (
            '"The dam will hold", said the engineer who had built it.',
            [("the engineer who had built it", "said", '"The dam will hold"')],
        ),
        ('She whispered, "Nobody must know," and left.', [("She", "whispered", '"Nobody must know,"')]),
    ],
)
def test_a_quotation_belongs_to_the_verb_of_speech_beside_it(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'The "dam" was a row of sandbags.',
        'The fall of the "Iron Gate" was mourned in Oslo.',
        'The tower fell. "The dam will hold." The bells rang.',
    ],
)
def test_a_quotation_with_no_verb_of_speech_beside_it_belongs_to_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The dam," she said, "will hold for a century."',
            [("she", "said", '"The dam," … "will hold for a century."')],
        ),
        (
            '"The dam will hold," Lund said. "We have checked every gate."',
            [("Lund", "said", '"The dam will hold," … "We have checked every gate."')],
        ),
        (
            "“The dam will hold,” she told the council, “because it was built for worse floods.”",
            [("she", "told", "“The dam will hold,” … “because it was built for worse floods.”")],
        ),
    ],
)
def test_quotations_of_one_speaker_are_one_attribution(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_a_quotation_behind_another_sentence_does_not_go_on() -> None:
    text = '"I saw the smoke," the farmer said. He wiped his face with a rag. "Then it was gone."'
    assert told(text) == [("the farmer", "said", '"I saw the smoke,"')]


def test_two_speakers_are_two_attributions() -> None:
    text = '"The road is open," the general said. "It is mined," the farmer replied.'
    assert told(text) == [("the general", "said", '"The road is open,"'), ("the farmer", "replied", '"It is mined,"')]


def test_an_open_quotation_goes_on_in_the_next_paragraph() -> None:
    text = '"The dam will hold," Lund said. "We have checked every gate.\n"We will check them again in spring."'
    ((_, _, content),) = told(text)
    assert content.endswith('/ "We will check them again in spring."')


def test_a_quotation_with_a_speaker_of_its_own_does_not_go_on() -> None:
    text = '"The dam will hold," Lund said.\n"It will not hold at all," the farmer replied.'
    assert [source for source, _, _ in told(text)] == ["Lund", "the farmer"]


def test_a_plain_paragraph_ends_what_was_said() -> None:
    text = '"The dam will hold," Lund said.\nThe river rose.\n"It was a long and cold night in the village."'
    assert told(text) == [("Lund", "said", '"The dam will hold,"')]


def test_a_cue_with_a_colon_announces_the_next_paragraph() -> None:
    text = 'The governor told the council:\n"The dam will hold, and the road is open."'
    assert told(text) == [("The governor", "told", '"The dam will hold, and the road is open."')]
    assert told("The governor said in a letter:\nThe river rose.") == []


def test_what_a_quotation_reports_is_within_it() -> None:
    text = '"The army told me that the road was open," Lund said.'
    assert [inner[:2] for inner, _ in nested(text)] == [("The army", "told")]
    assert told(text) == [("Lund", "said", '"The army told me that the road was open,"')]


def test_a_paragraph_set_off_as_a_quotation_is_what_was_announced() -> None:
    first, second = docs("The governor wrote to the council:\nThe dam will hold, the engineers said.")
    second.user_data["kind"] = "quote"
    outer, inner = sorted(attributions([first, second]), key=lambda found: found.within is not None)
    assert [doc[start:end].text for doc, (start, end) in outer.further] == ["The dam will hold, the engineers said"]
    assert inner.within is outer
