"""A confusion matrix for each source, learned from agreement by EM.

Dawid & Skene, Maximum likelihood estimation of observer error-rates using the EM algorithm, Applied Statistics 28
(1979), doi:10.2307/2346806.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verify.core.fusion.methods.answer import ROUNDS, Answer, Progress, first_belief, mean_right, settle
from verify.core.fusion.methods.one_coin import one_coin
from verify.core.fusion.votes import Floats, Votes

Places = npt.NDArray[np.intp]

_FLOOR = 1e-10  # Maximum likelihood gives zeros, which have no logarithm.


def dawid_skene(
    votes: Votes, known: Floats | None = None, *, rounds: int = ROUNDS, progress: Progress | None = None
) -> Answer:
    """Beliefs from EM, begun at the vote shares; where labels are not shared there are no matrices, but one coin."""
    if not votes.shared:
        return one_coin(votes, known, rounds=rounds, progress=progress)
    answers = _answers_of(votes)
    start = _matrix(votes, first_belief(votes, known))

    def step(belief: Floats) -> Floats:
        return _pinned(votes, _believe(answers, belief), known)

    end = settle(step, start, rounds, progress)
    belief = end.state[votes.label, votes.item]
    return Answer(belief, mean_right(votes, belief), end.iterations, end.converged, end.change)


@dataclass(frozen=True, slots=True, eq=False)
class _Answers:
    """The votes as cells of the sources' matrices: q cells that occur, out of all.

    A cell is a source and its answer. To deny a label is an answer of its own.
    """

    item: Places
    """(n,) the object of each vote."""
    cell: Places
    """(n,) the cell of each vote."""
    source: Places
    """(q,) the source of each cell."""
    size: tuple[int, int]
    """The number of objects and of sources."""


def _answers_of(votes: Votes) -> _Answers:
    """The cells that occur: 10^5 sources with one vote each have as many, not 10^5 whole matrices."""
    answer = votes.label[votes.claim].astype(np.intp)
    if votes.denies is not None:
        answer += votes.denies * len(votes.labels)
    width = max(len(votes.labels), 1) * (1 if votes.denies is None else 2)
    key = votes.source * np.intp(width) + answer
    occurs = np.zeros(len(votes.sources) * width, dtype=bool)
    occurs[key] = True
    cell = (np.cumsum(occurs) - 1)[key]
    source = np.flatnonzero(occurs) // width
    return _Answers(votes.item[votes.claim].astype(np.intp), cell, source, (len(votes.objects), len(votes.sources)))


def _believe(answers: _Answers, belief: Floats) -> Floats:
    """(labels, o) probabilities -> those after one step: matrices from beliefs, beliefs from matrices."""
    objects, sources = answers.size
    score = np.empty_like(belief)
    for label, row in enumerate(belief):
        count = np.maximum(np.bincount(answers.cell, row[answers.item], len(answers.source)), _FLOOR)
        all_answers = np.maximum(np.bincount(answers.source, count, sources), _FLOOR)
        likelihood = np.log(count) - np.log(all_answers)[answers.source]
        score[label] = np.bincount(answers.item, likelihood[answers.cell], objects)
        score[label] += np.log(max(row.sum() / max(objects, 1), _FLOOR))
    score -= score.max(axis=0, initial=-np.inf)
    raised = np.exp(score)
    probability: Floats = raised / raised.sum(axis=0)
    return probability


def _matrix(votes: Votes, belief: Floats) -> Floats:
    """(c,) -> (labels, o); what is left of an object's probability goes evenly to the labels that nobody gave."""
    # A lone label that is denied needs another one to be true.
    matrix = np.ones((max(len(votes.labels), 2), len(votes.objects)))
    matrix[votes.label, votes.item] = 0.0
    matrix *= np.maximum(1.0 - votes.per_item(belief), 0.0) / np.maximum(matrix.sum(axis=0), 1.0)
    matrix[votes.label, votes.item] = belief
    return matrix


def _pinned(votes: Votes, matrix: Floats, known: Floats | None) -> Floats:
    """The probabilities with the columns of known objects in their place."""
    if known is None:
        return matrix
    certain = np.zeros(len(votes.objects), dtype=bool)
    certain[votes.item[~np.isnan(known)]] = True
    answers = _matrix(votes, np.where(np.isnan(known), 0.0, known))
    return np.where(certain, answers, matrix)
