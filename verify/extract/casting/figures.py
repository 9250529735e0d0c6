"""Figures: the people, bodies and things of a document, found again by their names and by what they are called."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from verify.extract.casting.given import Gender
from verify.extract.casting.noun import Description, Phrase
from verify.extract.casting.proper import AGENCIES
from verify.extract.casting.titles import FEMALE, MALE, is_human, listed, singular
from verify.names import shadow

Position = tuple[int, int]
"""Number of the paragraph and of the token in it."""

_LINKS = listed("- and de for la of on the")
_NEAREST = 20
"""How many figures of one name or office are looked at: what lies farther off is not meant."""

_MOST = 12
"""Descriptions that are kept of one figure: time must not grow with their square."""


@dataclass(slots=True, eq=False)
class Figure:
    """Whom or what a document calls by one name, or introduces without one."""

    name: str | None
    body: bool | None
    """Whether it is a body; None for a name that nothing tells the kind of."""
    first: Position
    described: list[Description] = field(default_factory=list)
    acronym: str | None = None
    gender: Gender | None = None
    serves: Figure | None = None
    """For whom a spokesperson speaks."""

    def add(self, phrase: Phrase) -> None:
        """Take in what a phrase says of the figure."""
        heads = {(one.head, one.text) for one in self.described}
        fresh = [one for one in phrase.described if (one.head, one.text) not in heads]
        self.described += fresh[: max(0, _MOST - len(self.described))]
        self.acronym = self.acronym or phrase.acronym
        self.body = phrase.body if self.body is None else self.body
        for one in phrase.described:
            self.gender = self.gender or ("she" if one.head in FEMALE else "he" if one.head in MALE else None)

    def told_more(self, phrase: Phrase) -> Figure:
        """The figure with what a phrase that names it says beside; itself stays as it is."""
        if not phrase.name or not phrase.described:
            return self
        more = replace(self, described=list(self.described))
        more.add(phrase)
        return more

    @property
    def plural(self) -> bool:
        """Whether it is more than one, none of them named."""
        return self.name is None and bool(self.described) and self.described[0].plural

    @property
    def human(self) -> bool:
        """Whether it is a person, or several."""
        if self.name:
            return self.body is False
        return bool(self.described) and is_human(self.described[0].head)


class Index:
    """Figures by key, each list in the order of the text."""

    def __init__(self) -> None:
        self._lists: dict[str, list[tuple[Position, int, Figure]]] = defaultdict(list)
        self._number = 0

    def put(self, key: str, at: Position, figure: Figure) -> None:
        """Note that the text uses a key for a figure at a place."""
        self._number += 1
        insort(self._lists[key], (at, self._number, figure))

    def near(self, key: str, at: Position, fits: Callable[[Figure], bool] = lambda _: True) -> list[Figure]:
        """The figures of a key that fit, those before a place first, nearest first; then those behind it."""
        found: list[Figure] = []
        for figure in self._around(key, at):
            if figure not in found and fits(figure):
                found.append(figure)
        return found

    def _around(self, key: str, at: Position) -> Iterator[Figure]:
        entries = self._lists.get(key, [])
        middle = bisect_left(entries, (at,))
        yield from (entry[2] for entry in reversed(entries[max(0, middle - _NEAREST) : middle]))
        yield from (entry[2] for entry in entries[middle : middle + _NEAREST])


def words_of(name: str) -> list[str]:
    """The words of a name as they are matched."""
    return [word for word in shadow(name).replace("’", "'").replace("-", " - ").split() if word]


def content(words: Iterable[str]) -> frozenset[str]:
    """The words that tell one body's name from another's."""
    return frozenset(word.removesuffix("'s").rstrip("'") for word in words if word not in _LINKS and word != "'s")


def head_of(name: str) -> str:
    """The head noun of a body's name: what stands before "of" or "for"."""
    words = shadow(name).split()
    for at, word in enumerate(words):
        if at and word in {"of", "for", "on"}:
            return singular(words[at - 1])
    return singular(words[-1]) if words else ""


def keys_of(figure: Figure, described: Iterable[Description]) -> Iterator[str]:
    """What a figure can be called by later."""
    if figure.name and figure.body:
        yield f"head:{head_of(figure.name)}"
        yield from (f"word:{word}" for word in content(words_of(figure.name)))
        if shadow(figure.name) in AGENCIES:
            yield "head:agency"
    elif figure.name:
        words = shadow(figure.name).split()
        yield f"last:{words[-1]}"
        if len(words) > 1:
            yield f"first:{words[0]}"
    if figure.acronym:
        yield f"short:{shadow(figure.acronym)}"
    for one in described:
        if one.head:
            yield f"head:{one.head}"
