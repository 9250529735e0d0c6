"""TruthFinder: trust and confidence in turns, with values of one object speaking against each other.

Yin, Han & Yu, Truth discovery with multiple conflicting information providers on the Web, IEEE TKDE 20 (2008),
doi:10.1109/TKDE.2007.190745. Different values are not at all similar here: an implication is minus the base similarity.
"""

from __future__ import annotations

import numpy as np

from verify.core.fusion.methods.answer import ROUNDS, Answer, Progress, first_right, mean_right, pinned, settle
from verify.core.fusion.votes import Floats, Votes

DAMPING, INFLUENCE, BASE_SIMILARITY, FIRST = 0.3, 0.5, 0.5, 0.9
"""The paper's gamma and rho, its base similarity, and trust at the start."""
_MOST = 1.0 - 1e-9  # The trust score -ln(1 - t) has no end.


def truth_finder(
    votes: Votes, known: Floats | None = None, *, rounds: int = ROUNDS, progress: Progress | None = None
) -> Answer:
    """Confidences, brought to a sum of 1 within an object where they exceed it, and the sources' trust."""

    def step(confidence: Floats) -> Floats:
        return pinned(_confidence(votes, mean_right(votes, confidence)), known)

    start = pinned(_confidence(votes, first_right(votes, known, FIRST)), known)
    end = settle(step, start, rounds, progress)
    belief = end.state / np.maximum(votes.per_item(end.state), 1.0)[votes.item]
    return Answer(belief, mean_right(votes, end.state), end.iterations, end.converged, end.change)


def _confidence(votes: Votes, trust: Floats) -> Floats:
    """(s,) trust -> (c,) confidence in each claim by itself, in (0, 1)."""
    score = -np.log1p(-np.minimum(trust, _MOST))[votes.source]
    support = votes.sums(score if votes.denies is None else np.where(votes.denies, -score, score))
    others = votes.per_item(support)[votes.item] - support
    # Written with tanh: exp() of a long sum overflows.
    confidence: Floats = 0.5 + 0.5 * np.tanh(0.5 * DAMPING * (support - INFLUENCE * BASE_SIMILARITY * others))
    return confidence
