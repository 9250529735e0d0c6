"""The full-text index against the words of the versions."""

from __future__ import annotations

import sqlite3

from verify.errors import IntegrityError
from verify.store import seal


def check_search(connection: sqlite3.Connection) -> None:
    """Every word is found where it stands, and nowhere else."""
    stored, computed = seal.stored(connection), seal.computed(connection)
    for segment in sorted(stored.keys() | computed.keys()):
        if stored.get(segment) != computed.get(segment):
            raise IntegrityError(f"search: segment {segment} of the full-text index, or its seal, was changed")
    # FTS5 checks an index by writing to it: a copy in the temporary database, over the same versions.
    connection.execute("SAVEPOINT words")
    try:
        for statement in _copy(connection):
            connection.execute(statement)
        connection.execute("INSERT INTO temp.search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        raise IntegrityError(f"search: the full-text index was changed ({error})") from error
    finally:
        connection.execute("ROLLBACK TO words")
        connection.execute("RELEASE words")


def _copy(connection: sqlite3.Connection) -> list[str]:
    made = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE name IN ('search', 'searched')"))
    view = made["searched"].replace("CREATE VIEW", "CREATE TEMP VIEW", 1)
    for table in ("claim_versions", "attribution_versions", "source_versions"):
        view = view.replace(f"FROM {table}", f"FROM main.{table}")
    copies = []
    for shadow in seal.TABLES:
        copies += [f"DELETE FROM temp.{shadow}", f"INSERT INTO temp.{shadow} SELECT * FROM main.{shadow}"]  # noqa: S608
    return [view, made["search"].replace("TABLE search", "TABLE temp.search", 1), *copies]
