"""The one path from a table to what is concluded of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verify.core.fusion.table import votes_of
from verify.core.fusion.votes import Floats, Votes
from verify.fused import Belief, Course, Dependence, Explanation, Reliability, Score
from verify.observations import Observations

METHODS: tuple[str, ...] = ("default", "majority")
Progress = Callable[[int, float], None]
"""Called after each iteration with its number and the largest change of a probability."""


@dataclass(frozen=True, slots=True, eq=False)
class Fused:
    """A table fused: beliefs, reliabilities, dependences, and the explanation of any object."""

    votes: Votes
    belief: Floats
    course: Course

    def beliefs(self) -> Iterator[Belief]:
        """Each value's probability, by object; of one object the most probable first."""
        raise NotImplementedError

    def sources(self) -> list[Reliability]:
        """Each source's reliability by name; with interest classes, one more row for each class."""
        raise NotImplementedError

    def dependences(self) -> list[Dependence]:
        """The pairs found dependent, the most dependent first."""
        raise NotImplementedError

    def explain(self, name: str) -> Explanation:
        """Why an object's values have their probabilities; NotFound when no row speaks of it."""
        raise NotImplementedError

    def score(self, truth: Mapping[str, Sequence[str]]) -> Score:
        """How well the top values agree with known answers: object -> values, any of which is right."""
        raise NotImplementedError


def fuse(
    table: Observations,
    *,
    gold: Mapping[str, Sequence[str]] | None = None,
    method: str = "default",
    progress: Progress | None = None,
) -> Fused:
    """Fuse a table with one method of METHODS; `gold` gives known answers, object -> right values."""
    votes = votes_of(table)
    raise NotImplementedError
