"""Record a claim with its attributions, or more attributions to a claim, and say what follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verify.answers import Shift
from verify.core.policy import DEFAULT
from verify.drafts import AttributionDraft, ClaimDraft
from verify.errors import NotFound
from verify.model import AttributionId, ClaimId
from verify.report import Assessment
from verify.store.connect import Connection
from verify.store.resolve import resolve
from verify.store.write import Recorded
from verify.workflow.assessing import assessments
from verify.workflow.desk import Desk, Work, work
from verify.workflow.ripple import ripple
from verify.workflow.standing import positions


class Outcome(NamedTuple):
    """What a claim was before, what it is now, and what was recorded."""

    claim: Assessment
    new: bool
    attributions: tuple[tuple[AttributionId, bool], ...]
    """The attributions that were given, each with whether it is new."""
    filled: bool
    """Something that it did not say itself before was added to a claim that was there."""
    shift: Shift
    """The claim before and after."""
    others: tuple[Shift, ...]
    """Other claims that moved: through a contradiction, or through what was filled in on a source."""
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
    moved = ripple(at)
    every = {one.id: one for one in (*moved.touched, *moved.moved)}
    pen, fresh = at.changes.pen, recorded.new or any(new for _, new in recorded.attributions)
    return Outcome(
        claim=assessments(at.connection, [claim], DEFAULT)[claim],
        new=recorded.new,
        attributions=recorded.attributions,
        filled=pen.changed and not fresh,
        shift=every[claim] if claim in every else _unmoved(at.connection, claim),
        others=tuple(one for one in every.values() if one.id != claim and one.what),
        notes=recorded.notes,
    )


def _unmoved(connection: Connection, claim: ClaimId) -> Shift:
    """A claim on which nothing was recorded that was not there."""
    stands = positions(connection, [claim], DEFAULT)[claim]
    return Shift(id=claim, text="", what=(), before=stands, after=stands)
