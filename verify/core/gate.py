"""Which claims a gate does not let through, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from verify.answers import Gate, Held, Unmet
from verify.core.policy import Policy
from verify.model import STATUSES, Status
from verify.report import Assessment, PolicyName, Report

_NEEDED: Mapping[Status, str] = {
    "verified": "{origins} known, independent origins, of two parties or one of no party; none that counts against",
    "single-source": "an origin that counts, and none against",
    "disputed": "origins that count on both sides",
    "denied": "an origin that counts against it, and none for it",
    "unsourced": "no voice that counts",
    "refuted": "a signed judgement that it is false",
    "unverifiable": "a signed judgement that it cannot be checked",
}


def gate(report: Report, policy: Policy, allowed: Collection[Status]) -> Gate:
    """Every claim that is not superseded, held to the allowed statuses; a stale signature never passes."""
    held = [claim for claim in report.claims if claim.superseded_by is None]
    kept = tuple(status for status in STATUSES if status in allowed)
    unmet = [found for claim in held if (found := _unmet(claim, policy, kept)) is not None]
    return Gate(
        policy=PolicyName(id=policy.id, version=policy.version),
        allowed=kept,
        met=not unmet,
        claims=tuple(Held(id=claim.id, text=claim.text) for claim in held),
        unmet=tuple(unmet),
    )


def counted_as(claim: Assessment, policy: Policy) -> Status:
    """The status that the gate goes by: without a signature that rules, never better than single-source if so asked."""
    signed = claim.judgement is not None and claim.judgement.rules
    if policy.switches.signature_needed and not signed and claim.status == "verified":
        return "single-source"
    return claim.status


def _unmet(claim: Assessment, policy: Policy, allowed: tuple[Status, ...]) -> Unmet | None:
    status = counted_as(claim, policy)
    judgement = claim.judgement
    if judgement is not None and judgement.stale:
        needed = f"a signature on the evidence as it is: `verify sign {claim.id}`"
        found = f"{judgement.by} signed {judgement.verdict} on {judgement.at[:10]}, and the evidence has changed since"
        return _told(claim, status, "stale-signature", needed, found)
    if judgement is not None and judgement.otherwise and policy.switches.second_signer:
        needed = "signers who agree: one of them signs again"
        found = f"{judgement.by} signed {judgement.verdict}, and others otherwise: {', '.join(judgement.otherwise)}"
        return _told(claim, status, "signers-differ", needed, found)
    if status in allowed:
        return None
    if status != claim.status:
        return _told(claim, status, "unsigned", _signature(claim, policy), _unsigned(claim))
    needed = "; or ".join(_NEEDED[one].format(origins=_number(policy.verified_origins)) for one in allowed)
    rule = f"signed-{claim.status}" if judgement is not None and judgement.rules else claim.rule.id
    found = f"signed {claim.status} by {judgement.by}" if judgement is not None and judgement.rules else ""
    return _told(claim, status, rule, needed, found or " ".join(claim.rule.reasons))


def _told(claim: Assessment, status: Status, rule: str, needed: str, found: str) -> Unmet:
    return Unmet(
        id=claim.id,
        text=claim.text,
        status=status,
        rule=rule,
        needed=needed,
        found=found,
        attributions=tuple(_because(claim)),
        next_checks=claim.next_checks,
    )


def _because(claim: Assessment) -> Iterable[str]:
    """The attributions behind the status: those of counted origins, else every live one."""
    counted = [one for origin in claim.origins.groups if origin.counted for one in origin.attributions]
    return dict.fromkeys(counted or [voice.id for voice in claim.attributions if voice.live])


def _signature(claim: Assessment, policy: Policy) -> str:
    if claim.judgement is not None and policy.switches.second_signer:
        return f"a signature by somebody else than who recorded it: `verify sign {claim.id}`"
    return f"a person's signature, as policy {policy.id} asks: `verify sign {claim.id}`"


def _unsigned(claim: Assessment) -> str:
    if claim.judgement is None:
        return f"{claim.status} by the rules, and not signed"
    return f"{claim.status} by the rules, and signed by {claim.judgement.by} alone, who recorded it"


def _number(count: int) -> str:
    return f"at least {('two', 'three', 'four')[count - 2] if count <= 4 else count}"
