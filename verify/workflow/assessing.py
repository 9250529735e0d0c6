"""Claims of a database, assessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from verify.core.assess import report
from verify.core.policy import Policy
from verify.model import ClaimId, Facts, Outcome, SourceId
from verify.report import Assessment
from verify.store import read, rulings
from verify.store.connect import Connection
from verify.store.moment import Moment


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
    held = records(connection, facts.sources, policy, entry)
    return replace(facts, records=held) if held else facts


def records(
    connection: Connection, sources: Iterable[SourceId], policy: Policy, entry: int | None
) -> Mapping[SourceId, tuple[Outcome, ...]]:
    """How what the sources said turned out, on every claim that is signed verified or refuted."""
    judged = rulings.judged_with(connection, Moment(entry), sources)
    if not judged:
        return {}
    from verify.core import positions  # noqa: PLC0415 - most reports rest on no signature, and start sooner without

    return positions.records(read.facts(connection, claims=judged, entry=entry), policy)


def assessments(
    connection: Connection, claims: Sequence[ClaimId], policy: Policy, *, entry: int | None = None
) -> dict[ClaimId, Assessment]:
    """The assessments of some claims, as the database stands, or stood after an entry."""
    facts = known(connection, policy, claims=claims, entry=entry)
    return {one.id: one for one in report(facts, policy, generated_at="").claims}
