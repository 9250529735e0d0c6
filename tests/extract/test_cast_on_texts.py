"""The cast over the annotated texts of fixtures/ingest: who each given source phrase means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span

from verify.extract.casting.cast import Cast
from verify.extract.documents import read
from verify.extract.documents.blocks import Block
from verify.extract.language import parse

FOLDER = Path(__file__).parents[2] / "fixtures" / "ingest"


def test_nine_of_ten_sources_of_the_texts_are_called_as_a_person_called_them() -> None:
    """124 of 133 when written; what differs is known: titles kept as names, and what only outside knowledge tells."""
    answers = [right for folder in sorted(FOLDER.glob("*/gold.json")) for right in _answers(folder.parent)]
    assert len(answers) > 120
    assert sum(name for name, _ in answers) > 0.9 * len(answers)
    assert sum(unnamed for _, unnamed in answers) > 0.95 * len(answers)


def _answers(folder: Path) -> Iterator[tuple[bool, bool]]:
    """Whether the name, and whether `unnamed`, of each attribution with a source phrase is that of the gold."""
    gold = json.loads((folder / "gold.json").read_text())
    (article,) = folder.glob("article.*")
    blocks = read(article.read_bytes(), article.name, {}).blocks
    paragraphs = parse(blocks)
    cast = Cast(paragraphs, outlet=gold.get("outlet"))
    for one in gold["attributions"]:
        source = _place(one["source"][0], blocks, paragraphs) if one["source"] and one.get("speaker") else None
        if source:
            number, span = source
            found = cast.speakers(span, (number, span.start))
            called = bool(found) and (_bare(found[0].name) == _bare(one["speaker"]) or len(found) == one.get("sides"))
            yield called, bool(found) and found[0].unnamed == one["unnamed"]


def _place(words: dict[str, Any], blocks: tuple[Block, ...], paragraphs: list[Doc]) -> tuple[int, Span] | None:
    """The paragraph and the span of a gold phrase; a saved page has words only."""
    for number, doc in enumerate(paragraphs):
        block, offset = blocks[doc.user_data["block"]], doc.user_data["offset"]
        if "start" in words:
            places = (block.span(offset + token.idx, offset + token.idx + len(token)) for token in doc)
            inside = [at for at, (start, end) in enumerate(places) if words["start"] <= start and end <= words["end"]]
            if inside:
                return number, doc[inside[0] : inside[-1] + 1]
        elif found := re.search(rf"\b{re.escape(words['text'])}\b", doc.text):
            span = doc.char_span(*found.span(), alignment_mode="expand")
            return (number, span) if span is not None else None
    return None


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an|our|two) ", "", name.casefold().replace("’", "'"))
