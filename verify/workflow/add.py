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
        return outcomes(Work(connection, changes), [recorded])[0]


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
        return outcomes(Work(connection, changes), [recorded])[0]


def outcomes(at: Work, every: Sequence[Recorded]) -> list[Outcome]:
    """What became of the claims recorded in the transaction under way; what else moved is told with the last one."""
    for _, error in at.changes.finish_links():
        raise error
    claims: dict[ClaimId, list[Recorded]] = {}
    for recorded in every:
        claims.setdefault(recorded.id, []).append(recorded)
    moved = ripple(at)
    shifts = {one.id: one for one in (*moved.touched, *moved.moved)}
    assessed = assessments(at.connection, list(claims), DEFAULT) if claims else {}
    fresh = any(recorded.new or any(new for _, new in recorded.attributions) for recorded in every)
    found = []
    for claim, of_claim in claims.items():
        outcome = Outcome(
            claim=assessed[claim],
            new=any(recorded.new for recorded in of_claim),
            attributions=tuple(one for recorded in of_claim for one in recorded.attributions),
            filled=at.changes.pen.changed and not fresh,
            shift=shifts[claim] if claim in shifts else _unmoved(at.connection, claim),
            others=(),
            notes=tuple(note for recorded in of_claim for note in recorded.notes),
        )
        found.append(outcome)
    others = tuple(one for one in shifts.values() if one.id not in assessed and one.what)
    return [*found[:-1], found[-1]._replace(others=others)] if found else []


def _unmoved(connection: Connection, claim: ClaimId) -> Shift:
    """A claim on which nothing was recorded that was not there."""
    stands = positions(connection, [claim], DEFAULT)[claim]
    return Shift(id=claim, text="", what=(), before=stands, after=stands)
