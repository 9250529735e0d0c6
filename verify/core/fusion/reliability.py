"""How reliable each source turned out, with an interval and the letter that it suggests.

Reliability is the model's mean over a source's own objects. Its interval is as if so many votes had been seen, right in
that share: those that tell, each as much as it weighs, and those of the prior, with half a right and half a wrong one
(Jeffreys' prior, as in `verify.core.record`). A vote tells where others voted on the object too or its answer is
known: what nobody else speaks of tells nothing of who is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy import special

from verify.core.beta import TAIL
from verify.core.fusion.methods.hierarchical import Learned
from verify.core.fusion.voters import OWN
from verify.core.fusion.votes import Floats, Votes
from verify.core.policy import DEFAULT
from verify.fused import Reliability
from verify.model import Grade
from verify.observations import INTERESTS

LEAST = 10
"""Votes that tell before a letter is suggested: agreement is weaker evidence than signed claims."""
_LETTERS: tuple[Grade, ...] = ("A", "B", "C", "D", "E")


class _Rows(NamedTuple):
    """r sources or voters: (r,) each."""

    votes: Floats
    mean: Floats
    certain: Floats
    """How many votes stand behind the mean, the prior's included."""


def reliabilities(votes: Votes, learned: Learned, known: Floats | None) -> Iterator[Reliability]:
    """A row for each source by name, and behind it one for each of its interest classes where there are any."""
    certain = _telling(votes, learned, known)
    accuracy = learned.answer.accuracy
    assert accuracy is not None
    sources = _Rows(votes.per_source(), accuracy, votes.per_source(certain) + OWN)
    rows = _bounded(sources)
    if votes.interest is None:
        for name, row in zip(votes.sources, rows, strict=True):
            yield Reliability(name, None, *row)
        return
    voters = learned.voters
    classes = _Rows(
        voters.sums(np.ones_like(certain)), learned.model.accuracy(learned.state), voters.sums(certain) + OWN
    )
    told = list(zip(voters.source.tolist(), voters.interest.tolist(), _bounded(classes), strict=True))
    at = 0
    for place, (name, row) in enumerate(zip(votes.sources, rows, strict=True)):
        yield Reliability(name, None, *row)
        while at < len(told) and told[at][0] == place:
            yield Reliability(name, INTERESTS[told[at][1]], *told[at][2])
            at += 1


def _telling(votes: Votes, learned: Learned, known: Floats | None) -> Floats:
    """(n,) what each vote tells of its voter: its weight, or nothing where nobody else speaks."""
    return np.where(votes.alone(known)[votes.item[votes.claim]], 0.0, learned.weight)


def _bounded(rows: _Rows) -> list[tuple[int, float, float, float, Grade | None]]:
    """Votes, mean, bounds and letter of each row."""
    a, b = rows.mean * rows.certain + 0.5, (1.0 - rows.mean) * rows.certain + 0.5
    # The mean of a skewed distribution can lie beyond its tail.
    low = np.minimum(special.betaincinv(a, b, TAIL), rows.mean)
    high = np.maximum(special.betaincinv(a, b, 1.0 - TAIL), rows.mean)
    letters = _letters(rows.mean, rows.certain - OWN)
    columns = (rows.votes.astype(np.int64), rows.mean, low, high)
    return list(zip(*(column.tolist() for column in columns), letters, strict=True))


def _letters(mean: Floats, telling: Floats) -> list[Grade | None]:
    """The letter whose mean is nearest, the better of two as near; None where too few votes tell."""
    means = np.array([a / (a + b) for a, b in (DEFAULT.reliability.of(letter) for letter in _LETTERS)])
    nearest = np.abs(mean[:, None] - means).argmin(axis=1)
    return [_LETTERS[at] if enough else None for at, enough in zip(nearest, telling >= LEAST, strict=True)]
