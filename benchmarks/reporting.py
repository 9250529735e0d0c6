"""`verify report --json` on 10^4 claims with 10^5 attributions, and what memory a report on 100 claims takes."""

from __future__ import annotations

import sys
import tempfile
from math import exp
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks import records
from benchmarks.measure import (
    VERIFY,
    Line,
    Pairs,
    Side,
    cpu,
    elapsed,
    judged,
    memory,
    runs_asked,
    show,
    side_by_side,
    verify,
)

SECONDS_GOAL, MEMORY_GOAL = 5.0, 1.25

DUMP = """\
import json, sqlite3, sys
connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
connection.row_factory = sqlite3.Row
tables = ("claim_versions", "attribution_versions", "source_versions", "document_versions")
live = {table: connection.execute(f"SELECT * FROM {table} WHERE ended IS NULL") for table in tables}
print(json.dumps({table: [dict(row) for row in rows] for table, rows in live.items()}, default=repr))
"""


def database(folder: Path, rows: int) -> Path:
    """A database of so many attributions, ten a claim on average."""
    made = folder / f"{rows}.db"
    file = records.write(folder / f"{rows}.ndjson", rows)
    verify("import", file, "--db", made, "--as", "benchmark", "-q")
    return made


def topic(claims: int) -> str:
    """The topic whose hundred claims have ten attributions each, as many as the average: earlier ones have more."""
    return f"topic {round(claims * exp(-1)) // 100}"


def reporting(made: Path, *options: str) -> Side:
    """A report on a database."""
    return Side([*VERIFY, "report", "--json", "--db", str(made), *options])


def seconds(line: Line, pairs: Pairs, of: str) -> Line:
    """The line, held to the goal in seconds."""
    return judged(line, median(getattr(one, of) for one, _ in pairs), SECONDS_GOAL, "{:g} s")


def compare(folder: Path, rows: int, runs: int) -> list[Line]:
    """The whole report beside a dump of its rows; a topic's report beside that of a database of a quarter the size."""
    whole, quarter = database(folder, rows), database(folder, rows // 4)
    all_of_it = side_by_side(reporting(whole), Side([sys.executable, "-c", DUMP, str(whole)]), runs)
    claims, fewer = rows // 10, rows // 40
    part = side_by_side(reporting(whole, "--topic", topic(claims)), reporting(quarter, "--topic", topic(fewer)), runs)
    what, peer = f"report --json, {claims:,} claims", "SELECT and json.dumps"
    shown, less = f"--topic, 100 of {claims:,} claims", f"100 of {fewer:,} claims"
    return [
        seconds(elapsed(what, peer, all_of_it), all_of_it, "elapsed"),
        seconds(cpu(what, peer, all_of_it), all_of_it, "cpu"),
        memory(what, peer, all_of_it),
        cpu(shown, less, part),
        memory(shown, less, part, MEMORY_GOAL),
    ]


def main() -> None:
    """Print the table."""
    asked = runs_asked(3, rows=100_000)
    with tempfile.TemporaryDirectory() as folder:
        lines = compare(Path(folder), asked.rows, asked.runs)
    show(f"Report; {asked.rows:,} attributions, ten a claim on average; medians of {asked.runs} pairs", lines)


if __name__ == "__main__":
    main()
