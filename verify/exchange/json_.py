"""The elements of a JSON array, or objects spread over lines, each as the bytes it is written in.

Where an element ends is found by its brackets and quotes alone: one that is wrong inside costs no other its reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from verify.exchange.faults import Fault, printable
from verify.exchange.lines import line_end

_SPACE = re.compile(rb"[ \t\r\n]*")
_QUOTED = rb'"(?:[^"\\]++|\\.)*+"?'
_SCALAR = re.compile(rb"(?:" + _QUOTED + rb"|[^\s,\[\]{}\"]++)", re.DOTALL)
_STRUCTURE = re.compile(_QUOTED + rb"|[\[\]{}]", re.DOTALL)
_OPENING = (b"[", b"{")
_CLOSING = (b"]", b"}")


class Element(NamedTuple):
    """One value of the file, with the line on which it begins."""

    line: int
    text: bytes


class Broken(NamedTuple):
    """Where the file is no list of values any more; nothing behind it is read."""

    line: int
    fault: Fault


class _Cursor:
    """A place in a text, which knows its line as long as it moves forward."""

    def __init__(self, data: bytes, line: int = 1) -> None:
        self.data, self.at = data, 0
        self._end, self._counted, self._line = line_end(data), 0, line

    def skip(self) -> bytes:
        """The next byte that is no white space, where the cursor then stands; nothing at the end."""
        space = _SPACE.match(self.data, self.at)
        self.at = space.end() if space else self.at
        return self.data[self.at : self.at + 1]

    def line(self) -> int:
        """The line on which the cursor stands, from 1."""
        self._line += self.data.count(self._end, self._counted, self.at)
        self._counted = self.at
        return self._line

    def broken(self, wanted: str) -> Broken:
        """What stands here in place of what was wanted."""
        rest = self.data[self.at : self.at + 80].decode(errors="replace")
        return Broken(self.line(), Fault("", f"'{printable(rest)}'" if rest else "the end of the file", wanted))

    def element(self) -> Element | Broken:
        """The value that begins here, with the cursor behind it."""
        line, start = self.line(), self.at
        end = self._end_of_value()
        if end is None:
            return Broken(line, Fault("", "the end of the file inside a value", "the brackets and quotes closed"))
        if end == start:
            return self.broken("a value")
        self.at = end
        return Element(line, self.data[start:end])

    def _end_of_value(self) -> int | None:
        if self.data[self.at : self.at + 1] not in _OPENING:
            scalar = _SCALAR.match(self.data, self.at)
            return scalar.end() if scalar else self.at
        depth = 0
        for token in _STRUCTURE.finditer(self.data, self.at):
            mark = token[0]
            depth += (mark in _OPENING) - (mark in _CLOSING)
            if depth == 0 and mark in _CLOSING:
                return token.end()
        return None


def elements(data: bytes) -> Iterator[Element | Broken]:
    """The elements of an array, or else the values that stand one after the other."""
    cursor = _Cursor(data)
    if cursor.skip() == b"[":
        cursor.at += 1
        yield from _of_array(cursor)
        return
    while cursor.skip():
        element = cursor.element()
        yield element
        if isinstance(element, Broken):
            return


def items(array: Element) -> Iterator[Element | Broken]:
    """The elements of a value that begins with `[`."""
    cursor = _Cursor(array.text, array.line)
    cursor.at = 1
    return _of_array(cursor)


def members(mapping: Element) -> Iterator[tuple[str, Element] | Broken]:
    """The keys of a value that begins with `{`, each with its value."""
    cursor = _Cursor(mapping.text, mapping.line)
    cursor.at = 1
    mark = cursor.skip()
    while mark != b"}":
        member = _member(cursor)
        yield member
        if isinstance(member, Broken):
            return
        mark = cursor.skip()
        if mark == b",":
            cursor.at += 1
        elif mark != b"}":
            yield cursor.broken("',' or '}'")
            return


def _member(cursor: _Cursor) -> tuple[str, Element] | Broken:
    if cursor.skip() != b'"':
        return cursor.broken("a key in quotes")
    key = cursor.element()
    if isinstance(key, Broken):
        return key
    try:
        name = json.loads(key.text)
    except ValueError:
        return Broken(key.line, Fault("", f"'{printable(key.text.decode(errors='replace'))}'", "a key in quotes"))
    if cursor.skip() != b":":
        return cursor.broken("':'")
    cursor.at += 1
    cursor.skip()
    value = cursor.element()
    return value if isinstance(value, Broken) else (name, value)


def _of_array(cursor: _Cursor) -> Iterator[Element | Broken]:
    mark = cursor.skip()
    while mark != b"]":
        element = cursor.element()
        yield element
        if isinstance(element, Broken):
            return
        mark = cursor.skip()
        if mark == b",":
            cursor.at += 1
            if cursor.skip() == b"]":
                yield cursor.broken("a value")
                return
        elif mark != b"]":
            yield cursor.broken("',' or ']'")
            return
    cursor.at += 1
    if cursor.skip():
        yield cursor.broken("the end of the file after the array")
