"""Make an empty database."""

from __future__ import annotations

from pathlib import Path

from verify.store import connect


def init(path: Path) -> None:
    """An empty claims database at `path`; DatabaseError when something is there."""
    connect.create(path)
