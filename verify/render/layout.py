"""Lines of a fixed width: texts wrapped with a hanging indent, and tables.

Every text that comes in is escaped here, so that nothing which is shown can act on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from verify.render.escape import one_line, visible

Run = tuple[str, str]
"""A text and its tone (`strong`, `faint`, a status …); the empty tone is plain."""

# A number and its noun, a grade and its letter, stay on one line.
_WORD = re.compile(r"(?:(?:\d[\d–]*|grade|said) )?[^ ]+(?: %)?")
# What a fold must keep together: an emoji with its modifiers and those that are joined to it.
_CLUSTER = re.compile(r"[\u2600-\u27bf\U0001f000-\U0001faff](?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d\S)*|.", re.DOTALL)
_SPACES = re.compile(r"\s+")
_NARROWEST_TEXT = 4
_GAP = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines being written: `width` in cells, `measure` gives a text's cells, `paint` gives it its tone."""

    width: int
    measure: Callable[[str], int]
    paint: Callable[[str, str], str]
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        """All that was written, ending with one line feed."""
        return "\n".join(self.lines).strip("\n") + "\n"

    def blank(self) -> None:
        """One empty line; several in a row are one."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def rule(self, heading: str, tone: str = "strong") -> None:
        """A heading with a line drawn to the right edge."""
        title = f"{one_line(heading)} ".lstrip(" ")
        drawn = "─" * (self.width - self.measure(title))
        self.blank()
        self.lines.append(self.paint(title, tone) + self.paint(drawn, "faint"))

    def put(self, lead: Run, rest: Run = ("", ""), *, at: int = 0, left: Sequence[tuple[int, Run]] = ()) -> None:
        """A lead and the rest of its sentence, wrapped from column `at` on; `left` stands at columns before."""
        first, then = one_line(lead[0]), one_line(rest[0])
        gap = " " if first and then and then[0] not in ",:;" else ""
        text, styled = f"{first}{gap}{then}", len(first)
        line = self._at_columns([*left, (at, ("", ""))])
        for start, end in self.wrapped(text, self.width - at):
            middle = min(max(styled, start), end)
            painted = self.paint(text[start:middle], lead[1]) + self.paint(text[middle:end], rest[1])
            self.lines.append((line + painted).rstrip(" "))
            line = " " * at

    def runs(self, runs: Sequence[Run], *, at: int = 0) -> None:
        """Several runs of one text, wrapped as one from column `at` on; white space between them stays."""
        text, ends = "", []
        for run, tone in runs:
            shown = visible(_SPACES.sub(" ", run))
            text += shown.lstrip(" ") if not text or text[-1] == " " else shown
            ends.append((len(text), tone))
        for start, end in self.wrapped(text, self.width - at):
            line, done = " " * at, start
            for stop, tone in ends:
                if stop > done:
                    line += self.paint(text[done : min(stop, end)], tone)
                    done = max(done, min(stop, end))
            self.lines.append(line.rstrip(" "))

    def table(self, header: Sequence[str], rows: Sequence[Sequence[Run]], *, at: int = 0, right: int = -1) -> None:
        """Columns as wide as they need, the widest narrowed until all fit; column `right` is set flush right."""
        titled = [[(title, "faint") for title in header], *rows] if header else rows
        shown = [[(one_line(text), tone) for text, tone in row] for row in titled]
        widths = self._widths(shown, self.width - at)
        for row in shown:
            cells = [
                [text[slice(*place)] for place in self.wrapped(text, wide)]
                for (text, _), wide in zip(row, widths, strict=True)
            ]
            for level in range(max(map(len, cells))):
                line = " " * at
                for column, ((_, tone), wide) in enumerate(zip(row, widths, strict=True)):
                    part = cells[column][level] if level < len(cells[column]) else ""
                    space = " " * (wide - self.measure(part))
                    painted = self.paint(part, tone)
                    line += f"{space}{painted}  " if column == right else f"{painted}{space}  "
                self.lines.append(line.rstrip(" "))

    def wrapped(self, text: str, width: int) -> list[tuple[int, int]]:
        """The places of the lines of a text, broken at spaces, and within words that are longer than a line."""
        width = max(width, _NARROWEST_TEXT)
        if self.measure(text) <= width:
            return [(0, len(text))]
        lines: list[tuple[int, int]] = []
        start = end = used = 0
        for word in _WORD.finditer(text):
            size = self.measure(word[0])
            if used and used + 1 + size <= width:
                end, used = word.end(), used + 1 + size
                continue
            if used:
                lines.append((start, end))
            *folded, (start, end, used) = self._folded(text, word.start(), word.end(), size, width)
            lines.extend((left, right) for left, right, _ in folded)
        return [*lines, (start, end)]

    def _folded(self, text: str, start: int, end: int, size: int, width: int) -> Iterator[tuple[int, int, int]]:
        """The parts of one word, each with its cells."""
        if size <= width:
            yield start, end, size
            return
        used = 0
        for cluster in _CLUSTER.finditer(text, start, end):
            # A variation selector may widen what stands before it by one.
            wide = self.measure(cluster[0]) + cluster[0].count("\ufe0f")
            if wide and used + wide > width:
                yield start, cluster.start(), used
                start, used = cluster.start(), 0
            used += wide
        yield start, end, used

    def _at_columns(self, texts: Sequence[tuple[int, Run]]) -> str:
        line, used = "", 0
        for column, (text, tone) in texts:
            shown = one_line(text)
            line += " " * (column - used) + self.paint(shown, tone)
            used = max(column, used) + self.measure(shown)
        return line

    def _widths(self, rows: Sequence[Sequence[Run]], room: int) -> list[int]:
        widths = [max(self.measure(text) for text, _ in column) for column in zip(*rows, strict=True)]
        while sum(widths) + _GAP * (len(widths) - 1) > room and max(widths) > _NARROWEST_TEXT:
            widths[widths.index(max(widths))] -= 1
        return widths
