"""How well probabilities keep what they say: accuracy, Brier score, expected calibration error."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import numpy as np

from verify.core.fusion.normal import normal
from verify.core.fusion.votes import Floats, Votes
from verify.fused import Bin, Score

BINS = 10
"""Cells of the reliability diagram, all as wide."""
_TIE = 1e-12


class _Top(NamedTuple):
    """The most probable value of an object: its probability, and how much of it is right; ties share the credit."""

    stated: float
    right: float


def score(votes: Votes, belief: Floats, truth: Mapping[str, Collection[str]]) -> Score:
    """How well (c,) beliefs agree with the truth: object -> values as written, any of which is right.

    An object that nobody speaks of, or whose right value nobody gave, is wrong; the former with probability 0.
    """
    tops = np.array(list(_tops(votes, belief, truth)), dtype=np.float64).reshape(-1, 2)
    stated, right = tops.T
    objects = max(len(tops), 1)
    diagram = tuple(_diagram(stated, right))
    return Score(
        objects=len(tops),
        accuracy=float(right.sum()) / objects,
        brier=float((right * (1.0 - stated) ** 2 + (1.0 - right) * stated**2).sum()) / objects,
        ece=sum(cell.objects * abs(cell.stated - cell.right) for cell in diagram) / objects,
        diagram=diagram,
    )


def _tops(votes: Votes, belief: Floats, truth: Mapping[str, Collection[str]]) -> Iterable[_Top]:
    place = {name: at for at, name in enumerate(votes.objects)}
    for name, values in truth.items():
        if name not in place:
            yield _Top(0.0, 0.0)
            continue
        first, end = votes.first[place[name]], votes.first[place[name] + 1]
        stated = float(belief[first:end].max(initial=0.0))
        best = first + np.flatnonzero(belief[first:end] >= stated - _TIE)
        right = {normal(value) for value in values}
        hits = sum(votes.labels[label] in right for label in votes.label[best])
        yield _Top(stated, hits / max(len(best), 1))


def _diagram(stated: Floats, right: Floats) -> Iterable[Bin]:
    cell = np.minimum((stated * BINS).astype(np.intp), BINS - 1)
    count = np.bincount(cell, minlength=BINS)
    told, found = np.bincount(cell, stated, BINS), np.bincount(cell, right, BINS)
    for at, objects in enumerate(count.tolist()):
        many = max(objects, 1)
        yield Bin(at / BINS, (at + 1) / BINS, objects, float(told[at]) / many, float(found[at]) / many)
