"""Names of people as they sound, so that transliterations of one name meet."""

from __future__ import annotations

import re
from functools import lru_cache

from verify.names import shadow

_SOUNDS = re.compile("shch|sch|sh|zh|tz|ts|kh|ch|ph|th|ks|ck|[yjzgqcw'’\u02bc]")
_AS = {
    **dict.fromkeys(("shch", "sch", "sh", "zh", "tz", "ts", "z"), "s"),
    **dict.fromkeys(("kh", "ch", "g"), "h"),
    **dict.fromkeys(("ck", "c", "q"), "k"),
    **dict.fromkeys(("y", "j"), "i"),
    **dict.fromkeys("'’\u02bc", ""),
    "ph": "f",
    "th": "t",
    "ks": "x",
    "w": "v",
}
"""Letters that one sound is written with: Oleh and Oleg, Zelenskyy and Zelenskiy, Mikhail and Michail."""
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")
_ONE_LETTER = 4
_TWO_LETTERS = 7
"""How long a name must be for one letter, or two, to be a matter of spelling."""


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word of a name with one letter for each sound."""
    return _DOUBLED.sub(r"\1", _SOUNDS.sub(lambda match: _AS[match[0]], shadow(word)))


def frame(sounding: str) -> str:
    """The consonants of a sound, on which transliterations agree; all of it when it has none."""
    return _VOWELS.sub("", sounding) or sounding


def alike(one: str, other: str) -> bool:
    """Whether two sounds with the same consonants may be one name: but for a letter, or two in a long name."""
    if one == other:
        return True
    if one.endswith("a") != other.endswith("a"):
        return False  # Petrov and Petrova are two people
    longest = max(len(one), len(other))
    return longest >= _ONE_LETTER and edits(one, other) <= (2 if longest >= _TWO_LETTERS else 1)


def edits(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed to make one word of the other."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, row = row, [place]
        for at, wanted in enumerate(other):
            row.append(min(before[at + 1] + 1, row[at] + 1, before[at] + (letter != wanted)))
    return row[-1]
