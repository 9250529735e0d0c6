"""Tables in CSV: chunks at once where they are plain, row by row where something has to be told of a row.

The reading row by row is that of records; the fast one takes only what both would read alike.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from verify.cells import undefused
from verify.exchange import lines
from verify.exchange.faults import Fault, Refused
from verify.exchange.rows import rows
from verify.exchange.tables import Batch, Header, Part, Wanted, chosen

_CHUNK = 2**19
_MAYBE_DEFUSED = (",'", "\n'", "\"'")


def batches(head: bytes, stream: BinaryIO, wanted: Wanted, header: Header) -> Iterator[Part]:
    """The rows of a CSV file after its header row."""
    table = _Table(wanted, header)
    if lines.line_end(head) == b"\r":
        yield from table.slowly(lines.numbered(head, stream), 1)
        return
    data, number, more = head, 1, True
    while more and not table.broken:
        chunk = stream.read(_CHUNK)
        more = bool(chunk)
        data += chunk
        end = _end_of_rows(data) if more else len(data)
        if not end and len(data) <= lines.LIMIT:
            continue
        batch = table.quickly(data[:end], number) if end else None
        if batch is None and (not end or b'"' in data[:end]):
            # A quote may reach beyond this chunk: no later one can be taken for itself.
            yield from table.slowly(lines.numbered(data, stream), number)
            return
        yield from (batch,) if batch else table.slowly(lines.numbered(data[:end], io.BytesIO()), number)
        number += data.count(b"\n", 0, end)
        data = data[end:]


def _end_of_rows(data: bytes) -> int:
    """How many bytes are whole rows; 0 when that cannot be told."""
    end = data.rfind(b"\n") + 1
    return 0 if data.count(b'"', 0, end) % 2 else end


class _Table:
    """The columns of one table, once its header row is read."""

    def __init__(self, wanted: Wanted, header: Header) -> None:
        self._wanted, self._header = wanted, header
        self._places: list[int] = []
        self._width = 0
        self.broken = False
        """The header row is none."""

    def quickly(self, data: bytes, number: int) -> Batch | None:
        """The rows of a chunk that begins on line `number`; None unless all of them are plain."""
        width = self._width
        batch = self._plain(data, number)
        if batch is None:
            self._width = width  # A header row that was read here is read again.
        return batch

    def _plain(self, data: bytes, number: int) -> Batch | None:
        if len(data) > lines.LIMIT or b"\0" in data:
            return None
        try:
            text = data.decode()
            found = list(csv.reader(io.StringIO(text, newline="\n"), strict=True))
            begins = self._begin(next(filter(None, found), None)) if not self._width else 0
        except (UnicodeDecodeError, csv.Error, Refused):
            return None
        widths = set(map(len, found))
        if 0 in widths:
            found = [row for row in found if row]
        if widths - {0, self._width}:
            return None
        columns = [[row[place] for row in found[begins:]] for place in self._places]
        if columns and not all(map(str.strip, columns[0])):
            return None
        if text.startswith("'") or any(mark in text for mark in _MAYBE_DEFUSED):
            columns = [list(map(undefused, column)) for column in columns]
        return Batch(columns, lambda: _numbers(data, number)[begins:])

    def slowly(self, numbered: Iterator[tuple[int, bytes]], number: int) -> Iterator[Part]:
        """Each row by itself, or what is wrong with it; the first line is line `number`."""
        for place, cells in rows(numbered):
            line = place + number - 1
            begun = bool(self._width)
            try:
                columns = self._row(cells)
            except Refused as refused:
                yield line, refused
                self.broken = not begun
                if self.broken:
                    return
                continue
            if begun:
                yield Batch(columns, partial(list, (line,)))

    def _row(self, cells: list[str] | Fault) -> list[list[str]]:
        """The cells of a row that are asked for; none of the header row, which is taken in."""
        if isinstance(cells, Fault):
            raise Refused(cells)
        if not self._width:
            self._begin(cells)
            return []
        if len(cells) != self._width:
            raise Refused(Fault("", f"{len(cells)} cells", f"{self._width}, as in the header"))
        return [[undefused(cells[place])] for place in self._places]

    def _begin(self, names: list[str] | None) -> int:
        """Take the header row, when there is one: how many rows that are."""
        if names is None:
            return 0
        self._places = chosen(names, self._wanted, self._header)
        self._width = len(names)
        return 1


def _numbers(data: bytes, number: int) -> list[int]:
    return [place + number - 1 for place, _ in rows(lines.numbered(data, io.BytesIO()))]
