"""How the time to read prose grows with its length: four times the text beside the text itself.

Each line of the table is one scrap, repeated; a ratio near 4 is linear growth, near 16 the square.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.measure import Line, judged, runs_asked, show
from verify.extract.documents import read
from verify.extract.reading import propose
from verify.extract.when import moments

GOAL = 6.0
"""Four, and what a machine that does other work may add."""

PROSE = [
    "Orlov said that the bridge at Osk fell on Monday. ", "“We hold Osk,” she said, ", "he said he said ",
    "и сказал 🤡 ", "Tom Hask, mayor of Kovar, spoke. The mayor left.\n\n", "said ", "a", "\n",
    "the army, who said, adding, ",
]  # fmt: skip
PLAIN = ["a ", "- a\n", "[a](", "*a ", "` ``", "A, ", "SMITH: a\n", "\\", "&amp;"]
DATES = ["on ", "the last ", "Wednesday ", "September 6-", "May 5 to "]


def main() -> None:
    """Print the table."""
    given = runs_asked(3, letters=20_000)
    lines = [_grown(f"propose, {unit[:24]!r}", unit, given, _propose) for unit in PROSE]
    lines += [
        _grown(f"read .md, {unit!r}", unit, given, lambda text: read(text.encode(), "a.md", {})) for unit in PLAIN
    ]
    lines += [_grown(f"dates, {unit!r}", unit, given, lambda text: list(moments(text, "2031-05-14"))) for unit in DATES]
    show("growth with the length of the text", lines)


def _propose(text: str) -> object:
    return propose(read(text.encode(), "a.txt", {}))


def _grown(what: str, unit: str, given: object, do: Callable[[str], object]) -> Line:
    letters, runs = given.letters, given.runs  # type: ignore[attr-defined]
    short, long = (unit * (length // len(unit)) for length in (letters, 4 * letters))
    do(short)
    pairs = [(_seconds(do, short), _seconds(do, long)) for _ in range(runs)]
    ratio = median(after / max(before, 1e-4) for before, after in pairs)
    figure, beside = (f"{median(pair[side] for pair in pairs):.3f} s CPU" for side in (1, 0))
    line = Line(what, figure, f"{letters:,} letters", beside, f"{ratio:.1f}")
    return judged(line, ratio, GOAL, "{:g} ×")


def _seconds(do: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    do(text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
