"""Texts blanked for source protection or law: the digests stay, and say that there was one."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import Any

from verify.names import REDACTED, is_redacted, shadow, skeleton
from verify.store.corrections.rulings import Reason
from verify.store.ledger import canonical, row_bytes
from verify.store.merged import kept_numbers
from verify.store.tables import DOCUMENTS, REDACTIONS, SOURCES, TABLES, Table, Thing
from verify.store.texts import named
from verify.store.write import Changes


def redact(changes: Changes, table: Table, number: int, reason: Reason) -> int:
    """Blank every text of a thing, in all versions; how many had one. Sources merged into it are blanked too."""
    why = named(reason.why, "--why")
    connection = changes.pen.connection
    # What a page held before is overwritten, and not only forgotten.
    connection.execute("PRAGMA secure_delete = ON")
    numbers = [number, *(_merged_into(changes, number) if table is SOURCES else ())]
    query = (
        f"SELECT {table.selected(*table.digested)} FROM {table.versions} v "  # noqa: S608
        f"WHERE v.{table.thing} IN (SELECT value FROM json_each(?)) ORDER BY row"
    )
    rows = connection.execute(query, (canonical(numbers),)).fetchall()
    versions = [dict(zip(table.digested, row, strict=True)) for row in rows]
    with changes.undivided():
        blanked = sum(_blank(changes, table, version, reason._replace(why=why)) for version in versions)
        if table is SOURCES and blanked:
            for source in numbers:
                _rename(changes, source)
    changes.pen.rewrite_words()
    return blanked


def _merged_into(changes: Changes, source: int) -> list[int]:
    return [merged for merged, kept in kept_numbers(changes.pen.connection).items() if kept == source]


def _blank(changes: Changes, table: Table, version: dict[str, Any], reason: Reason) -> bool:
    """Blank one version; whether there was anything to blank."""
    identity = f"{table.letter}{version[table.thing]}"
    texts = {column: version[column] for column in table.texts if not _is_blank(version[column])}
    if not texts:
        return False
    blank = {column: _mark(table.thing, column, identity) for column in texts}
    if table is SOURCES and "name" in blank:
        blank["name"] = _free(changes, version["source"], blank["name"])
    remains = sha256(row_bytes([*{**version, **blank}.values()])).hexdigest()
    sealed = canonical({column: sha256(text.encode()).hexdigest() for column, text in texts.items()})
    changes.pen.new(REDACTIONS, (identity, version["row"], sealed, remains, *reason))
    settings = ", ".join(f'"{column}" = ?' for column in blank)
    statement = f"UPDATE {table.versions} SET {settings} WHERE row = ?"  # noqa: S608
    changes.pen.connection.execute(statement, (*blank.values(), version["row"]))
    return True


def _is_blank(text: str | None) -> bool:
    return text is None or is_redacted(text)


def _mark(thing: Thing, column: str, identity: str) -> str | None:
    """What takes the place of a text: two redacted names must not become one."""
    if column == "aliases" or (thing, column) == ("document", "text"):
        # The words would not be those of the document's digest, and quotes would not be found in them.
        return None
    known_by = {"source": "name", "claim": "text", "document": "title"}.get(thing) == column
    return (
        f"{REDACTED} {identity}" if known_by or (thing, column) in {("claim", "key"), ("document", "url")} else REDACTED
    )


def _free(changes: Changes, source: int, mark: str | None) -> str:
    """The mark, or the first like it that is no other source's name: a file of records may have brought it in."""
    query = "SELECT source FROM source_names WHERE name = ? AND source <> ?"
    candidate, number = str(mark), 1
    while changes.pen.connection.execute(query, (candidate, source)).fetchone() is not None:
        number += 1
        candidate = f"{mark} {number}"
    return candidate


def _rename(changes: Changes, number: int) -> None:
    connection = changes.pen.connection
    connection.execute("DELETE FROM source_names WHERE source = ?", (number,))
    standing = connection.execute(
        "SELECT name FROM source_versions WHERE source = ? AND ended IS NULL", (number,)
    ).fetchone()
    if standing is not None:
        row = (standing[0], skeleton(standing[0]), number)
        connection.execute("INSERT INTO source_names (name, skeleton, source) VALUES (?, ?, ?)", row)


def standing(changes: Changes, table: Table, number: int) -> list[str]:
    """The things, by their ids, whose own texts hold a name that a source has or had; asked before it is blanked."""
    if table is not SOURCES:
        return []
    query = "SELECT name, aliases FROM source_versions WHERE source = ?"
    versions = changes.pen.connection.execute(query, (number,)).fetchall()
    called = dict.fromkeys(name for first, more in versions for name in (first, *json.loads(more or "[]")))
    names = [name for name in called if not is_redacted(name)]
    words = re.compile("|".join(rf"(?<!\w){re.escape(shadow(name))}(?!\w)" for name in names) or r"(?!)")
    found: dict[str, None] = {}
    for other in TABLES:
        for column in other.texts:
            query = f"SELECT {other.thing}, {column} FROM {other.versions} WHERE {column} IS NOT NULL"  # noqa: S608
            for thing, text in changes.pen.connection.execute(query):
                if (other is not SOURCES or thing != number) and words.search(shadow(text)):
                    found[f"{other.letter}{thing}"] = None
    return list(found)


def quoting(changes: Changes, table: Table, number: int) -> list[str]:
    """The attributions whose own quotes are from a document, and are not blanked with it."""
    if table is not DOCUMENTS:
        return []
    query = "SELECT attribution, quote FROM attribution_versions WHERE document = ? AND quote IS NOT NULL"
    found = changes.pen.connection.execute(query, (number,))
    return list(dict.fromkeys(f"A{attribution}" for attribution, quote in found if not _is_blank(quote)))
