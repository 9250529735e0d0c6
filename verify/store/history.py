"""The ledger read: its head, its entries, and what they did to a claim."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from verify.dates import days_of
from verify.errors import InputError
from verify.model import ClaimId, Entry
from verify.store.merged import kept_numbers
from verify.store.tables import ATTRIBUTIONS, CLAIMS, JUDGEMENTS, LINKS, TABLES, Table, number_of

_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
_TO_THE_MINUTE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_WANTED = "the number of a ledger entry, or a date such as 2023-09, 2023-09-06 or 2023-09-06T14:30Z"


def head(connection: sqlite3.Connection, entry: int | None = None) -> str | None:
    """The ledger's hash, now or after an entry; None for an empty ledger."""
    if entry is None:
        found = connection.execute("SELECT hash FROM entries ORDER BY number DESC LIMIT 1").fetchone()
    else:
        found = connection.execute("SELECT hash FROM entries WHERE number = ?", (entry,)).fetchone()
    return None if found is None else str(found[0])


def entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    """The ledger, oldest entry first."""
    names = tuple(Entry.model_fields)
    for row in connection.execute(f"SELECT {', '.join(names)} FROM entries ORDER BY number"):  # noqa: S608
        yield Entry(**dict(zip(names, row, strict=True)))


def entry_at(connection: sqlite3.Connection, when: str) -> int:
    """The last entry at a moment: an entry's number, or a date, which means its last second, UTC.

    InputError when it is no moment, or nothing was recorded by then.
    """
    text = _plain(when)
    if number := _entry(text, last(connection)):
        return number
    query = "SELECT max(number) FROM entries WHERE at <= ?"
    found = connection.execute(query, (_told(_moment(text, last=True)),)).fetchone()[0]
    if found is None:
        raise InputError("", repr(when), f"{_WANTED}, at or after the first entry; `verify log` lists them")
    return int(found)


def entry_since(connection: sqlite3.Connection, when: str) -> int:
    """The first entry from a moment on: an entry's number, or a date, which means its first second, UTC.

    One past the last when nothing was recorded since; InputError when it is no moment.
    """
    text, following = _plain(when), last(connection) + 1
    if number := _entry(text, following):
        return number
    query = "SELECT min(number) FROM entries WHERE at >= ?"
    found = connection.execute(query, (_told(_moment(text, last=False)),)).fetchone()[0]
    return following if found is None else int(found)


def last(connection: sqlite3.Connection) -> int:
    """The number of the last entry; 0 when there is none."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM entries").fetchone()[0])


def _entry(text: str, most: int) -> int | None:
    """The entry that a number names; a number of four digits beyond the last entry is a year."""
    if not _NUMBER.fullmatch(text):
        return None
    if 0 < int(text) <= most:
        return int(text)
    if len(text) == 4:
        return None
    raise InputError("", repr(text), f"{_WANTED}; `verify log` lists them")


def done(connection: sqlite3.Connection) -> dict[int, str]:
    """What each entry recorded, by ids: `C1, A1–A3, S1–S5, S2 changed, L1 ended`."""
    told: dict[int, list[str]] = {}
    for table in TABLES:
        added = f"SELECT added, min(number), max(number) FROM {table.identities} GROUP BY added"  # noqa: S608
        for entry, first, last in connection.execute(added):
            span = f"{table.letter}{first}" + (f"–{table.letter}{last}" if last > first else "")
            told.setdefault(entry, []).append(span)
        changed = (
            f"SELECT DISTINCT v.added, i.number FROM {table.versions} v "  # noqa: S608
            f"JOIN {table.identities} i ON i.number = v.{table.thing} WHERE v.added > i.added ORDER BY 1, 2"
        )
        for entry, number in connection.execute(changed):
            told.setdefault(entry, []).append(f"{table.letter}{number} changed")
        gone = (
            f"SELECT DISTINCT v.ended, v.{table.thing} FROM {table.versions} v WHERE v.ended IS NOT NULL AND "  # noqa: S608
            f"NOT EXISTS (SELECT 1 FROM {table.versions} n WHERE n.{table.thing} = v.{table.thing} "
            "AND n.added = v.ended) ORDER BY 1, 2"
        )
        for entry, number in connection.execute(gone):
            told.setdefault(entry, []).append(f"{table.letter}{number} ended")
    return {entry: ", ".join(what) for entry, what in told.items()}


def history(
    connection: sqlite3.Connection, claim: ClaimId, withdrawn: Iterable[str] = ()
) -> list[tuple[Entry, list[str]]]:
    """The entries that touched a claim, each with what it did: `added C1`, `changed A3`, `ended L2`.

    `withdrawn` are the ids of what was withdrawn that took words of it away.
    """
    number = number_of(CLAIMS, claim)
    done: dict[int, list[str]] = {}
    for table, condition in (
        (CLAIMS, "claim = :claim"),
        (ATTRIBUTIONS, "claim = :claim"),
        (LINKS, "one = :claim OR other = :claim"),
        (JUDGEMENTS, "claim = :claim"),
    ):
        for entry, what in _happenings(connection, table, condition, number):
            done.setdefault(entry, []).append(what)
    for entry, what in (*_withdrawals(connection, number, withdrawn), *_of_sources(connection, number)):
        done.setdefault(entry, []).append(what)
    return [(entry, done[entry.number]) for entry in entries(connection) if entry.number in done]


def _happenings(connection: sqlite3.Connection, table: Table, condition: str, claim: int) -> Iterator[tuple[int, str]]:
    query = f"SELECT {table.thing}, added, ended FROM {table.versions} WHERE {condition} ORDER BY row"  # noqa: S608
    rows = connection.execute(query, {"claim": claim}).fetchall()
    begun: dict[int, set[int]] = {}
    for number, added, _ in rows:
        begun.setdefault(number, set()).add(added)
    for number, added, ended in rows:
        yield added, f"{'added' if added == min(begun[number]) else 'changed'} {table.letter}{number}"
        if ended is not None and ended not in begun[number]:
            yield ended, f"ended {table.letter}{number}"


def _withdrawals(connection: sqlite3.Connection, claim: int, targets: Iterable[str]) -> Iterator[tuple[int, str]]:
    """What was withdrawn of what is said of a claim: an attribution, its document or source, or one of `targets`."""
    query = """
        SELECT DISTINCT w.row, w.added, w.ended,
            coalesce('S' || w.source, 'D' || w.document, 'A' || w.attribution) AS target
        FROM withdrawal_versions w LEFT JOIN attribution_versions a ON a.claim = ?1
        WHERE w.attribution = a.attribution OR w.document = a.document OR (a.attribution <= w.through
            AND coalesce(json_extract(?2, printf('$.%d', w.source)), w.source)
                = coalesce(json_extract(?2, printf('$.%d', a.source)), a.source))
            OR target IN (SELECT value FROM json_each(?3))
        ORDER BY w.row
    """
    values = (claim, json.dumps(kept_numbers(connection)), json.dumps(list(targets)))
    for _, added, ended, target in connection.execute(query, values).fetchall():
        yield added, f"withdrew {target}"
        if ended is not None:
            yield ended, f"restored {target}"


def _of_sources(connection: sqlite3.Connection, claim: int) -> Iterator[tuple[int, str]]:
    """What was changed of the sources that are named on a claim, and which of them were merged."""
    named = "SELECT source, via, relays, rests_on FROM attribution_versions WHERE claim = ?"
    numbers: set[int] = set()
    for source, *lists in connection.execute(named, (claim,)):
        numbers.update((source, *(number for listed in lists for number in json.loads(listed or "[]"))))
    wanted = json.dumps(sorted(numbers))
    changed = (
        "SELECT v.added, v.source FROM source_versions v JOIN sources i ON i.number = v.source "
        "WHERE v.added > i.added AND v.source IN (SELECT value FROM json_each(?)) ORDER BY v.row"
    )
    for entry, source in connection.execute(changed, (wanted,)):
        yield entry, f"changed S{source}"
    merged = (
        "SELECT source, kept, added, ended FROM merge_versions WHERE source IN (SELECT value FROM json_each(?1)) "
        "OR kept IN (SELECT value FROM json_each(?1)) ORDER BY row"
    )
    for source, kept, added, ended in connection.execute(merged, (wanted,)):
        yield added, f"merged S{source} into S{kept}"
        if ended is not None:
            yield ended, f"unmerged S{source}"


def _moment(text: str, *, last: bool) -> datetime:
    """The first or the last second of a date, or a time, UTC."""
    try:
        days = days_of(text)
        if len(text) > len("2023-09-06"):
            moment = datetime.fromisoformat(text)
            if last and _TO_THE_MINUTE.fullmatch(text):
                moment = moment.replace(second=59)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError("", repr(text), _WANTED) from error
    return datetime.combine(days.last, time(23, 59, 59), UTC) if last else datetime.combine(days.first, time(), UTC)


def _plain(when: str) -> str:
    """A moment as typed, or as reports print it: `2023-09-06 14:30 UTC`."""
    text = when.strip()
    return f"{text.removesuffix('UTC').strip()}Z" if text.endswith(" UTC") else text


def _told(moment: datetime) -> str:
    return f"{moment.replace(microsecond=0, tzinfo=None).isoformat()}Z"
