"""Records read: NDJSON, a JSON array or CSV, as drafts or as rejections with their place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Literal, NamedTuple

from verify.drafts import Draft
from verify.errors import Rejection
from verify.exchange import csv_, json_, lines
from verify.exchange.faults import Refused
from verify.exchange.record import from_line

Format = Literal["ndjson", "json", "csv"]

_WHOLE = re.compile(rb'\{\s*"(?:schema|documents)"\s*:')
"""How what `ingest --json` prints begins: it may be one line that is longer than any record."""
_PROPOSALS = b'"verify.proposals/'


class Parsed(NamedTuple):
    """A record that can be taken, with the line on which it begins."""

    line: int
    draft: Draft


def read(stream: BinaryIO, name: str, format: Format | None = None) -> Iterator[Parsed | Rejection]:  # noqa: A002 - the option's name
    """The records of a stream in its order; `name` is the file's, for rejections; without a format its content tells.

    One record may have several rejections. NDJSON and CSV take the memory of one record, a JSON array its own size.
    """
    head = lines.opening(stream)
    match format or told_by(head):
        case "ndjson":
            yield from _ndjson(lines.numbered(head, stream), name)
        case "json":
            yield from _json(head + stream.read(), name)
        case "csv":
            for line, draft in csv_.records(lines.numbered(head, stream)):
                if isinstance(draft, Refused):
                    yield from _rejections(name, line, draft)
                else:
                    yield Parsed(line, draft)


def told_by(head: bytes) -> Format:
    """The format that the first bytes tell."""
    text = head.lstrip()
    if text.startswith(b"[") or _WHOLE.match(text):
        return "json"
    if text.startswith(b"{"):
        return "json" if _spread(text, lines.line_end(head)) else "ndjson"
    return "csv" if text else "ndjson"


def _spread(text: bytes, end: bytes) -> bool:
    """Whether the first object goes on in a second line: the first is not whole, and the next begins no object."""
    first, _, rest = text.partition(end)
    following = next((line for line in rest.split(end) if line.strip()), b"")
    if first.strip() == b"{":
        return True
    if not following or following.startswith(b"{"):
        return False
    try:
        json.loads(first)
    except ValueError:
        return first.rstrip().endswith((b",", b"[", b"{", b":"))
    return False


def _ndjson(numbered: Iterator[tuple[int, bytes]], name: str) -> Iterator[Parsed | Rejection]:
    for number, line in numbered:
        if _PROPOSALS in line:
            yield from _of_readings(json_.Element(number, line.strip()), name)
            continue
        try:
            yield Parsed(number, from_line(line))
        except Refused as refused:
            if line and not line.isspace():
                yield from _rejections(name, number, refused)


def _json(data: bytes, name: str) -> Iterator[Parsed | Rejection]:
    for part in json_.elements(data):
        if isinstance(part, json_.Broken):
            yield Rejection(name, part.line, *part.fault)
            continue
        if _PROPOSALS in part.text:
            yield from _of_readings(part, name)
            continue
        try:
            yield Parsed(part.line, from_line(part.text))
        except Refused as refused:
            yield from _rejections(name, part.line, refused)


def _of_readings(element: json_.Element, name: str) -> Iterator[Parsed | Rejection]:
    """The records of what `ingest --json` prints; the record itself where it only speaks of such."""
    from verify.exchange import readings  # noqa: PLC0415 - its models take time to make, and few inputs need them

    parts = readings.drafts(element) if readings.is_one(element) else [_whole(element)]
    for line, draft in parts:
        if isinstance(draft, Refused):
            yield from _rejections(name, line, draft)
        else:
            yield Parsed(line, draft)


def _whole(element: json_.Element) -> tuple[int, Draft | Refused]:
    try:
        return element.line, from_line(element.text)
    except Refused as refused:
        return element.line, refused


def _rejections(name: str, line: int, refused: Refused) -> Iterator[Rejection]:
    for fault in refused.faults:
        yield Rejection(name, line, *fault)
