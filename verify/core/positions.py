"""Where claims stand, without the questions of what would change it: enough to tell what a correction moved."""

from __future__ import annotations

from collections.abc import Mapping

from verify.answers import Position, Signature, What
from verify.core.assess import find
from verify.core.confidence import credibility
from verify.core.content import content_hash
from verify.core.exclusion import Relations
from verify.core.finding import Finding
from verify.core.judgement import judgement
from verify.core.likelihood import likelihood
from verify.core.policy import Policy
from verify.core.record import outcomes
from verify.core.scales import distance
from verify.model import ClaimId, Facts, Outcome, SourceId
from verify.report import JudgementShown

_TOLD: tuple[What, ...] = ("status", "balance", "credibility", "signature", "superseded_by")


def positions(facts: Facts, policy: Policy) -> dict[ClaimId, Position]:
    """Where each claim shown stands."""
    relations = Relations.of(facts.links)
    return {
        finding.case.claim.id: _position(finding, judgement(finding, facts, policy), relations, policy)
        for finding in find(facts, relations, policy)
    }


def records(facts: Facts, policy: Policy) -> Mapping[SourceId, tuple[Outcome, ...]]:
    """How what each source said turned out on the claims shown, as far as a signature that rules says so."""
    relations = Relations.of(facts.links)
    findings = find(facts, relations, policy)
    signed = {finding.case.claim.id: judgement(finding, facts, policy) for finding in findings}
    return outcomes(findings, {claim: one.verdict for claim, one in signed.items() if one is not None and one.rules})


def content_hashes(facts: Facts, policy: Policy) -> dict[ClaimId, str]:
    """The content hash of each claim shown: what a signature is bound to."""
    relations = Relations.of(facts.links)
    findings = find(facts, relations, policy)
    return {one.case.claim.id: content_hash(one, facts.sealed) for one in findings}


def moved(before: Position | None, after: Position | None) -> tuple[What, ...]:
    """What moved that a signature or a headline may hang on; the likelihood when it moved past a whole term."""
    if before is None or after is None:
        return ("status",) if before != after else ()
    told = [field for field in _TOLD if getattr(before, field) != getattr(after, field)]
    return (*told, "likelihood") if _leaps(before, after) else tuple(told)


def _leaps(before: Position, after: Position) -> bool:
    """Whether the likelihood moved by more than a band of ICD 203, or is judged on one side only."""
    if before.term is None or after.term is None:
        return bool(before.term != after.term)
    return distance(before.term, after.term) > 1


def signature(signed: JudgementShown | None) -> Signature:
    """How a claim is signed."""
    if signed is None:
        return "none"
    return "stale" if signed.stale else "signed" if signed.rules else "lone"


def _position(finding: Finding, signed: JudgementShown | None, relations: Relations, policy: Policy) -> Position:
    verdict, likely = finding.verdict, likelihood(finding, policy)
    ruling = signed if signed is not None and signed.rules else None
    return Position(
        status=ruling.verdict if ruling else verdict.status,
        computed_status=verdict.status,
        balance=verdict.balance,
        credibility=(ruling and ruling.credibility) or credibility(finding, likely),
        probability=likely.probability if likely else None,
        term=likely.term if likely else None,
        signature=signature(signed),
        superseded_by=relations.supersedes.get(finding.case.claim.id),
    )
