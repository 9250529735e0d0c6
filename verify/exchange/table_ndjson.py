"""Tables in NDJSON: an object a line, of texts, numbers, true and false."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Any, BinaryIO

from pydantic_core import from_json

from verify.exchange import lines
from verify.exchange.faults import Fault, Refused, shown
from verify.exchange.record import NUL, no_json
from verify.exchange.tables import Batch, Header, Part, Wanted

_CHUNK = 2**19
_LIMIT = 2**63
_WANTED = "a text, a number, true or false"


def batches(head: bytes, stream: BinaryIO, wanted: Wanted, header: Header) -> Iterator[Part]:
    """The rows of an NDJSON file."""
    header.found = wanted.names
    data, number, more = head, 1, True
    while more:
        chunk = stream.read(_CHUNK)
        more = bool(chunk)
        data += chunk
        end = data.rfind(b"\n") + 1 if more else len(data)
        if not end and len(data) > lines.LIMIT:
            yield from _slowly(lines.numbered(data, stream), number, wanted, header)
            return
        batch = _quickly(data[:end], number, wanted, header)
        yield from (batch,) if batch else _slowly(lines.numbered(data[:end], io.BytesIO()), number, wanted, header)
        number += data.count(b"\n", 0, end)
        data = data[end:]


def spelled(value: object) -> str:
    """A scalar as text: numbers without an exponent, an absent one empty; Refused for all else."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() if abs(value) < _LIMIT:
            return str(value)
        case float() if math.isfinite(value):
            return format(Decimal(repr(value)), "f")
        case int() | float():
            raise Refused(Fault("", str(value)[:60], "a number of at most 64 bits"))
        case _:
            raise Refused(Fault("", shown(value), _WANTED))


def _quickly(data: bytes, number: int, wanted: Wanted, header: Header) -> Batch | None:
    """The rows of some whole lines; None unless all of them are plain."""
    if b"\\u0000" in data or len(data) > 2 * lines.LIMIT:
        return None
    try:
        found = [from_json(line) for line in data.split(b"\n") if line]
        columns = [_texts([row[name] for row in found]) for name in wanted.required]
        columns += [_texts([row.get(name) for row in found]) for name in wanted.optional]
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    keys = sum(map(len, found))
    if data.count(b":") != keys and (data.count(b'":') != keys or b'" :' in data or b'"\t:' in data):
        return None
    if max(map(len, data.split(b"\n")), default=0) > lines.LIMIT or not all(map(str.strip, columns[0])):
        return None
    _ignore(chain.from_iterable(found), wanted, header)
    return Batch(columns, lambda: [line for line, text in _numbered(data, number) if text.strip()])


def _texts(values: list[Any]) -> list[str]:
    return values if set(map(type, values)) == {str} else [spelled(value) for value in values]


def _numbered(data: bytes, number: int) -> Iterator[tuple[int, bytes]]:
    return enumerate(data.split(b"\n"), number)


def _ignore(keys: Iterator[str], wanted: Wanted, header: Header) -> None:
    further = dict.fromkeys(keys).keys() - {*wanted.names, *header.ignored}
    if further:
        header.ignored = (*header.ignored, *sorted(further))


def _slowly(numbered: Iterator[tuple[int, bytes]], number: int, wanted: Wanted, header: Header) -> Iterator[Part]:
    """Each line by itself, or what is wrong with it."""
    for place, line in numbered:
        if not line.strip():
            continue
        try:
            row = _row(line)
            columns = [[_cell(row, name)] for name in wanted.names]
        except Refused as refused:
            yield place + number - 1, refused
            continue
        _ignore(iter(row), wanted, header)
        yield Batch(columns, partial(list, (place + number - 1,)))


def _row(line: bytes) -> dict[str, Any]:
    """The object on a line, each key once; Refused when it is none."""
    if len(line) > lines.LIMIT:
        raise Refused(Fault("", "a line of more than 1 MiB", lines.WANTED))
    try:
        row = from_json(line)
    except ValueError as error:
        raise Refused(no_json(line, str(error))) from None
    if not isinstance(row, dict):
        raise Refused(Fault("", shown(row), "an object with the columns as keys"))
    if len(pairs := json.loads(line, object_pairs_hook=list)) > len(row):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(Fault(twice, f"'{twice}' twice in one object", "each key once"))
    return row


def _cell(row: dict[str, Any], name: str) -> str:
    try:
        text = spelled(row.get(name))
    except Refused as refused:
        raise Refused(*(fault._replace(path=name) for fault in refused.faults)) from None
    if "\0" in text:
        raise Refused(NUL._replace(path=name))
    return text
