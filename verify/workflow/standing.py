"""Where claims of a database stand, and how its sources have held."""

from __future__ import annotations

from collections.abc import Iterable

from verify.answers import Position, TrackRecord
from verify.core import positions as core
from verify.core.policy import Policy
from verify.core.record import track_record
from verify.model import ClaimId, Source
from verify.store.connect import Connection
from verify.store.reach import present
from verify.workflow.assessing import known, records


def positions(
    connection: Connection, claims: Iterable[ClaimId], policy: Policy, *, entry: int | None = None
) -> dict[ClaimId, Position]:
    """Where those of some claims stand that are there, or were there after an entry."""
    there = present(connection, claims, entry)
    return core.positions(known(connection, policy, claims=there, entry=entry), policy) if there else {}


def record_of(connection: Connection, source: Source, policy: Policy) -> TrackRecord:
    """How a source has held, as far as signed judgements tell."""
    held = records(connection, [source.id], policy, None)
    return track_record(held.get(source.id, ()), source.grade, policy)
