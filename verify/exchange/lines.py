"""A stream of bytes as numbered physical lines, however long the lines or the stream are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

LIMIT = 2**20
"""The most bytes that a line, or a record over several lines, may have."""

WANTED = "at most 1 MiB"

_CHUNK = 2**18
_MARK = b"\xef\xbb\xbf"


def opening(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, without a byte order mark."""
    return stream.read(_CHUNK).removeprefix(_MARK)


def numbered(head: bytes, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line of the opening and the rest of its stream, with its number from 1 and without its end.

    Of a line beyond `LIMIT` only the first LIMIT + 1 bytes come, so that memory stays flat.
    """
    end = line_end(head)
    number, rest, chunk = 0, b"", head
    while chunk:
        first, *others = chunk.split(end)
        rest += first[: LIMIT + 1 - len(rest)]
        if others:
            number += 1
            yield number, rest
            rest = others.pop()
            yield from enumerate(others, number + 1)
            number += len(others)
        chunk = stream.read(_CHUNK)
    if rest:
        yield number + 1, rest


def line_end(data: bytes) -> bytes:
    """What ends the lines of a text: LF, or CR when it has no LF."""
    # The last byte may be the first half of a CR LF.
    return b"\r" if b"\r" in data[:-1] and b"\n" not in data else b"\n"
