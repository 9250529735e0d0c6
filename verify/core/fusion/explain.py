"""Why an object's values have their probabilities: which sources moved them, by how much, and what copying cost."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from verify.core.fusion.dependence import TOLD, Places
from verify.core.fusion.methods.hierarchical import Learned
from verify.core.fusion.votes import Floats, Votes
from verify.errors import NotFound
from verify.fused import Explanation, Moved

_TINY = 1e-12


def explain(votes: Votes, learned: Learned, known: Floats | None, name: str) -> Explanation:
    """The most probable value against the next one, or against all that nobody gave; NotFound without the object."""
    if name not in votes.objects:
        raise NotFound(f"no row speaks of {name!r}")
    item = votes.objects.index(name)
    claims = np.arange(votes.first[item], votes.first[item + 1])
    printed = learned.answer.belief[claims]
    order = np.argsort(-printed, kind="stable")
    best, second = int(order[0]), int(order[1]) if len(order) > 1 else None
    alone = _alone(learned, item, best, second)
    moved = _moved(votes, learned, np.flatnonzero(np.isin(votes.claim, claims)), alone)
    odds = _odds(learned.model.belief(learned.state)[claims], best, second)
    counted = learned.power * odds
    return Explanation(
        object=name,
        value=votes.spelled[claims[best]],
        against=None if second is None else votes.spelled[claims[second]],
        known=known is not None and not np.isnan(known[claims[0]]),
        prior=odds - sum(one.log_odds for one in moved),
        moved=moved,
        log_odds=odds,
        counted=counted,
        votes=_odds(printed, best, second) - counted,
        probability=float(printed[best]),
    )


def _alone(learned: Learned, item: int, best: int, second: int | None) -> Floats:
    """(m,) what each vote would add to the log-odds if it depended on nobody."""
    moves = learned.model.moves(learned.state, item)
    return moves[:, best] - moves[:, -1 if second is None else second]


def _odds(belief: Floats, best: int, second: int | None) -> float:
    """Log-odds of one claim over another, or over all else."""
    against = belief[second] if second is not None else 1.0 - belief[best]
    return float(np.log(max(belief[best], _TINY)) - np.log(max(float(against), _TINY)))


def _moved(votes: Votes, learned: Learned, rows: Places, alone: Floats) -> tuple[Moved, ...]:
    """The votes, those that moved most first."""
    company = _company(votes, learned, rows)
    moved = [
        Moved(
            source=votes.sources[votes.source[row]],
            value=votes.spelled[votes.claim[row]],
            denies=votes.denies is not None and bool(votes.denies[row]),
            alone=float(move),
            log_odds=float(move * learned.weight[row]),
            depends_on=company[row],
        )
        for row, move in zip(rows.tolist(), alone.tolist(), strict=True)
    ]
    return tuple(sorted(moved, key=lambda one: (-abs(one.log_odds), one.source, one.value)))


def _company(votes: Votes, learned: Learned, rows: Places) -> dict[int, tuple[str, ...]]:
    """For each vote the sources of the same vote on which it depends, the closest first."""
    pairs, voters = learned.pairs, votes.source[rows]
    met = (pairs.dependence >= TOLD) & np.isin(pairs.one, voters) & np.isin(pairs.other, voters)
    close: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other, strength in zip(pairs.one[met], pairs.other[met], pairs.dependence[met], strict=True):
        close[int(one)].append((-float(strength), int(other)))
        close[int(other)].append((-float(strength), int(one)))
    said: dict[tuple[int, bool], set[int]] = defaultdict(set)
    stance = {
        row: (int(votes.claim[row]), votes.denies is not None and bool(votes.denies[row])) for row in rows.tolist()
    }
    for row, what in stance.items():
        said[what].add(int(votes.source[row]))
    return {
        row: tuple(votes.sources[other] for _, other in sorted(close[int(votes.source[row])]) if other in said[what])
        for row, what in stance.items()
    }
