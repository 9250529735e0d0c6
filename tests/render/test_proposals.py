"""What a reading proposes, on a screen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import prose
from tests.render.strategies import hostile_texts, steady
from tests.render.test_terminal import fits, plain, widths
from verify.proposals import Place, Proposal, Reading, Speaker, Warned, Words
from verify.render import json_, proposals, review
from verify.render.proposals import Lines

TEXT = prose.read(prose.ARTICLE.encode(), "a.txt", {"outlet": "Example News", "published": "2023-09-07"})
READING = prose.propose(TEXT, topic="harbour")
SHOWN = """\
added D1 a.txt: A day at the harbour, Example News, 2023-09-07
  3 explicit, 1 implicit, 1 in its own voice; 1 attitude and 1 opinion that can
  become no claim
  named        Port Office; Dockers Union
  carrier      all of it came through one carrier: Example News
  recorded     1 of 1 that can become claims
  warning      weekday-conflict: a Tuesday is called Wednesday (2:1)

  1  The bridge is open
     explicit · denies · confidence high · recorded as C1
     source    Dockers Union, organization, xx; the name ends like an office's
     cue       “denied” 5:15
     when      2023-09-07, from “denied”; assumed: the day of publication
     topic     harbour
     warning   strong-verb: the word is the writer's (5:15)
     words     “Dockers Union denied that the bridge is open.” 5:1, 145–190

  2  What a day
     opinion · affirms · confidence low · asserts nothing that can be true or
     false
     source    the document itself
     topic     harbour
     doubts    nobody is named
     words     “! What a day.” 7:1, 228–241
"""


def picked(*numbers: int) -> tuple[Proposal, ...]:
    found = [READING.proposals[number - 1] for number in numbers]
    return tuple(one.model_copy(update={"number": number}) for number, one in enumerate(found, 1))


def test_a_reading_is_shown_as_printed_here() -> None:
    denied, opinion = picked(5, 7)
    reading = READING.model_copy(
        update={
            "warnings": (Warned(kind="weekday-conflict", text="a Tuesday is called Wednesday", place=(21, 25)),),
            "proposals": (denied.model_copy(update={"known": "C1"}), opinion),
        }
    )
    assert proposals.reading(reading, "added D1 a.txt") == SHOWN
    overview = proposals.reading(reading, "added D1 a.txt", listed=False)
    assert SHOWN.startswith(overview)
    assert plain(proposals.reading(reading, "added D1 a.txt", colour=True)) == SHOWN


def test_a_speaker_is_told_with_what_it_is_called_here_and_why() -> None:
    speaker = Speaker(
        name="Anna Example",
        words=Words(text="she", places=((0, 3),)),
        kind="person",
        party="none",
        role="mayor",
        official=True,
        known="S4",
        why=("the mayor before her",),
    )
    one = READING.proposals[0].model_copy(
        update={"speaker": speaker, "relays": (Speaker(name="witnesses", unnamed=True),), "hedges": ("may",)}
    )
    shown = proposals.reading(READING.model_copy(update={"proposals": (one,)}), "x", width=200)
    assert "Anna Example, mayor, person, no party, official (S4), here “she”; the mayor before her" in shown
    assert "relays    witnesses, unnamed" in shown
    assert "hedged    “may”" in shown


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [("", 0, "1:1"), ("a\nbc", 3, "2:2"), ("a\r\nb", 3, "2:1"), ("a\rb", 2, "2:1"), ("a", 1, "1:2")],
)
def test_a_place_is_told_by_line_and_column_from_one(text: str, at: int, place: str) -> None:
    assert Lines(text).place(at) == place


def sentence(text: str, words: str) -> str:
    """What the review shows of a text whose proposal stands in some words."""
    start = text.index(words)
    place = (start, start + len(words))
    one = READING.proposals[3].model_copy(
        update={"content": Words(text=words, places=(place,)), "quote": words, "place": place}
    )
    reading = READING.model_copy(update={"document": {"text": text}, "proposals": (one,)})
    shown = review.proposal(reading, one, width=2000)
    return shown.split("\n")[1].strip()


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("First. The bridge is open. Last.", "bridge is", "The {bridge is} open."),
        ("First. The bridge is open. Last.", "The bridge is open.", "{The bridge is open.}"),
        ("Title\n\nHe said “it is\nopen.” Then", "it is", "He said “{it is} open.”"),
        ("no full stop", "full", "no {full} stop"),
        ("One? Two! Three", "Two", "{Two}!"),
        ("a" * 5000, "a" * 5000, "{" + "a" * 1500 + "} …"),
    ],
)
def test_words_are_shown_in_their_sentence(text: str, words: str, shown: str) -> None:
    assert sentence(text, words) == shown


@given(st.text(max_size=60), st.tuples(st.integers(0, 90), st.integers(0, 90)), st.tuples(st.integers(0, 90)))
def test_places_outside_the_text_and_across_each_other_are_borne(text: str, place: Place, other: tuple[int]) -> None:
    words = Words(text="x", places=(place, (other[0], other[0] + 3)))
    one = READING.proposals[0].model_copy(update={"content": words, "cue": words, "place": place, "quote": "quoted"})
    reading = READING.model_copy(update={"document": {"text": text}, "proposals": (one,)})
    fits(review.proposal(reading, one), 80)
    fits(proposals.reading(reading, "head"), 80)


def rewritten(value: Any, text: str, key: str = "") -> Any:
    """The same JSON with every text that a document or a person wrote replaced."""
    if isinstance(value, dict):
        return {inner: rewritten(one, text, inner) for inner, one in value.items()}
    if isinstance(value, list):
        return [rewritten(one, text, key) for one in value]
    written = {
        "claim",
        "name",
        "role",
        "why",
        "text",
        "quote",
        "topic",
        "assumption",
        "doubts",
        "hedges",
        "title",
        "outlet",
    }
    return text if isinstance(value, str) and key in written | {"named", "unnamed", "carrier"} else value


@steady
@given(hostile_texts(), widths)
def test_no_text_of_a_proposal_acts_on_the_screen_or_overflows_it(text: str, width: int) -> None:
    data = json.loads(READING.model_dump_json())
    for one in data["proposals"]:
        one["record"] = None
    reading = Reading.model_validate_json(json.dumps(rewritten(data, text)))
    shown = proposals.reading(reading, text, width=width)
    fits(shown, width)
    assert plain(proposals.reading(reading, text, width=width, colour=True)) == shown
    for one in reading.proposals:
        fits(review.proposal(reading, one, width=width), width)
        fits(plain(review.proposal(reading, one, width=width, colour=True)), width)


def test_json_has_the_schema_first_and_nothing_that_a_terminal_obeys() -> None:
    from verify.proposals import Readings

    reading = READING.model_copy(update={"document": {"text": "\x1b\x9b\u202e"}})
    shown = json_.readings(Readings(documents=(reading,)))
    assert shown.startswith('{\n  "schema": "verify.proposals/1",\n  "documents": [')
    assert not set(shown) & {"\x1b", "\x9b", "\u202e"}
    assert json.loads(shown)["documents"][0]["document"]["text"] == "\x1b\x9b\u202e"
