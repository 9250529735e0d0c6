"""The signed verdict on a claim: whether it stands, by whom, and whether the policy lets it rule."""

from __future__ import annotations

from verify.core.content import content_hash
from verify.core.finding import Finding
from verify.core.policy import Policy
from verify.model import Facts
from verify.names import skeleton
from verify.report import JudgementShown


def judgement(finding: Finding, facts: Facts, policy: Policy) -> JudgementShown | None:
    """The verdict signed last on the evidence as it is, else the last one, stale; None when nobody has signed."""
    claim = finding.case.claim
    signed = facts.judgements.get(claim.id, ())
    if not signed:
        return None
    present = content_hash(finding, facts.sealed)
    standing = [one for one in signed if one.content_hash == present]
    last = (standing or signed)[-1]
    # By everybody's own last word on the evidence as it is.
    # A name in other letters is not another person.
    words = {skeleton(one.by): (one.by, one.verdict) for one in standing}
    signers = tuple(by for by, verdict in words.values() if verdict == last.verdict)
    adder = skeleton(facts.adders.get(claim.id, ""))
    alone = policy.switches.second_signer and all(skeleton(one) == adder for one in signers)
    return JudgementShown(
        verdict=last.verdict,
        why=last.why,
        by=last.by,
        at=last.at,
        credibility=last.credibility,
        stale=not standing,
        signers=signers,
        rules=bool(standing) and not alone,
        otherwise=tuple(f"{by}: {verdict}" for by, verdict in words.values() if verdict != last.verdict),
    )
