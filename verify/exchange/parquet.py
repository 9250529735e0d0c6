"""Tables in Parquet, read with pyarrow where it is installed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from verify.errors import VerifyError
from verify.exchange.faults import Fault, Refused
from verify.exchange.record import NUL
from verify.exchange.table_ndjson import spelled
from verify.exchange.tables import Batch, Header, Part, Wanted, chosen

_ROWS = 2**16


def batches(head: bytes, stream: BinaryIO, name: str, wanted: Wanted, header: Header) -> Iterator[Part]:
    """The rows of a Parquet file; VerifyError when it is none, or pyarrow is missing."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - the file of its own is for this
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise VerifyError(
            f"{name}: is Parquet, and pyarrow reads that; install it with: pip install pyarrow"
        ) from error
    try:
        file = ParquetFile(_whole(head, stream))
        try:
            places = chosen(file.schema_arrow.names, wanted, header)
        except Refused as refused:
            yield 1, refused
            return
        names = [file.schema_arrow.names[place] for place in places]
        number = 1
        for batch in file.iter_batches(_ROWS, columns=names):
            yield from _part(batch, names, number)
            number += batch.num_rows
    except (pa.ArrowException, UnicodeDecodeError, OSError) as error:
        what = str(error).split("\n", maxsplit=1)[0]
        raise VerifyError(f"{name}: cannot be read as Parquet ({what}); write it anew, or give CSV") from error


def _whole(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream from its beginning: itself when it can go back, else all of it."""
    if stream.seekable():
        stream.seek(0)
        return stream
    return io.BytesIO(head + stream.read())


def _part(batch: Any, names: list[str], number: int) -> Iterator[Part]:
    """Some rows, `number` being that of the first; where a cell has no text, what is wrong with it."""
    columns = []
    for name in names:
        try:
            columns.append(_texts(batch.column(name)))
        except Refused as refused:
            yield number, Refused(*(fault._replace(path=name.strip().casefold()) for fault in refused.faults))
            return
    yield Batch(columns, lambda: range(number, number + batch.num_rows))


def _texts(column: Any) -> list[str]:
    """The cells of a column; each different one is spelled once."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    types = pa.types
    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if types.is_nested(column.type):
        raise Refused(Fault("", f"values of the type {column.type}", "texts, numbers, dates, true or false"))
    coded = column.dictionary_encode()
    cells = coded.dictionary
    different = cells if types.is_floating(cells.type) else cells.cast(pa.string())
    texts = [spelled(value) for value in different.to_pylist()]
    if any("\0" in text for text in texts):
        raise Refused(NUL)
    return ["" if place is None else texts[place] for place in coded.indices.to_pylist()]
