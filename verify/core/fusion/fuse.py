"""The one path from a table to what is concluded of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from verify.core.fusion.calibration import score
from verify.core.fusion.dependence import TOLD
from verify.core.fusion.explain import explain
from verify.core.fusion.methods.accu import accu
from verify.core.fusion.methods.answer import Answer, Progress
from verify.core.fusion.methods.dawid_skene import dawid_skene
from verify.core.fusion.methods.hierarchical import Learned, hierarchical
from verify.core.fusion.methods.majority import majority
from verify.core.fusion.methods.one_coin import one_coin
from verify.core.fusion.methods.sums import sums
from verify.core.fusion.methods.truth_finder import truth_finder
from verify.core.fusion.normal import normal
from verify.core.fusion.reliability import reliabilities
from verify.core.fusion.table import votes_of
from verify.core.fusion.votes import Floats, Votes, known_claims
from verify.errors import VerifyError
from verify.fused import Belief, Course, Dependence, Explanation, Reliability, Score
from verify.observations import Observations

BASELINES: Mapping[str, Callable[..., Answer]] = {
    "majority": majority,
    "one-coin": one_coin,
    "dawid-skene": dawid_skene,
    "accu": accu,
    "truth-finder": truth_finder,
    "sums": sums,
}
"""What the default is measured beside."""
METHODS: tuple[str, ...] = ("default", *BASELINES)
UNRATED = ("sums",)
"""Methods that say nothing of sources."""


@dataclass(frozen=True, slots=True, eq=False)
class Fused:
    """A table fused: beliefs, reliabilities, dependences, and the explanation of any object."""

    votes: Votes
    answer: Answer
    course: Course
    learned: Learned | None
    """What the default method has learned; None of a baseline."""
    known: Floats | None

    def beliefs(self) -> Iterator[Belief]:
        """Each value's probability, by object; of one object the most probable first."""
        votes = self.votes
        order = np.lexsort((np.arange(len(votes.item)), -self.answer.belief, votes.item))
        items, beliefs = votes.item[order].tolist(), self.answer.belief[order].tolist()
        for item, claim, belief in zip(items, order.tolist(), beliefs, strict=True):
            yield Belief(votes.objects[item], votes.spelled[claim], belief)

    def sources(self) -> list[Reliability]:
        """Each source's reliability by name; with interest classes, one more row for each class."""
        if self.learned is not None:
            return list(reliabilities(self.votes, self.learned, self.known))
        if self.answer.accuracy is None:
            raise VerifyError(f"{self.course.method} says nothing of sources; leave --sources out")
        rows = zip(self.votes.sources, self.votes.per_source().tolist(), self.answer.accuracy.tolist(), strict=True)
        return [Reliability(name, None, int(count), mean, None, None, None) for name, count, mean in rows]

    def dependences(self) -> list[Dependence]:
        """The pairs found dependent, the most dependent first."""
        if self.learned is None:
            return []
        pairs, names = self.learned.pairs, self.votes.sources
        found = np.flatnonzero(pairs.dependence >= TOLD)
        order = found[np.lexsort((pairs.other[found], pairs.one[found], -pairs.dependence[found]))]
        columns = (pairs.one, pairs.other, pairs.shared, pairs.disagreements, pairs.expected, pairs.dependence)
        return [
            Dependence(names[one], names[other], int(shared), int(disagreed), expected, dependence)
            for one, other, shared, disagreed, expected, dependence in zip(
                *(column[order].tolist() for column in columns), strict=True
            )
        ]

    def explain(self, name: str) -> Explanation:
        """Why an object's values have their probabilities; NotFound when no row speaks of it."""
        if self.learned is None:
            raise VerifyError(f"{self.course.method} is not explained; only the default method is")
        return explain(self.votes, self.learned, self.known, name)

    def score(self, truth: Mapping[str, Sequence[str]]) -> Score:
        """How well the top values agree with known answers: object -> values, any of which is right."""
        return score(self.votes, self.answer.belief, truth)


def fuse(
    table: Observations,
    *,
    gold: Mapping[str, Sequence[str]] | None = None,
    method: str = "default",
    progress: Progress | None = None,
) -> Fused:
    """Fuse a table with one method of METHODS; `gold` gives known answers, object -> right values."""
    votes = votes_of(table)
    known = (
        known_claims(votes, {name: [normal(value) for value in right] for name, right in gold.items()})
        if gold
        else None
    )
    if method == "default":
        learned = hierarchical(votes, known, progress=progress)
        return Fused(votes, learned.answer, _course(method, votes, known, learned.answer), learned, known)
    answer = BASELINES[method](votes, known, progress=progress)
    return Fused(votes, answer, _course(method, votes, known, answer), None, known)


def _course(method: str, votes: Votes, known: Floats | None, answer: Answer) -> Course:
    told = 0 if known is None else len(np.unique(votes.item[~np.isnan(known)]))
    return Course(
        method=method,
        observations=len(votes.source),
        sources=len(votes.sources),
        objects=len(votes.objects),
        values=len(votes.item),
        known=told,
        iterations=answer.iterations,
        converged=answer.converged,
        change=answer.change,
    )
