"""When the present grade of each source was set."""

from __future__ import annotations

import sqlite3

from verify.model import SourceId
from verify.store.merged import kept_numbers
from verify.store.tables import SOURCES

_QUERY = """
    SELECT g.source, e.at, v.grade
    FROM (
        SELECT source, max(added) AS entry
        FROM (
            SELECT source, grade, added, lag(grade) OVER (PARTITION BY source ORDER BY row) AS before
            FROM source_versions
        )
        WHERE before IS NOT grade
        GROUP BY source
    ) g
    JOIN entries e ON e.number = g.entry
    JOIN source_versions v ON v.source = g.source AND v.ended IS NULL
    ORDER BY g.source
"""
"""The last version of each source whose grade differs from that of the version before is the one that set it."""


def graded(connection: sqlite3.Connection) -> dict[SourceId, str]:
    """The time of the entry that set each source's present grade; what else was set since does not matter.

    A source that has none itself has that of one merged into it.
    """
    found = {source: (at, grade) for source, at, grade in connection.execute(_QUERY)}
    for merged, kept in kept_numbers(connection).items():
        if merged in found and kept in found and found[kept][1] == "F":
            found[kept] = found[merged]
    return {f"{SOURCES.letter}{source}": at for source, (at, _) in found.items()}
