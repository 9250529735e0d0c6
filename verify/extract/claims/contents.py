"""What stands in the content of an attribution: the clause in "the claim that …", the deed in an accusation."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import words
from verify.extract.attributions.phrases import VERBAL
from verify.extract.claims.statements import SUBJECTS, Statement, raised, statements

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STATEMENT_NOUNS = words(
    "accusation accusations allegation allegations claim claims fact idea notion report reports rumor rumors rumour "
    "rumours statement statements suggestion suggestions"
)


def stated(found: Found, doc: Doc, ranges: list[tuple[int, int]], cites: Container[int]) -> list[Statement]:
    """The statements of some words of a content; `cites` are words that only tell whom the speaker cites."""
    one = raised(doc, ranges) if found.rule == "passive" else None
    one = one or (_accused(doc, ranges) if found.rule in {"named", "passive"} else None)
    if one:
        return [one]
    found_in = statements(doc, without(inner(doc, ranges), cites))
    under = _condition(found) if found.doc is doc else ()
    return [replace(one, borrowed=(*under, *one.borrowed)) for one in found_in] if under else found_in


def _condition(found: Found) -> tuple[int, ...]:
    """The condition before the cue of what stands behind it: "If the talks fail, X warned, fighting will resume"."""
    if found.rule not in {"clause", "that"} or not found.content or found.content[0][0] < found.verb.i:
        return ()
    for clause in found.verb.children:
        marked = any(one.dep_ == "mark" and one.lower_ in {"if", "unless"} for one in clause.children)
        if clause.dep_ == "advcl" and marked and any(one.dep_ in SUBJECTS for one in clause.children):
            start, end = span(clause)
            comma = end < len(found.doc) and found.doc[end].text == ","
            return tuple(range(start, end + comma)) if end <= found.verb.i else ()
    return ()


def _accused(doc: Doc, ranges: list[tuple[int, int]]) -> Statement | None:
    """The deed of which somebody is accused: "the mayor | of taking bribes", "the rebels | for the shelling"."""
    numbers = [number for start, end in ranges for number in range(start, end)]
    joins = (number for number in numbers[1:] if doc[number].lower_ in {"of", "for"} and doc[number].dep_ == "prep")
    at = next((number for number in joins if any(one.dep_ in {"pcomp", "pobj"} for one in doc[number].children)), None)
    if at is None or doc[numbers[0]].dep_ == "prep":
        return None
    deed = next(one for one in doc[at].children if one.dep_ in {"pcomp", "pobj"})
    who = tuple(number for number in numbers if number < at)
    own = tuple(number for number in numbers if number > at)
    if (deed.dep_ == "pobj" and doc[at].head.i in who) or not who or not own:
        return None
    return Statement(doc, deed, own if deed.dep_ == "pcomp" else (at, *own), who)


def contents(found: Found) -> Iterator[tuple[Doc, list[tuple[int, int]]]]:
    """The content of an attribution, paragraph by paragraph."""
    yield found.doc, sorted(found.content)
    for doc, place in found.further:
        yield doc, [place]


def inner(doc: Doc, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clause in "the claim that …", in "whether …" and behind "citing a draft, "; else the ranges as they are."""
    head = _head(doc, ranges[0]) if ranges else None
    if head is None:
        return ranges
    if head.lower_ in {"doubt", "doubts"}:
        doubted = [
            one
            for child in head.children
            if child.lower_ in {"on", "about"}
            for one in child.children
            if one.dep_ == "pobj"
        ]
        return inner(doc, [span(doubted[0])]) if doubted else ranges
    for child in head.children:
        first = doc[child.left_edge.i].lower_
        if head.lower_ in _STATEMENT_NOUNS and child.dep_ in {"acl", "ccomp", "relcl"} and first == "that":
            return [span(child)]
        if head.pos_ in VERBAL and child.dep_ == "ccomp" and first in {"whether", "if"}:
            return [span(child)]
    return ranges


def words_of(found: Found) -> Iterator[int]:
    """The places of the words of cue and content."""
    for start, end in (*found.cue, *found.content):
        yield from range(start, end)


def without(ranges: Sequence[tuple[int, int]], words: Container[int]) -> list[tuple[int, int]]:
    """The ranges without some words."""
    return [(number, number + 1) for start, end in ranges for number in range(start, end) if number not in words]


def span(token: Token) -> tuple[int, int]:
    """A token with all that hangs on it."""
    return token.left_edge.i, token.right_edge.i + 1


def _head(doc: Doc, place: tuple[int, int]) -> Token | None:
    start, end = place
    return next((doc[i] for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i), None)
