"""Claims recorded in a few words, on a desk with a fixed clock."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from verify.drafts import AttributionDraft, Draft
from verify.model import Facts
from verify.store import connect, read
from verify.store.corrections import merge, redact, rulings, undo
from verify.store.corrections.rulings import Reason
from verify.store.tables import SOURCES
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
    connection: sqlite3.Connection, *, command: str = "add", at: str = AT, distinct: bool = False, bulk: bool = False
) -> Iterator[Changes]:
    with transaction(
        connection, command=command, arguments=["test"], actor="tester", at=at, distinct=distinct, bulk=bulk
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


def undone(connection: sqlite3.Connection) -> int:
    """Take the last command back; the number of its entry."""
    with changing(connection, command=undo.COMMAND) as changes:
        return undo.undo(changes).number


def dump(connection: sqlite3.Connection) -> list[str]:
    """All that a database holds."""
    return list(connection.iterdump())


def entries(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


@contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as the sqlite3 shell opens it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without its guards, which stand again afterwards."""
    with plain(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA synchronous = OFF")
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, statement in guards:
            connection.execute(statement)


REASON = Reason("why", "Ann", AT)


def decide(connection: sqlite3.Connection) -> None:
    """After FULL: one decision of each kind, in one transaction; what is redacted is a source of its own."""
    with changing(connection) as changes:
        changes.record(source("Secret", aliases=["Deep Throat"], notes="who it is"))
        changes.record(source("The Ministry of Example"))
    with changing(connection) as changes:
        rulings.sign(changes, 1, "verified", REASON, content_hash="0" * 64, credibility=2)
        merge.merge(changes, "The Ministry of Example", "Ministry")
        rulings.withdraw(changes, "source", 1, REASON)
        rulings.withdraw(changes, "document", 2, REASON)
        rulings.withdraw(changes, "attribution", 3, REASON)
        redact.redact(changes, SOURCES, number_named(connection, "Secret"), REASON)


def number_named(connection: sqlite3.Connection, name: str) -> int:
    found = connection.execute("SELECT source FROM source_names WHERE name = ?", (name,)).fetchone()
    return int(found[0])


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
