"""What persons decided of the facts: judgements, withdrawals and redactions, as they stand or stood."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from verify.model import ClaimId, Judgement, SourceId, Withdrawal
from verify.names import is_redacted
from verify.store.moment import Moment, rows
from verify.store.tables import JUDGEMENTS, WITHDRAWALS, table_of
from verify.store.values import as_judgement, as_withdrawal


def judgements(
    connection: sqlite3.Connection, moment: Moment, claims: Iterable[int]
) -> dict[ClaimId, tuple[Judgement, ...]]:
    """The judgements of some claims, in the order in which they were signed."""
    found: dict[ClaimId, list[Judgement]] = {}
    for row in rows(connection, JUDGEMENTS, moment, claims, by="claim"):
        one = as_judgement(row)
        found.setdefault(one.claim, []).append(one)
    return {claim: tuple(signed) for claim, signed in found.items()}


def adders(connection: sqlite3.Connection, claims: Iterable[ClaimId]) -> dict[ClaimId, str]:
    """Who recorded each of some claims."""
    query = (
        "SELECT c.number, e.actor FROM claims c JOIN entries e ON e.number = c.added "
        "WHERE c.number IN (SELECT value FROM json_each(?))"
    )
    numbers = json.dumps([int(claim[1:]) for claim in claims])
    return {f"C{number}": actor for number, actor in connection.execute(query, (numbers,))}


def withdrawals(connection: sqlite3.Connection, moment: Moment) -> tuple[Withdrawal, ...]:
    """Every withdrawal that stands; that of a merged source is of the one it is read as."""
    kept = moment.kept(connection)
    found = []
    for number, source, *more in rows(connection, WITHDRAWALS, moment):
        found.append(as_withdrawal((number, kept.get(source, source), *more)))
    return tuple(found)


def sealed(connection: sqlite3.Connection, moment: Moment) -> dict[tuple[str, str], str]:
    """The digests of the texts that were redacted, of the versions that stand, by id and column."""
    found: dict[tuple[str, str], str] = {}
    query = "SELECT thing, version, sealed FROM redaction_versions ORDER BY version"
    for thing, version, digests in connection.execute(query).fetchall():
        standing = _standing(connection, moment, thing)
        # What was set anew since is no redacted text any more.
        blank = {column for column, text in standing.items() if column != "row" and (text is None or is_redacted(text))}
        if version <= standing.get("row", 0):
            found |= {(thing, column): digest for column, digest in json.loads(digests).items() if column in blank}
    return found


def judged_with(connection: sqlite3.Connection, moment: Moment, sources: Iterable[SourceId]) -> list[ClaimId]:
    """The claims signed verified or refuted on which one of the sources speaks or is relayed."""
    query = (
        f"SELECT DISTINCT v.claim FROM judgement_versions v WHERE {moment.live} "  # noqa: S608
        "AND v.verdict IN ('verified', 'refuted')"
    )
    judged = {claim for (claim,) in connection.execute(query)}
    if not judged:
        return []
    numbers = {int(source[1:]) for source in sources}
    numbers |= {merged for merged, kept in moment.kept(connection).items() if kept in numbers}
    spoken = (
        f"SELECT DISTINCT v.claim FROM attribution_versions v WHERE {moment.live} "  # noqa: S608
        "AND v.claim IN (SELECT value FROM json_each(?1)) AND (v.source IN (SELECT value FROM json_each(?2)) OR "
        "EXISTS (SELECT 1 FROM json_each(v.relays) r WHERE r.value IN (SELECT value FROM json_each(?2))))"
    )
    found = connection.execute(spoken, (json.dumps(sorted(judged)), json.dumps(sorted(numbers))))
    return [f"C{claim}" for claim in sorted(claim for (claim,) in found)]


def _standing(connection: sqlite3.Connection, moment: Moment, thing: str) -> dict[str, Any]:
    """The row and the texts of the version of a thing that stands; empty when none does."""
    table = table_of(thing)
    columns = ("row", *table.texts)
    query = f"SELECT {table.selected(*columns)} FROM {table.versions} v WHERE v.{table.thing} = ? AND {moment.live}"  # noqa: S608
    found = connection.execute(query, (int(thing[1:]),)).fetchone()
    return dict(zip(columns, found, strict=True)) if found else {}
