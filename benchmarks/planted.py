"""Fusion where the truth is planted: copiers, lies in one's own interest, independent sources.

Shares of right answers, the default beside majority, at the mean of seeded worlds; and how far printed probabilities
are off where sources are independent.

    python benchmarks/planted.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.core.fusion.simulated import Simulated, World, world
from verify.core.fusion.fuse import fuse
from verify.observations import Observations

SEEDS = range(6)
VALUES = {4: "four labels", 40: "open values"}
FAITHFUL = (1.0, 0.98, 0.95, 0.8)
SIZES = (3, 6, 12)

Build = Callable[[World], Simulated]


def main() -> None:
    """Print the tables."""
    for values, name in VALUES.items():
        print(f"{name}\n  copies of a source of .6 beside five of .75, 400 objects: default, majority")
        for faithful in FAITHFUL:
            cells = (f"{size:2}: {_pair(values, _clique(size, faithful))}" for size in SIZES)
            print(f"    {faithful:4.0%} copied  " + "  ".join(cells))
        known = ", ".join(f"{known} known {_with_known(values, known):.2f}" for known in (0, 20, 60))
        print(f"  a loose majority, 90 % copied, 200 objects, by known answers: {known}")
        with_column, without = _interested(values)
        print(f"  lies in one's own interest: {with_column:.2f} with the column, {without:.2f} without")
        for told, build in _INDEPENDENT.items():
            print(f"  {told}: ECE {_ece(values, build):.3f}")


def _clique(size: int, faithful: float) -> Build:
    def build(here: World) -> Simulated:
        original = here.independent([0.6])
        return here.told(here.independent([0.75] * 5), original, here.copies(original[0], size - 1, faithful))

    return build


def _pair(values: int, build: Build) -> str:
    means = []
    for method in ("default", "majority"):
        made = [build(world(seed, 400, values)) for seed in SEEDS]
        means.append(np.mean([fuse(one.table, method=method).score(one.truth).accuracy for one in made]))
    return " ".join(f"{mean:.2f}" for mean in means)


def _with_known(values: int, known: int) -> float:
    """Scored on the same objects, of which none is known."""
    right = []
    for seed in SEEDS:
        here = world(1000 + seed, 200, values)
        original = here.independent([0.5])
        made = here.told(here.independent([0.75] * 5), original, here.copies(original[0], 5, 0.9))
        names = list(made.truth)
        gold, rest = ({name: made.truth[name] for name in part} for part in (names[:known], names[60:]))
        right.append(fuse(made.table, gold=gold).score(rest).accuracy)
    return float(np.mean(right))


def _interested(values: int) -> tuple[float, float]:
    """Eight sources of .8, each with a side, who say half of the time what serves it: with and without the column."""
    right = []
    for seed in range(200, 206):
        here = world(seed, 200, values)
        answers, interest = here.interested([0.8] * 8, 0.5, here.rng.integers(0, values, (8, 200)))
        made = here.told(answers, interest=interest)
        plain = Observations(made.table.source, made.table.object, made.table.value)
        right.append([fuse(table).score(made.truth).accuracy for table in (made.table, plain)])
    with_column, without = np.mean(right, axis=0).tolist()
    return with_column, without


_INDEPENDENT: dict[str, Build] = {
    "nine independent sources of .4 to .9, 300 objects": lambda here: here.told(
        here.independent(np.linspace(0.4, 0.9, 9))
    ),
    "thirty sources, each on a tenth of 300 objects": lambda here: here.told(
        here.silenced(here.independent(np.tile([0.9, 0.6, 0.4], 10)), 0.1)
    ),
}


def _ece(values: int, build: Build) -> float:
    made = [build(world(seed, 300, values)) for seed in SEEDS]
    return float(np.mean([fuse(one.table).score(one.truth).ece for one in made]))


if __name__ == "__main__":
    main()
