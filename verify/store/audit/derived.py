"""What follows from the versions: identities, counters, the index of names, references."""

from __future__ import annotations

import json
import sqlite3

from verify.errors import IntegrityError
from verify.names import skeleton
from verify.store.tables import SOURCES, TABLES


def check_identities(connection: sqlite3.Connection) -> None:
    """Each identity row says when its first version was added, and there are no others."""
    for table in TABLES:
        first = f"SELECT {table.thing}, min(added) FROM {table.versions} GROUP BY {table.thing}"  # noqa: S608
        stored = f"SELECT number, added FROM {table.identities}"  # noqa: S608
        for one, other in ((first, stored), (stored, first)):
            wrong = connection.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone()
            if wrong is not None:
                raise IntegrityError(f"{table.identities}: row {wrong[0]} was changed, added or removed")


def check_counters(connection: sqlite3.Connection) -> None:
    """Each counter stands at the last number given."""
    wanted: dict[str, int] = {
        table.thing: connection.execute(f"SELECT coalesce(max(number), 0) FROM {table.identities}").fetchone()[0]  # noqa: S608
        for table in TABLES
    }
    rows = [connection.execute(f"SELECT max(row) FROM {table.versions}").fetchone()[0] for table in TABLES]  # noqa: S608
    wanted["row"] = max(row or 0 for row in rows)
    stored = dict(connection.execute("SELECT kind, last FROM counters"))
    for kind in sorted(wanted.keys() | stored.keys()):
        if wanted.get(kind) != stored.get(kind):
            raise IntegrityError(f"counters: {kind} is {stored.get(kind)} and should be {wanted.get(kind)}")


def check_names(connection: sqlite3.Connection) -> None:
    """The index of names holds the names and aliases of the sources as they stand."""
    wanted: set[tuple[str, str, int]] = set()
    query = f"SELECT source, {SOURCES.selected('name', 'aliases')} FROM source_versions v WHERE ended IS NULL"  # noqa: S608
    for source, name, aliases in connection.execute(query):
        wanted.update((one, skeleton(one), source) for one in (name, *json.loads(aliases or "[]")))
    stored = set(connection.execute("SELECT name, skeleton, source FROM source_names"))
    for name, _, source in sorted(wanted ^ stored):
        raise IntegrityError(f"source_names: the row {name!r} (S{source}) was changed, added or removed")


def check_references(connection: sqlite3.Connection) -> None:
    """Each row refers to things that are there."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        raise IntegrityError(f"{table}: row {row} refers to one of {parent} that is not there")
