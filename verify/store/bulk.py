"""What makes a load of many records cheap, and needs a transaction to itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from verify.store.tables import ATTRIBUTIONS, CLAIMS

_BITS = 27
_MASK = (1 << _BITS) - 1


def lift(connection: sqlite3.Connection) -> list[str]:
    """Drop, for this transaction, guards and indexes that only slow it down; the statements that put them back.

    With a guard that may abort, SQLite saves each page before each row: twelve writes to disk for one attribution.
    The plain INSERT of a bulk load writes over nothing. An index on sources dirties as many pages as there are
    sources, again and again; made in the end, it is written once.
    """
    tables = [name for table in (CLAIMS, ATTRIBUTIONS) for name in (table.identities, table.versions)]
    names = [f"{ATTRIBUTIONS.versions}_{column}" for column in ("attribution", "source")]
    names += [f"{table}_once" for table in tables]
    lifted = []
    for name in names:
        query = "SELECT type, sql FROM sqlite_master WHERE name = ?"
        for kind, statement in connection.execute(query, (name,)).fetchall():
            connection.execute(f"DROP {kind} {name}")
            lifted.append(statement)
    return lifted


class Seen:
    """Keys that may be there, by one bit for each: spares the look-up of those that are not."""

    def __init__(self, keys: Iterable[int] = ()) -> None:
        self._bits = bytearray(1 << (_BITS - 3))
        for key in keys:
            self.add(key)

    def add(self, key: int) -> None:
        """Note a key: any whole number whose low bits differ from others'."""
        bit = key & _MASK
        self._bits[bit >> 3] |= 1 << (bit & 7)

    def __contains__(self, key: int) -> bool:
        bit = key & _MASK
        return bool(self._bits[bit >> 3] & (1 << (bit & 7)))
