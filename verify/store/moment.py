"""Which versions stood after an entry, or stand now, and their rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from verify.store.merged import Kept, kept_numbers
from verify.store.tables import Table


class Moment(NamedTuple):
    """The facts as they stand, or after an entry."""

    entry: int | None = None

    @property
    def live(self) -> str:
        """The condition of a version that stood then."""
        if self.entry is None:
            return "v.ended IS NULL"
        return f"v.added <= {self.entry:d} AND (v.ended IS NULL OR v.ended > {self.entry:d})"

    def kept(self, connection: sqlite3.Connection) -> Kept:
        """The merges of sources that stood then."""
        return kept_numbers(connection, self.live)


def select(table: Table, moment: Moment, condition: str = "") -> str:
    """A SELECT of the number and the content of the versions that stand, in the order of their ids."""
    return (
        f"SELECT v.{table.thing}, {table.selected()} FROM {table.versions} v "  # noqa: S608
        f"WHERE {moment.live}{condition} ORDER BY v.{table.thing}"
    )


def rows(
    connection: sqlite3.Connection, table: Table, moment: Moment, numbers: Iterable[int] | None = None, by: str = ""
) -> Iterator[tuple[Any, ...]]:
    """The rows that stand, all of them or those whose column `by` (their own number) is in `numbers`."""
    if numbers is None:
        return connection.execute(select(table, moment))
    wanted = json.dumps(sorted(numbers))
    condition = f" AND v.{by or table.thing} IN (SELECT value FROM json_each(?))"  # noqa: S608
    return connection.execute(select(table, moment, condition), (wanted,))
