"""Seals on the full-text index: FTS5 itself notices few changes to the tables in which it keeps it.

FTS5 writes an index as segments that never change until they are merged. It is told to merge nothing by itself, so
a new segment is sealed with a digest when it is written, at no more cost than writing it. When there are many, all
are merged into one, and that is sealed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

TABLES = ("search_config", "search_data", "search_idx")
MANY = 200
"""Segments past which they are merged; a look-up asks each of them, FTS5 knows at most 2000."""

_SEGMENT_BITS = 37
"""A block's id is its segment's number, shifted by this; below are the blocks that speak of the whole index."""


def update(connection: sqlite3.Connection) -> None:
    """Seal what this transaction added to the index."""
    # A savepoint lets FTS5 write what it still keeps in memory.
    connection.execute("SAVEPOINT settled")
    connection.execute("RELEASE settled")
    if len(_written(connection)) > MANY:
        merge(connection)
        connection.execute("DELETE FROM search_seals")
    sealed = {segment for (segment,) in connection.execute("SELECT segment FROM search_seals WHERE segment > 0")}
    new = [0, *(segment for segment in _written(connection) if segment not in sealed)]
    seals = [(segment, _digest(connection, segment)) for segment in new]
    connection.executemany("INSERT OR REPLACE INTO search_seals (segment, digest) VALUES (?, ?)", seals)


def rewrite(connection: sqlite3.Connection) -> None:
    """Make the index anew from the words as they stand, and forget all seals."""
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    merge(connection)
    connection.execute("DELETE FROM search_seals")


def merge(connection: sqlite3.Connection) -> None:
    """Merge all segments into one."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.execute("SAVEPOINT settled")
    connection.execute("RELEASE settled")


def stored(connection: sqlite3.Connection) -> dict[int, bytes]:
    """The seals that the database holds."""
    return dict(connection.execute("SELECT segment, digest FROM search_seals"))


def computed(connection: sqlite3.Connection) -> dict[int, bytes]:
    """The seals that the index should have."""
    query = f"SELECT DISTINCT id >> {_SEGMENT_BITS} FROM search_data UNION SELECT segid FROM search_idx"  # noqa: S608
    segments = {0, *(segment for (segment,) in connection.execute(query))}
    return {segment: _digest(connection, segment) for segment in segments}


def _written(connection: sqlite3.Connection) -> list[int]:
    """The segments there are, found without reading them."""
    found: list[int] = []
    step = "SELECT min(segid) FROM search_idx WHERE segid > ?"
    while (segment := connection.execute(step, (found[-1] if found else 0,)).fetchone()[0]) is not None:
        found.append(segment)
    return found


def _digest(connection: sqlite3.Connection, segment: int) -> bytes:
    seal = sha256()
    for *key, content in _rows(connection, segment):
        # repr() tells a text from a blob and NULL from both; blocks, which are long, go in as they are.
        block = content if isinstance(content, bytes) else repr(content).encode()
        seal.update(repr((*key, type(content), len(block))).encode())
        seal.update(block)
    return seal.digest()


def _rows(connection: sqlite3.Connection, segment: int) -> Iterator[tuple[Any, ...]]:
    if segment == 0:
        yield from connection.execute("SELECT k, v FROM search_config ORDER BY k")
    first, beyond = segment << _SEGMENT_BITS, (segment + 1) << _SEGMENT_BITS
    query = "SELECT id, block FROM search_data WHERE id >= ? AND id < ? ORDER BY id"
    yield from connection.execute(query, (first, beyond))
    yield from connection.execute("SELECT segid, term, pgno FROM search_idx WHERE segid = ? ORDER BY term", (segment,))
