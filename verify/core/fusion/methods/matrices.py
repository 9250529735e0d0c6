"""Shared labels: a confusion matrix for each voter and kind of objects, drawn to what is common.

Dawid & Skene 1979, doi:10.2307/2346806; drawing each row to a common one is the hierarchical form (Paun et al., TACL 6,
2018, doi:10.1162/tacl_a_00040), here by EM and with the voter's own accuracy on the diagonal.

A state is (o, h): the probability of each of h classes, a class being a label and a kind.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from verify.core.fusion.methods.kinds import DRAWN, first_kinds, kinds_given
from verify.core.fusion.voters import POOL, Voters, leanings, log_odds, logistic
from verify.core.fusion.votes import Floats, Votes

MOST_CELLS = 10_000_000
"""Numbers in all matrices together, beyond which one accuracy a voter has to do."""
ROW = 10
"""Votes for each label that a vote's source must have on average: with fewer a matrix learns how common labels are."""
_TRACE = 1e-9


def fits(votes: Votes, voters: Voters, kinds: int) -> bool:
    """Whether a table's values are shared labels, none denied, and its matrices can be learned and fit into memory."""
    labels = len(votes.labels)
    if not votes.shared or labels < 2 or votes.denies is not None:
        return False
    small = len(voters.source) * labels * labels * kinds <= MOST_CELLS
    return small and votes.experience() >= ROW * labels


@dataclass(frozen=True, slots=True, eq=False)
class Matrices:
    """The model on votes that weigh `weight`; known answers, (o, l) or None, stand whatever the votes say."""

    votes: Votes
    voters: Voters
    weight: Floats
    known: Floats | None
    kinds: int
    counts: sparse.csr_matrix
    """(u·l, o) what a voter's answer weighs for an object."""
    telling: Floats
    """(o,) 1 where reliability can be learned, 0 where one voter speaks alone: he must not vouch for himself."""

    @property
    def labels(self) -> npt.NDArray[np.intp]:
        """(h,) the label of each class."""
        return np.repeat(np.arange(len(self.votes.labels)), self.kinds)

    def begin(self, belief: Floats) -> Floats:
        """The state in which the objects' kinds go by agreement alone."""
        kinds = first_kinds(self.votes, self.weight, self.kinds)
        state: Floats = (_spread(self.votes, belief)[:, :, None] * kinds[:, None, :]).reshape(len(kinds), -1)
        return self._pinned(state)

    def step(self, state: Floats) -> Floats:
        """Matrices from the classes, and classes from the matrices."""
        score = self.counts.T @ np.log(self._matrices(state)) + np.log(self._prior(state))
        score -= score.max(axis=1, keepdims=True)
        raised = np.exp(score)
        return self._pinned(raised / raised.sum(axis=1, keepdims=True))

    def belief(self, state: Floats) -> Floats:
        """The probability of each claim's label, whatever the kind."""
        table = state.reshape(len(state), -1, self.kinds).sum(axis=2)
        belief: Floats = table[self.votes.item, self.votes.label]
        return belief

    def accuracy(self, state: Floats) -> Floats:
        """The share of right answers that the matrices give on the voter's own objects."""
        shape = (len(self.voters.source), -1, state.shape[1])
        matrix, count = self._matrices(state).reshape(shape), (self.counts @ state).reshape(shape)
        right = matrix[:, self.labels, np.arange(state.shape[1])]
        weight = count.sum(axis=1)
        # Of whom nothing is known, which a known answer outside the labels can bring about, the pool's mean is.
        accuracy: Floats = ((right * weight).sum(axis=1) + _TRACE * POOL[0]) / (weight.sum(axis=1) + _TRACE * sum(POOL))
        return accuracy

    def candidates(self, state: Floats) -> float:  # noqa: ARG002 - part of the protocol
        """As many as there are labels."""
        return float(len(self.votes.labels))

    def moves(self, state: Floats, item: int) -> Floats:
        """Log-likelihoods, each label's in the mixture of kinds that the object has if the label is right."""
        votes, labels = self.votes, len(self.votes.labels)
        claims = np.arange(votes.first[item], votes.first[item + 1])
        rows = np.flatnonzero(np.isin(votes.claim, claims))
        cell = self.voters.voter[rows] * labels + votes.label[votes.claim[rows]]
        log_likelihood = np.log(self._matrices(state)[cell]).reshape(len(rows), labels, self.kinds)
        move = np.einsum("rlk,lk->rl", log_likelihood, kinds_given(state[item].reshape(labels, self.kinds)))
        given = votes.label[claims]
        others = np.setdiff1d(np.arange(labels), given)
        unseen = np.log(np.exp(move[:, others]).mean(axis=1)) if len(others) else np.full(len(rows), -np.inf)
        return np.column_stack([move[:, given], unseen])

    def _matrices(self, state: Floats) -> Floats:
        """(u·l, h) the probability of each voter's answer under each class; sums to 1 over a voter's answers."""
        classes = np.arange(state.shape[1])
        count = (self.counts @ (state * self.telling[:, None])).reshape(len(self.voters.source), -1, len(classes))
        right, wrong = POOL
        pooled = count.sum(axis=0) + wrong / (len(self.votes.labels) - 1)
        pooled[self.labels, classes] += right - wrong / (len(self.votes.labels) - 1)
        common = pooled[self.labels, classes] / pooled.sum(axis=0)
        total = count.sum(axis=1)
        hits = count[:, self.labels, classes].sum(axis=1)
        lean = leanings(self.voters, hits, total @ common, total.sum(axis=1))
        own = logistic(log_odds(common) + lean[:, None])
        pooled[self.labels, classes] = 0.0
        prior = (1.0 - own)[:, None, :] * (pooled / pooled.sum(axis=0))
        prior[:, self.labels, classes] = own
        matrix: Floats = (count + DRAWN * prior) / (total + DRAWN)[:, None, :]
        return matrix.reshape(-1, len(classes))

    def _prior(self, state: Floats) -> Floats:
        """(h,) how common each class is, one object added to each label."""
        told = self.telling @ state
        prior: Floats = (told + 1.0 / self.kinds) / (told.sum() + len(self.votes.labels))
        return prior

    def _pinned(self, state: Floats) -> Floats:
        """The state with the known answers in their place, the kinds as they are."""
        if self.known is None:
            return state
        kind = state.reshape(len(state), -1, self.kinds)
        given = self.known[:, :, None] * kind.sum(axis=1, keepdims=True)
        told = ~np.isnan(self.known[:, 0])
        return np.where(told[:, None, None], given, kind).reshape(len(state), -1)


def matrices(votes: Votes, voters: Voters, weight: Floats, known: Floats | None, kinds: int) -> Matrices:
    """The model on a table of shared labels; `known` is (c,), NaN where nothing is known."""
    labels = len(votes.labels)
    cell = voters.voter.astype(np.intp) * labels + votes.label[votes.claim]
    shape = (len(voters.source) * labels, len(votes.objects))
    counts = sparse.csr_matrix((weight, (cell, votes.item[votes.claim])), shape=shape)
    told = None if known is None else _told(votes, known)
    return Matrices(votes, voters, weight, told, kinds, counts, telling=(~votes.alone(known)).astype(np.float64))


def _told(votes: Votes, known: Floats) -> Floats:
    """(c,) -> (o, l) the known answers, NaN in the rows of which nothing is known."""
    table = _spread(votes, np.where(np.isnan(known), 0.0, known))
    unknown = np.ones(len(votes.objects), dtype=bool)
    unknown[votes.item[~np.isnan(known)]] = False
    table[unknown] = np.nan
    return table


def _spread(votes: Votes, belief: Floats) -> Floats:
    """(c,) -> (o, l) probabilities; what is left of an object goes evenly to the labels that nobody gave."""
    table = np.ones((len(votes.objects), len(votes.labels)))
    table[votes.item, votes.label] = 0.0
    left = np.maximum(1.0 - votes.per_item(belief), 0.0)
    table *= (left / np.maximum(table.sum(axis=1), 1.0))[:, None]
    table[votes.item, votes.label] = belief
    return table
