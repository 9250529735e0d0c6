"""The default's settings chosen on all sets but one, and measured on that one.

For each set the setting with the lowest mean Brier score on the others is taken; sets made of the same data (their
names begin alike, up to the first underscore) are left out together. Beside it stands the default, whose round
constants were chosen with all sets in view.

    python benchmarks/leaving_out.py --data FOLDER
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.fusing_once import read
from verify.core.fusion.calibration import score
from verify.core.fusion.methods.hierarchical import Setting, calibrated, hierarchical
from verify.core.fusion.pool import Trust
from verify.core.fusion.table import votes_of
from verify.exchange.observations import answers

IDENTICAL = (0.03, 0.04, 0.06, 0.08)
KINDS = (1, 2, 3, 4)
TRUSTS = tuple(Trust(*powers) for powers in product((0.4, 0.5, 0.6), (0.75, 0.9, 1.0), (0.25, 0.35, 0.5)))


class Figures(NamedTuple):
    """What one setting makes of one set."""

    accuracy: float
    brier: float
    ece: float


Measured = Mapping[str, Mapping[Setting, Figures]]
"""By set."""


def main() -> None:
    """Print a line for each set, and the means."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="the folder of sets")
    given = options.parse_args()
    measured = {path.name: dict(_measured(path)) for path in sorted(given.data.iterdir()) if path.is_dir()}
    print(f"{'':24}{'left out: accuracy, Brier, ECE':34}{'default':26}chosen for it")
    left, plain = [], []
    for name, figures in measured.items():
        chosen = _chosen(measured, name)
        left.append(figures[chosen])
        plain.append(figures[Setting()])
        setting = f"{chosen.identical:g} {chosen.kinds} {tuple(chosen.trust)}"
        print(f"{name:24}{_told(left[-1]):34}{_told(plain[-1]):26}{setting}")
    print(f"{'mean':24}{_told(_mean(left)):34}{_told(_mean(plain)):26}{_told(_best(measured))} the best one setting")


def _measured(folder: Path) -> Iterator[tuple[Setting, Figures]]:
    print(folder.name, file=sys.stderr, flush=True)
    votes = votes_of(read(folder / "observations.csv"))
    with (folder / "truth.csv").open("rb") as stream:
        truth = answers(stream, str(folder / "truth.csv")).known
    for identical, kinds in product(IDENTICAL, KINDS):
        learned = hierarchical(votes, setting=Setting(identical, kinds))
        for trust in TRUSTS:
            # The last step of the method again, under another trust.
            scored = score(votes, calibrated(learned.model, learned.state, trust).belief, truth)
            yield Setting(identical, kinds, trust), Figures(scored.accuracy, scored.brier, scored.ece)


def _chosen(measured: Measured, left: str) -> Setting:
    """The setting with the lowest mean Brier score on all sets that are not of the same data."""
    total: dict[Setting, float] = defaultdict(float)
    for name, figures in measured.items():
        if name.partition("_")[0] != left.partition("_")[0]:
            for setting, one in figures.items():
                total[setting] += one.brier
    return min(total, key=total.__getitem__)


def _best(measured: Measured) -> Figures:
    means = [_mean([figures[setting] for figures in measured.values()]) for setting in next(iter(measured.values()))]
    return min(means, key=lambda mean: mean.brier)


def _mean(figures: list[Figures]) -> Figures:
    return Figures(*np.mean(figures, axis=0).tolist())


def _told(figures: Figures) -> str:
    return "  ".join(f"{figure:.4f}" for figure in figures)


if __name__ == "__main__":
    main()
