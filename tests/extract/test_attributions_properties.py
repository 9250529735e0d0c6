"""Any text gives attributions whose places lie in it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.extract.attributing import docs
from verify.extract.attributions import attributions, places
from verify.extract.language import load

_WORDS: str = (
    "said says told that who which as according to by the a governor army Lund Mr. U.S. it he there report claim "
    "denied called lie was is been reported expected reportedly in poll asked about of vowed seems adding not "
    "open fell yes if and but Monday 12 \" “ ” ' ’ '' « » ( ) [ ] : ; , . ? ! … - — – :) \t \u00a0 \u200b 😀 Лунд"
)
_PROSE = st.lists(st.sampled_from([*_WORDS.split(" "), "\n", "  "]), max_size=60).map(" ".join)
_KINDS = st.sampled_from(["title", "heading", "paragraph", "item", "quote"])


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(_PROSE, st.text(max_size=80)), kind=_KINDS)
@example(text="", kind="title")
@example(text=":", kind="title")
@example(text="said", kind="paragraph")
@example(text=" \n \n“", kind="quote")
@example(text="according to", kind="paragraph")
@example(text="as said by", kind="paragraph")
@example(text="“said", kind="paragraph")
def test_every_place_lies_in_its_paragraph_and_every_cue_has_words(text: str, kind: str) -> None:
    paragraphs = docs(text, kind)
    for found in attributions(paragraphs):
        source, cue, content = places(found)
        assert cue
        assert content or found.further
        for start, end in [*source, *cue, *content]:
            assert 0 <= start < end <= len(found.doc.text)
        for doc, (first, last) in found.further:
            assert 0 <= first < last <= len(doc)
            assert doc in paragraphs


@settings(max_examples=100, deadline=None)
@given(text=_PROSE)
def test_what_stands_within_ends_somewhere_and_has_its_cue_there(text: str) -> None:
    found = attributions(docs(text))
    for one in found:
        around, steps = one.within, 0
        if around is not None:
            cue = one.cue[0][0]
            assert around in found
            assert any(first <= cue < last for first, last in around.content)
        while around is not None:
            around, steps = around.within, steps + 1
            assert steps <= len(found)


@settings(max_examples=50, deadline=None)
@given(text=_PROSE)
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    assert [places(one) for one in attributions(docs(text))] == [places(one) for one in attributions(docs(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        'Lund said the army had told her that "the road is open," and denied the report. ',
        "he said he said he said ",
        '" said ',
        "- the army, who said, adding, called it a lie, ",
    ],
)
def test_much_of_one_thing_gives_a_result(sentence: str) -> None:
    """How the time grows is measured in benchmarks/growing.py."""
    for one in attributions([load()(sentence * 40)]):
        assert one.cue
