"""Links that records ask for: resolved when all records are in, so that one may name a later one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence

from verify.errors import Ambiguous, InputError, NotFound, VerifyError
from verify.model import Relation
from verify.names import folded
from verify.store.pen import Pen
from verify.store.tables import CLAIMS, LINKS, is_id, number_of
from verify.store.texts import clean

_UID = re.compile(r"[0-9a-f]{12}")
_TABLES = (
    "CREATE TEMP TABLE keys (key TEXT PRIMARY KEY, claim INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TEMP TABLE wanted (record INTEGER, place INTEGER, claim INTEGER, reference TEXT) STRICT",
    "CREATE TEMP TABLE unfound (record INTEGER, place INTEGER, claim INTEGER, reference TEXT) STRICT",
    "CREATE INDEX temp.unfound_reference ON unfound (reference)",
)


class Links:
    """The keys and the `contradicts` of one transaction, kept in temporary tables: an import may have millions."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._ready = False

    def name(self, key: str, claim: int) -> None:
        """Let a key of the input mean a claim; InputError when it means another already."""
        self._prepare()
        cursor = self._pen.connection.execute("INSERT OR IGNORE INTO temp.keys VALUES (?, ?)", (key, claim))
        if not cursor.rowcount:
            other = self._pen.connection.execute("SELECT claim FROM temp.keys WHERE key = ?", (key,)).fetchone()[0]
            if other != claim:
                raise InputError("key", repr(key), f"a key of its own: this one names C{other} here")

    def want(self, record: int, claim: int, references: Sequence[str]) -> None:
        """Ask for `contradicts` between a claim and those that are named."""
        self._prepare()
        for place, reference in enumerate([references] if isinstance(references, str) else references):
            text = folded(clean(reference, f"contradicts[{place}]"))
            self._pen.connection.execute("INSERT INTO temp.wanted VALUES (?, ?, ?, ?)", (record, place, claim, text))

    def finish(self) -> list[tuple[int, VerifyError]]:
        """Record the links; for each reference that names no claim the record it came from and the error."""
        if not self._ready:
            return []
        connection, errors = self._pen.connection, []
        for record, place, claim, reference in connection.execute(
            "SELECT * FROM temp.wanted ORDER BY rowid"
        ).fetchall():
            found = self._meant(reference)
            if found is None:
                connection.execute("INSERT INTO temp.unfound VALUES (?, ?, ?, ?)", (record, place, claim, reference))
            else:
                errors += self._link(record, place, claim, reference, found)
        for record, place, claim, reference, found in self._by_text():
            errors += self._link(record, place, claim, reference, found)
        connection.execute("DELETE FROM temp.wanted")
        connection.execute("DELETE FROM temp.unfound")
        return sorted(errors, key=lambda error: (error[0], error[1].path))

    def _prepare(self) -> None:
        if self._ready:
            return
        for name in ("keys", "wanted", "unfound"):
            self._pen.connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
        for statement in _TABLES:
            self._pen.connection.execute(statement)
        self._ready = True

    def _meant(self, reference: str) -> list[int] | None:
        """The claims that a key, an id or a uid means; None when it is none of these."""
        connection = self._pen.connection
        keyed = connection.execute("SELECT claim FROM temp.keys WHERE key = ?", (reference,)).fetchall()
        if keyed:
            return [keyed[0][0]]
        if is_id(CLAIMS, reference):
            number = number_of(CLAIMS, reference)
            return _numbers(connection, "claim = ?", number)
        stored = _numbers(connection, "key = ?", reference)
        if stored:
            return stored
        return (_numbers(connection, "uid = ?", reference) or None) if _UID.fullmatch(reference) else None

    def _by_text(self) -> Iterator[tuple[int, int, int, str, list[int]]]:
        # One pass over the claims for all references: an index on their texts would cost every import.
        found: dict[int, list[int]] = {}
        for row, claim in self._pen.connection.execute(
            "SELECT u.rowid, c.claim FROM claim_versions c CROSS JOIN temp.unfound u ON u.reference = c.text "
            "WHERE c.ended IS NULL"
        ):
            found.setdefault(row, []).append(claim)
        for row, *asked in self._pen.connection.execute("SELECT rowid, * FROM temp.unfound").fetchall():
            record, place, claim, reference = asked
            yield record, place, claim, reference, found.get(row, [])

    def _link(
        self, record: int, place: int, claim: int, reference: str, found: list[int]
    ) -> list[tuple[int, VerifyError]]:
        error: VerifyError
        if found == [claim]:
            error = InputError(f"contradicts[{place}]", repr(reference), "another claim than this one")
        elif len(found) > 1:
            ids = ", ".join(f"C{number}" for number in found[:5])
            error = Ambiguous(f"{reference!r} may be {ids}; name one of them by its id or key")
        elif not found:
            error = NotFound(f"no claim is, or is called, {reference!r}; give an id, a key or a claim's full text")
        else:
            link(self._pen, "contradicts", claim, found[0])
            return []
        error.path = f"contradicts[{place}]"
        return [(record, error)]


def link(pen: Pen, relation: Relation, one: int, other: int) -> tuple[str, bool]:
    """Record a link between two claims unless it is there; its id and whether it is new."""
    query = "SELECT link FROM link_versions WHERE relation = ? AND one = ? AND other = ? AND ended IS NULL"
    ways = [(one, other)] if relation == "supersedes" else [(one, other), (other, one)]
    for way in ways:
        known = pen.connection.execute(query, (relation, *way)).fetchone()
        if known is not None:
            return f"L{known[0]}", False
    return f"L{pen.new(LINKS, (relation, one, other))}", True


def _numbers(connection: sqlite3.Connection, condition: str, value: str | int) -> list[int]:
    query = f"SELECT claim FROM claim_versions WHERE ended IS NULL AND {condition} ORDER BY claim"  # noqa: S608
    return [number for (number,) in connection.execute(query, (value,))]
