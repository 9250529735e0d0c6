"""Commands measured side by side: CPU, elapsed time and peak memory of child processes, and the table of them.

As a script it compares two commands: `python benchmarks/measure.py "COMMAND" "ITS PEER"`.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
VERIFY = (sys.executable, "-m", "verify")

_KIB = 1 if sys.platform.startswith("linux") else 1 / 1024  # what ru_maxrss counts in


class Run(NamedTuple):
    """What one run of a command took."""

    cpu: float
    """Seconds, user and system."""
    elapsed: float
    """Seconds."""
    memory: float
    """Peak, MiB. A child begins as a copy of this process, so that its peak is never less than ours: stay small."""


class Side(NamedTuple):
    """A command, and what is to be done before each run of it, unmeasured."""

    command: Sequence[str]
    before: Callable[[], object] = lambda: None


Pairs = list[tuple[Run, Run]]


class Line(NamedTuple):
    """A line of the table."""

    what: str
    figure: str
    peer: str = ""
    beside: str = ""
    ratio: str = ""
    goal: str = ""
    met: str = ""


HEADINGS = Line("what", "figure", "peer", "its figure", "ratio", "goal", "")


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away; SystemExit when it fails."""
    with tempfile.TemporaryFile() as problems:
        began = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=problems)
        _, status, used = os.wait4(child.pid, 0)
        elapsed = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            problems.seek(0)
            told = problems.read().decode(errors="replace").strip()
            raise SystemExit(f"{shlex.join(command)} ended with {child.returncode}: {told}")
    return Run(used.ru_utime + used.ru_stime, elapsed, used.ru_maxrss * _KIB / 1024)


def verify(*arguments: str | Path) -> Run:
    """Run `verify` once."""
    return run([*VERIFY, *map(str, arguments)])


def side_by_side(one: Side, other: Side, runs: int) -> Pairs:
    """Both commands by turns, after one run of each that is not counted."""
    return [(_once(one), _once(other)) for _ in range(runs + 1)][1:]


def _once(side: Side) -> Run:
    side.before()
    return run(side.command)


def cpu(what: str, peer: str, pairs: Pairs, goal: float | None = None) -> Line:
    """CPU beside the peer's, and the median of the ratios of each pair."""
    return _compared(Line(what, "", peer), pairs, lambda one: one.cpu, "{:.3f} s CPU", goal)


def elapsed(what: str, peer: str, pairs: Pairs, goal: float | None = None) -> Line:
    """Elapsed time beside the peer's."""
    return _compared(Line(what, "", peer), pairs, lambda one: one.elapsed, "{:.3f} s", goal)


def memory(what: str, peer: str, pairs: Pairs, goal: float | None = None) -> Line:
    """Peak memory beside the peer's."""
    return _compared(Line(what, "", peer), pairs, lambda one: one.memory, "{:.1f} MiB", goal)


def _compared(line: Line, pairs: Pairs, of: Callable[[Run], float], shape: str, goal: float | None) -> Line:
    ratio = median(of(one) / of(other) for one, other in pairs)
    figure, beside = (median(of(pair[side]) for pair in pairs) for side in (0, 1))
    line = line._replace(figure=shape.format(figure), beside=shape.format(beside), ratio=f"{ratio:.2f}")
    return line if goal is None else judged(line, ratio, goal, "{:g} ×")


def judged(line: Line, found: float, goal: float, shape: str) -> Line:
    """The line with its goal, and whether it is met."""
    return line._replace(goal=f"≤ {shape.format(goal)}", met="met" if found <= goal else "MISSED")


def show(title: str, lines: Iterable[Line]) -> None:
    """Print the table under its title and the versions it was measured with."""
    rows = [HEADINGS, *lines]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    print(title)
    print(_versions())
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _versions() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("typer", "pydantic", "sqlite-utils"))
    return f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}; {os.cpu_count()} cores"


def runs_asked(default: int, **numbers: int) -> argparse.Namespace:
    """The command line of a benchmark: --runs, and an option for each of the numbers."""
    parser = argparse.ArgumentParser()
    for name, number in {"runs": default, **numbers}.items():
        parser.add_argument(f"--{name}", type=int, default=number, help=f"default {number}")
    return parser.parse_args()


def removing(database: Path) -> Callable[[], None]:
    """What removes a database, so that the next run makes it anew."""

    def remove() -> None:
        for ending in ("", "-wal", "-shm", "-journal"):
            database.with_name(database.name + ending).unlink(missing_ok=True)

    return remove


def main() -> None:
    """Compare the two commands given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("peer")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    pairs = side_by_side(Side(shlex.split(asked.command)), Side(shlex.split(asked.peer)), asked.runs)
    show(f"Medians of {asked.runs} pairs", [kind(asked.command, asked.peer, pairs) for kind in (cpu, elapsed, memory)])


if __name__ == "__main__":
    main()
