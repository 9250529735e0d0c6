"""Which claims a change may bear on: through what was said, who said it, where it stands and what it rests on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from verify.model import ClaimId
from verify.store.moment import Moment
from verify.store.tables import (
    ATTRIBUTIONS,
    CLAIMS,
    DOCUMENTS,
    JUDGEMENTS,
    LINKS,
    MERGES,
    REDACTIONS,
    SOURCES,
    TABLES,
    WITHDRAWALS,
    Table,
    table_of,
)

Touched = Mapping[Table, Collection[int]]
"""The things of each kind that a change added, altered or ended."""


class Reach(NamedTuple):
    """The claims that a change speaks of, and those that it reaches through sources and documents."""

    direct: frozenset[ClaimId]
    through: frozenset[ClaimId]


def reach(connection: sqlite3.Connection, touched: Touched) -> Reach:
    """The claims on which the touched things bear, now or at any time before."""
    found = {table: set(touched.get(table, ())) for table in TABLES}
    _follow_decisions(connection, found)
    claims = found[CLAIMS]
    claims |= _column(connection, ATTRIBUTIONS, "claim", found[ATTRIBUTIONS])
    claims |= _column(connection, LINKS, "one", found[LINKS]) | _column(connection, LINKS, "other", found[LINKS])
    claims |= _column(connection, JUDGEMENTS, "claim", found[JUDGEMENTS])
    through = _naming(connection, _below(connection, found[SOURCES])) | _in(connection, _copies(connection, found))
    # A signature is part of the record of those who speak on its claim, and moves what else they say: when it is
    # given or taken back, and when it goes stale because the evidence, or that of a rival, is another.
    if signed := _signed(connection, claims | through):
        through |= _naming(connection, _one(connection, _speakers(connection, signed)))
    return Reach(_ids(claims), _ids(through - claims))


def touched_between(connection: sqlite3.Connection, first: int, last: int) -> dict[int, dict[Table, set[int]]]:
    """What each entry after `first` and up to `last` added, altered or ended; of sources and documents not the new."""
    found: dict[int, dict[Table, set[int]]] = {}
    for table in TABLES:
        query = (
            f"SELECT v.{table.thing}, v.added, v.ended, i.added FROM {table.versions} v "  # noqa: S608
            f"JOIN {table.identities} i ON i.number = v.{table.thing} WHERE v.added > ? OR v.ended > ?"
        )
        for number, added, ended, made in connection.execute(query, (first, first)):
            for entry in {added, ended} - {None}:
                if first < entry <= last and not (table in (SOURCES, DOCUMENTS) and entry == made):
                    found.setdefault(entry, {}).setdefault(table, set()).add(number)
    return found


def present(connection: sqlite3.Connection, claims: Iterable[ClaimId], entry: int | None) -> list[ClaimId]:
    """Those of the claims that stand, or stood after an entry, in the order of their ids."""
    query = (
        f"SELECT v.claim FROM claim_versions v WHERE {Moment(entry).live} "  # noqa: S608
        "AND v.claim IN (SELECT value FROM json_each(?)) ORDER BY v.claim"
    )
    wanted = json.dumps([int(claim[1:]) for claim in claims])
    return [f"C{number}" for (number,) in connection.execute(query, (wanted,))]


def _follow_decisions(connection: sqlite3.Connection, found: dict[Table, set[int]]) -> None:
    """Add what merges, withdrawals and redactions speak of."""
    for column in ("source", "kept"):
        found[SOURCES] |= _column(connection, MERGES, column, found[MERGES])
    for column, table in (("source", SOURCES), ("document", DOCUMENTS), ("attribution", ATTRIBUTIONS)):
        found[table] |= _column(connection, WITHDRAWALS, column, found[WITHDRAWALS])
    query = "SELECT thing FROM redaction_versions WHERE redaction IN (SELECT value FROM json_each(?))"
    for (thing,) in connection.execute(query, (_listed(found[REDACTIONS]),)):
        found[table_of(thing)].add(int(thing[1:]))


def _column(connection: sqlite3.Connection, table: Table, column: str, numbers: Collection[int]) -> set[int]:
    """What a column of some things holds, in any version."""
    if not numbers:
        return set()
    query = f"SELECT {column} FROM {table.versions} WHERE {table.thing} IN (SELECT value FROM json_each(?))"  # noqa: S608
    return {value for (value,) in connection.execute(query, (_listed(numbers),)) if value is not None}


def _below(connection: sqlite3.Connection, sources: Collection[int]) -> set[int]:
    """The sources, those that are part of them, and those merged with any of these."""
    query = (
        "SELECT source FROM source_versions WHERE part_of IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT source FROM merge_versions WHERE kept IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT kept FROM merge_versions WHERE source IN (SELECT value FROM json_each(?1))"
    )
    return _closed(connection, query, sources)


def _one(connection: sqlite3.Connection, sources: Collection[int]) -> set[int]:
    """The sources, and those merged with any of them."""
    query = (
        "SELECT source FROM merge_versions WHERE kept IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT kept FROM merge_versions WHERE source IN (SELECT value FROM json_each(?1))"
    )
    return _closed(connection, query, sources)


def _signed(connection: sqlite3.Connection, claims: set[int]) -> set[int]:
    """Those of the claims, and of their rivals, that were ever signed."""
    signed = {claim for (claim,) in connection.execute("SELECT DISTINCT claim FROM judgement_versions")}
    if not signed or signed <= claims:
        return signed
    query = (
        "SELECT one FROM link_versions WHERE other IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT other FROM link_versions WHERE one IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT claim FROM claim_versions WHERE item IS NOT NULL AND shadow(item) IN (SELECT shadow(item) "
        "FROM claim_versions WHERE item IS NOT NULL AND claim IN (SELECT value FROM json_each(?1)))"
    )
    rivals = {claim for (claim,) in connection.execute(query, (_listed(claims),))}
    return signed & (rivals | claims)


def _copies(connection: sqlite3.Connection, found: Mapping[Table, Collection[int]]) -> set[int]:
    """The documents and those that copy them."""
    query = (
        "SELECT v.document FROM document_versions v WHERE EXISTS "
        "(SELECT 1 FROM json_each(v.copies) c WHERE c.value IN (SELECT value FROM json_each(?1)))"
    )
    return _closed(connection, query, found[DOCUMENTS])


def _closed(connection: sqlite3.Connection, query: str, start: Collection[int]) -> set[int]:
    found, ahead = set(start), set(start)
    while ahead:
        ahead = {number for (number,) in connection.execute(query, (_listed(ahead),))} - found
        found |= ahead
    return found


def _naming(connection: sqlite3.Connection, sources: Collection[int]) -> set[int]:
    """The claims on which one of the sources speaks, is relayed, carries, or is rested on."""
    if not sources:
        return set()
    named = " OR ".join(
        f"EXISTS (SELECT 1 FROM json_each(v.{column}) n WHERE n.value IN (SELECT value FROM json_each(?1)))"  # noqa: S608
        for column in ("via", "relays", "rests_on")
    )
    query = (
        "SELECT DISTINCT v.claim FROM attribution_versions v "  # noqa: S608
        f"WHERE v.source IN (SELECT value FROM json_each(?1)) OR {named}"
    )
    return {claim for (claim,) in connection.execute(query, (_listed(sources),))}


def _in(connection: sqlite3.Connection, documents: Collection[int]) -> set[int]:
    """The claims on which somebody speaks in one of the documents."""
    if not documents:
        return set()
    query = "SELECT DISTINCT claim FROM attribution_versions WHERE document IN (SELECT value FROM json_each(?))"
    return {claim for (claim,) in connection.execute(query, (_listed(documents),))}


def _speakers(connection: sqlite3.Connection, claims: Collection[int]) -> set[int]:
    query = (
        "SELECT source FROM attribution_versions WHERE claim IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT r.value FROM attribution_versions v, json_each(v.relays) r "
        "WHERE v.claim IN (SELECT value FROM json_each(?1))"
    )
    return {source for (source,) in connection.execute(query, (_listed(claims),))}


def _ids(claims: Iterable[int]) -> frozenset[ClaimId]:
    return frozenset(f"C{number}" for number in claims)


def _listed(numbers: Iterable[int]) -> str:
    return json.dumps(sorted(numbers))
