"""The ledger: listed, and checked against every row."""

from __future__ import annotations

from pathlib import Path

from verify.model import Entry
from verify.store import audit as auditing
from verify.store import connect, history


def log(path: Path) -> list[Entry]:
    """Every entry, oldest first."""
    with connect.reading(path) as connection:
        return list(history.entries(connection))


def audit(path: Path, head: str | None) -> auditing.Audited:
    """What an audit found in order; IntegrityError when anything was changed behind the ledger's back."""
    with connect.reading(path) as connection:
        return auditing.audit(connection, head)
