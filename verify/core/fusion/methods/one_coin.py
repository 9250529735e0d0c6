"""One accuracy a source, learned from agreement: the one-coin model of Dawid and Skene, by EM.

Zhang, Chen, Zhou & Jordan, Spectral methods meet EM, JMLR 17 (2016), doi:10.48550/arXiv.1406.3824. Where values are
open, the candidates of an object are the values that it was given, all as probable beforehand.
"""

from __future__ import annotations

import numpy as np

from verify.core.fusion.methods.answer import (
    ROUNDS,
    Answer,
    Progress,
    claims_each,
    coin_belief,
    first_belief,
    mean_right,
    pinned,
    settle,
)
from verify.core.fusion.votes import Floats, Votes

LEAST = 2
"""Candidates of an object: even where all agree there is one way to err."""
PRIOR = 1.0
"""Votes taken as right, and as many as wrong, before a source has spoken: keeps accuracies off 0 and 1."""


def one_coin(
    votes: Votes, known: Floats | None = None, *, rounds: int = ROUNDS, progress: Progress | None = None
) -> Answer:
    """Beliefs and accuracies from EM, begun at the shares of the votes."""
    candidates = candidates_of(votes, LEAST)

    def step(belief: Floats) -> Floats:
        return pinned(coin_belief(votes, mean_right(votes, belief, PRIOR), candidates), known)

    end = settle(step, first_belief(votes, known), rounds, progress)
    return Answer(end.state, mean_right(votes, end.state, PRIOR), end.iterations, end.converged, end.change)


def candidates_of(votes: Votes, least: int) -> Floats:
    """(o,) how many values each object may have: the shared labels, or its claims and at least so many."""
    if votes.shared:
        return np.full(len(votes.objects), float(max(len(votes.labels), 2)))
    return np.maximum(claims_each(votes), float(least))
