"""What makes a load of many records cheap, and needs a transaction to itself."""

from __future__ import annotations

import sqlite3

from verify.store.tables import ATTRIBUTIONS, CLAIMS

_BITS = 27
_UID_BITS = 48


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
    """The claims that may be there, by one bit for each: spares the look-up of those that are new."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._bits = bytearray(1 << (_BITS - 3))
        for (uid,) in connection.execute("SELECT uid FROM claim_versions"):
            self.add(uid)

    def add(self, uid: str) -> None:
        """Note a claim."""
        bit = int(uid, 16) >> (_UID_BITS - _BITS)
        self._bits[bit >> 3] |= 1 << (bit & 7)

    def __contains__(self, uid: str) -> bool:
        bit = int(uid, 16) >> (_UID_BITS - _BITS)
        return bool(self._bits[bit >> 3] & (1 << (bit & 7)))
