"""One method on one table: the child process whose time and memory are measured.

`python benchmarks/fusing_once.py METHOD OBSERVATIONS.csv BELIEFS.csv` writes what the method believes;
`… METHOD CODES.npy ROUNDS` writes nothing.
"""

from __future__ import annotations

import csv
import sys
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

if TYPE_CHECKING:
    import numpy.typing as npt

    from verify.core.fusion.methods.answer import Answer
    from verify.core.fusion.votes import Votes
    from verify.observations import Observations

    Method = Callable[..., Answer]

Row = tuple[str, str, float]
"""Object, value, probability."""


def baselines() -> dict[str, Method]:
    """The methods from papers, by name."""
    from verify.core.fusion.methods.accu import accu  # noqa: PLC0415 - numpy is loaded in the child alone
    from verify.core.fusion.methods.dawid_skene import dawid_skene  # noqa: PLC0415
    from verify.core.fusion.methods.majority import majority  # noqa: PLC0415
    from verify.core.fusion.methods.one_coin import one_coin  # noqa: PLC0415
    from verify.core.fusion.methods.sums import sums  # noqa: PLC0415
    from verify.core.fusion.methods.truth_finder import truth_finder  # noqa: PLC0415

    return {
        "majority": majority,
        "one-coin": one_coin,
        "dawid-skene": dawid_skene,
        "accu": accu,
        "truth-finder": truth_finder,
        "sums": sums,
    }


def beliefs(method: str, table: Observations) -> Iterable[Row]:
    """What a method of ours believes; whatever is no baseline is a method of `verify.core.fusion.fuse`."""
    from verify.core.fusion.fuse import fuse  # noqa: PLC0415
    from verify.core.fusion.table import votes_of  # noqa: PLC0415

    baseline = baselines().get(method)
    if baseline is None:
        return fuse(table, method=method).beliefs()
    votes = votes_of(table)
    return _rows(votes, baseline(votes))


def _rows(votes: Votes, answer: Answer) -> Iterable[Row]:
    for item, value, probability in zip(votes.item.tolist(), votes.spelled, answer.belief.tolist(), strict=True):
        yield votes.objects[item], value, probability


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
    from verify.core.fusion.fuse import fuse  # noqa: PLC0415
    from verify.core.fusion.table import votes_of  # noqa: PLC0415

    table = coded(Path(observations))
    baseline = baselines().get(method)
    if baseline is None:
        fuse(table, method=method)
    else:
        baseline(votes_of(table), rounds=int(rounds))


if __name__ == "__main__":
    (limited if sys.argv[2].endswith(".npy") else main)(*sys.argv[1:])
