"""Two sources that are one: stated by a row, which a later entry may end."""

from __future__ import annotations

from typing import Any

from verify.errors import Conflict, InputError, NotFound
from verify.store.intake.sources import Sources, Values
from verify.store.merged import kept_numbers
from verify.store.tables import MERGES
from verify.store.texts import same_party
from verify.store.write import Changes

_COMPARED = ("kind", "party", "grade")


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
    _refuse_unlike(changes.sources, one, end)
    with changes.undivided():
        changes.pen.new(MERGES, (one, end))
    return one, end, True


def unmerge(changes: Changes, source: str) -> int:
    """Let a merged source be itself again; its number. NotFound when it is not merged."""
    number = _number(changes.sources, source)
    query = "SELECT row, merge FROM merge_versions WHERE source = ? AND ended IS NULL"
    found = changes.pen.connection.execute(query, (number,)).fetchone()
    if found is None:
        raise NotFound(f"S{number} is not merged into another; name the one that was, by its id or name")
    with changes.undivided():
        changes.pen.end(MERGES, found[1], found[0])
    return number


def _number(sources: Sources, reference: str) -> int:
    number = sources.find_itself(reference)
    if number is None:
        raise NotFound(f"no source is called {reference!r}; `verify source list` shows those there are")
    return number


def _refuse_unlike(sources: Sources, one: int, other: int) -> None:
    mine, theirs = sources.values_of(one), sources.values_of(other)
    for column in _COMPARED:
        values = [values[column] for values in (mine, theirs)]
        if not _agree(column, *values):
            told = f"S{one} has {column} {values[0]}, S{other} {values[1]}"
            raise Conflict(f"{told}; `verify source set` the right one on both, then merge")
    if _is_above(sources, one, theirs) or _is_above(sources, other, mine):
        raise Conflict(f"S{one} and S{other} are a body and its part, not one; nothing was merged")


def _is_above(sources: Sources, source: int, values: Values) -> bool:
    above = values["part_of"]
    while above not in (None, source):
        above = sources.values_of(above)["part_of"]
    return above is not None


def _agree(column: str, one: Any, other: Any) -> bool:
    if None in (one, other) or one == other or (column == "grade" and "F" in (one, other)):
        return True
    return column == "party" and same_party(one, other)
