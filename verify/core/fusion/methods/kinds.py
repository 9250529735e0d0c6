"""What the two models of the default method share: kinds of objects.

Objects differ in how hard they are, and who is good at the easy ones need not be at the hard ones. Each object is of
one of KINDS kinds, which nobody is told: the model learns them with the rest, each voter's reliability apart for each
kind and drawn to his overall one. Difficulty of items as a cause of shared errors is of Whitehill et al., NIPS 2009
(GLAD); kinds are latent classes as Dawid and Skene's, more of them than labels.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from verify.core.fusion.methods.answer import shares
from verify.core.fusion.voters import Voters
from verify.core.fusion.votes import Floats, Votes

KINDS = 3
DRAWN = 8.0
"""Votes that a voter's overall reliability weighs in that of one kind of objects."""


class Model(Protocol):
    """A model that settles: a state is an array of probabilities."""

    @property
    def votes(self) -> Votes:
        """What it learns from."""

    @property
    def voters(self) -> Voters:
        """Whose reliability it learns."""

    @property
    def weight(self) -> Floats:
        """(n,) what each vote counts."""

    @property
    def telling(self) -> Floats:
        """(o,) 1 where reliability can be learned, 0 where one source speaks alone: he must not vouch for himself."""

    def begin(self, belief: Floats) -> Floats:
        """(c,) beliefs -> the state to begin with."""

    def step(self, state: Floats) -> Floats:
        """One iteration: reliabilities from the state, and the state from these."""

    def belief(self, state: Floats) -> Floats:
        """(c,) how probable each claim is."""

    def accuracy(self, state: Floats) -> Floats:
        """(u,) how often each voter is right."""

    def candidates(self, state: Floats) -> float:
        """How many answers an object has, as far as errors meet."""

    def moves(self, state: Floats, item: int) -> Floats:
        """(m, c + 1) log-likelihood of each of an object's votes under each of its claims, weights left out.

        The last column is for values that nobody gave.
        """


_DIGITS = 12


def first_kinds(votes: Votes, weight: Floats, kinds: int) -> Floats:
    """(o, kinds) the kinds to begin with: where voters agree most the first, where least the last, all overlapping."""
    agreement = np.round(-votes.highest(shares(votes, weight)), _DIGITS)
    _, place, count = np.unique(agreement, return_inverse=True, return_counts=True)
    # Objects that agree alike have one rank, the middle of theirs: names decide nothing.
    rank = ((np.cumsum(count) - count / 2) / max(len(agreement), 1))[place]
    middle = (np.arange(kinds) + 0.5) / kinds
    near = np.maximum(0.0, 1.0 - 0.7 * kinds * np.abs(rank[:, None] - middle)) + 0.1
    share: Floats = near / near.sum(axis=1, keepdims=True)
    return share


def kinds_given(state: Floats) -> Floats:
    """(m, kinds) probabilities of an object's answers and kinds -> those of the kinds given each answer.

    An answer that is ruled out has the kinds of the object; where all are, each kind is as probable.
    """
    every = state.sum(axis=0) / state.sum() if state.any() else np.full(state.shape[1], 1.0 / state.shape[1])
    answer = state.sum(axis=1, keepdims=True)
    given: Floats = np.where(answer > 0, state / np.where(answer > 0, answer, 1.0), every)
    return given
