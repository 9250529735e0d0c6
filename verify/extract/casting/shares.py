"""How many sources a source phrase names: "Orlov and Tolan" are two, "the Ministry of Trade and Industry" is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verify.extract.casting.noun import read
from verify.extract.casting.titles import is_human, title
from verify.extract.casting.tokens import is_capital
from verify.names import shadow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Range = tuple[int, int]
_BOTH = re.compile(
    r"(?:the )?(?:both|two|either|each)(?: of the)?(?: warring| opposing)? (?:sides?|parties|armies|belligerents)\b"
)
_JOINTS = frozenset({",", "and", "or", "&", "as", "well", "both", "either"})


def shares(source: Span) -> list[Range]:
    """The token ranges of the sources that a phrase joins."""
    root = source.root
    heads = sorted(
        (token for token in [root, *root.conjuncts] if source.start <= token.i < source.end), key=lambda one: one.i
    )
    if len(heads) < 2:
        return _named_apart(source)
    if not all(_can_speak(token) for token in heads) or _is_one(source.doc, heads):
        return [(source.start, source.end)]
    starts = [source.start, *(max(source.start, token.left_edge.i) for token in heads[1:])]
    ends = [*starts[1:], source.end]
    ranges = [_trimmed(source.doc, start, end) for start, end in zip(starts, ends, strict=True)]
    return [one for one in ranges if one[0] < one[1]]


def _named_apart(source: Span) -> list[Range]:
    """The ranges around an "and" that joins two people, each with a name, where the parser did not see it."""
    for token in source:
        if token.tag_[:1] == "W":
            break
        if token.lower_ == "and" and source.start < token.i < source.end - 1:
            first, second = _trimmed(source.doc, source.start, token.i), _trimmed(source.doc, token.i + 1, source.end)
            if _is_person(source.doc, first) and _is_person(source.doc, second):
                return [first, second]
    return [(source.start, source.end)]


def _is_person(doc: Doc, part: Range) -> bool:
    phrase = read(doc, *part)
    return phrase.name is not None and not phrase.body and (" " in phrase.name or phrase.body is False)


def are_both_sides(source: Span) -> bool:
    """Whether a phrase means the two sides of a conflict."""
    return _BOTH.match(shadow(source.text)) is not None


def _can_speak(token: Token) -> bool:
    return is_capital(token) or title(token.text) is not None or token.tag_ in {"NNS", "PRP"}


def _is_one(doc: Doc, heads: list[Token]) -> bool:
    """Whether words joined by "and" call one person or body: "its director and founder"."""
    first, second = heads[0], heads[1]
    if not any(doc[at].lower_ in {"and", "or", "&"} for at in range(first.i, heads[-1].i)):
        return True
    determined = any(child.dep_ in {"det", "poss"} for child in second.children)
    if is_human(first.text) and is_human(second.text) and first.tag_ == second.tag_ == "NN":
        return not determined
    between = doc[first.i + 1 : second.i]
    adjacent = len(between) == 1 and first.i > 0 and is_capital(first) and is_capital(second)
    return adjacent and any(
        (mark := title(token.text)) and mark.sort == "body" for token in second.subtree if token.i > second.i
    )


def _trimmed(doc: Doc, start: int, end: int) -> Range:
    while start < end and (doc[start].lower_ in _JOINTS):
        start += 1
    while start < end and (doc[end - 1].lower_ in _JOINTS or doc[end - 1].is_punct):
        end -= 1
    return start, end
