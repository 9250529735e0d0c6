"""The one path from facts to a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from verify.core.change import WhatIf
from verify.core.checks import next_checks
from verify.core.confidence import confidence, credibility
from verify.core.exclusion import Relations
from verify.core.finding import Case, Finding, Rival, Testimony, judge
from verify.core.judgement import judgement
from verify.core.likelihood import likelihood
from verify.core.lineage import Lineage
from verify.core.policy import Policy
from verify.core.sensitivity import chokepoints, linchpins
from verify.core.shown import flags, links, noted, origins, voices
from verify.core.status import parties_of, reasons
from verify.model import STATUSES, Claim, ClaimId, Facts, Status
from verify.names import shadow
from verify.report import (
    Assessment,
    Counts,
    Credibility,
    PolicyName,
    Report,
    Rule,
)
from verify.values import as_json


def report(
    facts: Facts,
    policy: Policy,
    *,
    generated_at: str,
    statuses: Collection[Status] = (),
    as_of: str | None = None,
    head: str | None = None,
) -> Report:
    """The confidence report on the claims that `facts` shows; with `statuses`, on those of them that have one."""
    relations = Relations.of(facts.links)
    what_ifs = [WhatIf(finding, policy) for finding in find(facts, relations, policy)]
    every = [(what_if, assess(what_if, facts, relations)) for what_if in what_ifs]
    shown = [(what_if, one) for what_if, one in every if not statuses or one.status in statuses]
    counts = Counter(one.status for _, one in shown if one.superseded_by is None)
    order = {status: place for place, status in enumerate(STATUSES)}
    return Report(
        generated_at=generated_at,
        as_of=as_of,
        policy=PolicyName(id=policy.id, version=policy.version),
        ledger_head=head,
        counts=Counts.model_validate({status: counts[status] for status in STATUSES}),
        claims=tuple(sorted((one for _, one in shown), key=lambda one: (order[one.status], number(one.id)))),
        chokepoints=chokepoints(what_if for what_if, _ in shown),
    )


def find(facts: Facts, relations: Relations, policy: Policy) -> list[Finding]:
    """The finding on each claim shown."""
    lineage = Lineage(facts.sources, facts.documents, facts.records, facts.withdrawals)
    testimonies = {
        claim.id: Testimony.of(claim, facts.attributions.get(claim.id, ()), lineage) for claim in facts.claims.values()
    }
    rivals = rivals_of(facts.claims, relations)
    return [
        judge(
            Case(
                testimonies[shown],
                tuple(
                    Rival(testimonies[other.id], linked=relations.contradict(facts.claims[shown], other))
                    for other in rivals.get(shown, ())
                ),
                lineage,
            ),
            policy,
        )
        for shown in facts.shown
    ]


def assess(what_if: WhatIf, facts: Facts, relations: Relations) -> Assessment:
    """Everything concluded about one claim."""
    finding, policy = what_if.finding, what_if.policy
    claim, verdict = finding.case.claim, finding.verdict
    likely = likelihood(finding, policy)
    pins = linchpins(what_if)
    signature = judgement(finding, facts, policy)
    shown = voices(finding)
    signed = signature if signature and signature.rules else None
    return Assessment(
        id=claim.id,
        uid=claim.uid,
        text=claim.text,
        when=claim.when,
        topic=claim.topic,
        favors=claim.favors,
        harms=claim.harms,
        item=claim.item,
        value=as_json(claim.value),
        status=signed.verdict if signed else verdict.status,
        computed_status=verdict.status,
        balance=verdict.balance,
        rule=Rule(
            id=verdict.rule,
            reasons=reasons(claim, verdict, (finding.affirming, finding.against), finding.case.lineage, policy),
        ),
        likelihood=likely,
        confidence=confidence(finding, hangs_on_one=bool(pins)),
        credibility=Credibility(computed=credibility(finding, likely), set=signed.credibility if signed else None),
        origins=origins(finding),
        cross_party=len(parties_of(finding.affirming.counted)) >= 2,
        noted=noted(finding),
        flags=flags(finding, shown, signature),
        linchpins=pins,
        next_checks=tuple(check.text for check in next_checks(what_if, pins)),
        judgement=signature,
        superseded_by=relations.supersedes.get(claim.id),
        links=links(finding, facts.links),
        attributions=shown,
    )


def number(identity: str) -> int:
    """The number in a public id."""
    return int(identity[1:])


def rivals_of(claims: Mapping[ClaimId, Claim], relations: Relations) -> dict[ClaimId, list[Claim]]:
    """For each claim those that may exclude it, in id order."""
    by_item: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        if claim.item is not None and claim.value is not None:
            by_item[shadow(claim.item)].append(claim)
    pairs = {(one.id, other.id) for same in by_item.values() for one in same for other in same}
    for pair in relations.contradicts:
        if len(pair) == 2 and pair <= claims.keys():
            one, other = pair
            pairs |= {(one, other), (other, one)}
    rivals: dict[ClaimId, list[Claim]] = defaultdict(list)
    for one, other in sorted(pairs, key=_numbers):
        if relations.may_exclude(claims[one], claims[other]):
            rivals[one].append(claims[other])
    return rivals


def _numbers(ids: Iterable[str]) -> list[int]:
    return [number(identity) for identity in ids]
