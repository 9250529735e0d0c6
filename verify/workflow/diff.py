"""What changed between two entries of the ledger, and which entry did it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from verify.answers import Difference, Happening, Moved, Position, Shift
from verify.core.policy import Policy
from verify.core.scales import distance
from verify.errors import InputError
from verify.model import ClaimId, Entry
from verify.report import PolicyName
from verify.store import connect, history, read
from verify.store.connect import Connection
from verify.store.reach import touched_by
from verify.workflow.assessing import positions
from verify.workflow.ripple import reached_with_rivals, shifts


def diff(path: Path, since: str | None, one: str | None, other: str | None, policy: Policy) -> Difference:
    """The claims that changed: from `since` on, it included; else after `one`, up to `other` or now."""
    with connect.reading(path) as connection:
        first = _first(connection, since, one)
        last = history.entry_at(connection, other) if other is not None else history.last(connection)
        if first > last:
            raise InputError("", f"{one!r} after {other!r}", "the earlier moment first")
        before = _everything(connection, policy, first)
        after = _everything(connection, policy, last)
        moved = [(shift, what) for shift in shifts(connection, before, after, first, last) if (what := changed(shift))]
        doers = _doers(connection, policy, {shift.id for shift, _ in moved}, before, (first, last))
        return Difference(
            since=first,
            until=last,
            policy=PolicyName(id=policy.id, version=policy.version),
            claims=tuple(
                Moved(shift=shift, what=what, entries=tuple(doers.get(shift.id, ()))) for shift, what in moved
            ),
        )


def _first(connection: Connection, since: str | None, one: str | None) -> int:
    """The entry after which changes count; 0 is before the first."""
    if one is not None:
        return history.entry_at(connection, one)
    return history.entry_since(connection, since or "1") - 1


def changed(shift: Shift) -> tuple[str, ...]:
    """What changed: status, balance, credibility, signature, supersession, or the likelihood by more than a band."""
    told = list(shift.told)
    if shift.before is not None and shift.after is not None and _leaps(shift.before, shift.after):
        told.append("likelihood")
    return tuple(told)


def _leaps(before: Position, after: Position) -> bool:
    """Whether the likelihood moved past a whole term of ICD 203, or is judged on one side only."""
    if before.term is None or after.term is None:
        return before.term != after.term
    return distance(before.term, after.term) > 1


def _everything(connection: Connection, policy: Policy, entry: int) -> dict[ClaimId, Position]:
    return positions(connection, read.all_claims(connection, entry), policy, entry=entry)


def _doers(
    connection: Connection,
    policy: Policy,
    claims: set[ClaimId],
    before: dict[ClaimId, Position],
    between: tuple[int, int],
) -> dict[ClaimId, list[Happening]]:
    """For each claim the entries that moved it, found by standing after each entry that may have."""
    found: dict[ClaimId, list[Happening]] = {}
    stood = dict(before)
    done = history.done(connection)
    for entry in _entries(connection, between) if claims else ():
        touched = touched_by(connection, entry.number)
        reached = reached_with_rivals(connection, touched, (entry.number - 1, entry.number))
        at_stake = claims & (reached.direct | reached.through)
        now = positions(connection, at_stake, policy, entry=entry.number)
        for claim in at_stake:
            shift = Shift(id=claim, text="", before=stood.get(claim), after=now.get(claim))
            if shift.before != shift.after and (changed(shift) or _moves_likelihood(shift)):
                happening = Happening(
                    entry=entry.number,
                    at=entry.at,
                    actor=entry.actor,
                    command=entry.command,
                    what=done.get(entry.number, ""),
                )
                found.setdefault(claim, []).append(happening)
            stood.pop(claim, None)
            stood.update({claim: now[claim]} if claim in now else {})
    return found


def _moves_likelihood(shift: Shift) -> bool:
    """Small steps of the likelihood count too: several of them may make the leap."""
    if shift.before is None or shift.after is None:
        return True
    return shift.before.term != shift.after.term


def _entries(connection: Connection, between: tuple[int, int]) -> Iterator[Entry]:
    first, last = between
    return (entry for entry in history.entries(connection) if first < entry.number <= last)
