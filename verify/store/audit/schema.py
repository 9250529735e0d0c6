"""Tables, views and triggers against those that this program makes."""

from __future__ import annotations

import re
import sqlite3

from verify.errors import IntegrityError
from verify.store.connect import in_memory
from verify.store.migrations import MIGRATIONS_TABLE

_OF_FTS5 = {f"search_{part}" for part in ("config", "data", "idx")}
"""Tables that FTS5 makes; their wording is its own."""


def check_schema(connection: sqlite3.Connection) -> None:
    """Nothing was dropped, added or reworded, except migrations and statistics."""
    with in_memory() as fresh:
        wanted = _objects(fresh)
    found = _objects(connection)
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            raise IntegrityError(f"schema: {name} was removed")
        if name not in wanted:
            raise IntegrityError(f"schema: {name} was added")
        if wanted[name] != found[name]:
            raise IntegrityError(f"schema: {name} was changed")


def _objects(connection: sqlite3.Connection) -> dict[str, tuple[str, str, str]]:
    query = "SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master"
    return {
        name: (kind, table, "" if name in _OF_FTS5 else re.sub(r"\s+", " ", sql))
        for name, kind, table, sql in connection.execute(query)
        if table != MIGRATIONS_TABLE and not name.startswith("sqlite_stat")
    }
