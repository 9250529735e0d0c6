"""Two sources that may be one person: by order, spelling, initials or a surname alone.

Names meet in buckets of what must agree, so that many sources need no comparison of all with all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations
from typing import NamedTuple

from verify.answers import Advice
from verify.core.lineage import stated
from verify.core.lint.matter import Matter, quoted
from verify.core.lint.spelling import alike, edits, frame, sound
from verify.core.lint.vocabulary import BODIES, PARTICLES, TITLES
from verify.model import Source, SourceId

_PERSONAL = frozenset({None, "person", "government", "military"})
"""Kinds that a person may have been recorded as."""
_JOINED_ARTICLE = re.compile(r"\b(al|el|as|ad|ar)-", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’\u02bc-][^\W\d_]+)*\.?")
_MOST_WORDS = 5
_LONGEST = 200
_LARGEST = 50
"""So many names that sound alike are a common name, or no names: they tell nothing."""
_MOST_FITS = 3
"""A short form that fits more people points at none."""


class Name(NamedTuple):
    """A name or alias of a source, in words as they sound; a word of one letter is an initial."""

    source: SourceId
    text: str
    words: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether it has a given name and a surname, both written out."""
        return len(self.words) >= 2 and len(self.words[0]) > 1 and len(self.words[-1]) > 1


Forms = dict[tuple[str, ...], tuple[list[Name], list[Name]]]
"""Under one key short forms of names, and names that they may stand for."""


class Pair(NamedTuple):
    """Two names of different sources, and why they may be one person's."""

    one: Name
    other: Name
    why: str
    weak: bool = False
    """`one` is a short form of `other`: what else is known must not speak against it."""


def same_person(matter: Matter) -> Iterator[Advice]:
    """Pairs of sources, at least one of them cited, that may be one person; each once, by the best reason."""
    order = {source: place for place, source in enumerate(matter.facts.sources)}
    told: dict[frozenset[SourceId], Pair] = {}
    for pair in _pairs([name for source in matter.facts.sources.values() for name in _names(source)]):
        two = frozenset({pair.one.source, pair.other.source})
        if len(two) < 2 or two.isdisjoint(matter.uses) or (pair.weak and _speaks_against(matter, pair)):
            continue
        if not pair.weak and order[pair.one.source] < order[pair.other.source]:
            pair = pair._replace(one=pair.other, other=pair.one)  # noqa: PLW2901 - the later one is merged
        told.setdefault(two, pair)
    for pair in sorted(told.values(), key=lambda pair: (order[pair.one.source], order[pair.other.source])):
        yield Advice(
            code="same-person",
            subject=pair.one.source,
            text=f"{_shown(matter, pair.one)} may be {_shown(matter, pair.other)}: {pair.why}; "
            f"if so, verify source merge {pair.one.source} {pair.other.source}",
        )


def _shown(matter: Matter, name: Name) -> str:
    known = matter.facts.sources[name.source].name
    also = "" if name.text == known else f", also {quoted(name.text)}"
    return matter.named(name.source) + also


def _speaks_against(matter: Matter, pair: Pair) -> bool:
    """Whether neither is known to be a person or an office, or the two have stated parties that differ."""
    if all(matter.facts.sources[name.source].kind is None for name in (pair.one, pair.other)):
        return True
    one, other = (matter.lineage.party(name.source) for name in (pair.one, pair.other))
    return stated(one) and stated(other) and str(one).casefold() != str(other).casefold()


def _names(source: Source) -> Iterator[Name]:
    """The names of a source that a person may have."""
    if source.unnamed or source.kind not in _PERSONAL:
        return
    for text in dict.fromkeys((source.name, *source.aliases)):
        words = tuple(sound(word) for word in _words(text, sure=source.kind == "person"))
        if words and any(len(word) > 1 for word in words):
            yield Name(source.id, text, words)


def _words(text: str, *, sure: bool) -> list[str]:
    """The words of a person's name without titles; none when it is no person's, as far as its words tell."""
    text = _JOINED_ARTICLE.sub(r"\1 ", text[:_LONGEST])
    found = _WORD.findall(text)
    if len(found) > _MOST_WORDS or re.sub(r"[\s,.]", "", text) != re.sub(r"\.", "", "".join(found)):
        return []  # figures, slashes and brackets are in no name
    words = [word.rstrip(".") for word in found]
    while words and words[0].casefold() in TITLES:
        words = words[1:]
    if not sure and not all(_like_a_name(word) for word in words):
        return []
    return [] if len(words) == 1 and words[0].isupper() else words


def _like_a_name(word: str) -> bool:
    small = word.casefold()
    return small not in BODIES and (small in PARTICLES or not word[0].islower())


def _pairs(names: list[Name]) -> Iterator[Pair]:
    """Pairs of names that may be one person's, the best reasons first."""
    yield from _spelled(names)
    yield from _middles(names)
    yield from _short(_initialed(names), "the same surname and initial")
    yield from _short(_alone(names), "the same surname")


def _spelled(names: Iterable[Name]) -> Iterator[Pair]:
    """Names with the same words in another order, or spelled nearly alike."""
    for bucket in _buckets((tuple(sorted(map(frame, name.words))), name) for name in names):
        for one, other in combinations(bucket, 2):
            if why := _same_words(one, other):
                yield Pair(one, other, why)


def _same_words(one: Name, other: Name) -> str:
    if one.words == other.words:
        return "the same name in two spellings"
    if sorted(one.words) == sorted(other.words):
        return "the same names in another order"
    ordered = [sorted(name.words, key=frame) for name in (one, other)]
    if all(map(alike, *ordered)) and sum(map(edits, *ordered)) <= 2:
        straight = list(map(frame, one.words)) == list(map(frame, other.words))
        return "spelled nearly alike" if straight else "spelled nearly alike, in another order"
    return ""


def _middles(names: Iterable[Name]) -> Iterator[Pair]:
    """Names of which one has a middle name more."""
    full = ((tuple(map(frame, (name.words[0], name.words[-1]))), name) for name in names if name.full)
    for bucket in _buckets(full):
        for one, other in permutations(bucket, 2):
            ends = zip((one.words[0], one.words[-1]), (other.words[0], other.words[-1]), strict=True)
            if len(one.words) == 2 < len(other.words) and all(alike(*pair) for pair in ends):
                yield Pair(one, other, "the same but for a middle name")


def _initialed(names: list[Name]) -> Forms:
    """By surname and initial the names that have only an initial, and those written out."""
    found: Forms = defaultdict(lambda: ([], []))
    for name in names:
        if name.full:
            found[name.words[-1], name.words[0][0]][1].append(name)
            continue
        initials = [word for word in name.words if len(word) == 1]
        surnames = [word for word in name.words if len(word) > 1]
        if initials and len(surnames) == 1:
            found[surnames[0], initials[0]][0].append(name)
    return found


def _alone(names: list[Name]) -> Forms:
    """By surname the names of one word, and those with a given name."""
    found: Forms = defaultdict(lambda: ([], []))
    for name in names:
        if len(name.words) == 1 or len(name.words[-1]) > 1:
            found[name.words[-1:]][len(name.words) > 1].append(name)
    return found


def _short(found: Forms, why: str) -> Iterator[Pair]:
    """Short forms with the few names that they fit."""
    for short, long in found.values():
        if len({name.source for name in long}) <= _MOST_FITS and len(short) <= _LARGEST:
            yield from (Pair(one, other, why, weak=True) for one in short for other in long)


def _buckets(keyed: Iterable[tuple[tuple[str, ...], Name]]) -> Iterator[list[Name]]:
    """Names under one key, where there are several and not too many."""
    found: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for key, name in keyed:
        found[key].append(name)
    return (names for names in found.values() if 2 <= len(names) <= _LARGEST)
