"""Claims of a database, assessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from verify.answers import Position, TrackRecord
from verify.core import positions as core
from verify.core.assess import report
from verify.core.policy import Policy
from verify.core.record import track_record
from verify.model import ClaimId, Facts, Outcome, Source, SourceId
from verify.report import Assessment
from verify.store import read, rulings
from verify.store.connect import Connection
from verify.store.moment import Moment
from verify.store.reach import present


def known(
    connection: Connection,
    policy: Policy,
    *,
    claims: Sequence[ClaimId] | None = None,
    topics: Sequence[str] = (),
    since: int | None = None,
    entry: int | None = None,
) -> Facts:
    """The facts on the claims asked for, with the track record of everybody who speaks on them."""
    facts = read.facts(connection, claims=claims, topics=topics, since=since, entry=entry)
    records = _records(connection, facts.sources, policy, entry)
    return replace(facts, records=records) if records else facts


def record_of(connection: Connection, source: Source, policy: Policy) -> TrackRecord:
    """How a source has held, as far as signed judgements tell."""
    records = _records(connection, [source.id], policy, None)
    return track_record(records.get(source.id, ()), source.grade, policy)


def _records(
    connection: Connection, sources: Iterable[SourceId], policy: Policy, entry: int | None
) -> Mapping[SourceId, tuple[Outcome, ...]]:
    judged = rulings.judged_with(connection, Moment(entry), sources)
    return core.records(read.facts(connection, claims=judged, entry=entry), policy) if judged else {}


def assessments(
    connection: Connection, claims: Sequence[ClaimId], policy: Policy, *, entry: int | None = None
) -> dict[ClaimId, Assessment]:
    """The assessments of some claims, as the database stands, or stood after an entry."""
    facts = known(connection, policy, claims=claims, entry=entry)
    return {one.id: one for one in report(facts, policy, generated_at="").claims}


def positions(
    connection: Connection, claims: Iterable[ClaimId], policy: Policy, *, entry: int | None = None
) -> dict[ClaimId, Position]:
    """Where those of some claims stand that are there, or were there after an entry."""
    there = present(connection, claims, entry)
    return core.positions(known(connection, policy, claims=there, entry=entry), policy) if there else {}
