"""Record a claim with its attributions, or more attributions to a claim, and say what follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verify.core.policy import DEFAULT
from verify.drafts import AttributionDraft, ClaimDraft
from verify.errors import NotFound
from verify.model import AttributionId, ClaimId, Status
from verify.report import Assessment
from verify.store import read
from verify.store.connect import Connection
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
    others: tuple[tuple[ClaimId, Status, Status], ...]
    """Claims that it may exclude, or that may exclude it, whose status is another now: before and after."""
    notes: tuple[str, ...]


def add(desk: Desk, draft: ClaimDraft, *, distinct: bool = False, dry_run: bool = False) -> Outcome:
    """Record a claim; on one that exists, what is new is added to it."""
    with work(desk, "add", draft, distinct=distinct, dry_run=dry_run) as (connection, changes):
        named: ClaimDraft = {**draft, "contradicts": [_named(connection, one) for one in draft.get("contradicts", ())]}
        recorded = changes.record(("claim", named))
        return _outcome(Work(connection, changes), recorded)


def _named(connection: Connection, reference: str) -> str:
    """A claim's id for whatever names it; what names nothing is left to the record to refuse."""
    try:
        return resolve(connection, "claim", reference)
    except NotFound:
        return reference


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
        recorded = changes.attest(resolve(connection, "claim", reference), drafts)
        return _outcome(Work(connection, changes), recorded)


def _outcome(at: Work, recorded: Recorded) -> Outcome:
    for _, error in at.changes.finish_links():
        raise error
    claim = recorded.id
    rivals = [identity for identity in read.facts(at.connection, claims=[claim]).claims if identity != claim]
    after = assessments(at.connection, [claim, *rivals], DEFAULT)
    earlier = rivals if recorded.new else [claim, *rivals]
    before = assessments(at.connection, earlier, DEFAULT, entry=at.changes.number - 1) if earlier else {}
    return Outcome(
        claim=after[claim],
        new=recorded.new,
        attributions=recorded.attributions,
        before=before[claim].status if claim in before else None,
        others=tuple(
            (identity, before[identity].status, after[identity].status)
            for identity in rivals
            if before[identity].status != after[identity].status
        ),
        notes=recorded.notes,
    )
