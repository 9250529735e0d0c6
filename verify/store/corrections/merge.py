"""Two sources that are one: stated by a row, which a later entry may end."""

from __future__ import annotations

from itertools import product
from typing import Any

from verify.errors import Conflict, InputError, NotFound
from verify.store.intake.sources import Sources
from verify.store.merged import Kept, group, kept_numbers
from verify.store.tables import MERGES
from verify.store.texts import same_party
from verify.store.write import Changes

_COMPARED = ("kind", "party", "part_of", "grade", "official")


def merge(changes: Changes, source: str, kept: str) -> tuple[int, int, bool]:
    """Let one source be read as another; both numbers, and whether that is new. Conflict where they cannot be one."""
    one, other = _number(changes.sources, source), _number(changes.sources, kept)
    standing = kept_numbers(changes.pen.connection)
    end = standing.get(other, other)
    if standing.get(one) == end:
        return one, end, False
    if one in standing:
        raise Conflict(f"S{one} is merged into S{standing[one]} already; `verify source unmerge S{one}` first")
    if one == end:
        raise InputError("", f"S{one} twice", "two sources")
    _refuse_unlike(changes.sources, one, end, standing)
    with changes.undivided():
        changes.pen.new(MERGES, (one, end))
    return one, end, True


def unmerge(changes: Changes, source: str) -> tuple[int, list[str]]:
    """Let a merged source be itself again; its number, and the attributions recorded under the other one's since.

    NotFound when it is not merged.
    """
    number = _number(changes.sources, source)
    query = "SELECT row, merge, kept, added FROM merge_versions WHERE source = ? AND ended IS NULL"
    found = changes.pen.connection.execute(query, (number,)).fetchone()
    if found is None:
        raise NotFound(f"S{number} is not merged into another; name the one that was, by its id or name")
    row, merged, kept, added = found
    with changes.undivided():
        changes.pen.end(MERGES, merged, row)
    since = (
        "SELECT v.attribution FROM attribution_versions v JOIN attributions i ON i.number = v.attribution "
        "WHERE v.source = ? AND i.added > ? AND v.ended IS NULL ORDER BY v.attribution"
    )
    return number, [f"A{one}" for (one,) in changes.pen.connection.execute(since, (kept, added))]


def _number(sources: Sources, reference: str) -> int:
    number = sources.find_itself(reference)
    if number is None:
        raise NotFound(f"no source is called {reference!r}; `verify source list` shows those there are")
    return number


def _refuse_unlike(sources: Sources, one: int, other: int, kept: Kept) -> None:
    if one in sources.above(other) or other in sources.above(one):
        raise Conflict(f"S{one} and S{other} are a body and its part, not one; nothing was merged")
    # Those merged before count too: what they say is taken up where the one that is kept is silent.
    for mine, theirs in product(group(one, kept), group(other, kept)):
        for column in _COMPARED:
            values = [_told(sources.values_of(source)[column], column, kept) for source in (mine, theirs)]
            if not _agree(column, *values):
                told = f"S{mine} has {column} {values[0]}, S{theirs} {values[1]}"
                raise Conflict(f"{told}; `verify source set` the right one on both, then merge")


def _told(value: Any, column: str, kept: Kept) -> Any:
    if value is None:
        return None
    if column == "part_of":
        return f"S{kept.get(value, value)}"
    return bool(value) if column == "official" else value


def _agree(column: str, one: Any, other: Any) -> bool:
    if None in (one, other) or one == other or (column == "grade" and "F" in (one, other)):
        return True
    return column == "party" and same_party(one, other)
