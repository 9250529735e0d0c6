"""Start-up: `verify --help` beside `import typer`, and a small report beside an empty Typer command."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks import records
from benchmarks.measure import VERIFY, Line, Side, cpu, runs_asked, show, side_by_side, verify

CLAIMS, EACH = 200, 3
HELP_GOAL, REPORT_GOAL = 1.5, 2.0

EMPTY = """\
import typer
{importing}
app = typer.Typer()
@app.command()
def nothing() -> None:
    pass
app()
"""


def python(script: str) -> Side:
    """A script run by this Python."""
    return Side([sys.executable, "-c", script])


def helping(runs: int) -> Line:
    """The program's help."""
    pairs = side_by_side(Side([*VERIFY, "--help"]), python("import typer"), runs)
    return cpu("--help", "import typer", pairs, HELP_GOAL)


def reporting(folder: Path, runs: int) -> list[Line]:
    """A report on 200 claims, from a database and from a file."""
    file, database = records.write(folder / "rows.ndjson", CLAIMS * EACH, each=EACH), folder / "claims.db"
    verify("import", file, "--db", database, "--as", "benchmark", "-q")
    stored = Side([*VERIFY, "report", "--json", "--db", str(database)])
    given = Side([*VERIFY, "report", str(file), "--json"])
    lines = []
    for peer in ("import pydantic", "from pydantic import BaseModel"):
        empty = python(EMPTY.format(importing=peer))
        name = f"Typer, {peer}"
        lines.append(cpu("report --json, database", name, side_by_side(stored, empty, runs), REPORT_GOAL))
        lines.append(cpu("report FILE --json", name, side_by_side(given, empty, runs), REPORT_GOAL))
    return lines


def main() -> None:
    """Print the table."""
    runs = runs_asked(11).runs
    with tempfile.TemporaryDirectory() as folder:
        lines = [helping(runs), *reporting(Path(folder), runs)]
    show(f"Start-up; {CLAIMS} claims of {EACH} attributions on average; medians of {runs} pairs", lines)


if __name__ == "__main__":
    main()
