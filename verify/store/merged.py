"""Which sources are one: merges are rows that say so, resolved whenever sources are read or named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from verify.store.tables import ATTRIBUTIONS

Kept = Mapping[int, int]
"""Number of a merged source -> number of the source it is read as in the end."""

_SOURCE = ATTRIBUTIONS.content.index("source")
_LISTS = tuple(ATTRIBUTIONS.content.index(column) for column in ("via", "relays", "rests_on"))


def kept_numbers(connection: sqlite3.Connection, live: str = "v.ended IS NULL") -> Kept:
    """The merges that stand; `live` is the condition of a version that does."""
    direct = dict(connection.execute(f"SELECT v.source, v.kept FROM merge_versions v WHERE {live}"))  # noqa: S608
    return {source: _end(source, direct) for source in direct}


def group(number: int, kept: Kept) -> list[int]:
    """A source and those that are read as it, in the order of their numbers."""
    return [number, *sorted(source for source, end in kept.items() if end == number)]


def as_kept(content: Sequence[Any], kept: Kept) -> tuple[Any, ...]:
    """An attribution's content with each source under the number it is read as; lists name each once."""
    if not kept:
        return tuple(content)
    read = list(content)
    read[_SOURCE] = kept.get(read[_SOURCE], read[_SOURCE])
    for place in _LISTS:
        if read[place] is not None:
            numbers = dict.fromkeys(kept.get(number, number) for number in json.loads(read[place]))
            read[place] = json.dumps(list(numbers), separators=(",", ":"))
    return tuple(read)


def _end(source: int, direct: Kept) -> int:
    while source in direct:
        source = direct[source]
    return source
