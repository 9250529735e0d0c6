"""What the rules find in a sentence, as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions import attributions, places
from verify.extract.language import load

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from verify.extract.attributions.found import Found, Range

Told = tuple[str, str, str]
"""Source, cue and content; the parts of one are joined by an ellipsis, a paragraph's by a slash."""


def docs(text: str, kind: str = "paragraph") -> list[Doc]:
    """The paragraphs of a text, one a line."""
    parsed = list(load().pipe(text.split("\n")))
    for doc in parsed:
        doc.user_data["kind"] = kind
    return parsed


def told(text: str, kind: str = "paragraph") -> list[Told]:
    """The outermost attributions."""
    return [_words(found) for found in attributions(docs(text, kind)) if found.within is None]


def nested(text: str) -> list[tuple[Told, Told]]:
    """The attributions within others, each with the nearest around it."""
    return [(_words(found), _words(found.within)) for found in attributions(docs(text)) if found.within is not None]


def _words(found: Found) -> Told:
    source, cue, content = (_joined(found.doc.text, part) for part in places(found))
    return source, cue, " / ".join(filter(None, [content, *(_text(doc, one) for doc, one in found.further)]))


def _joined(text: str, parts: list[tuple[int, int]]) -> str:
    return " … ".join(text[start:end] for start, end in parts)


def _text(doc: Doc, part: Range) -> str:
    return doc[part[0] : part[1]].text
