"""The facts against their digests, the digests against the ledger's roots, and the ledger against itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import sha256
from heapq import merge
from typing import Any, NamedTuple

from verify.errors import IntegrityError
from verify.store.history import entries
from verify.store.ledger import Merkle, ended_leaf, row_bytes, sealed
from verify.store.tables import TABLES, Table


class _Row(NamedTuple):
    """A version whose digest is right."""

    row: int
    added: int
    leaf: bytes


class _End(NamedTuple):
    """A version that an entry ended."""

    entry: int
    row: int
    leaf: bytes


def check_chain(connection: sqlite3.Connection) -> tuple[list[str], int]:
    """Recompute each digest, root and hash; the head after each entry, and the number of rows. IntegrityError."""
    rows = _numbered(merge(*(_rows(connection, table) for table in TABLES)))
    ends = merge(*(_ends(connection, table) for table in TABLES))
    row, end = next(rows, None), next(ends, None)
    heads: list[str] = []
    before, count = None, 0
    for number, entry in enumerate(entries(connection), start=1):
        if entry.number != number:
            raise IntegrityError(f"entries: entry {number} is missing")
        tree = Merkle()
        while row is not None and row.added == number:
            tree.extend((row.leaf,))
            count += 1
            row = next(rows, None)
        while end is not None and end.entry == number:
            tree.extend((end.leaf,))
            end = next(ends, None)
        if tree.root() != entry.root:
            raise IntegrityError(f"entry {number}: the rows it added and ended are not those that it recorded")
        if sealed(before, **entry.model_dump(exclude={"hash"})).hash != entry.hash:
            raise IntegrityError(f"entries: entry {number} was changed, or what came before it")
        before = entry.hash
        heads.append(entry.hash)
    if row is not None:
        raise IntegrityError(f"row {row.row}: no entry of the ledger added it (it says entry {row.added})")
    if end is not None:
        raise IntegrityError(f"row {end.row}: no entry of the ledger ended it (it says entry {end.entry})")
    return heads, count


def _rows(connection: sqlite3.Connection, table: Table) -> Iterator[_Row]:
    """The versions of one table, each digest recomputed; that of a redacted one is held to what it was left with."""
    columns = table.selected(*table.columns)
    remains = _remains(connection)
    for *values, ended, stored in connection.execute(f"SELECT {columns} FROM {table.versions} v ORDER BY row"):  # noqa: S608
        seal = _seal(values)
        row, number, added = values[0], values[1], values[-1]
        if row in remains:
            # What a redaction left is all that may stand there: not even the words that were there before.
            seal = stored if seal is not None and remains[row] == seal.hex() else None
        if seal is None or seal != stored or not isinstance(seal, bytes):
            raise IntegrityError(
                f"{table.versions}: row {row} ({table.letter}{number}) was changed: its digest is another"
            )
        if ended is not None and ended < added:
            raise IntegrityError(f"{table.versions}: row {row} ended before it was added")
        yield _Row(row, added, seal)


def _remains(connection: sqlite3.Connection) -> dict[int, str]:
    """The digest that each redacted version has since; the row that says so is in the chain itself."""
    return dict(connection.execute("SELECT version, remains FROM redaction_versions"))


def _seal(values: Iterable[Any]) -> bytes | None:
    try:
        return sha256(row_bytes(list(values))).digest()
    except ValueError:  # Not even text any more.
        return None


def _ends(connection: sqlite3.Connection, table: Table) -> Iterator[_End]:
    query = f"SELECT ended, row, {table.thing} FROM {table.versions} WHERE ended IS NOT NULL ORDER BY ended, row"  # noqa: S608
    for entry, row, number in connection.execute(query):
        yield _End(entry, row, ended_leaf(table.letter, number, row))


def _numbered(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The rows of all tables, refused when one is missing."""
    for place, row in enumerate(rows, start=1):
        if row.row != place:
            raise IntegrityError(f"row {min(place, row.row)}: is missing, or stands twice")
        yield row
