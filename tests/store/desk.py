"""Claims recorded in a few words, on a desk with a fixed clock."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from verify.drafts import AttributionDraft, Draft
from verify.model import Entry, Facts
from verify.store import connect, read
from verify.store.ledger import sealed
from verify.store.pen import Pen
from verify.store.tables import Table
from verify.store.write import Changes, Recorded, transaction

AT = "2023-09-07T12:00:00Z"


def claim(text: str, *attributions: AttributionDraft, **fields: Any) -> Draft:
    return cast(Draft, ("claim", {"claim": text, "attributions": list(attributions), **fields}))


def source(name: str, **fields: Any) -> Draft:
    return cast(Draft, ("source", {"name": name, **fields}))


def document(**fields: Any) -> Draft:
    return cast(Draft, ("document", fields))


def says(source: str | dict[str, Any], stance: str = "affirms", **fields: Any) -> AttributionDraft:
    return cast(AttributionDraft, {"source": source, "stance": stance, **fields})


@contextmanager
def changing(
    connection: sqlite3.Connection, *, at: str = AT, distinct: bool = False, bulk: bool = False
) -> Iterator[Changes]:
    with transaction(
        connection, command="add", arguments=["test"], actor="tester", at=at, distinct=distinct, bulk=bulk
    ) as changes:
        yield changes


def record(
    connection: sqlite3.Connection, *drafts: Draft, at: str = AT, distinct: bool = False, bulk: bool = False
) -> list[Recorded]:
    """Record drafts in one transaction."""
    with changing(connection, at=at, distinct=distinct, bulk=bulk) as changes:
        return [changes.record(draft) for draft in drafts]


def recorded_facts(*drafts: Draft) -> Facts:
    """The facts of a new database in which each draft was recorded by itself."""
    with connect.in_memory() as connection:
        for draft in drafts:
            record(connection, draft)
        return read.facts(connection)


def entries(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


@contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as the sqlite3 shell opens it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def append(connection: sqlite3.Connection, table: Table, content: list[Any]) -> Entry:
    """Write one row of a kind that no command writes yet, with its entry."""
    connection.execute("BEGIN IMMEDIATE")
    number, before = connection.execute("SELECT max(number), hash FROM entries").fetchone()
    pen = Pen(connection, (number or 0) + 1)
    pen.new(table, content)
    pen.settle()
    entry = sealed(
        before, number=pen.entry, at=AT, actor="tester", command="sign", arguments="0" * 64, root=pen.finish()
    )
    connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", tuple(entry.model_dump().values()))
    connection.execute("COMMIT")
    return entry


FULL: tuple[Draft, ...] = (
    document(title="First", outlet="Example Wire", url="https://example.org/1", published="2023-09-06", text="as read"),
    document(title="Second", url="https://example.org/2", retrieved="2023-09-07", copies=["First"]),
    source("Ministry", kind="government", party="ru", grade="B", notes="a note"),
    source(
        "Spokesman",
        kind="person",
        part_of="Ministry",
        official=True,
        unnamed=False,
        role="speaker",
        aliases=["The Voice"],
    ),
    claim(
        "The village is held",
        says(
            "Spokesman",
            basis="implicit",
            confirmed=True,
            access="second-hand",
            interest="neutral",
            independent=True,
            why="a reason",
            note="a remark",
            at="2023-09-06",
            quote="is held",
            span=(4, 11),
            document="First",
            via=["Example News", "Example Agency"],
            rests_on=["Satellite picture"],
        ),
        says("Example Wire", relays=["Spokesman"], document="Second"),
        when="2023-09-06",
        topic="village",
        favors=["ru"],
        harms=["ua"],
        item="holder",
        value="ru",
        key="held",
    ),
    claim("The village is not held", says("Minister", "denies"), contradicts=["held"]),
)
"""Drafts that between them fill every column."""
