"""Why an object's values have their probabilities: which sources moved them, by how much, and what copying cost."""

from __future__ import annotations

import numpy as np

from verify.core.fusion.dependence import TOLD
from verify.core.fusion.methods.hierarchical import Learned
from verify.core.fusion.votes import Floats, Votes
from verify.errors import NotFound
from verify.fused import Explanation, Moved

_TINY = 1e-12


def explain(votes: Votes, learned: Learned, name: str) -> Explanation:
    """The most probable value against the next one, or against all that nobody gave; NotFound without the object."""
    if name not in votes.objects:
        raise NotFound(f"no row speaks of {name!r}")
    item = votes.objects.index(name)
    claims = np.arange(votes.first[item], votes.first[item + 1])
    belief = learned.answer.belief[claims]
    order = np.argsort(-belief, kind="stable")
    best, second = int(order[0]), int(order[1]) if len(order) > 1 else None
    rows = np.flatnonzero(np.isin(votes.claim, claims))
    alone = _alone(learned, item, best, second)
    moved = _moved(votes, learned, rows, alone)
    odds = _odds(learned.model.belief(learned.state)[claims], best, second)
    return Explanation(
        object=name,
        value=votes.spelled[claims[best]],
        against=None if second is None else votes.spelled[claims[second]],
        prior=odds - sum(one.log_odds for one in moved),
        moved=moved,
        log_odds=odds,
        probability=float(belief[best]),
    )


def _alone(learned: Learned, item: int, best: int, second: int | None) -> Floats:
    """(m,) what each vote would add to the log-odds if it depended on nobody."""
    moves = learned.model.moves(learned.state, item)
    return moves[:, best] - moves[:, -1 if second is None else second]


def _odds(belief: Floats, best: int, second: int | None) -> float:
    """The model's log-odds, before calibration."""
    against = belief[second] if second is not None else 1.0 - belief[best]
    return float(np.log(max(belief[best], _TINY)) - np.log(max(float(against), _TINY)))


def _moved(votes: Votes, learned: Learned, rows: np.ndarray, alone: Floats) -> tuple[Moved, ...]:
    """The votes, those that moved most first."""
    moved = [
        Moved(
            source=votes.sources[votes.source[row]],
            value=votes.spelled[votes.claim[row]],
            denies=votes.denies is not None and bool(votes.denies[row]),
            alone=float(move),
            log_odds=float(move * learned.weight[row]),
            depends_on=_company(votes, learned, row, rows),
        )
        for row, move in zip(rows.tolist(), alone.tolist(), strict=True)
    ]
    return tuple(sorted(moved, key=lambda one: (-abs(one.log_odds), one.source, one.value)))


def _company(votes: Votes, learned: Learned, row: int, rows: np.ndarray) -> tuple[str, ...]:
    """The sources of the same vote on which this one depends, the closest first."""
    same = rows[votes.claim[rows] == votes.claim[row]]
    if votes.denies is not None:
        same = same[votes.denies[same] == votes.denies[row]]
    others, pairs = set(votes.source[same].tolist()), learned.pairs
    source = int(votes.source[row])
    at = np.flatnonzero(((pairs.one == source) | (pairs.other == source)) & (pairs.dependence >= TOLD))
    close = [(-float(pairs.dependence[pair]), int(pairs.one[pair] + pairs.other[pair]) - source) for pair in at]
    return tuple(votes.sources[other] for _, other in sorted(close) if other in others)
