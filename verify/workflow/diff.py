"""What changed between two entries of the ledger, and which entry did it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from verify.answers import Difference, Happening, Moved, Position
from verify.core.assess import number, rivals_of
from verify.core.exclusion import Relations
from verify.core.policy import Policy
from verify.core.positions import moved
from verify.errors import InputError
from verify.model import ClaimId, Entry
from verify.report import PolicyName
from verify.store import connect, history, read
from verify.store.connect import Connection
from verify.store.reach import Touched, reach, touched_between
from verify.store.tables import CLAIMS, LINKS, TABLES
from verify.workflow.ripple import shifts
from verify.workflow.standing import positions


def diff(path: Path, since: str | None, one: str | None, other: str | None, policy: Policy) -> Difference:
    """The claims that changed: from `since` on, it included; else after `one`, up to `other` or now."""
    with connect.reading(path) as connection:
        first = _first(connection, since, one)
        last = history.entry_at(connection, other) if other is not None else history.last(connection)
        if first > last:
            raise InputError("", f"{one!r} after {other!r}", "the earlier moment first")
        touched = touched_between(connection, first, last)
        at_stake = _reached(connection, touched, (first, last))
        before = positions(connection, at_stake, policy, entry=first)
        after = positions(connection, at_stake, policy, entry=last)
        changed = [one for one in shifts(connection, before, after, first, last) if one.what]
        doers = _doers(connection, policy, {one.id: before.get(one.id) for one in changed}, touched, (first, last))
        return Difference(
            since=first,
            until=last,
            policy=PolicyName(id=policy.id, version=policy.version),
            claims=tuple(Moved(**dict(one), entries=tuple(doers.get(one.id, ()))) for one in changed),
        )


def _first(connection: Connection, since: str | None, one: str | None) -> int:
    """The entry after which changes count; 0 is before the first."""
    if one is not None:
        return history.entry_at(connection, one)
    return history.entry_since(connection, since or "1") - 1


def _reached(connection: Connection, touched: Mapping[int, Touched], between: tuple[int, int]) -> set[ClaimId]:
    """The claims that any of the entries bears on, with those that may exclude them."""
    together = {table: {number for one in touched.values() for number in one.get(table, ())} for table in TABLES}
    reached = set().union(*reach(connection, together))
    return reached.union(*_rivals(connection, reached, between).values())


def _doers(
    connection: Connection,
    policy: Policy,
    stood: dict[ClaimId, Position | None],
    touched: Mapping[int, Touched],
    between: tuple[int, int],
) -> dict[ClaimId, list[Happening]]:
    """For each claim, given where it stood at first, the entries that moved it: where it stands after each is asked."""
    found: dict[ClaimId, list[Happening]] = {}
    claims = stood.keys()
    done = history.done(connection) if claims else {}
    rivals = _rivals(connection, claims, between)
    for entry in [entry for entry in history.entries(connection) if claims and entry.number in touched]:
        direct, through = reach(connection, touched[entry.number])
        if not touched[entry.number].keys().isdisjoint({CLAIMS, LINKS}):
            for claim, more in _rivals(connection, direct, (entry.number,)).items():
                rivals.setdefault(claim, set()).update(more)
        reached = direct | through
        at_stake = {claim for claim in claims if claim in reached or not rivals[claim].isdisjoint(reached)}
        now = positions(connection, at_stake, policy, entry=entry.number)
        for claim in sorted(at_stake, key=number):
            if _steps(stood.get(claim), now.get(claim)):
                found.setdefault(claim, []).append(_happening(entry, done))
            stood[claim] = now.get(claim)
    return found


def _rivals(connection: Connection, claims: Collection[ClaimId], moments: Iterable[int]) -> dict[ClaimId, set[ClaimId]]:
    """For each claim those that may exclude it after one of the entries."""
    found: dict[ClaimId, set[ClaimId]] = {claim: set() for claim in claims}
    for entry in moments:
        facts = read.frame(connection, claims, entry)
        for claim, rivals in rivals_of(facts.claims, Relations.of(facts.links)).items():
            found.setdefault(claim, set()).update(rival.id for rival in rivals)
    return found


def _steps(before: Position | None, after: Position | None) -> bool:
    """Whether an entry moved a claim; a small step of the likelihood counts, since several may make the leap."""
    if moved(before, after):
        return True
    return before is not None and after is not None and before.term != after.term


def _happening(entry: Entry, done: Mapping[int, str]) -> Happening:
    what = done.get(entry.number, "")
    return Happening(entry=entry.number, at=entry.at, actor=entry.actor, command=entry.command, what=what)
