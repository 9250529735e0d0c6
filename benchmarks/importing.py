"""`verify import` beside `sqlite-utils insert --nl` on the same file, and its memory at a quarter of the rows."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

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

CPU_GOAL, MEMORY_GOAL = 0.7, 1.25


def importing(file: Path) -> Side:
    """`verify import` into a new database."""
    database = file.with_suffix(".db")
    command = [*VERIFY, "import", str(file), "--db", str(database), "--as", "benchmark", "-q"]
    return Side(command, removing(database))


def inserting(file: Path) -> Side:
    """`sqlite-utils insert` into a new database."""
    database = file.with_suffix(".peer.db")
    command = [sys.executable, "-m", "sqlite_utils", "insert", str(database), "rows", str(file), "--nl"]
    return Side(command, removing(database))


def compare(folder: Path, rows: int, runs: int) -> list[Line]:
    """Import measured at `rows` and at a quarter of them; the database it makes passes audit."""
    whole = records.write(folder / "whole.ndjson", rows)
    quarter = records.write(folder / "quarter.ndjson", rows // 4)
    beside = side_by_side(importing(whole), inserting(whole), runs)
    audited = verify("audit", "--db", whole.with_suffix(".db"))
    sizes = side_by_side(importing(whole), importing(quarter), runs)
    what, peer, fewer = f"import of {rows:,} rows", "sqlite-utils insert --nl", f"of {rows // 4:,} rows"
    return [
        cpu(what, peer, beside, CPU_GOAL),
        elapsed(what, peer, beside),
        memory(what, peer, beside),
        cpu(what, fewer, sizes),
        memory(what, fewer, sizes, MEMORY_GOAL),
        Line("audit of what was imported", f"{audited.cpu:.3f} s CPU", met="passes"),
    ]


def main() -> None:
    """Print the table."""
    asked = runs_asked(5, rows=100_000)
    with tempfile.TemporaryDirectory() as folder:
        lines = compare(Path(folder), asked.rows, asked.runs)
    show(f"Import; one attribution a row, ten a claim on average; medians of {asked.runs} pairs", lines)


if __name__ == "__main__":
    main()
