"""The database written as records, which `import` reads back to the same report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from verify.exchange import export as writing
from verify.store import connect, read


def export(path: Path, form: Literal["ndjson", "csv"]) -> Iterator[str]:
    """The text in pieces, a record at a time."""
    with connect.reading(path) as connection:
        facts = read.facts(connection)
    return writing.ndjson(facts) if form == "ndjson" else writing.csv(facts)
