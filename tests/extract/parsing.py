"""Sentences parsed by the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract import language
from verify.extract.documents import Text, read

if TYPE_CHECKING:
    from spacy.tokens import Doc


def parsed(text: str, name: str = "text.txt") -> list[Doc]:
    return language.parse(text_of(text, name).blocks)


def text_of(text: str, name: str = "text.txt", published: str | None = None) -> Text:
    return read(text.encode(), name, {"published": published} if published else {})


def one(sentence: str) -> Doc:
    """One paragraph, however short."""
    doc = language.load()(sentence)
    doc.user_data.update(block=0, offset=0, kind="paragraph")
    return doc
