"""A table of texts, from CSV, NDJSON or Parquet: the columns that are asked for, in batches of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from verify.errors import Rejection, VerifyError
from verify.exchange import lines
from verify.exchange.faults import MOST, Fault, Refused, printable

_PARQUET = b"PAR1"
_OTHERS = {
    b"SQLite format 3\x00": "is a database; `verify fuse --db` fuses its claims",
    b"\x1f\x8b": "is packed with gzip; unpack it first",
    b"\xff\xfe": "is UTF-16; save it as UTF-8",
    b"\xfe\xff": "is UTF-16; save it as UTF-8",
    b"[": "is a JSON array; give one object a line, without commas between them",
}
"""What is often taken for a table, by how it begins."""


class Wanted(NamedTuple):
    """The columns to read: those that must be there, and those that may."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.required, *self.optional)


@dataclass(slots=True)
class Header:
    """Which columns a table has; those that nobody asked for are `ignored`."""

    found: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


class Batch(NamedTuple):
    """Rows by column, in the order of the header's `found`; of an absent cell the text is empty."""

    columns: Sequence[Sequence[str]]
    numbers: Callable[[], Sequence[int]]
    """The line on which each row begins; asked for only when a row is refused."""


Part = Batch | tuple[int, Refused]
"""Some rows, or a line with what is wrong there."""


def read(stream: BinaryIO, name: str, wanted: Wanted, header: Header) -> Iterator[Part]:
    """The rows of a stream, whose format its content tells; `header` is filled in before the first comes.

    VerifyError when there is nothing to read.
    """
    head = lines.opening(stream)
    while not head.strip() and (more := stream.read(lines.LIMIT)):
        head += more
        if len(head) > lines.LIMIT:
            break
    if not head.strip():
        raise VerifyError(f"{name}: is empty; give a table with the columns {', '.join(wanted.required)}")
    for beginning, what in _OTHERS.items():
        if head.startswith(beginning):
            raise VerifyError(f"{name}: {what}")
    if head.startswith(_PARQUET):
        from verify.exchange import parquet  # noqa: PLC0415 - pyarrow takes long to load, and may not be there

        return parquet.batches(head, stream, name, wanted, header)
    if head.lstrip().startswith(b"{"):
        from verify.exchange import table_ndjson  # noqa: PLC0415 - few tables are of this kind

        return table_ndjson.batches(head, stream, wanted, header)
    from verify.exchange import table_csv  # noqa: PLC0415 - as above

    return table_csv.batches(head, stream, wanted, header)


def chosen(names: Sequence[str], wanted: Wanted, header: Header) -> list[int]:
    """The places of the columns asked for among these, told to `header`; Refused when a required one is missing."""
    plain = [name.strip().casefold() for name in names]
    missing = [name for name in wanted.required if name not in plain]
    if len(missing) == len(wanted.required):
        for mark, word in ((";", "semicolons"), ("\t", "tabs")):
            if len(plain) == 1 and mark in plain[0]:
                raise Refused(Fault("", f"columns divided by {word}", "columns divided by commas"))
    if missing:
        # As much of the header as shows which one it is.
        found = printable(",".join(names))
        raise Refused(Fault("", f"'{found}'", f"a header row with the columns {', '.join(wanted.required)}"))
    twice = [name for name in wanted.names if plain.count(name) > 1]
    if twice:
        raise Refused(*[Fault(name, f"'{name}' twice", "each column once") for name in twice[:MOST]])
    header.found = tuple(name for name in wanted.names if name in plain)
    header.ignored = tuple(name.strip() for name, known in zip(names, plain, strict=True) if known not in wanted.names)
    return [plain.index(name) for name in header.found]


def rejections(name: str, line: int, refused: Refused) -> list[Rejection]:
    """The faults of one row as rejections."""
    return [Rejection(name, line, *fault) for fault in refused.faults]
