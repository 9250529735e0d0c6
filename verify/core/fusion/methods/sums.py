"""Sums: trust is the sum of beliefs, belief the sum of trusts.

Pasternack & Roth, Knowing what to believe (when you already know something), COLING 2010 (ACL
Anthology C10-1099); Hubs and Authorities is Kleinberg's, JACM 46 (1999), doi:10.1145/324133.324140.
"""

from __future__ import annotations

import numpy as np

from verify.core.fusion.methods.answer import ROUNDS, Answer, Progress, pinned, settle, shares
from verify.core.fusion.votes import Floats, Votes


def sums(
    votes: Votes, known: Floats | None = None, *, rounds: int = ROUNDS, progress: Progress | None = None
) -> Answer:
    """Each claim's share of its object's trust; trust grows with every vote, and is no accuracy."""

    def step(belief: Floats) -> Floats:
        raised = _raised(votes, _trust(votes, belief))
        return pinned(raised / max(float(raised.max(initial=0.0)), 1e-300), known)

    end = settle(step, pinned(np.ones(len(votes.item)), known), rounds, progress)
    belief = pinned(shares(votes, _trust(votes, end.state)[votes.source]), known)
    return Answer(belief, None, end.iterations, end.converged, end.change)


def _raised(votes: Votes, trust: Floats) -> Floats:
    """(c,) the trust of those who give each claim, less that of those who deny it."""
    each = trust[votes.source]
    return np.maximum(votes.sums(each if votes.denies is None else np.where(votes.denies, -each, each)), 0.0)


def _trust(votes: Votes, belief: Floats) -> Floats:
    """(s,) the beliefs of what each source gives, summed; the largest is 1."""
    each = belief[votes.claim]
    trust = votes.per_source(each if votes.denies is None else each * ~votes.denies)
    return trust / max(float(trust.max(initial=0.0)), 1e-300)
