"""The database written as records, which `import` reads back to the same report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from verify.exchange import export as writing
from verify.store import connect, read


def export(path: Path, form: Literal["ndjson", "csv"]) -> Iterator[str]:
    """The text in pieces, a record at a time."""
    with connect.reading(path) as connection:
        facts = replace(
            read.facts(connection),
            # Those too that nobody on any claim names.
            sources={source.id: source for source in read.sources(connection)},
            documents={document.id: document for document in read.documents(connection)},
        )
    return writing.ndjson(facts) if form == "ndjson" else writing.csv(facts)
