"""One method on one table: the child process whose time and memory are measured.

`python benchmarks/fusing_once.py METHOD OBSERVATIONS.csv BELIEFS.csv` writes what the method believes;
`… METHOD CODES.npy ROUNDS` writes nothing; the default stops by itself.
"""

from __future__ import annotations

import csv
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

if TYPE_CHECKING:
    import numpy.typing as npt

    from verify.observations import Observations

Row = tuple[str, str, float]
"""Object, value, probability."""


def beliefs(method: str, table: Observations) -> Iterable[Row]:
    """What a method believes."""
    from verify.core.fusion.fuse import fuse  # noqa: PLC0415 - numpy is loaded in the child alone

    return fuse(table, method=method).beliefs()


def read(path: Path) -> Observations:
    """The table of a CSV file: source, object, value."""
    from verify.observations import Observations  # noqa: PLC0415

    table = Observations()
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            table.source.append(row["source"])
            table.object.append(row["object"])
            table.value.append(row["value"])
    return table


def coded(path: Path) -> Observations:
    """The table of an .npy file of codes, (3, n): source, object, value."""
    import numpy as np  # noqa: PLC0415

    from verify.observations import Column, Observations  # noqa: PLC0415

    def column(letter: str, codes: npt.NDArray[np.int32]) -> Column:
        names = [f"{letter}{code}" for code in range(int(codes.max()) + 1)]
        return Column(names, array("i", codes.tobytes()))

    source, item, value = np.load(path)
    return Observations(column("s", source), column("o", item), column("v", value))


def main(method: str, observations: str, written: str) -> None:
    """Read, fuse, write."""
    with Path(written).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("object", "value", "probability"))
        rows.writerows(beliefs(method, read(Path(observations))))


def limited(method: str, observations: str, rounds: str) -> None:
    """So many iterations on an .npy file, without output."""
    from verify.core.fusion.fuse import BASELINES, fuse  # noqa: PLC0415
    from verify.core.fusion.table import votes_of  # noqa: PLC0415

    table = coded(Path(observations))
    if method == "default":
        fuse(table)
    else:
        BASELINES[method](votes_of(table), rounds=int(rounds))


if __name__ == "__main__":
    (limited if sys.argv[2].endswith(".npy") else main)(*sys.argv[1:])
