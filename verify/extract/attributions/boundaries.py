"""Where a content begins and ends: grown by what the parser hung elsewhere, cut where the reporter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.extract.attributions.lexicon import NAMED_AS, SAY, THING, words
from verify.extract.attributions.paragraph import FINITE, MARKS
from verify.extract.attributions.phrases import NOMINAL, children, end, lemma, start, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from verify.extract.attributions.found import Found, Range
    from verify.extract.attributions.paragraph import Paragraph, Quoted

_JOINING = words("about against among as between for from into of over than to toward towards with")
"""Prepositions whose phrase belongs to the thing before it."""
_CUT = words("about address clause do light named passive seem that thing")
"""Rules whose content ends a sentence in which the reporter may go on."""
_REMARKS = frozenset({"a", "an", "one", "the", "which", "who"})
"""How a remark begins that explains the word before it."""


def grown(paragraph: Paragraph, verb: Token, content: list[Range]) -> list[Range]:
    """The content with the phrases behind it that hang on the verb: backed the plan | for the dam."""
    first, last = content[-1]
    following = {start(one): one for one in _attached(verb) if one.i >= start(one) >= last}
    while last in following and end(following[last]) > last:
        last = end(following[last])
    # A thing is called by a quotation: called it | "a lie".
    if lemma(verb) in NAMED_AS and paragraph.text(last) in MARKS - {"'", "’"}:
        quoted = paragraph.quotation(last)
        last = quoted.end if quoted is not None else last
    return [*content[:-1], (first, last)]


def _attached(verb: Token) -> Iterator[Token]:
    heads = [verb, *children(verb, "dobj", "prep")]
    yield from (one for head in heads for one in head.children if _belongs(one))
    if lemma(verb) in NAMED_AS:
        # A name that the parser took for a measure: branded the report | a lie.
        yield from (one for one in children(verb, "npadvmod") if one.pos_ in NOMINAL)


def _belongs(token: Token) -> bool:
    if token.dep_ == "prep":
        return token.lower_ in _JOINING
    to = token.dep_ == "advcl" and token.doc[start(token)].lower_ == "to"
    return to or token.dep_ in {"xcomp", "oprd", "dative", "acl"}


def bounded(paragraph: Paragraph, found: Found) -> Found:
    """The attribution with its content cut, snapped and trimmed, in the order of the text."""
    content = found.content
    if found.rule in _CUT and content:
        content = [*content[:-1], _cut(paragraph, _turned(paragraph, found, content[-1]))]
    content = [_snapped(paragraph, found, one) for one in content]
    found.content = _trimmed(paragraph, sorted(content))
    found.source = _trimmed(paragraph, found.source)
    found.cue = _trimmed(paragraph, found.cue) or found.cue
    return found


def _trimmed(paragraph: Paragraph, ranges: list[Range]) -> list[Range]:
    parts = (trimmed(paragraph.doc, one) for one in ranges)
    return [part for part in parts if part is not None]


def _cut(paragraph: Paragraph, content: Range) -> Range:
    """The content without the remark of the reporter at its end."""
    first, last = content
    quoted_end = last > first and paragraph.quotation(last - 1) is not None
    dashes = paragraph.dashes(first, last)
    for at in sorted([*paragraph.commas(first, last), *dashes]):
        if not first + 2 <= at < last - 2 or (quoted_end and paragraph.quotation(at) is not None):
            continue
        if paragraph.text(at) == "," and _opens_remark(paragraph, at, last):
            return first, at
        if dashes == [at] and paragraph.doc[at + 1].lower_ in _REMARKS:
            return first, at
    return content


def _opens_remark(paragraph: Paragraph, at: int, last: int) -> bool:
    """Whether what follows a comma, up to the end, is no more of what was said."""
    return (
        _opens_relative(paragraph, at, last) or _opens_saying(paragraph, at) or _opens_apposition(paragraph, at, last)
    )


def _turned(paragraph: Paragraph, found: Found, content: Range) -> Range:
    """The content up to where the reporter's verb has a second one: "denied that it had fired and rejected claims"."""
    first, last = content
    if found.rule not in {"clause", "that"}:
        return content
    for token in found.doc[first + 2 : last]:
        if token.dep_ != "conj" or token.tag_ not in FINITE or lemma(token) not in SAY | THING:
            continue
        perfect = token.head.tag_ == "VBN" and any(one.lower_ == "had" for one in children(token.head, "aux"))
        joined = paragraph.text(token.i - 1).lower() in {"and", "but"}
        if perfect and joined and not children(token, "nsubj", "nsubjpass") and paragraph.quotation(token.i) is None:
            return first, token.i - 1
    return content


def _opens_relative(paragraph: Paragraph, at: int, last: int) -> bool:
    """Whether a comma opens a relative clause up to the end: "…, who took office in May"."""
    relative = paragraph.doc[at + 1]
    if relative.tag_ not in {"WP", "WDT"} or relative.lower_ not in {"who", "which"}:
        return False
    verb = relative.head
    while verb.dep_ not in {"relcl", "ROOT"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ == "relcl" and verb.head.i < at and end(verb) >= last - 1


def _opens_apposition(paragraph: Paragraph, at: int, last: int) -> bool:
    """Whether a comma opens an apposition up to the end: "…, a village on the river"."""
    word = paragraph.doc[at + 1]
    top = word.head if word.lower_ in _REMARKS else word
    return word.lower_ in _REMARKS and top.dep_ == "appos" and top.head.i < at and end(top) >= last - 1


def _opens_saying(paragraph: Paragraph, at: int) -> bool:
    """Whether a comma opens what the source says next: "…, adding that it held"."""
    saying = paragraph.doc[at + 1]
    return saying.tag_ == "VBG" and lemma(saying) in SAY and saying.dep_ in {"advcl", "conj", "acl"}


def _snapped(paragraph: Paragraph, found: Found, content: Range) -> Range:
    """The content with the whole of the quotations that it begins or ends in, save those that hold the cue."""
    first, last = content
    if first >= last:
        return content
    opening, closing = paragraph.quotation(first), paragraph.quotation(last - 1)
    if opening is not None and opening.start < first < opening.end <= last and not _holds(opening, found):
        first = opening.start
    if closing is not None and first <= closing.start < last < closing.end and not _holds(closing, found):
        last = closing.end
    return first, last


def _holds(quoted: Quoted, found: Found) -> bool:
    return any(quoted.start <= first < quoted.end for first, _ in found.cue + found.source)
