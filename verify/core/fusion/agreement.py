"""How reliable sources are by how they agree in pairs: no truth is asked for, and none believed.

Where two sources err independently, their agreement beyond chance is the product of what each is better than chance
(Dalvi, Dasgupta, Kumar & Rastogi, WWW 2013, doi:10.1145/2488388.2488414). So each source's worth is agreement divided
by the partner's worth, here the median over its partners, by turns until both hold: a few copiers who agree too well
are outliers to it, where a model that learns the truth from them takes them for the most reliable of all. Medians have
more than one solution; from means, and from one worth for all, two are found, and a source has the lower. A clique of
sources as good as all others is still not raised above its original, but the others may be put too low.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from verify.core.fusion.dependence import Pairs, Places
from verify.core.fusion.votes import Floats

TURNS = 10
"""Half steps: what is left of the first guess is 1 / 1024."""
_LEAST = 0.05  # A partner of no worth tells nothing.
_FIRST = 0.6  # Nobody met anybody: this is then told of nobody's pair.

Middle = Callable[[Places, Floats, Floats, Floats], Floats]


class _Met(NamedTuple):
    """Each pair of two that are not one, from either side: (2q,) each."""

    source: Places
    partner: Places
    beyond: Floats
    """Agreement beyond chance, at most 1."""
    weight: Floats
    """Objects that both voted on, times the partner's part of a voice."""


def agreed_accuracy(pairs: Pairs, sources: int, candidates: float) -> Floats:
    """(s,) accuracies by agreement with all partners that are not one with the source; of whom met nobody, a guess."""
    met = _met(pairs, sources, candidates)
    total = float(met.weight.sum())
    mean = float((met.beyond * met.weight).sum()) / total if total > 0 else _FIRST**2
    first: Floats = np.full(sources, max(mean, _LEAST**2) ** 0.5)
    direct = _worth(met, first, _medians)
    scaled = _worth(met, _worth(met, first, _means), _medians)
    chance = 1.0 / candidates
    accuracy: Floats = chance + np.minimum(direct, scaled) * (1.0 - chance)
    return accuracy


def _met(pairs: Pairs, sources: int, candidates: float) -> _Met:
    two = pairs.dependence == 0.0
    partner = np.concatenate([pairs.other[two], pairs.one[two]])
    shared = np.tile(pairs.shared[two], 2)
    agreed = 1.0 - np.tile(pairs.disagreements[two], 2) / shared
    beyond = (agreed * candidates - 1.0) / (candidates - 1.0)
    one = np.bincount(pairs.one, pairs.dependence, sources) + np.bincount(pairs.other, pairs.dependence, sources)
    return _Met(np.concatenate([pairs.one[two], pairs.other[two]]), partner, beyond, shared / (1.0 + one[partner]))


def _worth(met: _Met, worth: Floats, middle: Middle) -> Floats:
    """(s,) worths by turns, each the middle of what its partners make of it."""
    for _ in range(TURNS):
        other = np.maximum(worth[met.partner], _LEAST)
        told = middle(met.source, met.beyond / other, met.weight * other**2, worth)
        # Half a step: a whole one would swing between two scales.
        worth = (worth + np.clip(told, 0.0, 1.0)) / 2.0
    return worth


def _means(group: Places, number: Floats, weight: Floats, missing: Floats) -> Floats:
    """(s,) the weighted mean of each group's numbers, `missing` where it has none."""
    total = np.bincount(group, weight, len(missing))
    sums = np.bincount(group, weight * number, len(missing))
    means: Floats = np.divide(sums, total, out=missing.copy(), where=total > 0)
    return means


def _medians(group: Places, number: Floats, weight: Floats, missing: Floats) -> Floats:
    """(s,) the weighted median of each group's numbers, `missing` where it has none."""
    order = np.lexsort((number, group))
    group, number, weight = group[order], number[order], weight[order]
    total = np.bincount(group, weight, len(missing))
    upto = np.cumsum(weight) - (np.cumsum(total) - total)[group]
    # Less by a hair: where a number stands just at half, a last digit must not decide.
    above = np.flatnonzero(upto >= total[group] * (0.5 - 1e-9))
    medians = missing.copy()
    # The first of each group that reaches half of its weight: written last, it stays.
    medians[group[above[::-1]]] = number[above[::-1]]
    return medians
