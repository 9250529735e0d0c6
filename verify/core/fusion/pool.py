"""Probabilities that are to be believed, without an answer known: the model's log-odds and the votes' own, pooled.

A model that holds votes for independent is the surer of itself the more of them there are. What is printed is a
logarithmic opinion pool (Genest & Zidek 1986, doi:10.1214/ss/1177013825) of two opinions: the model's, and the shares
of the votes, each weighed by what its voter is better than chance. The model counts as far as it knows more than they
do: by how much its mean certainty is above theirs, over all objects with several voters. Where sources differ and it
has found the reliable ones it is far above, and mostly right; where they differ by little, it has only counted.

The constants are round, and were chosen with public sets in view (`benchmarks/README.md`, with what they give on sets
left out of the choice).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from verify.core.fusion.methods.answer import claims_each, support
from verify.core.fusion.votes import Floats, Votes

LITTLE = 20.0
"""Votes of a source after which its reliability is half known."""
_SMALL = 1e-9


class Trust(NamedTuple):
    """How far each of the two opinions is believed."""

    model: float = 0.5
    """Power of the model's probability, where it knows all that the shares do not."""
    shares: float = 0.9
    """Power of the weighed votes: below 1, for votes on one object are never quite independent."""
    doubt: float = 0.35
    """Votes added to each object, spread over its candidates: one vote alone is no certainty."""


TRUST = Trust()


def worth(accuracy: Floats, candidates: float) -> Floats:
    """In [0, 1]: what an answer of this accuracy is better than one drawn by chance."""
    chance = 1.0 / candidates
    return np.maximum(accuracy - chance, 0.0) / (1.0 - chance)


class Pooled(NamedTuple):
    """Two opinions in one."""

    belief: Floats
    """(c,) calibrated probabilities."""
    power: float
    """In [0, 1): how far the model's log-odds count."""


def pooled(votes: Votes, weight: Floats, belief: Floats, candidates: float, trust: Trust = TRUST) -> Pooled:
    """Calibrated probabilities, given (n,) weights of the votes and what the model believes."""
    count = support(votes, weight)
    many = np.maximum(np.diff(votes.first), candidates)
    power = trust.model * _knows_more(votes, belief, count) * _experience(votes)
    doubt = trust.doubt / many
    score = power * np.log(np.maximum(belief, _SMALL)) + trust.shares * np.log(count + doubt[votes.item])
    unseen = many - np.diff(votes.first)
    left = power * np.log(np.maximum(1.0 - votes.per_item(belief), _SMALL))
    rest = left + trust.shares * np.log(np.maximum(doubt * unseen + _unseen(votes, weight), _SMALL))
    return Pooled(votes.softmax(score, np.where(unseen > 0, rest, -np.inf)), power)


def _unseen(votes: Votes, weight: Floats) -> Floats:
    """(o,) the support of what nobody gave: its part of each denial."""
    if votes.denies is None:
        return np.zeros(len(votes.objects))
    unseen: Floats = votes.per_item(votes.sums(weight * votes.denies)) / claims_each(votes)
    return unseen


def _knows_more(votes: Votes, belief: Floats, count: Floats) -> float:
    """In [0, 1): by how much the model's mean certainty is above that of the shares, where there are several voters."""
    several = ~votes.alone(None)
    if not several.any():
        return 0.0
    share = count / np.maximum(votes.per_item(count), _SMALL)[votes.item]
    certain, counted = (votes.highest(one)[several].mean() for one in (belief, share))
    return max(0.0, float(np.tanh((_log_odds(certain) - _log_odds(counted)) / 2.0)))


def _experience(votes: Votes) -> float:
    """In [0, 1): how much the table tells of those who speak in it, by the votes of a vote's source."""
    each = votes.experience()
    return each / (each + LITTLE)


def _log_odds(share: float) -> float:
    bounded = min(max(share, 1e-4), 1.0 - 1e-4)
    return float(np.log(bounded) - np.log1p(-bounded))
