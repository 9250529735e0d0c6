"""Quotations that are speech, and the verbs beside which they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from verify.extract.attributions.lexicon import SAY
from verify.extract.attributions.paragraph import ENDS, MARKS
from verify.extract.attributions.phrases import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from verify.extract.attributions.paragraph import Paragraph, Quoted

_QUOTING = frozenset({"believe", "think", "wonder"})
"""Verbs of thinking that stand beside a quotation."""
_ONLY_HERE = frozenset({"began", "goes", "joined", "went"})
"""Verbs that are verbs of saying beside a quotation only."""


class Gap(NamedTuple):
    """A quotation of speech, and where its neighbours end and begin."""

    before: int
    quoted: Quoted
    after: int
    resumes: bool
    """Whether it goes on with the sentence that the quotation before it left open: "The dam," she said, "will hold"."""


def is_speech_verb(token: Token) -> bool:
    """Whether a verb beside a quotation tells that somebody said it."""
    verb = lemma(token)
    if token.lower_ in {"put", "puts"}:
        return token.i + 1 < len(token.doc) and token.nbor().lower_ == "it"
    return token.tag_.startswith("VB") and (verb in SAY or verb in _QUOTING or token.lower_ in _ONLY_HERE)


def is_speech(quoted: Quoted) -> bool:
    """Whether a quotation is a sentence that was said, and not a name, a title or a word held at arm's length."""
    words = quoted.words
    if quoted.text.rstrip("”\"'’»")[-1:] in {",", "!", "?"}:
        return True
    if not words:
        return False
    count = len(words.split())
    ended = words[-1] in ",.?!…-—" or quoted.followed == ","
    begun = words[0].isupper() or words[0] in "[…(." or count > 4
    return (ended and begun and count > 1) or count > 12 or not quoted.closed


def gaps(paragraph: Paragraph) -> Iterator[Gap]:
    """The quotations of speech of a paragraph, in order."""
    speech: list[Quoted] = []
    resuming: list[bool] = []
    for quoted in paragraph.quoted:
        resumes = bool(speech) and _resumes(paragraph, speech[-1], quoted)
        if resumes or is_speech(quoted):
            speech.append(quoted)
            resuming.append(resumes)
    befores = [0, *(quoted.end for quoted in speech)]
    afters = [*(quoted.start for quoted in speech[1:]), len(paragraph.doc)]
    yield from map(Gap, befores, speech, afters, resuming)


def _resumes(paragraph: Paragraph, before: Quoted, quoted: Quoted) -> bool:
    """Whether a quotation begins small behind a comma, where the one before ended with one."""
    if not before.words.endswith(",") or not quoted.words[:1].islower() or paragraph.text(quoted.start - 1) != ",":
        return False
    return all(token.text not in ENDS for token in paragraph.doc[before.end : quoted.start])


def lead(paragraph: Paragraph, gap: Gap) -> int:
    """Where the sentence begins that leads into a quotation; the parser may have cut it before the mark."""
    doc, quoted = paragraph.doc, gap.quoted
    at = quoted.start - 1
    floor = max(paragraph.sentence(quoted.start)[0], gap.before)
    while at >= floor and doc[at].is_space:
        at -= 1
    if at < floor or doc[at].text in ENDS or doc[at].text in MARKS:
        return quoted.start
    while at >= gap.before and doc[at].text not in ENDS and "\n" not in doc[at].text:
        if doc[at].text in {":", ";"} or (is_speech_verb(doc[at]) and doc[at].tag_ != "VBG"):
            return quoted.start
        at -= 1
    at += 1
    while at < quoted.start and not doc[at].is_alpha and doc[at].text not in MARKS:
        at += 1
    return at
