"""What the pronouns of a statement may stand for, so that it can be read alone.

A pronoun is named where just one thing before it fits; where several do, the likeliest is named with a question mark.
No model of coreference is used: number, animacy and order decide, the nearest subjects first (Hobbs, Lingua 44, 1978,
doi:10.1016/0024-3841(78)90006-2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from verify.extract.attributions.found import Range
from verify.extract.attributions.lexicon import words
from verify.extract.claims.statements import Statement
from verify.extract.when.words import FULL_NAMES
from verify.proposals import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSON = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_THING = {"it": "it", "its": "it"}
_MANY = {"they": "they", "them": "they", "their": "they"}
_FIRST = {"i": "I", "me": "I", "my": "I", "we": "we", "us": "we", "our": "we"}
_NOUNS = frozenset({"NN", "NNP", "NNS", "NNPS"})
_PLURAL = frozenset({"NNS", "NNPS"})
_QUOTES = frozenset({"“", '"', "``", "''", "”", "«", "»"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARTS = frozenset({"det", "amod", "compound", "poss", "nummod", "case", "nmod"})
_POINTING = frozenset({"that", "these", "this", "those"})
_TIMES = FULL_NAMES | words(
    "day days evening hour hours month months morning night time times today week weeks year years"
)


class Named(NamedTuple):
    """What to put in the places of some pronouns, and what is not certain about it."""

    names: dict[int, str]
    doubts: tuple[str, ...]


def named(statement: Statement, speaker: Speaker | None, source: Range | None = None) -> Named:
    """Names for the pronouns of a statement that nothing in it explains; `source` are the speaker's words beside it."""
    names: dict[int, str] = {}
    doubts: list[str] = []
    seen: set[str] = set()
    for number in (*statement.borrowed, *statement.tokens):
        token = statement.doc[number]
        group = _group(token)
        if group is None or group in seen or _explained(token, group, statement):
            if _points(token, statement):
                doubts.append(f"it is not said here what “{token.text}” is")
            continue
        seen.add(group)
        candidates = _candidates(token, group, statement, _Voice(speaker, source))
        if not candidates:
            doubts.append(f"it is not said here who or what “{token.text}” is")
            continue
        sure = len(candidates) == 1
        names[number] = f"[{token.text}: {candidates[0]}{'' if sure else '?'}]"
        if not sure:
            doubts.append(f"“{token.text}” may be: {', '.join(candidates[:3])}")
    return Named(names, tuple(doubts))


def _group(token: Token) -> str | None:
    """Which words mean the same; None for what is no pronoun, or an "it" that stands for nothing."""
    if token.tag_ not in {"PRP", "PRP$"} or token.dep_ == "expl":
        return None
    word = token.lower_
    if word == "it" and token.dep_ in _SUBJECTS and _is_empty(token.head):
        return None
    return _PERSON.get(word) or _THING.get(word) or _MANY.get(word) or _FIRST.get(word)


def _points(token: Token, statement: Statement) -> bool:
    """Whether "this" or "that" stands alone for something said before the statement."""
    alone = token.tag_ == "DT" and token.lower_ in _POINTING and token.dep_ in _SUBJECTS | {"dobj", "pobj"}
    return alone and token.head.i <= statement.tokens[-1] and token.i <= statement.tokens[0] + 3


def _is_empty(verb: Token) -> bool:
    """Whether the "it" of a verb stands for nothing: "it is clear that", "it rained"."""
    follows = any(child.dep_ in {"ccomp", "csubj", "acomp"} and child.i > verb.i for child in verb.children)
    return follows or verb.lower_ in {"rained", "rains", "snowed", "snows"}


def _explained(token: Token, group: str, statement: Statement) -> bool:
    """Whether a word of the statement before the pronoun can be what it stands for."""
    if group in {"I", "we"}:
        return False
    before = (statement.doc[number] for number in (*statement.borrowed, *statement.tokens) if number < token.i)
    return any(_fits(word, group) for word in before)


def _fits(token: Token, group: str) -> bool:
    """Whether a noun can be what a pronoun stands for, by number and animacy."""
    if token.tag_ not in _NOUNS or token.dep_ in {"compound", "amod", "npadvmod"} or token.lower_ in _TIMES:
        return False
    if group == "they":
        return token.tag_ in _PLURAL or any(child.dep_ == "conj" for child in token.children)
    return token.tag_ not in _PLURAL and (group == "it" or token.tag_ == "NNP")


class _Voice(NamedTuple):
    """The speaker of a statement, and the words that name it in the same sentence."""

    speaker: Speaker | None
    source: Range | None

    @property
    def name(self) -> str | None:
        return self.speaker.name if self.speaker is not None and not self.speaker.unnamed else None

    def is_person(self) -> bool:
        """Whether "he" or "she" may be the speaker."""
        speaker = self.speaker
        if speaker is None or speaker.kind not in {None, "person", "government", "military"}:
            return False
        return speaker.kind in {None, "person"} or speaker.role is not None

    def names(self, token: Token) -> bool:
        return self.source is not None and self.source[0] <= token.i < self.source[1]


def _candidates(token: Token, group: str, statement: Statement, voice: _Voice) -> list[str]:
    """What the pronoun may stand for, the likeliest first."""
    if group in {"I", "we"}:
        return [voice.name] if voice.name else []
    if group in {"he", "she"}:
        return _persons(token, statement, voice)
    found = [noun for noun in _before(statement, token) if not voice.names(noun)]
    nouns = [noun for noun in found if _fits(noun, group)]
    subjects = [noun for noun in nouns if noun.dep_ in _SUBJECTS]
    ordered = [*reversed(subjects), *(noun for noun in reversed(nouns) if noun.dep_ not in _SUBJECTS)]
    phrases = [_phrase(noun) for noun in ordered]
    if voice.name and voice.source is not None and not (voice.speaker and voice.speaker.kind == "person"):
        phrases.insert(0, voice.name)
    return list(dict.fromkeys(phrases))[:4]


def _persons(token: Token, statement: Statement, voice: _Voice) -> list[str]:
    """Who "he" or "she" may be: in quotation marks never the speaker, and others that are named before as well."""
    quoted = sum(one.text in _QUOTES for one in statement.doc[token.sent.start : token.i]) % 2 == 1
    names = (noun for noun in _before(statement, token) if noun.tag_ == "NNP" and not voice.names(noun))
    others = [_phrase(noun) for noun in names if noun.dep_ in _SUBJECTS]
    speaker = [voice.name] if voice.name and voice.is_person() and not quoted else []
    return list(dict.fromkeys([*speaker, *reversed(others)]))[:4]


def _before(statement: Statement, token: Token) -> Iterator[Token]:
    """The words of the sentence before the statement, and of the sentence before that when it begins one."""
    doc, start = statement.doc, token.sent.start
    first = min((*statement.tokens, token.i))
    if not any(_is_content(doc[number]) for number in range(start, first)):
        start = doc[start - 1].sent.start if start else start
    return (doc[number] for number in range(start, first))


def _is_content(token: Token) -> bool:
    return token.tag_ in _NOUNS


def _phrase(noun: Token) -> str:
    """A noun with what stands before it: "the Russian army"."""
    doc: Doc = noun.doc
    start = min([noun.i, *(child.left_edge.i for child in noun.children if child.dep_ in _PARTS and child.i < noun.i)])
    return doc[start : noun.i + 1].text
