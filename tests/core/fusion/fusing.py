"""What tests ask of a table that the default method has fused."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from tests.core.fusion.simulated import Answers, Simulated, World, world
from verify.core.fusion.calibration import score
from verify.core.fusion.fuse import Fused, fuse
from verify.core.fusion.methods.hierarchical import Learned
from verify.core.fusion.votes import Floats
from verify.fused import Reliability, Score
from verify.observations import Observations

LABELS, OPEN = 4, 40
"""Values of a world: few enough to be shared labels, with a matrix each, and too many, with one accuracy each."""


def beliefs(fused: Fused) -> dict[tuple[str, str], float]:
    """Probabilities by object and value."""
    return {(one.object, one.value): one.probability for one in fused.beliefs()}


def log_odds(probability: float) -> float:
    return math.log(probability) - math.log1p(-probability)


def reliabilities(fused: Fused) -> dict[str, float]:
    """Reliabilities by source, all classes of interest together."""
    return {row.source: row.reliability for row in fused.sources() if row.interest is None}


def bounds(row: Reliability) -> tuple[float, float]:
    """The interval of a reliability that has one."""
    assert row.low is not None
    assert row.high is not None
    return row.low, row.high


def learned(fused: Fused) -> Learned:
    assert fused.learned is not None
    return fused.learned


def voices(fused: Fused, *sources: str) -> float:
    """What the votes of these sources weigh together, for each object that any of them speaks of."""
    votes = fused.votes
    chosen = np.isin(votes.source, [votes.sources.index(source) for source in sources])
    return float(learned(fused).weight[chosen].sum()) / len(np.unique(votes.item[votes.claim[chosen]]))


def believed(fused: Fused) -> Floats:
    """(c,) what the model believes before its beliefs are pooled with the votes."""
    return learned(fused).model.belief(learned(fused).state)


def raw(fused: Fused, truth: Mapping[str, tuple[str, ...]]) -> Score:
    """The score of what the model believes."""
    return score(fused.votes, believed(fused), truth)


def renamed(
    table: Observations, sources: Mapping[str, str], objects: Mapping[str, str], values: Mapping[str, str]
) -> Observations:
    """The table with other names; who has none keeps his own."""
    made = Observations(interest=table.interest, denies=table.denies)
    for before, after, names in (
        (table.source, made.source, sources),
        (table.object, made.object, objects),
        (table.value, made.value, values),
    ):
        for code in before.code:
            after.append(names.get(before.names[code], before.names[code]))
    return made


def first_known(
    made: Simulated, known: int, behind: int = 0
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """So many answers that are known, and the answers behind them to be scored, leaving out the first `behind`."""
    names = list(made.truth)
    given = {name: made.truth[name] for name in names[:known]}
    return given, {name: made.truth[name] for name in names[max(known, behind) :]}


def clique(here: World, size: int, accuracy: float, faithful: float = 1.0) -> Answers:
    """A source of some accuracy and those who copy it."""
    original = here.independent([accuracy])
    return np.vstack([original, here.copies(original[0], size - 1, faithful)])


def accuracy_of(made: Simulated, method: str = "default") -> float:
    return fuse(made.table, method=method).score(made.truth).accuracy


def some_world(seed: int, values: int, *, deny: bool = False) -> Observations:
    """Six sources and two copiers on forty objects, some silent, and some denying what they are asked."""
    here = world(seed, objects=40, values=values)
    made = here.told(
        here.silenced(np.vstack([here.independent(here.rng.uniform(0.3, 0.9, 6)), clique(here, 3, 0.6, 0.9)]), 0.8)
    )
    if deny:
        made.table.denies.extend((here.rng.random(len(made.table)) < 0.2).astype(int).tolist())
    return made.table
