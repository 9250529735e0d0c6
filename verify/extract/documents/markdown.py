"""Markdown taken apart: marks are masked, so that every letter keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verify.extract.documents.blocks import Block, BlockKind, Fact, Parsed, block, blocks_of, masked
from verify.extract.documents.headers import Header, header_in, stated
from verify.extract.documents.inline import marks
from verify.proposals import Warned

_FENCE = re.compile(r" {0,3}(```|~~~)")
_QUOTED = re.compile(r" {0,3}>[ \t>]*")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]#+[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_CELL = re.compile(r"(?:[^|\\]|\\.)+")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,60}\]:[ \t]*")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_FIELD = re.compile(r"(?P<key>[\w -]{1,30}):[ \t]+(?P<value>\S.*)")
_HEAD = 30
"""Lines at the head of the text that may be headers."""

Range = tuple[int, int]


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def parsed_markdown(text: str) -> Parsed:
    """The parts of a Markdown text."""
    lines = _lines(text)
    facts, warnings, first = _front_matter(lines)
    body = masked(text, [*_enclosed(text), *_fenced(lines)])
    reader = _Reader(body, [line for line in _lines(body) if line.start >= first])
    reader.read()
    shown = masked(body, [*reader.dropped, *(mark for part in reader.segments for mark in marks(body, *part[1:]))])
    blocks = blocks_of(shown, reader.segments)
    facts += tuple(fact for header in reader.headers for fact in header.facts)
    facts += tuple(Fact("title", one.text, one.place) for one in blocks if one.kind == "title")
    warnings += tuple(one for header in reader.headers for one in header.warnings)
    return Parsed(text, tuple(blocks), facts, warnings)


def _lines(text: str) -> list[_Line]:
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        lines.append(_Line(at, at + len(line), line.rstrip("\r\n")))
        at += len(line)
    return lines


def _front_matter(lines: list[_Line]) -> tuple[tuple[Fact, ...], tuple[Warned, ...], int]:
    """What the lines between two lines of three dashes say, and where the text begins."""
    if not lines or lines[0].text.rstrip() != "---":
        return (), (), 0
    close = next((index for index, line in enumerate(lines[1:200], 1) if line.text.rstrip() in {"---", "..."}), 0)
    # A rule may stand first as well: only keys make it front matter.
    fields = [_FIELD.fullmatch(line.text) for line in lines[1:close]]
    if not any(fields):
        return (), (), 0
    facts: tuple[Fact, ...] = ()
    warnings: tuple[Warned, ...] = ()
    for line, field in zip(lines[1:close], fields, strict=True):
        if field is None:
            continue
        start = line.start + field.start("value")
        said = stated(field["key"], field["value"].strip().strip("\"'"), (start, start + len(field["value"])))
        if said:
            facts, warnings = facts + said.facts, warnings + said.warnings
    return facts, warnings, lines[close].end


def _enclosed(text: str) -> Iterator[Range]:
    """Comments, scripts and styles; one that is not closed is left as it is."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        start, end = text.find(opening), 0
        while start >= 0 and end >= 0:
            end = text.find(closing, start)
            if end >= 0:
                yield start, end + len(closing)
                start = text.find(opening, end)


def _fenced(lines: list[_Line]) -> Iterator[Range]:
    """Code between fences; of a fence that is not closed, only its line."""
    opening: _Line | None = None
    for line in lines:
        fence = _FENCE.match(line.text)
        if fence and opening is None:
            opening = line
        elif fence and opening and opening.text.lstrip().startswith(fence[1]):
            yield opening.start, line.start + len(line.text)
            opening = None
    if opening:
        yield opening.start, opening.start + len(opening.text)


class _Reader:
    """Goes through the lines once and collects what they are part of."""

    def __init__(self, text: str, lines: list[_Line]) -> None:
        self.text, self.lines = text, lines
        self.segments: list[tuple[BlockKind, int, int]] = []
        self.dropped: list[Range] = []
        self.headers: list[Header] = []
        self.open: BlockKind | None = None
        self.titled = False
        self.head = True
        """Whether nothing but headers and headings stood before."""

    def read(self) -> None:
        """Go through the lines."""
        for index, line in enumerate(self.lines):
            if not line.text:
                self.open = None
                continue
            self.head = self.head and index < _HEAD
            quoted = _QUOTED.match(line.text)
            inside = quoted.end() if quoted else 0
            self._line(line.start + inside, line.end, line.text[inside:], "quote" if quoted else "paragraph")
            if quoted:
                self.dropped.append((line.start, line.start + inside))

    def _line(self, start: int, end: int, text: str, kind: BlockKind) -> None:
        heading = _HEADING.match(text)
        item = _ITEM.match(text)
        if not text.strip(" \t\0"):
            self.open = None
        elif heading:
            closing = _CLOSING.search(text[-80:])
            self._add(self._title(len(heading[1])), start + heading.end(), end)
            if closing:
                self.dropped.append((start + len(text) - len(closing[0]), start + len(text)))
            self.open = None
        elif self.open == "paragraph" and kind == "paragraph" and _UNDERLINE.match(text):
            _, first, last = self.segments.pop()
            self._add(self._title(1 if "=" in text else 2), first, last)
            self.open = None
        elif _RULE.match(text) or (_DEFINITION.match(text) and not _FOOTNOTE.match(text)):
            self.open = None
        elif _ROW.match(text):
            self._row(start, text)
        elif item:
            self.head = False
            self._add("item", start + item.end(), end)
        else:
            self._prose(start, end, text, kind)

    def _prose(self, start: int, end: int, text: str, kind: BlockKind) -> None:
        """A line that begins a paragraph, goes on with one, or is a header above the first."""
        note = _FOOTNOTE.match(text)
        rest = self._header(start, end) if self.head and self.open is None and kind == "paragraph" else start
        if note:
            self._add(kind, start + note.end(), end)
        elif rest is None:
            return
        elif self.open and (kind == self.open or (kind == "paragraph" and self.open in {"item", "quote"})):
            last, first, _ = self.segments.pop()
            self._add(last, first, end)
        else:
            self._add(kind, rest, end)
            self.head = False

    def _header(self, start: int, end: int) -> int | None:
        """Where the text behind a header begins; None where the whole line is one."""
        shown = self._shown(start, end)
        header = header_in(shown) if shown else None
        if shown is None or header is None:
            return start
        self.headers.append(header)
        return shown.places[header.end] if header.end < len(shown.text) else None

    def _shown(self, start: int, end: int) -> Block | None:
        line = masked(
            self.text[start:end], [(one - start, other - start) for one, other in marks(self.text, start, end)]
        )
        found = block("paragraph", line, 0, len(line))
        if found is None:
            return None
        return found._replace(place=(start, end), places=[start + place for place in found.places])

    def _row(self, start: int, text: str) -> None:
        """The cells of a table's row; the row of dashes below its head shows nothing."""
        for cell in _CELL.finditer(text):
            self._add("item", start + cell.start(), start + cell.end())
        self.open, self.head = None, False

    def _title(self, level: int) -> BlockKind:
        if level > 1 or self.titled:
            return "heading"
        self.titled = True
        return "title"

    def _add(self, kind: BlockKind, start: int, end: int) -> None:
        self.segments.append((kind, start, end))
        self.open = kind
