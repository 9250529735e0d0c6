"""Sources set off by a colon: NAME: what was said; and a cue with a colon that announces the next paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import NO_SPEAKERS, OPENING_NO_NAME, VOICES
from verify.extract.attributions.paragraph import DASHES, ENDS, MARKS
from verify.extract.attributions.phrases import subject
from verify.extract.attributions.rules.direct import quotation_of
from verify.extract.attributions.rules.speech import is_speech_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from verify.extract.attributions.paragraph import Paragraph

_LONGEST = 9
"""How many tokens a name before a colon takes at most."""
_TURNS = 4
"""How many turns make a transcript."""
_SMALL = frozenset({"and", "at", "for", "of", "on", "the", "to"})
"""Words that names write small."""


def colon(paragraph: Paragraph, *, transcript: bool = False) -> Found | None:
    """A paragraph that begins with a name and a colon: a headline, or a turn of a transcript."""
    doc = paragraph.doc
    at = turn(doc)
    if at is None:
        return None
    words = [one for one in doc[:at] if one.is_alpha]
    shouted = all(one.is_upper for one in words)
    quoted = bool(paragraph.quoted) and paragraph.quoted[0].start == at + 1
    speaks = quoted or words[-1].lower_ in VOICES or paragraph.kind in {"title", "heading", "item"}
    if not (transcript or shouted or speaks):
        return None
    speaker = next((one for one in words if one.head.i >= at or one.head.i == one.i), words[-1])
    # "Police: two dead." begins a paragraph that goes on by itself.
    whole = transcript or shouted or quoted or paragraph.kind != "paragraph"
    last = len(doc) if whole else paragraph.sentence(at + 1)[1]
    return Found(doc, doc[at], speaker, [(0, at)], [(at, at + 1)], [(at + 1, last)], "colon")


def signed(paragraph: Paragraph) -> Found | None:
    """A quotation with its speaker behind a dash: "We hold the hill." - Name, of what."""
    doc = paragraph.doc
    last = paragraph.quoted[-1] if paragraph.quoted else None
    if last is None or not last.closed or not last.end < len(doc) - 1 or doc[last.end].text not in DASHES:
        return None
    words = [one for one in doc[last.end + 1 :] if one.is_alpha]
    if not words or len(doc) - last.end > _LONGEST + 6 or not words[0].text[:1].isupper():
        return None
    if paragraph.worded(0, paragraph.quoted[0].start) or paragraph.tensed(last.end, len(doc)):
        return None
    speaker = next((one for one in words if one.head.i <= last.end or one.head.i == one.i), words[0])
    source, cue = (last.end + 1, len(doc)), (last.end, last.end + 1)
    return Found(doc, doc[last.end], speaker, [source], [cue], [(paragraph.quoted[0].start, last.end)], "colon")


def is_transcript(paragraphs: Sequence[Doc]) -> bool:
    """Whether turns of speech make the document: paragraphs begin with a name and a colon, and names come back."""
    named = [doc[:at].text for doc in paragraphs if (at := turn(doc)) is not None]
    return len(named) >= _TURNS and len(set(named)) < len(named)


def turn(doc: Doc) -> int | None:
    """The place of the colon behind the name that a paragraph begins with."""
    at = _colon_at(doc)
    if at is None or at == 0 or at + 1 >= len(doc) or doc[:at].text.lower() in NO_SPEAKERS:
        return None
    return at if _is_name([one for one in doc[:at] if one.is_alpha]) else None


def _colon_at(doc: Doc) -> int | None:
    """The place of the first colon, when a name may stand before it."""
    for token in doc[:_LONGEST]:
        if token.text == ":":
            return token.i
        if token.text in ENDS or token.text in MARKS or token.is_space or token.like_num:
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "VB"} and not token.is_upper:
            return None
    return None


def _is_name(words: list[Token]) -> bool:
    if not words or words[0].lower_ in OPENING_NO_NAME:
        return False
    return all(one.text[0].isupper() or one.lower_ in _SMALL for one in words)


def announced(paragraph: Paragraph) -> Found | None:
    """A paragraph that ends with a cue and a colon: what was said stands in the next; the content is empty."""
    doc = paragraph.doc
    if not doc.text.rstrip().endswith(":"):
        return None
    first = paragraph.sentence(len(doc) - 1)[0]
    for at in range(len(doc) - 1, first - 1, -1):
        if is_speech_verb(doc[at]):
            return quotation_of(paragraph, doc[at], subject(doc[at]))
    return None
