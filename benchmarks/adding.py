"""`verify add` of one claim to a database of 10^5 claims, beside the same to an empty one."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks import records
from benchmarks.measure import (
    VERIFY,
    Line,
    Side,
    cpu,
    elapsed,
    memory,
    removing,
    runs_asked,
    show,
    side_by_side,
    verify,
)

GOAL = 1.5
CLAIM = (
    "The ferry at Example Quay sailed on the night of the storm",
    *("--when", "2023-09-06", "--topic", "topic 5"),
    *("--by", "Example Harbour Office, kind=government, party=red, at=2023-09-07, via=Example Wire"),
    *("--deny", "Example Ferry Crew, kind=group, party=blue, at=2023-09-08, quote=nothing sailed that night"),
)


def adding(database: Path) -> Side:
    """`verify add` to a fresh copy of a database."""
    used = database.with_suffix(".used.db")
    return Side([*VERIFY, "add", *CLAIM, "--db", str(used), "--as", "benchmark", "-q"], copying(database, used))


def copying(database: Path, used: Path) -> Callable[[], None]:
    """What puts a copy of a database in the place of the used one."""
    remove = removing(used)

    def copy() -> None:
        remove()
        copyfile(database, used)

    return copy


def compare(folder: Path, claims: int, runs: int) -> list[Line]:
    """The same claim added to a full and to an empty database."""
    full, empty = folder / "full.db", folder / "empty.db"
    file = records.write(folder / "claims.ndjson", claims, each=1)
    verify("import", file, "--db", full, "--as", "benchmark", "-q")
    verify("init", "--db", empty, "-q")
    pairs = side_by_side(adding(full), adding(empty), runs)
    what, peer = f"add to {claims:,} claims", "to an empty database"
    return [cpu(what, peer, pairs, GOAL), elapsed(what, peer, pairs, GOAL), memory(what, peer, pairs)]


def main() -> None:
    """Print the table."""
    asked = runs_asked(7, claims=100_000)
    with tempfile.TemporaryDirectory() as folder:
        lines = compare(Path(folder), asked.claims, asked.runs)
    show(f"Add; medians of {asked.runs} pairs", lines)


if __name__ == "__main__":
    main()
