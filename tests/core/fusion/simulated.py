"""Tables whose truth is planted: independent sources, copiers, colluders, the biased, the drifting, the interested.

Answers are an (s, o) matrix of values 0 … k − 1 with SILENT where a source says nothing; each builder gives or changes
one, and `told` makes a table of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from verify.core.fusion.votes import Floats
from verify.observations import INTERESTS, Observations

Answers = npt.NDArray[np.int64]
Rates = Sequence[float] | Floats

SILENT = -1
UNKNOWN, NEUTRAL, AGAINST, SELF_SERVING = range(len(INTERESTS))


class Simulated(NamedTuple):
    """A table, and what is true of it."""

    table: Observations
    truth: dict[str, tuple[str, ...]]
    """Object -> its right value."""
    accuracy: dict[str, float]
    """The share of each source's votes that are right; only of those who voted."""


@dataclass(frozen=True, slots=True)
class World:
    """Objects with a true value each, and the generator that all chance comes from."""

    rng: np.random.Generator
    truth: Answers
    """(o,)"""
    values: int

    def independent(self, accuracy: Rates) -> Answers:
        """Sources of (s,) accuracies, or (s, o) for those that drift; who errs gives each wrong value alike."""
        chance = np.asarray(accuracy, dtype=np.float64)
        chance = np.broadcast_to(chance[:, None] if chance.ndim == 1 else chance, (len(chance), len(self.truth)))
        wrong = (self.truth + self.rng.integers(1, self.values, chance.shape)) % self.values
        return np.where(self.rng.random(chance.shape) < chance, self.truth, wrong)

    def drifting(self, first: Rates, last: Rates) -> Answers:
        """Sources whose accuracy goes from `first` at the first object to `last` at the last one, both (s,)."""
        return self.independent(np.linspace(np.asarray(first), np.asarray(last), len(self.truth), axis=1))

    def copies(self, original: Answers, number: int, faithful: float = 1.0) -> Answers:
        """Copiers of an (o,) original, who look for themselves, half of the time rightly, where they do not copy."""
        own = self.independent(np.full(number, 0.5))
        return np.where(self.rng.random(own.shape) < faithful, original, own)

    def colluding(self, number: int) -> Answers:
        """Sources that all give the same wrong value of every object."""
        wrong = (self.truth + self.rng.integers(1, self.values, len(self.truth))) % self.values
        return np.tile(wrong, (number, 1))

    def biased(self, confusion: Floats) -> Answers:
        """Sources with (s, true value, given value) probabilities."""
        upto = confusion.cumsum(axis=2)[:, self.truth]
        drawn = (self.rng.random(upto.shape[:2])[..., None] > upto).sum(axis=2)
        answers: Answers = np.minimum(drawn, self.values - 1)
        return answers

    def interested(self, accuracy: Rates, lying: float, sides: Answers) -> tuple[Answers, Answers]:
        """Sources that give the value of their side, (s, o), at the rate `lying` when they know another to be true.

        The second matrix is the interest class of each answer: self-serving when it is that of the side.
        """
        known = self.independent(accuracy)
        answers = np.where(self.rng.random(known.shape) < lying, sides, known)
        return answers, np.where(answers == sides, SELF_SERVING, AGAINST)

    def silenced(self, answers: Answers, spoken: float) -> Answers:
        """The answers with all but this share of them left out, at random."""
        return np.where(self.rng.random(answers.shape) < spoken, answers, SILENT)

    def told(self, *answers: Answers, interest: Answers | None = None) -> Simulated:
        """The table of the answers of all these sources, named s0, s1 … in their order, with the truth."""
        given = np.vstack(answers)
        source, item = np.nonzero(given != SILENT)
        value = given[source, item]
        table = Observations()
        for one, other, third in zip(source.tolist(), item.tolist(), value.tolist(), strict=True):
            table.source.append(f"s{one}")
            table.object.append(f"o{other}")
            table.value.append(f"v{third}")
        if interest is not None:
            table.interest.extend(interest[source, item].tolist())
        right = np.bincount(source, value == self.truth[item], len(given))
        count = np.bincount(source, minlength=len(given))
        accuracy = {f"s{one}": float(right[one] / count[one]) for one in np.flatnonzero(count).tolist()}
        return Simulated(table, {f"o{at}": (f"v{true}",) for at, true in enumerate(self.truth.tolist())}, accuracy)


def world(seed: int, objects: int = 200, values: int = 4) -> World:
    """Objects whose true value is any of the values, drawn with the seed."""
    rng = np.random.default_rng(seed)
    return World(rng, rng.integers(0, values, objects), values)
