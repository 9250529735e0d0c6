"""Record a claim with its attributions, or more attributions to a claim, and say what follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verify.core.policy import DEFAULT
from verify.drafts import AttributionDraft, ClaimDraft
from verify.model import AttributionId, Status
from verify.report import Assessment
from verify.store.resolve import resolve
from verify.store.write import Recorded
from verify.workflow.assessing import assessments
from verify.workflow.desk import Desk, Work, work


class Outcome(NamedTuple):
    """What a claim was before, what it is now, and what was recorded."""

    claim: Assessment
    new: bool
    attributions: tuple[tuple[AttributionId, bool], ...]
    """The attributions that were given, each with whether it is new."""
    before: Status | None
    """The status before, for a claim that was there."""
    notes: tuple[str, ...]


def add(desk: Desk, draft: ClaimDraft, *, distinct: bool = False, dry_run: bool = False) -> Outcome:
    """Record a claim; on one that exists, what is new is added to it."""
    with work(desk, "add", draft, distinct=distinct, dry_run=dry_run) as (connection, changes):
        known = changes.known(draft)
        before = assessments(connection, [known], DEFAULT)[known].status if known else None
        recorded = changes.record(("claim", draft))
        return _outcome(Work(connection, changes), recorded, before)


def attest(
    desk: Desk,
    reference: str,
    drafts: Sequence[AttributionDraft],
    *,
    distinct: bool = False,
    dry_run: bool = False,
) -> Outcome:
    """Record more attributions to the claim that an id, key or text names."""
    arguments = {"claim": reference, "attributions": list(drafts)}
    with work(desk, "attest", arguments, distinct=distinct, dry_run=dry_run) as (connection, changes):
        claim = resolve(connection, "claim", reference)
        before = assessments(connection, [claim], DEFAULT)[claim].status
        recorded = changes.attest(claim, drafts)
        return _outcome(Work(connection, changes), recorded, before)


def _outcome(at: Work, recorded: Recorded, before: Status | None) -> Outcome:
    for _, error in at.changes.finish_links():
        raise error
    after = assessments(at.connection, [recorded.id], DEFAULT)[recorded.id]
    return Outcome(after, recorded.new, recorded.attributions, before, recorded.notes)
