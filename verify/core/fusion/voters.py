"""Who votes, and how reliable a voter is before his own votes are counted.

A voter is a source, or, in a table with interest classes, a source in one of them: what somebody says in his own
interest is learned apart from what he says against it. A voter with few votes is taken to be as those like him, as in
empirical Bayes (Efron & Morris 1973, doi:10.1080/01621459.1973.10481350): as sources with about as many votes; or,
where there are classes, as the source itself in its other classes and as the class is with all sources.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verify.core.fusion.votes import Floats, Ints, Votes
from verify.core.policy import DEFAULT

OWN = 4.0
"""Votes that the prior of a voter weighs."""
LIKE = 20.0
"""Votes that the mean of all weighs in the mean of those alike."""
POOL = DEFAULT.reliability.F
"""Votes taken as right and as wrong before any is counted: those of the pool that nobody has judged."""
_LEAST, _MOST = 0.001, 0.999


@dataclass(frozen=True, slots=True, eq=False)
class Voters:
    """u voters, ascending by source and interest class."""

    source: Ints
    """(u,) the source of each voter."""
    interest: Ints
    """(u,) the class of each voter; 0 for all where there are none."""
    voter: Ints
    """(n,) the voter of each vote."""
    likeness: Ints
    """(u,) voters alike before anything is known of them: those whose sources have about as many votes."""

    def sums(self, per_vote: Floats) -> Floats:
        """(n,) -> (u,) the sum over each voter's votes."""
        return np.bincount(self.voter, per_vote, len(self.source)).astype(np.float64)

    def per_source(self, per_voter: Floats) -> Floats:
        """(u,) -> (s,) the sum over each source's voters."""
        return np.bincount(self.source, per_voter).astype(np.float64)


def voters_of(votes: Votes) -> Voters:
    """The voters of a table."""
    count = votes.per_source()
    likeness = np.floor(np.log2(np.maximum(count, 1.0))).astype(np.int32)
    if votes.interest is None:
        source = np.arange(len(votes.sources), dtype=np.int32)
        return Voters(source, np.zeros_like(source), votes.source, likeness)
    width = int(votes.interest.max(initial=0)) + 1
    key, voter = np.unique(votes.source.astype(np.int64) * width + votes.interest, return_inverse=True)
    source = (key // width).astype(np.int32)
    return Voters(source, (key % width).astype(np.int32), voter.astype(np.int32), likeness[source])


def leanings(voters: Voters, right: Floats, expected: Floats, total: Floats) -> Floats:
    """(u,) log-odds by which each voter is better than `expected` of his objects.

    All are (u,) sums of weights: of votes that are right, of those that a voter of the mean reliability would have
    right on the same objects, and of all.
    """
    a, b = POOL
    mean = (right.sum() + a) / (total.sum() + a + b)
    alike, usual = (_alike(voters.likeness, one, total, mean) for one in (right, expected))
    if (voters.interest != voters.interest[:1]).any():
        alike = _with_interest(voters, right, total, usual)
    return log_odds((right + OWN * alike) / (total + OWN)) - log_odds((expected + OWN * usual) / (total + OWN))


def _alike(group: Ints, right: Floats, total: Floats, mean: float) -> Floats:
    """(u,) the reliability of each voter's group, drawn to the mean of all."""
    share = (np.bincount(group, right) + LIKE * mean) / (np.bincount(group, total) + LIKE)
    alike: Floats = share[group]
    return alike


def _with_interest(voters: Voters, right: Floats, total: Floats, expected: Floats) -> Floats:
    """(u,) the expected reliability, moved by the class over all sources and by the source over its classes."""
    in_class = _moved(voters.interest, right, total, expected, LIKE)
    as_class = logistic(log_odds(expected) + in_class)
    by_source = _moved(voters.source, right, total, as_class, OWN)
    return logistic(log_odds(as_class) + by_source)


def _moved(group: Ints, right: Floats, total: Floats, expected: Floats, weight: float) -> Floats:
    """(u,) log-odds by which each voter's group is better than expected."""
    every = np.bincount(group, total)
    wanted = np.bincount(group, total * expected)
    mean = wanted / np.maximum(every, 1e-9)
    moved = log_odds((np.bincount(group, right) + weight * mean) / (every + weight)) - log_odds(mean)
    each: Floats = moved[group]
    return each


def log_odds(share: Floats) -> Floats:
    """Log-odds of shares, kept within ±7."""
    bounded = np.clip(share, _LEAST, _MOST)
    return np.log(bounded) - np.log1p(-bounded)


def logistic(odds: Floats) -> Floats:
    """The share that has these log-odds."""
    return 1.0 / (1.0 + np.exp(-odds))
