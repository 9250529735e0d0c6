"""What fusion concludes: as tables for scripts and spreadsheets, as text for people."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice

from verify.cells import defused_text
from verify.fused import Belief, Bin, Dependence, Explanation, Moved, Reliability, Score
from verify.render.layout import Run, Sheet

OBJECTS = ("object", "value", "probability")
SOURCES = ("source", "interest", "votes", "reliability", "low", "high", "letter")
DEPENDENCES = ("source", "other", "shared", "disagreements", "expected", "dependence")
_BLOCK = 10_000
_BAR = 24


def objects(beliefs: Iterable[Belief]) -> Iterator[str]:
    """The table object,value,probability, a part at a time; values come out as they went in."""
    return _table(OBJECTS, ((one.object, one.value, one.probability) for one in beliefs))


def sources(reliabilities: Iterable[Reliability]) -> Iterator[str]:
    """The table of sources; without an interest a row is of all votes of the source."""
    return _table(SOURCES, reliabilities)


def dependences(pairs: Iterable[Dependence]) -> Iterator[str]:
    """The table of pairs of sources that depend on each other."""
    return _table(DEPENDENCES, pairs)


def score(scored: Score) -> str:
    """Accuracy, Brier score and calibration error, and the reliability diagram."""
    right = scored.accuracy * scored.objects
    return "\n".join((
        f"accuracy {scored.accuracy:.4f}  the top value is right for {right:g} of {scored.objects} known answers",
        f"Brier    {scored.brier:.4f}  mean squared error of the top value's probability",
        f"ECE      {scored.ece:.4f}  mean gap between what is stated and what is right",
        "",
        "probability  objects  stated  right  # right, | stated",
        *map(_bar, scored.diagram),
        "",
    ))  # fmt: skip


def explanation(explained: Explanation, *, width: int, text: str | None = None) -> str:
    """Why an object's values have their probabilities: each vote with its log-odds, and what was discounted.

    `text` is that of an object which is a claim.
    """
    sheet = Sheet(width, len, lambda text, _: text)
    rather = f" rather than {explained.against}" if explained.against is not None else ""
    sheet.put((f"{explained.object}{f' ({text})' if text else ''}: {explained.value}{rather}", ""))
    if explained.known:
        sheet.put(("a known answer: it stands, whatever the votes say", ""), at=2)
        return sheet.text()
    rows: list[list[Run]] = [_row("prior", "", explained.prior, "")]
    rows += [
        _row(one.source, f"{_verb(one)} {one.value}", one.log_odds, _why(one, explained)) for one in explained.moved
    ]
    rows.append(_row("sum", "", explained.log_odds, "the model's log-odds"))
    rows.append(_row("counted", "", explained.counted, "as far as the model is believed"))
    rows.append(_row("votes", "", explained.votes, "what they weigh by themselves"))
    rows.append(_row("printed", "", explained.counted + explained.votes, "the two together"))
    sheet.table(("source", "", "log-odds", ""), rows, at=2, right=2)
    sheet.put((f"calibrated: {explained.probability:.4f}", ""), at=2)
    return sheet.text()


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield ",".join(header) + "\n"
    cells = ([_cell(one) for one in row] for row in rows)
    while block := list(islice(cells, _BLOCK)):
        part = StringIO()
        csv.writer(part, lineterminator="\n").writerows(block)
        yield part.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6f}"
    return "" if value is None else defused_text(str(value))


def _bar(cell: Bin) -> str:
    close = "]" if cell.high >= 1 else ")"
    place = f"[{cell.low:.2f}, {cell.high:.2f}{close}  {cell.objects:5}"
    if not cell.objects:
        return place
    marks = ["#" if at < round(cell.right * _BAR) else "." for at in range(_BAR)]
    marks[min(int(cell.stated * _BAR), _BAR - 1)] = "|"
    return f"{place}  {cell.stated:6.3f}  {cell.right:5.3f}  {''.join(marks)}"


def _row(source: str, says: str, log_odds: float, why: str) -> list[Run]:
    return [(source, ""), (says, ""), (f"{log_odds:+.3f}", ""), (why, "")]


def _verb(one: Moved) -> str:
    return "denies" if one.denies else "gives"


def _why(one: Moved, explained: Explanation) -> str:
    why = []
    speaks_for = (one.value == explained.value) != one.denies
    if one.value in {explained.value, explained.against} and speaks_for != (one.log_odds > 0) and one.log_odds:
        why.append("more often wrong than right here, so it counts the other way")
    if one.depends_on:
        why.append(f"alone {one.alone:+.3f}; depends on {', '.join(one.depends_on)}")
    return "; ".join(why)
