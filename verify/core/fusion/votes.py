"""The sparse table that every method reads: who votes for which value of which object.

A *claim* here is a value of an object; claims of one object stand together. Everything is sorted by name, so that the
same rows in any order give the same table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

MOST_LABELS = 20
"""A table with at most so many different values is one of shared labels."""


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """s sources, o objects, c claims, n votes; no source votes twice for one claim.

    `shared` says that all objects draw their values from one small set of labels.
    """

    sources: tuple[str, ...]
    objects: tuple[str, ...]
    labels: tuple[str, ...]
    """The different values of the whole table in their normal form, sorted."""
    spelled: tuple[str, ...]
    """(c,) each claim's value as most of its voters write it; the first by alphabet of two as common."""
    first: Ints
    """(o + 1,) the first claim of each object; the last number is c."""
    item: Ints
    """(c,) the object of each claim, ascending."""
    label: Ints
    """(c,) the value of each claim, as a place in `labels`."""
    source: Ints
    """(n,) who votes."""
    claim: Ints
    """(n,) for which claim, ascending."""
    denies: Flags | None
    """(n,) whether the vote is against the claim; None where all are for."""
    interest: npt.NDArray[np.int8] | None
    """(n,) the interest class of the vote; None without such a column."""

    @property
    def shared(self) -> bool:
        """Whether the values are labels that the objects share."""
        return len(self.labels) <= MOST_LABELS

    def experience(self) -> float:
        """How many votes the source of a vote has, at the mean of all votes."""
        count = self.per_source()
        return float((count**2).sum()) / max(float(count.sum()), 1.0)

    def sums(self, per_vote: Floats | None = None) -> Floats:
        """(n,) -> (c,) the sum over each claim's votes; the number of votes without an argument."""
        return np.bincount(self.claim, per_vote, len(self.item)).astype(np.float64)

    def per_source(self, per_vote: Floats | None = None) -> Floats:
        """(n,) -> (s,) the sum over each source's votes."""
        return np.bincount(self.source, per_vote, len(self.sources)).astype(np.float64)

    def per_item(self, per_claim: Floats | None = None) -> Floats:
        """(c,) -> (o,) the sum over each object's claims."""
        return np.bincount(self.item, per_claim, len(self.objects)).astype(np.float64)

    def alone(self, known: Floats | None) -> Flags:
        """(o,) the objects of which one source speaks and nothing is known: what is said there nobody can check."""
        if not len(self.source):
            return np.zeros(len(self.objects), dtype=bool)
        # Votes on one object stand together. One source may have several there.
        begins = np.searchsorted(self.claim, self.first[:-1])
        alone: Flags = np.minimum.reduceat(self.source, begins) == np.maximum.reduceat(self.source, begins)
        if known is not None:
            alone[self.item[~np.isnan(known)]] = False
        return alone

    def highest(self, per_claim: Floats) -> Floats:
        """(c,) -> (o,) the largest of each object's claims."""
        return np.maximum.reduceat(per_claim, self.first[:-1]) if len(self.item) else np.zeros(0)

    def softmax(self, score: Floats, rest: Floats | float = -np.inf) -> Floats:
        """(c,) log scores -> (c,) probabilities; `rest` is the log score of all values that nobody gave, (o,)."""
        # Subtract each object's largest score: exp() of a long sum overflows otherwise.
        top = np.maximum(self.highest(score), rest)
        raised = np.exp(score - top[self.item])
        total = self.per_item(raised) + np.exp(rest - top)
        share: Floats = raised / total[self.item]
        return share


def known_claims(votes: Votes, gold: Mapping[str, Sequence[str]]) -> Floats:
    """(c,) the answer where it is known: 1 shared by the right claims, 0 for the others, NaN where nothing is known."""
    known = np.full(len(votes.item), np.nan)
    place = {name: index for index, name in enumerate(votes.objects)}
    for name, right in gold.items():
        if name not in place:
            continue
        claims = slice(votes.first[place[name]], votes.first[place[name] + 1])
        hit = np.array([votes.labels[label] in right for label in votes.label[claims]], dtype=np.float64)
        known[claims] = hit / max(hit.sum(), 1.0)
    return known
