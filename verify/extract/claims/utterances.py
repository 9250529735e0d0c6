"""Who takes which stance on what, in a document's order: what is attributed, what goes on, and what it says itself."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verify.extract.attributions.found import Found
from verify.extract.attributions.lexicon import words
from verify.extract.casting.cast import Cast
from verify.extract.claims.manner import Manner, lemma_of, manner
from verify.extract.claims.opinions import is_feeling, is_opinion
from verify.extract.claims.statements import Statement, is_sentence, raised, statements
from verify.model import Stance
from verify.proposals import Label, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CITING = frozenset({"cite", "quote"})
_HEARING = frozenset({"hear", "learn", "understand"})
_PASSING_ON = frozenset({"according", "before", "clause", "direct", "parenthetical", "that"})
_SHOWING = frozenset(
    {"demonstrate", "display", "find", "illustrate", "indicate", "mean", "prove", "reveal", "show", "suggest"}
)
_STATEMENT_NOUNS = words(
    "accusation accusations allegation allegations claim claims fact idea notion report reports rumor rumors rumour "
    "rumours statement suggestion suggestions"
)
DEEPEST = 4
"""So many tellers are followed in "A said B had told C that …"."""
_VERBAL = frozenset({"VERB", "AUX"})
_ASKING = frozenset({"q", "question", "reporter"})


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """One statement with whoever utters it."""

    label: Label
    statement: Statement
    stance: Stance
    speaker: Speaker | None
    found: Found | None = None
    relays: tuple[Speaker, ...] = ()
    negated: bool = False
    silent: bool = False
    """There is no statement to take a stance on: "declined to comment"."""
    doubts: tuple[str, ...] = field(default=())

    @property
    def place(self) -> tuple[int, int]:
        """The paragraph's place cannot be told from its tokens: its first token and the cue's."""
        return self.statement.range


def attributed(founds: Sequence[Found], cast: Cast, numbers: dict[int, int]) -> Iterator[Utterance]:
    """What the attributions of a document say; `numbers` gives each paragraph's, by the identity of its Doc."""
    within: dict[int, list[Found]] = {}
    for one in founds:
        if one.within is not None:
            within.setdefault(id(one.within), []).append(one)
    citing = _citations(founds)
    chained = _chained(founds)
    for one in founds:
        if one.within is None and id(one) not in citing.values() and one.verb.idx not in chained.get(id(one.doc), ()):
            relays = [other for other in founds if citing.get(id(one)) == id(other)]
            yield from _Reader(cast, numbers, within).utterances(one, relays)


def _citations(founds: Sequence[Found]) -> dict[int, int]:
    """The attributions that only say whom another one cites: "X, citing Y, said …"."""
    cited: dict[int, int] = {}
    for one in founds:
        if one.rule in {"thing", "named"} and lemma_of(one.verb) in _CITING and one.verb.tag_ == "VBG":
            host = next((other for other in founds if other is not one and _hosts(other, one)), None)
            if host is not None:
                cited[id(host)] = id(one)
    return cited


def _chained(founds: Sequence[Found]) -> dict[int, set[int]]:
    """Where verbs stand that are part of another's cue: "declined to say" is one cue, not two."""
    chained: dict[int, set[int]] = {}
    for one in founds:
        for start, end in one.cue:
            verbs = (one.doc[number] for number in range(start, end) if number != one.verb.i)
            chained.setdefault(id(one.doc), set()).update(verb.idx for verb in verbs if verb.pos_ in _VERBAL)
    return chained


def _hosts(other: Found, citing: Found) -> bool:
    return other.doc is citing.doc and other.verb.sent.start == citing.verb.sent.start and manner(other) is not None


@dataclass(frozen=True, slots=True)
class _Chain:
    """Through whom something is said."""

    speaker: Speaker
    relays: tuple[Speaker, ...]
    cites: frozenset[int] = frozenset()
    """Words in the content that only tell whom the speaker cites."""
    depth: int = 0

    def to(self, root: Speaker) -> _Chain:
        """The chain down to another voice; "she said she believed …" is hers alone."""
        relays = self.relays if root.name == self.speaker.name else (*self.relays, root)
        return _Chain(self.speaker, relays, depth=self.depth + 1)


class _Reader:
    """Reads one attribution, with those that stand within it."""

    def __init__(self, cast: Cast, numbers: dict[int, int], within: dict[int, list[Found]]) -> None:
        self._cast = cast
        self._numbers = numbers
        self._within = within

    def utterances(self, found: Found, cited: Sequence[Found] = ()) -> Iterator[Utterance]:
        how = manner(found)
        if how is None or any(token.text == "|" for start, end in found.content for token in found.doc[start:end]):
            return
        speakers = self._speakers(found)
        relays = (*self._heard_from(found), *(one for other in cited for one in self._named(other, other.content)))
        cites = frozenset(number for one in cited for number in _words(one))
        for speaker in speakers:
            yield from self._said(found, how, _Chain(speaker, relays, cites))

    def _said(self, found: Found, how: Manner, chain: _Chain) -> Iterator[Utterance]:
        """The statements of an attribution."""
        for doc, ranges in _contents(found):
            one = raised(doc, ranges) if found.rule == "passive" else None
            several = [one] if one else statements(doc, _without(_inner(doc, ranges), chain.cites))
            for statement in several or _whole(found, how):
                inner = self._nested(found, statement) if chain.depth < DEEPEST else None
                if inner is not None and how.sort == "assertion" and how.stance == "affirms":
                    yield from self._relayed(inner, chain)
                else:
                    yield _utterance(found, how, statement, chain)

    def _nested(self, found: Found, statement: Statement) -> Found | None:
        """The attribution that a statement within another consists of."""
        for one in self._within.get(id(found), ()):
            if one.rule not in _PASSING_ON or lemma_of(one.verb) in _SHOWING or one.doc is not statement.doc:
                continue
            if one.verb.i == statement.root.i and (one.source or one.speaker is not None):
                how = manner(one)
                if how is not None and how.sort == "assertion":
                    return one
        return None

    def _relayed(self, inner: Found, chain: _Chain) -> Iterator[Utterance]:
        """What somebody says that another said: the outer one passes it on."""
        how = manner(inner)
        if how is None:
            return
        for root in self._heard_from(inner) or self._speakers(inner):
            yield from self._said(inner, how, chain.to(root))

    def _heard_from(self, found: Found) -> tuple[Speaker, ...]:
        """Whose words they are in "had heard from B that …", "has learned from B that …"."""
        if lemma_of(found.verb) not in _HEARING:
            return ()
        heard = [one for child in found.verb.children if child.lower_ == "from" for one in child.children]
        return self._named(found, [_span(heard[0])]) if heard else ()

    def _speakers(self, found: Found) -> tuple[Speaker, ...]:
        """Who speaks; whoever writes, where that is "I" or "we"."""
        return self._named(found, found.source[:1]) or (Speaker(name="the writer", unnamed=True),)

    def _named(self, found: Found, ranges: Sequence[tuple[int, int]]) -> tuple[Speaker, ...]:
        number = self._numbers[id(found.doc)]
        if not ranges:
            return self._cast.speakers(None, (number, found.verb.i))
        start, end = ranges[0]
        return self._cast.speakers(found.doc[start:end], (number, start))


def _utterance(found: Found, how: Manner, statement: Statement, chain: _Chain) -> Utterance:
    label: Label = "explicit"
    if how.sort != "assertion":
        label = how.sort
    elif how.stance == "affirms" and (is_opinion(statement) or _only_speaks(found, statement)):
        label = "opinion"
    elif how.stance == "affirms" and is_feeling(statement):
        label = "attitude"
    silent = how.stance == "no-comment" and statement.root.tag_ == "VB" and statement.root.i >= found.content[0][0]
    return Utterance(
        label,
        statement,
        how.stance,
        chain.speaker,
        found,
        chain.relays,
        negated=how.negated,
        silent=silent and not _asks(statement),
    )


def _only_speaks(found: Found, statement: Statement) -> bool:
    """Whether something spoken asserts nothing: a question put to somebody, "Thank you", "Next question, please"."""
    asking = found.rule == "colon" and found.doc[found.source[0][0]].lower_ in _ASKING if found.source else False
    counts = any(found.doc[number].tag_ == "CD" and found.doc[number].lower_ != "one" for number in statement.tokens)
    return asking or (found.rule in {"direct", "colon"} and not counts and not is_sentence(statement))


def _whole(found: Found, how: Manner) -> list[Statement]:
    """The content as it is, where it states nothing and need not: "declined to comment"."""
    if how.sort == "assertion" and how.stance != "no-comment":
        return []
    start, end = found.content[0]
    return [Statement(found.doc, found.doc[start], tuple(range(start, end)))]


def _asks(statement: Statement) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in statement.root.children)


def _contents(found: Found) -> Iterator[tuple[Doc, list[tuple[int, int]]]]:
    yield found.doc, sorted(found.content)
    for doc, place in found.further:
        yield doc, [place]


def _inner(doc: Doc, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
        return _inner(doc, [_span(doubted[0])]) if doubted else ranges
    for child in head.children:
        first = doc[child.left_edge.i].lower_
        if head.lower_ in _STATEMENT_NOUNS and child.dep_ in {"acl", "ccomp", "relcl"} and first == "that":
            return [_span(child)]
        if head.pos_ in _VERBAL and child.dep_ == "ccomp" and first in {"whether", "if"}:
            return [_span(child)]
    return ranges


def _words(found: Found) -> Iterator[int]:
    for start, end in (*found.cue, *found.content):
        yield from range(start, end)


def _without(ranges: Sequence[tuple[int, int]], words: Container[int]) -> list[tuple[int, int]]:
    return [(number, number + 1) for start, end in ranges for number in range(start, end) if number not in words]


def _span(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _head(doc: Doc, place: tuple[int, int]) -> Token | None:
    start, end = place
    return next((doc[i] for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i), None)
