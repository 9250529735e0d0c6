"""What a change moves: every claim that it touches, and those that it reaches, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from verify.answers import Position, Shift
from verify.core.assess import number
from verify.core.policy import DEFAULT, Policy
from verify.core.positions import moved as what_moved
from verify.model import ClaimId
from verify.store import read
from verify.store.connect import Connection
from verify.store.reach import Reach, reach
from verify.store.tables import DOCUMENTS, SOURCES, TABLES
from verify.workflow.desk import Work
from verify.workflow.standing import positions


class Ripple(NamedTuple):
    """The claims that a change touches, and those that it moves in another way."""

    touched: tuple[Shift, ...]
    moved: tuple[Shift, ...]
    unmoved: int
    """How many more it reaches, which stand as before."""


def ripple(at: Work, policy: Policy = DEFAULT) -> Ripple:
    """What the transaction under way moves so far."""
    pen = at.changes.pen
    pen.flush()
    # On what is said by a source, or stands in a document, that is new, what is said is new as well.
    touched = {table: pen.altered(table) if table in (SOURCES, DOCUMENTS) else pen.touched(table) for table in TABLES}
    entry = at.changes.number - 1
    reached = _with_rivals(at.connection, reach(at.connection, touched), (entry, None))
    every = reached.direct | reached.through
    before = positions(at.connection, every, policy, entry=entry)
    after = positions(at.connection, every, policy)
    shown = shifts(at.connection, before, after, entry)
    moved = [one for one in shown if one.id not in reached.direct and one.what]
    direct = tuple(one for one in shown if one.id in reached.direct)
    return Ripple(direct, tuple(moved), len(shown) - len(direct) - len(moved))


def _with_rivals(connection: Connection, found: Reach, entries: Iterable[int | None]) -> Reach:
    """What is reached, with the claims that may exclude these before or after the change."""
    every = found.direct | found.through
    around = {claim for entry in entries for claim in read.frame(connection, every, entry).claims}
    return Reach(found.direct, frozenset(found.through | around) - found.direct)


def shifts(
    connection: Connection,
    before: Mapping[ClaimId, Position],
    after: Mapping[ClaimId, Position],
    entry: int,
    until: int | None = None,
) -> list[Shift]:
    """Each claim of either moment, in the order of their ids; `entry` is the earlier one, `until` the later or now."""
    texts = read.texts(connection, before, entry) | read.texts(connection, after, until)
    return [
        shift(claim, texts[claim], before.get(claim), after.get(claim))
        for claim in sorted(before.keys() | after.keys(), key=number)
    ]


def shift(claim: ClaimId, text: str, before: Position | None, after: Position | None) -> Shift:
    """One claim at two moments."""
    return Shift(id=claim, text=text, what=what_moved(before, after), before=before, after=after)
