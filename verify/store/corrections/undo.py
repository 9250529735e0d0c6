"""The last command taken back: everything that it touched stands again as it stood before."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, NamedTuple

from verify.errors import Conflict
from verify.model import Entry
from verify.names import skeleton
from verify.store.history import entries
from verify.store.moment import Moment
from verify.store.tables import REDACTIONS, SOURCES, TABLES, Table
from verify.store.write import Changes

COMMAND = "undo"


class _Version(NamedTuple):
    row: int
    content: tuple[Any, ...]


def undo(changes: Changes) -> Entry:
    """Take back the last entry that was not taken back; that entry. Conflict when there is none, or it cannot be."""
    connection = changes.pen.connection
    entry = _last_standing(connection)
    if entry is None:
        raise Conflict("there is nothing to undo: no command stands in the ledger")
    if _touched(connection, REDACTIONS, entry.number):
        raise Conflict(
            f"entry {entry.number} redacted a text, which is gone: neither it nor what came before can be undone"
        )
    with changes.undivided():
        for table in TABLES:
            for number in sorted(_touched(connection, table, entry.number)):
                _restore(changes, table, number, entry.number)
        _rename(changes, sorted(_touched(connection, SOURCES, entry.number)))
    return entry


def _last_standing(connection: sqlite3.Connection) -> Entry | None:
    """The last entry that no later `undo` has taken back."""
    standing: list[Entry] = []
    for entry in entries(connection):
        if entry.command != COMMAND:
            standing.append(entry)
        elif standing:
            standing.pop()
    return standing[-1] if standing else None


def _touched(connection: sqlite3.Connection, table: Table, entry: int) -> set[int]:
    query = f"SELECT {table.thing} FROM {table.versions} WHERE added = ? OR ended = ?"  # noqa: S608
    return {number for (number,) in connection.execute(query, (entry, entry))}


def _restore(changes: Changes, table: Table, number: int, entry: int) -> None:
    now = _version(changes.pen.connection, table, number, Moment())
    before = _version(changes.pen.connection, table, number, Moment(entry - 1))
    if now is not None and before is not None and now.content == before.content:
        return
    if now is not None:
        changes.pen.end(table, number, now.row)
    if before is not None:
        changes.pen.revive(table, number, before.content)


def _version(connection: sqlite3.Connection, table: Table, number: int, moment: Moment) -> _Version | None:
    query = (
        f"SELECT v.row, {table.selected()} FROM {table.versions} v "  # noqa: S608
        f"WHERE v.{table.thing} = ? AND {moment.live}"
    )
    found = connection.execute(query, (number,)).fetchone()
    return None if found is None else _Version(found[0], tuple(found[1:]))


def _rename(changes: Changes, sources: list[int]) -> None:
    """Enter the names of the sources as they stand again."""
    connection = changes.pen.connection
    wanted = json.dumps(sources)
    connection.execute("DELETE FROM source_names WHERE source IN (SELECT value FROM json_each(?))", (wanted,))
    query = (
        "SELECT source, name, aliases FROM source_versions WHERE ended IS NULL "
        "AND source IN (SELECT value FROM json_each(?))"
    )
    rows = [
        (name, skeleton(name), source)
        for source, first, aliases in connection.execute(query, (wanted,))
        for name in (first, *json.loads(aliases or "[]"))
    ]
    connection.executemany("INSERT INTO source_names (name, skeleton, source) VALUES (?, ?, ?)", rows)
