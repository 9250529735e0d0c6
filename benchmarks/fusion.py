"""Truth discovery on data sets with known answers: each method on each set, beside crowd-kit.

The sets are not part of this project: a folder of them, each with observations.csv (source,object,value) and truth.csv
(object,value), the script that scores beliefs against a truth, and a Python with crowd-kit are named by options.

    python benchmarks/fusion.py --data FOLDER --scorer SCORER.py --peer PYTHON
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.measure import run

ONCE = Path(__file__).with_name("fusing_once.py")
METHODS = ("default", "majority", "one-coin", "dawid-skene", "accu", "truth-finder", "sums")
PEERS = ("MajorityVote", "OneCoinDawidSkene", "DawidSkene")
MOST_LABELS = 20
"""crowd-kit keeps a number for each object and label, and runs where labels are shared."""

CROWD_KIT = """
import sys
import pandas as pd
from crowdkit.aggregation import DawidSkene, MajorityVote, OneCoinDawidSkene
method, observations, beliefs = sys.argv[1:]
table = pd.read_csv(observations, dtype=str, keep_default_na=False)
table = table.rename(columns={"source": "worker", "object": "task", "value": "label"})
long = globals()[method]().fit_predict_proba(table).stack().reset_index()
long.columns = ["object", "value", "probability"]
long.to_csv(beliefs, index=False)
"""

_FIGURES = re.compile(r"accuracy ([\d.]+)\s+brier ([\d.]+)\s+ece ([\d.]+)")


class Figures(NamedTuple):
    """What one method makes of one set."""

    accuracy: float
    brier: float
    ece: float
    cpu: float
    """Seconds, start-up and reading included."""
    memory: float
    """Peak, MiB."""


Measured = Mapping[tuple[str, str], Figures]
"""By set and method."""


def main() -> None:
    """Print a table for each figure."""
    given = _asked()
    sets = given.sets.split(",") if given.sets else sorted(path.name for path in given.data.iterdir() if path.is_dir())
    methods = given.methods.split(",") if given.methods else METHODS
    peers = PEERS if given.peer else ()
    with tempfile.TemporaryDirectory() as folder:
        beliefs = Path(folder) / "beliefs.csv"
        measured = {
            (name, method): _measured(command(given.data / name), given.data / name, given.scorer, beliefs)
            for name in _progress(sets)
            for method, command in _commands(methods, peers, given.peer, beliefs).items()
            if method in methods or _labels(given.data / name) <= MOST_LABELS
        }
    for title, digits in {"accuracy": 3, "brier": 3, "ece": 3, "cpu": 2, "memory": 0}.items():
        _show(title, sets, [*methods, *peers], measured, digits)


def _asked() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="the folder of sets")
    options.add_argument("--scorer", type=Path, required=True, help="the script that scores beliefs against a truth")
    options.add_argument("--peer", help="a Python that has crowd-kit")
    options.add_argument("--sets", help="names, by commas; all by default")
    options.add_argument("--methods", help=f"names, by commas; by default {','.join(METHODS)}")
    return options.parse_args()


def _progress(sets: Sequence[str]) -> Iterator[str]:
    for name in sets:
        print(name, file=sys.stderr, flush=True)
        yield name


def _commands(
    methods: Sequence[str], peers: Sequence[str], python: str, beliefs: Path
) -> dict[str, Callable[[Path], list[str]]]:
    """How each method is run on the folder of a set."""

    def command(*start: str) -> Callable[[Path], list[str]]:
        return lambda folder: [*start, str(folder / "observations.csv"), str(beliefs)]

    ours = {method: command(sys.executable, str(ONCE), method) for method in methods}
    return ours | {peer: command(python, "-c", CROWD_KIT, peer) for peer in peers}


def _labels(folder: Path) -> int:
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as rows:
        return len({row["value"] for row in csv.DictReader(rows)})


def _measured(command: Sequence[str], folder: Path, scorer: Path, beliefs: Path) -> Figures:
    used = run(command)
    scored = subprocess.run(
        [sys.executable, str(scorer), str(folder / "truth.csv"), str(beliefs)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = _FIGURES.search(scored.stdout)
    if found is None:
        raise SystemExit(f"{scorer} printed no figures: {scored.stdout.strip()}")
    accuracy, brier, ece = map(float, found.groups())
    return Figures(accuracy, brier, ece, used.cpu, used.memory)


def _show(title: str, sets: Sequence[str], methods: Sequence[str], measured: Measured, digits: int) -> None:
    """One figure, sets as rows; means are of the sets where the method ran, and say of how many when not of all."""
    rows = [[title, *methods]]
    for name in sets:
        cells = [measured.get((name, method)) for method in methods]
        rows.append([name, *("–" if cell is None else f"{getattr(cell, title):.{digits}f}" for cell in cells)])
    rows.append(["mean", *(_mean(title, [cell for key, cell in measured.items() if key[1] == method], len(sets), digits)
                           for method in methods)])  # fmt: skip
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    print()
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _mean(title: str, cells: Sequence[Figures], sets: int, digits: int) -> str:
    if not cells:
        return "–"
    figure = f"{mean(getattr(cell, title) for cell in cells):.{digits}f}"
    return figure if len(cells) == sets else f"{figure} of {len(cells)}"


if __name__ == "__main__":
    main()
