"""Which sources say what others say: pairs that agree more than chance and truth explain, and what that costs a vote.

Two tests, both on the objects on which both of a pair voted. *Identity* compares their disagreements with those that
each of them has with all others, and needs no truth: who disagrees less than one time in twenty-five as often as that
is a mirror, and is discounted from the first. *Excess agreement* comes later: it compares the disagreements with those
that two independent sources of the reliability learned so far would have, and scales them by what is usual in the
table, so that a hard table makes nobody a copier. Begun too early it would lock in whatever the majority says.

The idea that shared errors betray copying, and that a copied vote is to be discounted, is that of Dong, Berti-Equille
& Srivastava, VLDB 2009, doi:10.14778/1687627.1687690. Their Bayesian test of each pair supposes that the truth is known
about well enough; identity holds where a majority copies. Who copies and changes one answer in twenty is not identical:
of such a clique excess agreement finds a minority of the sources, and a majority is believed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from verify.core.fusion.votes import Flags, Floats, Ints, Votes

Places = npt.NDArray[np.intp]

LEAST = 10
"""Votes of a source, and objects of a pair, before dependence is asked for."""
MOST = 2_000
"""Sources that are compared, those with the most votes and of as many the first by name: pairs grow as the square."""
IDENTICAL = 0.04
"""Disagreements over those expected of a stranger, below which two sources are one."""
CAUTION = 1.5
"""Disagreements added on both sides of that ratio: few objects prove no identity."""
DOUBT = 10.0
"""The same for excess agreement, which is judged against an estimate."""
SHARPNESS = 1.5
"""Power of the excess: a small one is mostly chance."""
NEGLIGIBLE = 0.01
"""Dependence that discounts nothing."""
TOLD = 0.1
"""Dependence from which two sources are called dependent: less is as often chance."""

_PAIRS = 2**22  # pairs of voters that are looked up at once


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """q pairs of sources that voted on LEAST objects or more in common."""

    one: Places
    other: Places
    shared: Floats
    disagreements: Floats
    expected: Floats
    """Disagreements of two independent sources."""
    dependence: Floats
    """(q,) in [0, 1]: where two of dependence d say the same, each of their votes weighs 1 / (1 + d)."""

    def stronger(self, before: Pairs) -> Pairs:
        """The same pairs with the stronger of two dependences."""
        dependence = np.maximum(self.dependence, before.dependence)
        return Pairs(self.one, self.other, self.shared, self.disagreements, self.expected, dependence)


def identical(votes: Votes, below: float = IDENTICAL) -> Pairs:
    """The pairs with the identity of each, in [1 − below, 1], or 0 where they are two."""
    one, other, shared, disagreements = _counted(votes)
    rate = _strangeness(votes, _voice(len(votes.sources), one, other, disagreements <= below * shared))
    expected = shared * np.sqrt(rate[one] * rate[other])
    ratio = (disagreements + CAUTION) / (expected + CAUTION)
    return Pairs(one, other, shared, disagreements, expected, np.where(ratio < below, 1.0 - ratio, 0.0))


def dependent(pairs: Pairs, accuracy: Floats, candidates: float) -> Pairs:
    """The pairs with their excess agreement, given (s,) accuracies and how many answers an object may have."""
    a, b = accuracy[pairs.one], accuracy[pairs.other]
    expected = pairs.shared * (1.0 - a * b - (1.0 - a) * (1.0 - b) / (candidates - 1.0))
    # Those that are one already tell nothing of what is usual between two.
    two = pairs.dependence == 0.0
    usual = _usual(pairs.disagreements[two], expected[two])
    ratio = (pairs.disagreements + DOUBT) / (usual * expected + DOUBT)
    excess = np.maximum(0.0, 1.0 - ratio) ** SHARPNESS
    return Pairs(pairs.one, pairs.other, pairs.shared, pairs.disagreements, usual * expected, excess)


def weights(votes: Votes, pairs: Pairs) -> Floats:
    """(n,) what each vote counts, in (0, 1]: one over one plus its dependences on others who vote the same."""
    kept = pairs.dependence > NEGLIGIBLE
    if not kept.any():
        return np.ones(len(votes.source))
    place = np.full(len(votes.sources), -1, dtype=np.intp)
    compared = np.unique(np.concatenate([pairs.one[kept], pairs.other[kept]]))
    place[compared] = np.arange(len(compared))
    matrix = np.zeros((len(compared), len(compared)))
    one, other = place[pairs.one[kept]], place[pairs.other[kept]]
    matrix[one, other] = matrix[other, one] = pairs.dependence[kept]
    chosen = np.flatnonzero(place[votes.source] >= 0)
    shared = np.zeros(len(votes.source))
    shared[chosen] = _company(_stance(votes)[chosen], place[votes.source[chosen]], matrix)
    return 1.0 / (1.0 + shared)


def _stance(votes: Votes) -> Places:
    """(n,) a number for what each vote says, ascending: its claim, and whether for or against it."""
    claim = votes.claim.astype(np.intp) * 2
    return claim if votes.denies is None else claim + votes.denies


def _company(stance: Places, voter: Places, matrix: Floats) -> Floats:
    """(m,) each vote's dependences summed over the other votes of its stance."""
    order = np.argsort(stance, kind="stable")
    ends = np.cumsum(np.unique(stance, return_counts=True)[1])
    total = np.zeros(len(stance))
    begin = 0
    while begin < len(ends):
        first = ends[begin - 1] if begin else 0
        # As many stances as fit: each is a square of its voters.
        squares = np.cumsum(np.diff(ends[begin:], prepend=first) ** 2)
        end = begin + max(int(np.searchsorted(squares, _PAIRS)), 1)
        rows = order[first : ends[end - 1]]
        total[rows] = _among(np.diff(ends[begin:end], prepend=first), voter[rows], matrix)
        begin = end
    return total


def _among(sizes: Places, voter: Places, matrix: Floats) -> Floats:
    """Sums of dependences within groups that stand behind one another."""
    each = np.repeat(sizes, sizes)
    start = np.repeat(np.cumsum(sizes) - sizes, sizes)
    row = np.repeat(np.arange(len(voter)), each)
    column = np.arange(len(row)) - np.repeat(np.cumsum(each) - each, each) + start[row]
    total: Floats = np.bincount(row, matrix[voter[row], voter[column]], len(voter)).astype(np.float64)
    return total


def _counted(votes: Votes) -> tuple[Places, Places, Floats, Floats]:
    """Pairs with the objects that they share and on how many of these they say nothing that is the same."""
    chosen = _prolific(votes)
    place = np.full(len(votes.sources), -1, dtype=np.intp)
    place[chosen] = np.arange(len(chosen))
    kept = place[votes.source] >= 0
    voter, stance = place[votes.source[kept]], _stance(votes)[kept]
    both = _together(votes.item[votes.claim[kept]], voter, len(chosen))
    alike = _together(stance, voter, len(chosen))
    one, other = np.nonzero(np.triu(both >= LEAST, k=1))
    shared = both[one, other].astype(np.float64)
    return chosen[one], chosen[other], shared, np.maximum(shared - alike[one, other], 0.0)


def _prolific(votes: Votes) -> Places:
    """The sources that are compared, ascending; of those with as many votes the first by name."""
    count = votes.per_source()
    order = np.lexsort((np.arange(len(count)), -count))[:MOST]
    return np.sort(order[count[order] >= LEAST])


def _together(place: Places | Ints, voter: Places, voters: int) -> npt.NDArray[np.float32]:
    """(voters, voters) in how many places two voters meet."""
    places = int(place.max(initial=-1)) + 1
    there = sparse.csr_matrix((np.ones(len(place), dtype=np.float32), (place, voter)), shape=(places, voters))
    there.data[:] = 1.0  # a source with several values of one object is there once
    together: npt.NDArray[np.float32] = (there.T @ there).toarray()
    return together


def _voice(sources: int, one: Places, other: Places, same: Flags) -> Floats:
    """(s,) the part of a voice that each source has, who shares it with all that say the same."""
    twins = np.bincount(one[same], minlength=sources) + np.bincount(other[same], minlength=sources)
    return 1.0 / (1.0 + twins.astype(np.float64))


def _strangeness(votes: Votes, voice: Floats) -> Floats:
    """(s,) how often another voice on the same object says something else, one of two added.

    Voices, not voters: in a crowd of copies nobody would be a stranger.
    """
    own, stance = voice[votes.source], _stance(votes)
    same = np.bincount(stance, own)[stance]
    every = votes.per_item(votes.sums(own))[votes.item[votes.claim]]
    return (votes.per_source(every - same) + 1.0) / (votes.per_source(every - own) + 2.0)


def _usual(disagreements: Floats, expected: Floats) -> float:
    """The median of observed over expected, each pair weighed by what is expected of it."""
    ratio = disagreements / np.maximum(expected, 1e-9)
    order = np.argsort(ratio, kind="stable")
    upto = np.cumsum(expected[order])
    if not len(upto) or upto[-1] <= 0:
        return 1.0
    return max(float(ratio[order][np.searchsorted(upto, upto[-1] / 2)]), 1e-9)
