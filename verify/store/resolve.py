"""What a person means by an id, a name, a text or the beginning of one."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence

from verify.errors import Ambiguous, NotFound
from verify.names import folded, shadow
from verify.store.merged import kept_numbers
from verify.store.search import quoted, rows
from verify.store.tables import SOURCES, TABLES, Table, Thing, is_id, number_of

_ID = re.compile(r"[acdjlmsw]\d{1,18}", re.ASCII)
_EXACT = {
    "claim": ("text = :text", "key = :text", "uid = :text"),
    "source": ("source IN (SELECT source FROM source_names WHERE name = :text)",),
    "document": ("url = :text", "sha256 = :text", "title = :text"),
}
_SHADOWED = {"claim": ("text",), "source": ("name", "aliases"), "document": ("title",)}


def resolve(connection: sqlite3.Connection, thing: Thing, text: str) -> str:
    """The public id of what is meant: by its id, its exact name, text, key or address, or a unique beginning.

    Case, accents and spaces do not matter for a beginning. NotFound, or Ambiguous with up to five candidates.
    """
    table = next(table for table in TABLES if table.thing == thing)
    name = _typed(connection, [table], text)
    if is_id(table, name):
        return _by_id(connection, table, name)
    for found in _exactly(connection, table, name):
        if found:
            return _single(connection, table, name, found)
    return _single(connection, table, name, set(_beginning(connection, table, name)) if name else set())


def resolve_any(connection: sqlite3.Connection, things: Sequence[Thing], text: str) -> str:
    """The public id of what is meant among several kinds; a whole name comes before the beginning of another.

    NotFound, or Ambiguous with the candidates.
    """
    tables = [table for table in TABLES if table.thing in things]
    name = _typed(connection, tables, text)
    for table in tables:
        if is_id(table, name):
            return resolve(connection, table.thing, name)
    for exact in (True, False):
        found = [one for table in tables if (one := _meant(connection, table, name, exact=exact)) is not None]
        if len(found) > 1:
            raise Ambiguous(f"{name!r} may be {' or '.join(found)}; name one by its id")
        if found:
            return found[0]
    if other := next((table.thing for table in TABLES if is_id(table, name)), None):
        raise NotFound(f"{name} is the id of a {other}: wanted a {' or '.join(things)}")
    raise NotFound(f"nothing is called, or begins with, {name!r}: wanted a {' or '.join(things)}")


def ever(connection: sqlite3.Connection, things: Sequence[Thing], text: str) -> str | None:
    """The public id that a text is, when a thing has or had it, though it no longer stands."""
    name = folded(text).upper()
    for table in TABLES:
        if table.thing in things and is_id(table, name):
            query = f"SELECT 1 FROM {table.identities} WHERE number = ?"  # noqa: S608
            return name if connection.execute(query, (number_of(table, name),)).fetchone() else None
    return None


def _typed(connection: sqlite3.Connection, tables: Sequence[Table], text: str) -> str:
    """A reference as it is compared: folded; `c1` is an id where nothing is called so."""
    name = folded(text.replace("\0", " ").encode("utf-8", "replace").decode())
    if not _ID.fullmatch(name) or any(any(_exactly(connection, table, name)) for table in tables):
        return name
    return name.upper()


def _meant(connection: sqlite3.Connection, table: Table, name: str, *, exact: bool) -> str | None:
    if exact and not any(_exactly(connection, table, name)):
        return None
    try:
        return resolve(connection, table.thing, name)
    except NotFound:
        return None


def _exactly(connection: sqlite3.Connection, table: Table, name: str) -> Iterator[set[int]]:
    """The things that each way of naming one exactly finds."""
    for condition in _EXACT.get(table.thing, ()):
        query = f"SELECT {table.thing} FROM {table.versions} WHERE ended IS NULL AND {condition}"  # noqa: S608
        yield {number for (number,) in connection.execute(query, {"text": name})}


def _by_id(connection: sqlite3.Connection, table: Table, name: str) -> str:
    number = number_of(table, name)
    query = f"SELECT 1 FROM {table.versions} WHERE {table.thing} = ? AND ended IS NULL"  # noqa: S608
    if connection.execute(query, (number,)).fetchone() is None:
        raise NotFound(f"there is no {table.thing} {name}")
    return f"{table.letter}{next(iter(_as_read(connection, table, {number})))}"


def _as_read(connection: sqlite3.Connection, table: Table, found: set[int]) -> set[int]:
    """Merged sources under the number of the one that they are read as."""
    if table is not SOURCES:
        return found
    kept = kept_numbers(connection)
    return {kept.get(number, number) for number in found}


def _beginning(connection: sqlite3.Connection, table: Table, name: str) -> Iterator[int]:
    """The numbers of things of which a text begins like this; those just like it alone, where there are any."""
    wanted, columns = shadow(name), _SHADOWED.get(table.thing, ())
    whole, begun = [], []
    for number, *texts in _candidates(connection, table, name, columns) if columns else ():
        named = zip(columns, texts, strict=True)
        shadows = [shadow(one) for column, text in named if text is not None for one in _names(column, text)]
        if wanted in shadows:
            whole.append(number)
        elif any(one.startswith(wanted) for one in shadows):
            begun.append(number)
    yield from whole or begun


def _candidates(connection: sqlite3.Connection, table: Table, name: str, columns: tuple[str, ...]) -> sqlite3.Cursor:
    query = f"SELECT {table.thing}, {', '.join(columns)} FROM {table.versions} WHERE ended IS NULL"  # noqa: S608
    if table.thing != "claim" or not any(letter.isalnum() for letter in name):
        return connection.execute(query)
    # Of a hundred thousand claims only those with these words are compared letter by letter.
    found = sorted(row for row, _ in rows(connection, quoted(name, beginning=True)))
    return connection.execute(f"{query} AND row IN (SELECT value FROM json_each(?))", (str(found),))  # noqa: S608


def _names(column: str, text: str) -> list[str]:
    return list(json.loads(text)) if column == "aliases" else [text]


def _single(connection: sqlite3.Connection, table: Table, name: str, found: set[int]) -> str:
    found = _as_read(connection, table, found)
    if len(found) == 1:
        return f"{table.letter}{next(iter(found))}"
    if not found:
        raise NotFound(f"no {table.thing} is called, or begins with, {name!r}")
    column = _SHADOWED[table.thing][0]
    query = f"SELECT coalesce({column}, '') FROM {table.versions} WHERE {table.thing} = ? AND ended IS NULL"  # noqa: S608
    told = [
        f"{table.letter}{number} {connection.execute(query, (number,)).fetchone()[0]}" for number in sorted(found)[:5]
    ]
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    raise Ambiguous(f"{name!r} may be: {'; '.join(told)}{more}; name one by its id")
