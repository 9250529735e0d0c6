"""The whole database recomputed: what was changed, added or removed behind the ledger's back shows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from verify.errors import DatabaseError, IntegrityError
from verify.store.audit.chain import check_chain
from verify.store.audit.derived import check_counters, check_identities, check_names, check_references
from verify.store.audit.schema import check_schema
from verify.store.audit.words import check_search


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit found in order."""

    entries: int
    rows: int
    """Versions whose digest was recomputed."""
    head: str | None
    place: int | None = None
    """The entry after which the ledger had the head that was given."""
    redacted: tuple[Redacted, ...] = ()


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was redacted, by whom, when and why."""

    thing: str
    by: str
    at: str
    why: str


def audit(connection: sqlite3.Connection, head: str | None = None) -> Audited:
    """Recompute every digest, the chain, counters and search tables; find the place of a head kept elsewhere.

    IntegrityError names the table, the row and what is wrong.
    """
    try:
        check_schema(connection)
        heads, rows = check_chain(connection)
        check_identities(connection)
        check_counters(connection)
        check_names(connection)
        check_references(connection)
        check_search(connection)
        _check_pages(connection)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_FULL", "SQLITE_IOERR")):
            raise
        raise IntegrityError(f"the file is damaged: {error}; go back to a backup") from error
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise IntegrityError(f"a cell holds what this program never writes: {error}; go back to a backup") from error
    redacted = connection.execute("SELECT DISTINCT thing, by, at, why FROM redaction_versions ORDER BY at, thing")
    told = tuple(Redacted(*row) for row in redacted)
    return Audited(len(heads), rows, heads[-1] if heads else None, _placed(heads, head), told)


def _placed(heads: list[str], head: str | None) -> int | None:
    if head is None:
        return None
    wanted = head.strip().lower()
    if len(wanted) != 64 or not set(wanted) <= set("0123456789abcdef"):
        raise DatabaseError(f"{head!r} is no ledger head; one has 64 hexadecimal digits, as every report prints it")
    if wanted not in heads:
        raise IntegrityError(
            f"the ledger never had the head {wanted}: it was rebuilt, or it is another database's; "
            f"its head is {heads[-1] if heads else 'none, it is empty'}"
        )
    return heads.index(wanted) + 1


def _check_pages(connection: sqlite3.Connection) -> None:
    for (found,) in connection.execute("PRAGMA integrity_check(1)"):
        if found != "ok":
            raise IntegrityError(f"the file is damaged: {found}; go back to a backup")
