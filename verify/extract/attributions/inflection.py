"""How English verbs inflect: the forms that a text may hold of a verb in the lexicon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# One syllable that ends in one vowel and one consonant doubles it: begged, planned, quipped; but vowed, vexed.
_SHORT = re.compile(r"(?:[^aeiou]|qu)+[aeiou][^aeiouwxy]")
_HISSING = re.compile(r".*(?:[sxz]|[cs]h|[^aeiou]o)")
_STRESSED_LAST = frozenset({"admit", "aver", "compel", "concur", "infer", "prefer", "rebut", "refer", "regret"})
"""Longer verbs that double as well, since their last syllable is stressed."""
_DOUBLED_BY_SOME = frozenset({"counsel", "label", "marvel", "quarrel", "signal"})
"""Doubled in British spelling only."""

_IRREGULAR: Mapping[str, str] = {
    "begin": "began begun",
    "broadcast": "broadcast broadcasted",
    "cast": "cast",
    "feel": "felt",
    "find": "found",
    "forecast": "forecast forecasted",
    "foresee": "foresaw foreseen",
    "foretell": "foretold",
    "forget": "forgot forgotten",
    "hear": "heard",
    "hold": "held",
    "know": "knew known",
    "mean": "meant",
    "plead": "pleaded pled",
    "prove": "proved proven",
    "put": "put",
    "read": "read",
    "retell": "retold",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "show": "showed shown",
    "speak": "spoke spoken",
    "stand": "stood",
    "swear": "swore sworn",
    "take": "took taken",
    "tell": "told",
    "think": "thought",
    "understand": "understood",
    "withdraw": "withdrew withdrawn",
    "write": "wrote written",
}
"""Past tense and participle; the other forms are regular, apart from the doubling below."""
_DOUBLED_IRREGULARS = frozenset({"begin", "forget", "put"})


def forms_of(verb: str) -> Iterable[str]:
    """The inflected forms of a verb, itself among them."""
    yield verb
    yield f"{verb[:-1]}ies" if _ends_in_consonant_y(verb) else f"{verb}{'es' if _HISSING.fullmatch(verb) else 's'}"
    for stem in _stems(verb):
        yield f"{stem}ing"
        if verb not in _IRREGULAR:
            yield _past(verb, stem)
    yield from _IRREGULAR.get(verb, "").split()


def _stems(verb: str) -> list[str]:
    """The verb as it stands before -ing: two where spelling differs."""
    doubled = verb + verb[-1]
    if verb in _DOUBLED_BY_SOME:
        return [verb, doubled]
    short = _SHORT.fullmatch(verb) is not None and verb not in _IRREGULAR
    if short or verb in _STRESSED_LAST or verb in _DOUBLED_IRREGULARS:
        return [doubled]
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe", "ye"))
    return [verb[:-1]] if silent else [verb]


def _past(verb: str, stem: str) -> str:
    if _ends_in_consonant_y(verb):
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{stem}ed"


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in set("aeiou")
