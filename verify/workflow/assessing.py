"""Claims of a database, assessed."""

from __future__ import annotations

from collections.abc import Sequence

from verify.core.assess import report
from verify.core.policy import Policy
from verify.model import ClaimId
from verify.report import Assessment
from verify.store import read
from verify.store.connect import Connection


def assessments(
    connection: Connection, claims: Sequence[ClaimId], policy: Policy, *, entry: int | None = None
) -> dict[ClaimId, Assessment]:
    """The assessments of some claims, as the database stands, or stood after an entry."""
    facts = read.facts(connection, claims=claims, entry=entry)
    return {one.id: one for one in report(facts, policy, generated_at="").claims}
