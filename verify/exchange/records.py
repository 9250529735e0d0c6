"""Records read: NDJSON, a JSON array or CSV, as drafts or as rejections with their place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO, Literal, NamedTuple

from verify.drafts import Draft
from verify.errors import Rejection
from verify.exchange import csv_, json_, lines
from verify.exchange.faults import Refused
from verify.exchange.record import from_line

Format = Literal["ndjson", "json", "csv"]


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
    if text.startswith(b"["):
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
        try:
            yield Parsed(part.line, from_line(part.text))
        except Refused as refused:
            yield from _rejections(name, part.line, refused)


def _rejections(name: str, line: int, refused: Refused) -> Iterator[Rejection]:
    for fault in refused.faults:
        yield Rejection(name, line, *fault)
