"""A million observations: Dawid–Skene, ten iterations, and the default, its own, beside crowd-kit's Dawid–Skene.

Both sides read the same codes from one .npy file, so that no reading of text is compared.

    python benchmarks/fusing.py --peer PYTHON
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.fusion import ONCE
from benchmarks.measure import Line, Side, cpu, elapsed, memory, show, side_by_side

SOURCES, LABELS, ITERATIONS = 2_000, 5, 10
TIME_GOAL, MEMORY_GOAL = 1 / 5, 1 / 2

GENERATOR = """
import sys
import numpy as np
file, rows, sources, labels = sys.argv[1], *map(int, sys.argv[2:])
rng = np.random.default_rng(20261125)
objects = rows // 10
source = rng.integers(0, sources, rows)
item = np.sort(rng.integers(0, objects, rows))
truth = rng.integers(0, labels, objects)[item]
right = rng.random(rows) < rng.beta(7, 3, sources)[source]
value = np.where(right, truth, (truth + rng.integers(1, labels, rows)) % labels)
order = rng.permutation(rows)
np.save(file, np.stack([source, item, value])[:, order].astype(np.int32))
"""

CROWD_KIT = """
import sys
import numpy as np
import pandas as pd
from crowdkit.aggregation import DawidSkene
table = pd.DataFrame(dict(zip(("worker", "task", "label"), np.load(sys.argv[1]))))
DawidSkene(n_iter=int(sys.argv[2]), tol=-1.0).fit_predict_proba(table)
"""


def compare(method: str, file: Path, python: str, runs: int) -> list[Line]:
    """CPU, elapsed time and memory of a method beside crowd-kit's."""
    ours = Side([sys.executable, str(ONCE), method, str(file), str(ITERATIONS)])
    theirs = Side([python, "-c", CROWD_KIT, str(file), str(ITERATIONS)])
    pairs = side_by_side(ours, theirs, runs)
    peer = "crowd-kit DawidSkene"
    return [
        cpu(method, peer, pairs, TIME_GOAL),
        elapsed(method, peer, pairs, TIME_GOAL),
        memory(method, peer, pairs, MEMORY_GOAL),
    ]


def written(file: Path, rows: int) -> Path:
    """The file of codes, made in a process of its own: ours stays small, so that children's peaks are theirs."""
    subprocess.run([sys.executable, "-c", GENERATOR, str(file), *map(str, (rows, SOURCES, LABELS))], check=True)
    return file


def main(given: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--peer", required=True, help="a Python that has crowd-kit")
    options.add_argument("--rows", type=int, default=1_000_000, help="observations; ten an object")
    options.add_argument("--runs", type=int, default=3, help="pairs of runs")
    options.add_argument("--methods", default="dawid-skene,default", help="names, by commas")
    asked = options.parse_args(given)
    with tempfile.TemporaryDirectory() as folder:
        file = written(Path(folder) / "codes.npy", asked.rows)
        lines = [
            line
            for method in asked.methods.split(",")
            for line in compare(method, file, asked.peer, asked.runs)
        ]  # fmt: skip
    show(f"{asked.rows:,} observations, {SOURCES:,} sources, {LABELS} labels; medians of {asked.runs} pairs", lines)


if __name__ == "__main__":
    main()
