"""ACCU: Bayesian votes weighted by accuracy, without the detection of copying.

Dong, Berti-Equille & Srivastava, Integrating conflicting data: the role of source dependence, PVLDB 2 (2009),
doi:10.14778/1687627.1687690.
"""

from __future__ import annotations

import numpy as np

from verify.core.fusion.methods.answer import (
    ROUNDS,
    Answer,
    Progress,
    coin_belief,
    first_right,
    mean_right,
    pinned,
    settle,
)
from verify.core.fusion.methods.one_coin import candidates_of
from verify.core.fusion.votes import Floats, Votes

FALSE_VALUES = 100
"""Wrong values that an object with open values has; those that nobody gave included."""
FIRST = 0.8
"""Accuracy of every source at the start."""
_LEAST, _MOST = 0.01, 0.99  # A source of one vote would else be certain, and EM could never leave it.


def accu(
    votes: Votes, known: Floats | None = None, *, rounds: int = ROUNDS, progress: Progress | None = None
) -> Answer:
    """Beliefs and accuracies in turns; a source's accuracy is the mean belief in what it says."""
    candidates = candidates_of(votes, FALSE_VALUES + 1)

    def believe(accuracy: Floats) -> Floats:
        return pinned(coin_belief(votes, np.clip(accuracy, _LEAST, _MOST), candidates), known)

    start = believe(first_right(votes, known, FIRST))
    end = settle(lambda belief: believe(mean_right(votes, belief)), start, rounds, progress)
    return Answer(end.state, mean_right(votes, end.state), end.iterations, end.converged, end.change)
