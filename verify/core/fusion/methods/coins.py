"""Open values: one accuracy for each voter and kind of objects, drawn to what is common.

The one-coin model of Dawid and Skene (Zhang et al., JMLR 2016, doi:10.48550/arXiv.1406.3824). Who errs gives one of the
other candidates, all as probable. Candidates are the values that an object was given and as many more as errors are
spread over, which is learned: two errors on one object meet the more often the fewer wrong values there are to give.

A state is (c + o, kinds): the probability of each claim, then that of each object's values that nobody gave.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verify.core.fusion.methods.kinds import DRAWN, first_kinds, kinds_given
from verify.core.fusion.voters import OWN, POOL, Voters, leanings, log_odds, logistic
from verify.core.fusion.votes import Floats, Votes

FEWEST, MOST = 2.5, 50.0
"""Bounds of the candidates that are learned."""
USUAL, SEEN = 5.0, 10.0
"""Candidates before any two errors were seen, and pairs of errors that this weighs."""
SURE = 0.99
"""Nobody is taken to be right more often, or wrong."""


@dataclass(frozen=True, slots=True, eq=False)
class Coins:
    """The model on votes that weigh `weight`; known answers, (c,) or None, stand whatever the votes say."""

    votes: Votes
    voters: Voters
    weight: Floats
    known: Floats | None
    kinds: int
    telling: Floats
    """(o,) 1 where reliability can be learned, 0 where one source speaks alone."""

    def begin(self, belief: Floats) -> Floats:
        """The state in which the objects' kinds go by agreement alone."""
        kinds = first_kinds(self.votes, self.weight, self.kinds)
        rest = np.maximum(1.0 - self.votes.per_item(belief), 0.0)
        state = np.concatenate([belief[:, None] * kinds[self.votes.item], rest[:, None] * kinds])
        return self._pinned(state)

    def step(self, state: Floats) -> Floats:
        """Accuracies from the beliefs, and beliefs from the accuracies."""
        votes = self.votes
        accuracy, candidates = self._accuracies(state), self._candidates(state)
        prior = np.log(self._kinds(state).mean(axis=0) + 1e-9) if len(votes.objects) else np.zeros(self.kinds)
        given, rest = self._scores(accuracy, candidates)
        given, rest = given + prior, rest + prior
        top = np.maximum(votes.highest(given.max(axis=1)), rest.max(axis=1))
        raised = np.exp(np.concatenate([given - top[votes.item][:, None], rest - top[:, None]]))
        claims, unseen = raised[: len(votes.item)], raised[len(votes.item) :]
        total = votes.per_item(claims.sum(axis=1)) + unseen.sum(axis=1)
        return self._pinned(np.concatenate([claims / total[votes.item][:, None], unseen / total[:, None]]))

    def belief(self, state: Floats) -> Floats:
        """The probability of each claim, whatever the kind."""
        belief: Floats = state[: len(self.votes.item)].sum(axis=1)
        return belief

    def accuracy(self, state: Floats) -> Floats:
        """The mean over the kinds of the voter's own objects."""
        kind = self._kinds(state)[self.votes.item[self.votes.claim]]
        share = np.stack([self.voters.sums(self.weight * column) for column in kind.T], axis=1)
        accuracy: Floats = (self._accuracies(state) * share).sum(axis=1) / np.maximum(share.sum(axis=1), 1e-12)
        return accuracy

    def candidates(self, state: Floats) -> float:
        """One more than the wrong values that errors are spread over.

        Of two wrong votes on an object, weighed as the rest, the share that are the same is one over their number.
        """
        votes, belief = self.votes, self.belief(state)
        if votes.shared:
            return float(max(len(votes.labels), 2))
        # Denials meet nowhere: they say what is wrong, and not what is right.
        given = self.weight if votes.denies is None else self.weight * ~votes.denies
        count, square = votes.sums(given), votes.sums(given**2)
        meeting = votes.per_item(count**2 - square)[votes.item] - (count**2 - square)
        others = votes.per_item(count)[votes.item] - count
        pairs = others**2 - (votes.per_item(square)[votes.item] - square)
        share = (float(belief @ meeting) + SEEN / (USUAL - 1.0)) / (float(belief @ pairs) + SEEN)
        return min(max(1.0 + 1.0 / max(share, 1e-3), FEWEST), MOST)

    def moves(self, state: Floats, item: int) -> Floats:
        """Log-likelihoods, each claim's in the mixture of kinds that the object has if the claim is right."""
        votes = self.votes
        claims = np.append(np.arange(votes.first[item], votes.first[item + 1]), -1)
        rows = np.flatnonzero(np.isin(votes.claim, claims))
        accuracy = self._accuracies(state)[self.voters.voter[rows]]
        wrong = np.log1p(-accuracy) - np.log(self._candidates(state)[item] - 1.0)
        right = np.log(accuracy)
        if votes.denies is not None:
            denies = votes.denies[rows][:, None]
            right, wrong = np.where(denies, np.log1p(-accuracy), right), np.where(denies, np.log(accuracy), wrong)
        kind = kinds_given(state[np.append(claims[:-1], len(votes.item) + item)]).T
        same = votes.claim[rows][:, None] == claims
        moves: Floats = np.where(same, right @ kind, wrong @ kind)
        return moves

    def _kinds(self, state: Floats) -> Floats:
        """(o, kinds) the probability of each object's kind."""
        claims, rest = state[: len(self.votes.item)], state[len(self.votes.item) :]
        return np.stack([self.votes.per_item(column) for column in claims.T], axis=1) + rest

    def _candidates(self, state: Floats) -> Floats:
        """(o,) how many values each object may have."""
        return np.maximum(np.diff(self.votes.first), self.candidates(state))

    def _accuracies(self, state: Floats) -> Floats:
        """(u, kinds) how often each voter is right on objects of each kind."""
        votes, voters = self.votes, self.voters
        kind = self._kinds(state)[votes.item[votes.claim]]
        belief = state[votes.claim]
        hit = belief if votes.denies is None else np.where(votes.denies[:, None], kind - belief, belief)
        telling = self.weight * self.telling[votes.item[votes.claim]]
        right = np.stack([voters.sums(telling * column) for column in hit.T], axis=1)
        total = np.stack([voters.sums(telling * column) for column in kind.T], axis=1)
        mean = (right.sum() + POOL[0]) / (total.sum() + sum(POOL))
        common = (right.sum(axis=0) + OWN * mean) / (total.sum(axis=0) + OWN)
        lean = leanings(voters, right.sum(axis=1), total @ common, total.sum(axis=1))
        own = logistic(log_odds(common) + lean[:, None])
        accuracy: Floats = np.clip((right + DRAWN * own) / (total + DRAWN), 1.0 - SURE, SURE)
        return accuracy

    def _scores(self, accuracy: Floats, candidates: Floats) -> tuple[Floats, Floats]:
        """(c, kinds) and (o, kinds) log-likelihoods: of each claim, and of all values together that nobody gave."""
        votes, item = self.votes, self.votes.item[self.votes.claim]
        right, wrong = np.log(accuracy)[self.voters.voter], np.log1p(-accuracy)[self.voters.voter]
        spread = np.log(candidates - 1.0)[item][:, None]
        missed, gained = wrong - spread, right - wrong + spread
        if votes.denies is not None:
            denies = votes.denies[:, None]
            missed, gained = np.where(denies, right, missed), np.where(denies, wrong - right, gained)
        unseen = np.maximum(candidates - np.diff(votes.first), 0.0)
        left = np.full(len(unseen), -np.inf)
        np.log(unseen, out=left, where=unseen > 0)
        weight = self.weight[:, None]
        rest = np.stack([np.bincount(item, one, len(votes.objects)) for one in (weight * missed).T], axis=1)
        given = np.stack([votes.sums(one) for one in (weight * gained).T], axis=1) + rest[votes.item]
        return given, rest + left[:, None]

    def _pinned(self, state: Floats) -> Floats:
        """The state with the known answers in their place, the kinds as they are."""
        if self.known is None:
            return state
        claims = len(self.votes.item)
        kind = self._kinds(state)
        told = ~np.isnan(self.known)
        certain = np.zeros(len(self.votes.objects), dtype=bool)
        certain[self.votes.item[told]] = True
        left = 1.0 - self.votes.per_item(np.where(told, self.known, 0.0))
        given = np.where(told[:, None], self.known[:, None] * kind[self.votes.item], state[:claims])
        rest = np.where(certain[:, None], left[:, None] * kind, state[claims:])
        return np.concatenate([given, rest])


def coins(votes: Votes, voters: Voters, weight: Floats, known: Floats | None, kinds: int) -> Coins:
    """The model on any table; `known` is (c,), NaN where nothing is known."""
    return Coins(votes, voters, weight, known, kinds, telling=(~votes.alone(known)).astype(np.float64))
