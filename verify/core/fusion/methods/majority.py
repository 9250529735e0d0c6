"""Vote share: every source counts alike.

The oldest method; its errors are studied in Condorcet, *Essai sur l'application de l'analyse* (1785),
doi:10.1017/CBO9781139923972 (reprint).
"""

from __future__ import annotations

from verify.core.fusion.methods.answer import Answer, Progress, mean_right, pinned, shares
from verify.core.fusion.votes import Floats, Votes


def majority(
    votes: Votes,
    known: Floats | None = None,
    *,
    rounds: int = 1,  # noqa: ARG001 - one step settles it
    progress: Progress | None = None,
) -> Answer:
    """Each claim's share of its object's votes; a source's accuracy is how far the others agree with it."""
    belief = pinned(shares(votes), known)
    if progress is not None:
        progress(1, 0.0)
    return Answer(belief, mean_right(votes, belief), iterations=1)
