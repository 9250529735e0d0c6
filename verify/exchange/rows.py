"""The rows of a CSV file, each with the line on which it begins."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from verify.exchange.faults import Fault, printable
from verify.exchange.lines import LIMIT, WANTED
from verify.exchange.record import NUL, no_utf8

_SAID = {
    "unexpected end of data": ("a quote that is never closed", "a closing quote"),
    "',' expected after '\"'": ("text behind a closing quote", 'a comma, or "" for a quote inside quotes'),
    "new-line character": ("a carriage return inside a cell", "quotes around the cell"),
}


class _TooLong(Exception):
    """A row beyond the limit."""


class _Feed:
    """Physical lines for the CSV reader, with what it does not say of the row that it is reading."""

    def __init__(self, lines: Iterator[tuple[int, bytes]]) -> None:
        self._lines = lines
        self.begin()

    def begin(self) -> None:
        """Forget the row before."""
        self.first, self.fault, self._size = 0, None, 0  # type: tuple[int, Fault | None, int]

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        number, line = next(self._lines)
        self.first = self.first or number
        self._size += len(line)
        if self._size > LIMIT:
            raise _TooLong
        try:
            text = line.decode()
        except UnicodeDecodeError as error:
            self.fault = self.fault or no_utf8(line, error)
            text = line.decode(errors="replace")
        if "\0" in text:
            self.fault = self.fault or NUL
        return text + "\n"


def rows(lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, list[str] | Fault]]:
    """The cells of each row that is not blank, or why it cannot be read."""
    # The limit is the module's; a row is held to ours before a cell of it can reach this one.
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LIMIT))
    feed = _Feed(lines)
    reader = csv.reader(feed, strict=True)
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _TooLong:
            yield feed.first, Fault("", "a row of more than 1 MiB", WANTED)
        except csv.Error as error:
            yield feed.first, _fault(str(error))
        else:
            if feed.fault or any(map(str.strip, cells)):
                yield feed.first, feed.fault or cells


def _fault(message: str) -> Fault:
    for beginning, (found, wanted) in _SAID.items():
        if message.startswith(beginning):
            return Fault("", found, wanted)
    return Fault("", printable(message), "a row of CSV")
