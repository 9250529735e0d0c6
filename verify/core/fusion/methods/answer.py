"""What every method gives back, and the steps that several of them share.

A denial is a vote for "not this value": it never says which other value is right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from verify.core.fusion.votes import Floats, Votes

ROUNDS = 100
"""Iterations after which a method stops, settled or not."""
SETTLED = 1e-6
"""A method has settled when no belief changes by more."""

Progress = Callable[[int, float], None]
"""Called after each iteration with its number and the largest change of a belief."""

_DIGITS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a method makes of votes."""

    belief: Floats
    """(c,) how probable each claim is, in [0, 1]; those of one object sum to at most 1."""
    accuracy: Floats | None
    """(s,) how reliable each source is, in [0, 1]; None where the method does not say."""
    iterations: int = 0
    converged: bool = True
    change: float = 0.0
    """The largest change of a belief in the last iteration."""


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Where repeated steps led to."""

    state: Floats
    iterations: int
    converged: bool
    change: float


def _whole(state: Floats) -> Floats:
    return state


def settle(
    step: Callable[[Floats], Floats],
    state: Floats,
    rounds: int = ROUNDS,
    progress: Progress | None = None,
    *,
    settled: float = SETTLED,
    seen: Callable[[Floats], Floats] = _whole,
) -> Settled:
    """Repeat a step until nothing that is seen of the state changes by more than `settled`, or for so many rounds."""
    change, before = 0.0, seen(state)
    for iteration in range(1, rounds + 1):
        # Rounded, so that a tie stays a tie in whatever order the votes are summed: a difference in the last digit
        # would grow with every step, and names would decide.
        state = np.round(step(state), _DIGITS)
        after = seen(state)
        change = float(np.abs(after - before).max(initial=0.0))
        before = after
        if progress is not None:
            progress(iteration, change)
        if change <= settled:
            return Settled(state, iteration, converged=True, change=change)
    return Settled(state, rounds, converged=False, change=change)


def pinned(belief: Floats, known: Floats | None) -> Floats:
    """(c,) beliefs with the known answers, NaN where nothing is known, in their place."""
    return belief if known is None else np.where(np.isnan(known), belief, known)


def support(votes: Votes, weight: Floats) -> Floats:
    """(c,) the votes that speak for each claim, each of its (n,) weight.

    A denial is spread evenly over the object's other claims and over what nobody gave, which counts as one claim.
    """
    if votes.denies is None:
        return votes.sums(weight)
    denied = votes.sums(weight * votes.denies)
    spread = (votes.per_item(denied)[votes.item] - denied) / claims_each(votes)[votes.item]
    return votes.sums(weight * ~votes.denies) + spread


def shares(votes: Votes, weight: Floats | None = None) -> Floats:
    """(c,) each claim's share of the weight of its object's votes; `weight` is (n,), 1 each by default."""
    each = np.ones(len(votes.source)) if weight is None else weight
    total = votes.per_item(votes.sums(each))[votes.item]
    given = support(votes, each)
    # An object whose voters all weigh nothing has no majority.
    return np.divide(given, total, out=np.zeros_like(given), where=total > 0)


def claims_each(votes: Votes) -> Floats:
    """(o,) the number of each object's claims."""
    return np.diff(votes.first).astype(np.float64)


def mean_right(votes: Votes, belief: Floats, prior: float = 0.0) -> Floats:
    """(s,) the share of each source's votes that are right, `prior` right ones and as many wrong ones added."""
    right = belief[votes.claim]
    if votes.denies is not None:
        right = np.where(votes.denies, 1.0 - right, right)
    count = votes.per_source() + 2.0 * prior
    return (votes.per_source(right) + prior) / np.maximum(count, 1.0)


def first_right(votes: Votes, known: Floats | None, expected: float) -> Floats:
    """(s,) how often each source is right where the answer is known, two votes of the `expected` accuracy added.

    To begin with what is known is what lets a few known answers unseat a majority that agrees with itself.
    """
    at = None if known is None else known[votes.claim]
    if at is None:
        return np.full(len(votes.sources), expected)
    told = ~np.isnan(at)
    right = at if votes.denies is None else np.where(votes.denies, 1.0 - at, at)
    added = 2.0
    return (votes.per_source(np.where(told, right, 0.0)) + added * expected) / (votes.per_source(told * 1.0) + added)


def first_belief(votes: Votes, known: Floats | None) -> Floats:
    """(c,) shares of the votes, each weighed by its source's accuracy where the answer is known."""
    return pinned(shares(votes, first_right(votes, known, 0.5)[votes.source]), known)


def coin_belief(votes: Votes, accuracy: Floats, candidates: Floats) -> Floats:
    """(c,) the posterior where a source gives the right one of (o,) `candidates` with its accuracy, in (0, 1).

    When it errs it gives each wrong one alike. Candidates that nobody gave keep their share of the probability.
    """
    odds = np.log(accuracy) - np.log1p(-accuracy)
    given = odds[votes.source] + np.log(candidates - 1.0)[votes.item[votes.claim]]
    score = votes.sums(given if votes.denies is None else np.where(votes.denies, -odds[votes.source], given))
    unseen = candidates - claims_each(votes)
    rest = np.full(len(unseen), -np.inf)
    np.log(unseen, out=rest, where=unseen > 0)
    return votes.softmax(score, rest)
