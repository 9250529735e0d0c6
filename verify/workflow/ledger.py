"""The ledger: listed, and checked against every row."""

from __future__ import annotations

from pathlib import Path

from verify.model import Entry
from verify.store import audit as auditing
from verify.store import connect, history


def log(path: Path) -> list[tuple[Entry, str]]:
    """Every entry, oldest first, with what it recorded, by ids."""
    with connect.reading(path) as connection:
        done = history.done(connection)
        return [(entry, done.get(entry.number, "")) for entry in history.entries(connection)]


def audit(path: Path, head: str | None) -> auditing.Audited:
    """What an audit found in order; IntegrityError when anything was changed behind the ledger's back."""
    with connect.reading(path) as connection:
        return auditing.audit(connection, head)
