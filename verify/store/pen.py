"""How rows are written: numbered, digested, in batches, and all of one record or none of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from pydantic_core import PydanticSerializationError

from verify.store import seal
from verify.store.ledger import Merkle, ended_leaf, row_bytes
from verify.store.tables import ATTRIBUTIONS, CLAIMS, TABLES, Table, Thing
from verify.store.texts import refuse_hostile

BATCH = 2000
"""Rows that are kept back and written together."""


class Mark(NamedTuple):
    """How far the pen had come before a record."""

    last: dict[str, int]
    claims: tuple[int, int]
    attributions: tuple[int, int]
    leaves: int
    ended: int
    revived: int


class _End(NamedTuple):
    """A version that this entry ended."""

    row: int
    table: Table
    number: int


class _Batch(NamedTuple):
    """Rows that wait: new numbers, and versions."""

    numbers: list[int]
    versions: list[tuple[Any, ...]]


class Pen:
    """Writes the rows of one ledger entry.

    Sources, documents, links and judgements are written at once. Claims and attributions wait until `flush`, which
    runs between records only, so that a refused record can be taken back.
    """

    def __init__(self, connection: sqlite3.Connection, entry: int) -> None:
        self.connection, self.entry = connection, entry
        self._last: dict[str, int] = dict(connection.execute("SELECT kind, last FROM counters"))
        self._before = dict(self._last)
        self._waiting: dict[Thing, _Batch] = {table.thing: _Batch([], []) for table in (CLAIMS, ATTRIBUTIONS)}
        self._leaves: list[bytes] = []
        self._ended: list[_End] = []
        self._revived: list[tuple[Table, int]] = []
        self._merkle = Merkle()
        self._savepoint = self._rewrites = False
        self._insert = {table: _insert(table) for table in TABLES}

    @property
    def changed(self) -> bool:
        """Whether any row was added or ended."""
        return self._last["row"] > self._before["row"] or bool(self._ended)

    @property
    def row(self) -> int:
        """The row written last."""
        return self._last["row"]

    def last(self, table: Table) -> int:
        """The number given last to a thing of this kind."""
        return self._last[table.thing]

    def new(self, table: Table, content: Sequence[Any]) -> int:
        """Record a new thing; its number."""
        thing = table.thing
        number = self._last[thing] = self._last[thing] + 1
        version = self._version(table, number, content)
        if thing in self._waiting:
            batch = self._waiting[thing]
            batch.numbers.append(number)
            batch.versions.append(version)
        else:
            self.protect()
            self.connection.execute(_INSERT_NUMBER.format(table.identities), (number, self.entry))
            self.connection.execute(self._insert[table], version)
        return number

    def replace(self, table: Table, number: int, row: int, content: Sequence[Any]) -> int:
        """End a version that is written already and add the one that takes its place; the row of that."""
        self.end(table, number, row)
        self._write_version(table, self._version(table, number, content))
        return self.row

    def end(self, table: Table, number: int, row: int) -> None:
        """End a version that is written already."""
        self.protect()
        self.connection.execute(f"UPDATE {table.versions} SET ended = ? WHERE row = ?", (self.entry, row))  # noqa: S608
        self._ended.append(_End(row, table, number))

    def revive(self, table: Table, number: int, content: Sequence[Any]) -> int:
        """Add a version to a thing of which none stands; its row."""
        self._revived.append((table, number))
        self._write_version(table, self._version(table, number, content))
        return self.row

    def touched(self, table: Table) -> set[int]:
        """The numbers of the things of this kind that were added, changed, ended or revived."""
        return self.altered(table).union(range(self._before[table.thing] + 1, self._last[table.thing] + 1))

    def altered(self, table: Table) -> set[int]:
        """Those of them that were there before."""
        found = {end.number for end in self._ended if end.table is table}
        found.update(number for kind, number in self._revived if kind is table)
        return found

    def rewrite_words(self) -> None:
        """Make the full-text index anew in the end: what a redaction blanked must not be left in it."""
        self._rewrites = True

    def protect(self) -> None:
        """Make what the record under way writes directly revocable."""
        if not self._savepoint:
            self.connection.execute("SAVEPOINT record")
            self._savepoint = True

    def waits(self, table: Table, row: int) -> bool:
        """Whether a version is not written yet."""
        versions = self._waiting[table.thing].versions
        return bool(versions) and row >= versions[0][0]

    def flush(self) -> None:
        """Write what waits; between records only."""
        for table in (CLAIMS, ATTRIBUTIONS):
            batch = self._waiting[table.thing]
            identities = [(number, self.entry) for number in batch.numbers]
            self.connection.executemany(_INSERT_NUMBER.format(table.identities), identities)
            self.connection.executemany(self._insert[table], batch.versions)
            batch.numbers.clear()
            batch.versions.clear()
        self._merkle.extend(self._leaves)
        self._leaves.clear()

    @property
    def full(self) -> bool:
        """Whether enough waits to be worth a flush."""
        return len(self._leaves) >= BATCH

    def mark(self) -> Mark:
        """The place to come back to when the record that begins here is refused."""
        claims, attributions = self._waiting["claim"], self._waiting["attribution"]
        return Mark(
            dict(self._last),
            (len(claims.numbers), len(claims.versions)),
            (len(attributions.numbers), len(attributions.versions)),
            len(self._leaves),
            len(self._ended),
            len(self._revived),
        )

    def take_back(self, mark: Mark) -> None:
        """Undo all that was written since the mark."""
        self._last = dict(mark.last)
        for batch, (numbers, versions) in (
            (self._waiting["claim"], mark.claims),
            (self._waiting["attribution"], mark.attributions),
        ):
            del batch.numbers[numbers:]
            del batch.versions[versions:]
        del self._leaves[mark.leaves :]
        del self._ended[mark.ended :]
        del self._revived[mark.revived :]
        if self._savepoint:
            self.connection.execute("ROLLBACK TO record")
        self.settle()

    def settle(self) -> None:
        """The record under way stands."""
        if self._savepoint:
            self.connection.execute("RELEASE record")
            self._savepoint = False

    def finish(self) -> str:
        """Write what waits, its words and the counters; the Merkle root of all that was added and ended."""
        self.flush()
        # Table after table, each in the order of its rows: FTS5 starts a new segment for each step back.
        query = "INSERT INTO search (rowid, words) SELECT row, words FROM searched WHERE row > ?"
        self.connection.execute(query, (self._before["row"],))
        ended = sorted(self._ended, key=lambda end: end.row)
        self._merkle.extend(ended_leaf(end.table.letter, end.number, end.row) for end in ended)
        if self._rewrites:
            seal.rewrite(self.connection)
        seal.update(self.connection)
        changed = [(last, kind) for kind, last in self._last.items() if last != self._before[kind]]
        self.connection.executemany("UPDATE counters SET last = ? WHERE kind = ?", changed)
        return self._merkle.root()

    def _write_version(self, table: Table, version: tuple[Any, ...]) -> None:
        """A version of a thing that is there already."""
        if table.thing in self._waiting:
            self._waiting[table.thing].versions.append(version)
        else:
            self.protect()
            self.connection.execute(self._insert[table], version)

    def _version(self, table: Table, number: int, content: Sequence[Any]) -> tuple[Any, ...]:
        row = self._last["row"] = self._last["row"] + 1
        values = (row, number, *content, self.entry)
        try:
            told = row_bytes(values)
        except PydanticSerializationError:
            refuse_hostile(table, content)
            raise
        if b"\\u0000" in told:
            refuse_hostile(table, content)
        seal = sha256(told).digest()
        self._leaves.append(seal)
        return (*values, seal)


_INSERT_NUMBER = "INSERT INTO {} (number, added) VALUES (?, ?)"


def _insert(table: Table) -> str:
    columns = (*table.digested, "digest")
    listed = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table.versions} ({listed}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
