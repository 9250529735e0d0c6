"""One record, from JSON or from cells, as a draft."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Annotated, Any, Required

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config
from pydantic_core import from_json
from typing_extensions import TypedDict

from verify.drafts import ClaimDraft, Draft, Findable, SourceDraft
from verify.exchange import lines
from verify.exchange.faults import KEYS, Fault, Refused, printable, told

_JUST_THESE = ConfigDict(extra="forbid", strict=True)


@with_config(_JUST_THESE)
class SourceRow(TypedDict, total=False):
    """The declaration of a source."""

    source: Required[SourceDraft]
    uid: str


@with_config(_JUST_THESE)
class DocumentRow(TypedDict, total=False):
    """The declaration of a document."""

    document: Required[Findable]
    uid: str


Row = Annotated[ClaimDraft | SourceRow | DocumentRow, Field(union_mode="left_to_right")]

RECORD: TypeAdapter[ClaimDraft | SourceRow | DocumentRow] = TypeAdapter(Row)
_SHAPES: Mapping[str, TypeAdapter[Any]] = {
    "claim": TypeAdapter(ClaimDraft),
    "source": TypeAdapter(SourceRow),
    "document": TypeAdapter(DocumentRow),
}

_OF_CLAIMS = {*KEYS["claim"], *KEYS["attributions"]} - {"source", "document", "uid"}

_SPACED = re.compile(rb"[ \t\r\n]:")
NUL = Fault("", "a NUL character", "text without NUL characters")
"""What is said of a NUL character."""


def from_line(line: bytes, limit: int | None = lines.LIMIT) -> Draft:
    """The draft that a JSON text gives; Refused with what is wrong."""
    if limit is not None and len(line) > limit:
        raise Refused(Fault("", "a record of more than 1 MiB", lines.WANTED))
    try:
        record: Any = RECORD.validate_json(line)
    except ValidationError as error:
        raise Refused(*_faults(line, error)) from None
    # A key stands twice only when there are more colons than keys were taken, a NUL only behind a backslash.
    keys = _keys(record)
    if (line.count(b":") != keys or b"\\" in line) and not _plain(line, keys):
        _examine(line)
    return _draft(record)


def from_cells(record: Mapping[str, Any]) -> Draft:
    """The draft that the cells of a row give; Refused with what is wrong."""
    try:
        return _draft(RECORD.validate_python(record))
    except ValidationError:
        raise Refused(*_faults_of_shape(record, record)) from None


def _draft(record: Any) -> Draft:
    if "claim" in record:
        return "claim", record
    return ("source", record["source"]) if "source" in record else ("document", record["document"])


def _keys(record: Any) -> int:
    """How many keys a valid record has, those of the objects in it included."""
    if "claim" not in record:
        return len(record) + len(record["source"] if "source" in record else record["document"])
    count = len(record)
    for attribution in record.get("attributions", ()):
        count += len(attribution)
        if type(attribution["source"]) is dict:
            count += len(attribution["source"])
        if type(attribution.get("document")) is dict:
            count += len(attribution["document"])
    return count


def _plain(line: bytes, keys: int) -> bool:
    """Whether it is sure at a glance that no key stands twice and no NUL is written, in spite of other colons."""
    return line.count(b'":') == keys and b"\\u0000" not in line and _SPACED.search(line) is None


def _examine(line: bytes) -> None:
    """Refuse a key that stands twice in one object, and NUL characters."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise Refused(Fault(twice, f"'{twice}' twice in one object", "each key once"))
        return found

    if "\0" in _texts(json.loads(line, object_pairs_hook=once)):
        raise Refused(NUL)


def _texts(value: Any) -> str:
    """All texts in a JSON value, one after the other."""
    if isinstance(value, dict):
        return "".join(map(_texts, value.values()))
    if isinstance(value, list):
        return "".join(map(_texts, value))
    return value if isinstance(value, str) else ""


def _faults(line: bytes, error: ValidationError) -> list[Fault]:
    if error.error_count() == 1 and (detail := error.errors(include_url=False)[0])["type"] == "json_invalid":
        return [no_json(line, str(detail["ctx"]["error"]))]
    return _faults_of_shape(from_json(line), line)


def _faults_of_shape(value: object, given: bytes | Mapping[str, Any]) -> list[Fault]:
    """The faults of a record as the one of the three kinds that its keys make it."""
    shape = _shape(value)
    adapter, known = _SHAPES[shape], KEYS["claim"] if shape == "claim" else (shape, "uid")
    try:
        adapter.validate_json(given) if isinstance(given, bytes) else adapter.validate_python(given)
    except ValidationError as error:
        return list(told(error, known))
    raise AssertionError("a record that is refused as any kind is refused as its own")


def _shape(value: object) -> str:
    """Which kind of record is meant: a source or a document is declared where no key of a claim stands beside it."""
    if isinstance(value, dict) and not value.keys() & _OF_CLAIMS:
        return next((key for key in ("source", "document") if key in value), "claim")
    return "claim"


def no_json(line: bytes, reason: str) -> Fault:
    """Why a line is no JSON, in plain words; `reason` is what the JSON reader says."""
    try:
        line.decode()
    except UnicodeDecodeError as error:
        return no_utf8(line, error)
    if b"\0" in line:
        return NUL
    if "recursion limit" in reason:
        return Fault("", "values nested too deeply", "fewer than 200 levels")
    if "out of range" in reason:
        return Fault("", "a number beyond 64 bits", "numbers of at most 64 bits")
    if "hex escape" in reason and _is_json(line):
        return Fault("", "an unpaired surrogate", "text in valid Unicode")
    what, _, place = reason.partition(" at line ")
    row, _, column = place.partition(" column ")
    where = f"column {column}" if row == "1" else f"line {row} of the record, column {column}"
    return Fault("", f"no JSON at {where} ({printable(what)})", "one JSON object")


def no_utf8(line: bytes, error: UnicodeDecodeError) -> Fault:
    """What is said of bytes that are no UTF-8."""
    return Fault("", f"byte 0x{line[error.start]:02x} at column {error.start + 1}, which is not UTF-8", "UTF-8 text")


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
