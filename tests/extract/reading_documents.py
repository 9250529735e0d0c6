"""Texts read as `ingest` reads them, and what always holds of what comes back."""

from __future__ import annotations

from hashlib import sha256

from verify.drafts import DocumentDraft
from verify.extract.documents import Text, read


def reading(text: str | bytes, name: str = "article.txt", given: DocumentDraft | None = None) -> Text:
    return read(text if isinstance(text, bytes) else text.encode(), name, given or {})


def texts(read: Text, kind: str | None = None) -> list[str]:
    return [block.text for block in read.blocks if kind in {None, block.kind}]


def kinds(read: Text) -> list[str]:
    return [block.kind for block in read.blocks]


def warned(read: Text) -> list[str]:
    return [warning.kind for warning in read.warnings]


def holds(data: bytes, read: Text) -> None:
    """Every letter shown stands in the text where its block says, in order, once; and the text can be stored."""
    document = read.document
    text = document.get("text", "")
    assert document.get("sha256") == sha256(data).hexdigest()
    assert "\0" not in text
    text.encode()
    end = 0
    for block in read.blocks:
        assert end <= block.place[0] < block.place[1] <= len(text)
        end = block.place[1]
        assert len(block.places) == len(block.text) > 0
        assert block.text == block.text.strip()
        assert block.place == (block.places[0], block.places[-1] + 1) == block.span(0, len(block.text))
        assert all(one < other for one, other in zip(block.places, block.places[1:], strict=False))
        for letter, place in zip(block.text, block.places, strict=True):
            assert text[place] == letter or (letter == " " and text[place].isspace())
    for warning in read.warnings:
        assert warning.place is None or 0 <= warning.place[0] <= warning.place[1] <= len(text)
