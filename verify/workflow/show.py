"""One claim, all of it."""

from __future__ import annotations

from pathlib import Path

from verify.answers import ClaimReport, Happening
from verify.core.policy import Policy
from verify.report import PolicyName
from verify.store import connect, history
from verify.store.resolve import resolve
from verify.workflow.assessing import assessments


def show(path: Path, reference: str, policy: Policy, *, now: str) -> ClaimReport:
    """The claim that an id, key or text names, assessed, with its history."""
    with connect.reading(path) as connection:
        claim = resolve(connection, "claim", reference)
        assessed = assessments(connection, [claim], policy)[claim]
        withdrawn = dict.fromkeys(voice.withdrawn.target for voice in assessed.attributions if voice.withdrawn)
        happenings = tuple(
            Happening(entry=entry.number, at=entry.at, actor=entry.actor, command=entry.command, what=", ".join(what))
            for entry, what in history.history(connection, claim, withdrawn)
        )
        return ClaimReport(
            generated_at=now,
            policy=PolicyName(id=policy.id, version=policy.version),
            ledger_head=history.head(connection),
            claim=assessed,
            history=happenings,
        )
