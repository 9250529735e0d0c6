"""The road from an older schema to this one; a backup is made before the first step."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from verify.store import seal

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

VERSION = 2
"""The schema that this program writes, kept in `user_version`."""
MIGRATIONS_TABLE = "_sqlite_migrations"


@cache
def statements() -> tuple[str, ...]:
    """The statements that make an empty database of this version."""
    folder = files("verify.store")
    return tuple(
        statement
        for name in ("schema.sql", "views.sql", "triggers.sql")
        for statement in _split(folder.joinpath(name).read_text(encoding="utf-8"))
    )


def first_schema(database: Database) -> None:
    """Make the tables of schema 1 in a file that has none."""
    for statement in statements():
        database.conn.execute(statement)
    seal.update(database.conn)


def second_schema(database: Database) -> None:
    """Add merges, withdrawals and redactions, and the guards and views that know of them."""
    connection = database.conn
    query = "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    for kind, name in connection.execute(query).fetchall():
        connection.execute(f"DROP {kind} {name}")
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for kind in ("merge", "redaction", "withdrawal"):
        connection.execute("INSERT OR IGNORE INTO counters (kind, last) VALUES (?, 0)", (kind,))
    for statement in statements():
        made = _MADE.search(statement)
        if made is not None and made[1] not in known:
            connection.execute(statement)
    connection.execute("PRAGMA user_version = 2")


_MADE = re.compile(r"^CREATE (?:TABLE|INDEX|VIEW|TRIGGER) (\w+)", re.MULTILINE)

STEPS: dict[int, Callable[[Database], None]] = {1: first_schema, 2: second_schema}
"""What leads to each version from the one before; a step sets `user_version` itself."""


def bring_up(path: Path, version: int) -> Path:
    """Bring an older file up to this schema, unless another process has just done so; the backup made before it."""
    from sqlite_utils import Database  # noqa: PLC0415 - its import takes longer than most commands

    with (
        closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as connection,
        closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as copying,
    ):
        connection.execute("BEGIN IMMEDIATE")
        backup = _free_name(path, version)
        if connection.execute("PRAGMA user_version").fetchone()[0] == version:
            copying.execute("VACUUM INTO ?", (str(backup),))
            _steps_after(version).apply(Database(connection))
        if connection.in_transaction:
            connection.execute("COMMIT")
    return backup


def brought_up(source: sqlite3.Connection, version: int) -> sqlite3.Connection:
    """A copy in memory of an older file that cannot be written, brought up to this schema."""
    from sqlite_utils import Database  # noqa: PLC0415 - its import takes longer than most commands

    copy = sqlite3.connect(":memory:", isolation_level=None)
    source.backup(copy)
    _steps_after(version).apply(Database(copy))
    return copy


def _steps_after(version: int) -> Migrations:
    from sqlite_utils import Migrations  # noqa: PLC0415 - its import takes longer than most commands

    # `user_version` says where a file stands, so that a new file, made without any step, needs no list of them.
    migrations = Migrations("verify")
    for number, step in STEPS.items():
        if number > version:
            migrations(name=f"schema {number}")(step)
    return migrations


def _free_name(path: Path, version: int) -> Path:
    candidates = (path.with_name(f"{path.name}.schema-{version}{suffix}") for suffix in _suffixes())
    return next(candidate for candidate in candidates if not candidate.exists())


def _suffixes() -> Iterator[str]:
    yield ".backup"
    number = 2
    while True:
        yield f".backup-{number}"
        number += 1


def _split(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
