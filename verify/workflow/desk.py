"""Who works where and when: the database, the actor and the clock, set by the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from verify.store import connect, write
from verify.store.connect import Connection


class Desk(NamedTuple):
    """A database, the name of whoever works on it, and the time, UTC, as `2023-09-06T14:30:00Z`."""

    path: Path
    actor: str
    now: str


class Work(NamedTuple):
    """A transaction under way: the connection to look at it with, and the changes."""

    connection: Connection
    changes: write.Changes


@contextmanager
def work(
    desk: Desk,
    command: str,
    arguments: Any,
    *,
    distinct: bool = False,
    bulk: bool = False,
    dry_run: bool = False,
) -> Iterator[Work]:
    """One transaction on the desk's database, which is made when missing; a dry run leaves nothing behind."""
    place = connect.in_memory() if dry_run and not desk.path.exists() else connect.writing(desk.path)
    with (
        place as connection,
        write.transaction(
            connection,
            command=command,
            arguments=arguments,
            actor=desk.actor,
            at=desk.now,
            distinct=distinct,
            bulk=bulk,
        ) as changes,
    ):
        yield Work(connection, changes)
        if dry_run:
            changes.rollback()
