"""The default method: accuracies drawn to what is common, copies discounted, kinds of objects, calibrated.

Four stages: (1) sources that are one by their words share one voice; (2) a plain model is learned, a dozen iterations;
(3) with its reliabilities, agreement beyond what truth explains is discounted too; (4) the model with kinds of objects
is learned to its end, and its beliefs are pooled with the votes' shares. Shared labels have matrices, open values
coins; the stages are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from verify.core.fusion.agreement import agreed_accuracy
from verify.core.fusion.dependence import IDENTICAL, Pairs, dependent, identical, weights
from verify.core.fusion.methods.answer import Answer, Progress, Settled, first_right, pinned, settle, shares
from verify.core.fusion.methods.coins import coins
from verify.core.fusion.methods.kinds import KINDS, Model
from verify.core.fusion.methods.matrices import fits, matrices
from verify.core.fusion.pool import TRUST, Pooled, Trust, pooled, worth
from verify.core.fusion.voters import OWN, POOL, Voters, voters_of
from verify.core.fusion.votes import Floats, Votes

PLAIN = 12
"""Iterations of the plain model: enough to tell who is reliable, too few to be sure of it."""
ROUNDS = 20
"""Iterations of the whole model: after them little moves but its certainty, which grows without end in some tables."""
SETTLED = 1e-3


class Setting(NamedTuple):
    """What was chosen on public sets; nobody has to turn it."""

    identical: float = IDENTICAL
    kinds: int = KINDS
    trust: Trust = TRUST


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """All that the default method has learned of a table."""

    answer: Answer
    """Its beliefs are calibrated."""
    model: Model
    state: Floats
    voters: Voters
    weight: Floats
    """(n,) what each vote counts after the discount."""
    pairs: Pairs
    power: float
    """How far the model's log-odds count in what is printed."""


def hierarchical(
    votes: Votes,
    known: Floats | None = None,
    *,
    progress: Progress | None = None,
    setting: Setting = Setting(),  # noqa: B008 - frozen
) -> Learned:
    """Learn from votes; `known` is (c,) the answers that are known, NaN where nothing is."""
    voters = voters_of(votes)
    mirrors = identical(votes, setting.identical)
    weight = weights(votes, mirrors)
    plain = _model(votes, voters, weight, known, 1)
    start = plain.begin(_first_belief(votes, weight, known))
    early = settle(plain.step, start, PLAIN, progress, settled=SETTLED, seen=plain.belief)
    pairs = _dependent(mirrors, plain, early.state).stronger(mirrors)
    weight = weights(votes, pairs)
    model = _model(votes, voters, weight, known, setting.kinds)
    start = model.begin(plain.belief(early.state))
    end = settle(model.step, start, ROUNDS, _after(early, progress), settled=SETTLED, seen=model.belief)
    printed = calibrated(model, end.state, setting.trust)
    mean = _per_source(votes, voters, weight, model.accuracy(end.state))
    iterations = early.iterations + end.iterations
    answer = Answer(pinned(printed.belief, known), mean, iterations, end.converged, end.change)
    return Learned(answer, model, end.state, voters, weight, pairs, printed.power)


def _dependent(mirrors: Pairs, plain: Model, state: Floats) -> Pairs:
    """The pairs with their excess agreement; nobody is taken to be more reliable than his agreement with all says."""
    learned = _per_source(plain.votes, plain.voters, plain.weight, plain.accuracy(state))
    candidates = plain.candidates(state)
    agreed = agreed_accuracy(mirrors, len(learned), candidates)
    return dependent(mirrors, np.minimum(learned, agreed), candidates)


def calibrated(model: Model, state: Floats, trust: Trust) -> Pooled:
    """The model's beliefs, pooled with the votes, each weighed by what its voter is better than chance."""
    candidates = model.candidates(state)
    worthy = model.weight * worth(_elsewhere(model, state), candidates)
    return pooled(model.votes, worthy, model.belief(state), candidates, trust)


def _elsewhere(model: Model, state: Floats) -> Floats:
    """(n,) the accuracy of each vote's voter, drawn to the mean of all by the number of his other votes that tell.

    A vote must not vouch for its voter: of two camps of people who speak once, the larger would be all reliable.
    """
    votes, voter = model.votes, model.voters.voter
    telling = model.weight * model.telling[votes.item[votes.claim]]
    accuracy, count = model.accuracy(state), model.voters.sums(telling)
    a, b = POOL
    mean = (float(accuracy @ count) + a) / (float(count.sum()) + a + b)
    other = np.maximum(count[voter] - telling, 0.0)
    elsewhere: Floats = (accuracy[voter] * other + mean * OWN) / (other + OWN)
    return elsewhere


def _model(votes: Votes, voters: Voters, weight: Floats, known: Floats | None, kinds: int) -> Model:
    if fits(votes, voters, kinds):
        return matrices(votes, voters, weight, known, kinds)
    return coins(votes, voters, weight, known, kinds)


def _first_belief(votes: Votes, weight: Floats, known: Floats | None) -> Floats:
    """(c,) shares of the discounted votes, each weighed by its source's accuracy where the answer is known."""
    if known is None:
        return shares(votes, weight)
    return pinned(shares(votes, weight * first_right(votes, known, 0.5)[votes.source]), known)


def _per_source(votes: Votes, voters: Voters, weight: Floats, accuracy: Floats) -> Floats:
    """(u,) -> (s,) the mean over each source's voters."""
    if len(voters.source) == len(votes.sources):
        return accuracy
    each = voters.sums(weight)
    mean: Floats = voters.per_source(each * accuracy) / np.maximum(voters.per_source(each), 1e-12)
    return mean


def _after(early: Settled, progress: Progress | None) -> Progress | None:
    """The progress of a later stage, its iterations counted on."""
    if progress is None:
        return None
    return lambda number, change: progress(early.iterations + number, change)
