"""Sources of the database found again by name, alias, or last name and title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from verify.extract.casting.figures import Figure
from verify.extract.casting.titles import is_human, singular
from verify.model import Source
from verify.names import shadow

_ARTICLE = re.compile(r"(?:the|a|an) ")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[iyj]+y?$|[iy]+[iyj]*", "i"),
        (r"^ie|ie|io", "e"),
        (r"kh|h", "h"),
        (r"w", "v"),
        (r"ph", "f"),
        (r"ou|oo", "u"),
        (r"ck|q|c(?=[aou])", "k"),
        (r"(.)\1+", r"\1"),
    )
)


class Match(NamedTuple):
    """What the database knows of a name."""

    source: Source | None
    why: tuple[str, ...]


class Familiar:
    """The sources of the database, by what they go by."""

    def __init__(self, known: Iterable[Source]) -> None:
        self._names: dict[str, list[Source]] = defaultdict(list)
        self._last: dict[str, list[Source]] = defaultdict(list)
        self._sounds: dict[str, list[Source]] = defaultdict(list)
        for source in known:
            for name in dict.fromkeys(map(bare, (source.name, *source.aliases))):
                self._names[name].append(source)
                self._sounds[sound(name)].append(source)
            self._last[bare(source.name).split(" ")[-1]].append(source)

    def match(self, name: str, figure: Figure) -> Match:
        """The source that goes by a name; none where several do."""
        same = _distinct(self._names.get(bare(name), ()))
        if len(same) == 1:
            return Match(same[0], (f"known as {same[0].id}, {same[0].name}",))
        if same:
            return Match(None, (f"several known sources are called “{name}”: {_listed(same)}",))
        if figure.name and not figure.body and " " not in bare(name):
            return self._by_last_name(name, figure)
        return Match(None, self._hint(name))

    def _by_last_name(self, name: str, figure: Figure) -> Match:
        bearers = [one for one in _distinct(self._last.get(bare(name), ())) if one.kind in {None, "person", *_OFFICE}]
        fitting = [one for one in bearers if _same_title(one, figure)]
        if len(fitting) == 1:
            return Match(fitting[0], (f"known as {fitting[0].id}, {fitting[0].name}, by last name and title",))
        if bearers:
            return Match(None, (f"may be a known source of this last name: {_listed(bearers)}",))
        return Match(None, ())

    def _hint(self, name: str) -> tuple[str, ...]:
        alike = _distinct(self._sounds.get(sound(bare(name)), ()))
        return (f"spelled almost like {_listed(alike)}; not taken for the same",) if alike else ()


_OFFICE = ("government", "military", "organization")


def bare(name: str) -> str:
    """A name as it is matched, without an article."""
    return _ARTICLE.sub("", shadow(name), count=1) if _ARTICLE.match(shadow(name)) else shadow(name)


def sound(name: str) -> str:
    """What spellings of one name in Latin letters have in common: "Yevgeniy Balitskiy", "Yevgeny Balitsky"."""
    heard = name
    for pattern, put in _SOUNDS:
        heard = " ".join(pattern.sub(put, word) for word in heard.split(" "))
    return heard


def _same_title(source: Source, figure: Figure) -> bool:
    role = {singular(word) for word in shadow(source.role or "").split()}
    return any(one.head in role and is_human(one.head) for one in figure.described)


def _distinct(sources: Iterable[Source]) -> Sequence[Source]:
    return list({source.id: source for source in sources}.values())


def _listed(sources: Sequence[Source]) -> str:
    return ", ".join(f"{source.id} {source.name}" for source in sources[:4])
