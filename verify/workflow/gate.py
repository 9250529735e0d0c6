"""Whether every claim may be printed under the house's rule."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from verify.answers import Gate
from verify.core.assess import report
from verify.core.gate import gate as judge
from verify.core.policy import Policy
from verify.errors import NotFound
from verify.model import Status
from verify.store import connect
from verify.workflow.assessing import known


def gate(path: Path, policy: Policy, allowed: Collection[Status], topics: Sequence[str]) -> Gate:
    """Every claim, or those of a topic, held to the statuses that are allowed; NotFound for a topic of no claim."""
    with connect.reading(path) as connection:
        facts = known(connection, policy, topics=topics)
    there = {claim.topic for claim in facts.claims.values()}
    for topic in topics:
        if topic not in there:
            raise NotFound(f"no claim has the topic {topic!r}; nothing was held to the gate")
    return judge(report(facts, policy, generated_at=""), policy, allowed)
