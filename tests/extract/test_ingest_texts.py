"""The invented texts of fixtures/ingest against what an annotator found in them before any program had seen them.

What is missed stands in MISSED by name, so that nothing more is missed unnoticed, and what is found again is taken off.
These are tests of constructions, and no evidence of accuracy.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify.drafts import DocumentDraft
from verify.extract.documents import read
from verify.extract.reading import propose
from verify.proposals import Proposal, Reading

TEXTS = Path(__file__).parents[2] / "fixtures" / "ingest"
NAMES = sorted(folder.name for folder in TEXTS.iterdir() if folder.is_dir())
MISSED: dict[str, set[str]] = {
    # "Stood by the finding"; a doubt in the speaker's own words; "puts the figure at a few hundred" in quotation marks.
    # That claims were rejected says nothing of who made them.
    "denials": {"a04", "a09", "a15", "a19"},
    # Two voices, one for each side, where the annotator wrote one attribution.
    "feature-british": {"a05"},
    # "Says the railway expects" is what the railway says, and no attitude of its.
    "live-blog": {"a10"},
    # A voice within a quotation of several paragraphs; a quotation signed in a paragraph of its own.
    "markdown-quotes": {"a04", "a06"},
    # "Heard the company commander report it".
    "milblog": {"a01"},
    # What somebody heard from another is proposed as what the other said, and relayed; attitudes within are not.
    "nested-relays": {"a08", "a10", "a13", "a16"},
    # An asker who names himself, one who is inaudible, and what an asker says that another said.
    "press-conference": {"a03", "a04", "a14"},
    # What is taken back is proposed as retracted, and not as affirmed before; "had been wrong"; a figure "published".
    "retractions": {"a03", "a04", "a06", "a09", "a12", "a14"},
    # A statement contradicted by a video; "reports of".
    "saved-page": {"a06", "a09"},
}
"""Attributions that are not found with half of their words, or with another speaker, stance or label."""
_WORD = re.compile(r"\w+")

Words = frozenset[int]


@cache
def gold(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((TEXTS / name / "gold.json").read_text("utf-8"))
    return found


@cache
def reading(name: str) -> Reading:
    (article,) = (TEXTS / name).glob("article.*")
    given: DocumentDraft = {}
    if gold(name)["published"]:
        given["published"] = gold(name)["published"]
    if gold(name)["outlet"]:
        given["outlet"] = gold(name)["outlet"]
    return propose(read(article.read_bytes(), article.name, given))


def words(spans: list[tuple[int, int]], text: str) -> Words:
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def places(parts: list[dict[str, Any]], text: str) -> list[tuple[int, int]]:
    """Where annotated words stand; those of a page are given without places."""
    found = []
    for part in parts:
        start = part.get("start", text.find(part["text"]))
        if start >= 0:
            found.append((start, part.get("end", start + len(part["text"]))))
    return found


def proposed(attribution: dict[str, Any], name: str) -> list[Proposal]:
    """The proposals that hold the words of an attribution, if they are half of all the words that either has."""
    text = reading(name).document["text"]
    wanted = words(places(attribution["content"], text), text)
    near = [
        (one, words(list(one.content.places), text))
        for one in reading(name).proposals
        if one.label != "own-voice" and wanted & words(list(one.content.places), text)
    ]
    covered = frozenset[int]().union(*(found for _, found in near))
    return [one for one, _ in near] if 2 * len(wanted & covered) >= len(wanted | covered) else []


def is_said(one: Proposal, attribution: dict[str, Any]) -> bool:
    """Whether a proposal has the speaker, stance and label of an attribution."""
    stances = {attribution["stance"], *attribution.get("stance_also", [])}
    labels = {attribution["label"], *attribution.get("label_also", [])}
    wanted = (attribution["speaker"] or "").casefold().replace("’", "'")
    voices = [*([one.speaker] if one.speaker else []), *one.relays]
    named = any(voice.name.casefold() in wanted or wanted in voice.name.casefold() for voice in voices)
    return one.stance in stances and one.label in labels and (named or not wanted)


def missed(name: str) -> set[str]:
    return {
        attribution["id"]
        for attribution in gold(name)["attributions"]
        if not attribution.get("hard") and not any(is_said(one, attribution) for one in proposed(attribution, name))
    }


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_missed_but_what_is_known(name: str) -> None:
    assert missed(name) == MISSED.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_no_stance_is_one_that_must_not_come_out(name: str) -> None:
    for attribution in gold(name)["attributions"]:
        for one in proposed(attribution, name):
            assert one.stance not in attribution.get("stance_not", [])


def test_a_text_without_attribution_has_none() -> None:
    labels = {one.label for one in reading("chronicle").proposals}
    assert labels <= {"own-voice", "opinion"}
    assert "no-attribution" in {warned.kind for warned in reading("chronicle").warnings}


@pytest.mark.parametrize("name", NAMES)
def test_own_claims_are_nobody_elses(name: str) -> None:
    """Nine in ten of the words that the text says itself are put into nobody's mouth for sure."""
    text = reading(name).document["text"]
    own = frozenset[int]()
    for claim in gold(name)["claims"]:
        for part in [claim["words"]] if isinstance(claim["words"], str) else claim["words"]:
            start = text.find(part)
            if claim["label"] == "own-voice" and start >= 0:
                own |= words([(start, start + len(part))], text)
    own -= frozenset[int]().union(*(words(places(one["content"], text), text) for one in gold(name)["attributions"]))
    told = [words(list(one.content.places), text) for one in reading(name).proposals if one.label == "explicit"]
    assert 10 * len(own & frozenset[int]().union(*told)) <= len(own)
