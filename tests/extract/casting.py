"""A cast read from paragraphs written in a test; every name in these tests is invented, but for states and outlets."""

from __future__ import annotations

from typing import Any

from verify.extract.casting.cast import Cast
from verify.extract.language import load
from verify.proposals import Speaker


def all_sources(text: str, phrase: str, **given: Any) -> tuple[Speaker, ...]:
    """The sources that the last occurrence of a phrase names; a blank line parts paragraphs."""
    paragraphs = [load()(part) for part in text.split("\n\n")]
    cast = Cast(paragraphs, **given)
    number = max(at for at, doc in enumerate(paragraphs) if phrase in doc.text)
    start = paragraphs[number].text.rindex(phrase)
    source = paragraphs[number].char_span(start, start + len(phrase), alignment_mode="expand")
    assert source is not None
    return cast.speakers(source, (number, source.start))


def source_of(text: str, phrase: str, **given: Any) -> Speaker:
    """The one source that the last occurrence of a phrase names."""
    (found,) = all_sources(text, phrase, **given)
    return found
