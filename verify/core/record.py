"""The track record of a source: how what it said turned out, where a person has signed whether it was true.

A record suggests a letter and never sets it. The interval is that of Jeffreys' prior (Brown, Cai & DasGupta 2001,
doi:10.1214/ss/1009213286), whose ends are 0 when nothing held and 1 when all did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from verify.answers import TopicRecord, TrackRecord
from verify.core.assess import number
from verify.core.beta import TAIL, beta_quantile
from verify.core.finding import Finding
from verify.core.policy import Policy
from verify.core.voices import SIDES
from verify.model import ClaimId, Grade, Outcome, SourceId, Status

LEAST = 3
"""Signed claims before a letter is suggested: with fewer the pool's prior speaks, and not the source."""
_TRUTH: Mapping[Status, bool] = {"verified": True, "refuted": False}
_LETTERS: tuple[Grade, ...] = ("A", "B", "C", "D", "E")


def outcomes(findings: Iterable[Finding], verdicts: Mapping[ClaimId, Status]) -> dict[SourceId, tuple[Outcome, ...]]:
    """How what each source said turned out, in the order of the claims; `verdicts` are the signed ones that stand."""
    told: dict[SourceId, list[Outcome]] = defaultdict(list)
    for finding in sorted(findings, key=lambda finding: number(finding.case.claim.id)):
        claim = finding.case.claim
        true = _TRUTH.get(verdicts.get(claim.id, "unverifiable"))
        if true is None:
            continue
        for root, affirmed in _said(finding).items():
            if finding.case.lineage.sources[root].unnamed:
                continue  # "Officials" are not the same voice from claim to claim.
            told[root].append(Outcome(claim.id, claim.topic, affirmed, held=affirmed == true))
    return {root: tuple(told[root]) for root in sorted(told)}


def track_record(outcomes: Sequence[Outcome], grade: Grade, policy: Policy) -> TrackRecord:
    """The track record of a source of this grade, with the letter that it suggests beside it."""
    n, held = len(outcomes), sum(outcome.held for outcome in outcomes)
    low, high = _interval(n, held)
    suggested, why = _suggestion(n, held, policy)
    return TrackRecord(
        n=n, held=held, low=low, high=high, by_topic=_by_topic(outcomes), grade=grade, suggested=suggested, why=why
    )


def _said(finding: Finding) -> dict[SourceId, bool]:
    """Whether each root affirms or denies the claim, itself or through a relay; who is on both sides does neither."""
    stances: dict[SourceId, set[str]] = defaultdict(set)
    for spoken in finding.case.testimony.stands.live:
        attribution = spoken.attribution
        if attribution.stance in SIDES and (attribution.basis != "implicit" or attribution.confirmed):
            stances[spoken.root].add(attribution.stance)
    one_sided = {root: said for root, said in stances.items() if len({SIDES[stance] for stance in said}) == 1}
    return {root: "affirms" in said for root, said in one_sided.items() if said & {"affirms", "denies"}}


def _interval(n: int, held: int) -> tuple[float, float]:
    a, b = held + 0.5, n - held + 0.5
    low = beta_quantile(TAIL, a, b) if held else 0.0
    high = beta_quantile(1 - TAIL, a, b) if held < n else 1.0
    return round(low, 6), round(high, 6)


def _by_topic(outcomes: Iterable[Outcome]) -> tuple[TopicRecord, ...]:
    """By name, claims without a topic last."""
    topics: dict[str | None, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        topics[outcome.topic].append(outcome.held)
    order = sorted(topics, key=lambda topic: (topic is None, topic or ""))
    return tuple(TopicRecord(topic=topic, n=len(topics[topic]), held=sum(topics[topic])) for topic in order)


def _suggestion(n: int, held: int, policy: Policy) -> tuple[Grade | None, str]:
    """The letter whose mean is nearest to the record's, the better of two as near, and the sentence that says why."""
    told = f"{held} of {n} signed claim{'' if n == 1 else 's'} held" if n else "no claim of this source has been signed"
    if n < LEAST:
        return None, f"{told}: it takes {LEAST} to suggest a grade"
    # The prior is the pool's, not that of the grade set: a letter must not suggest itself.
    mean = _mean("F", policy, held, n - held)
    nearest = min(_LETTERS, key=lambda letter: abs(_mean(letter, policy) - mean))
    return nearest, f"{told}, which with the pool's prior makes {float(mean):.3f}, nearest to grade {nearest}"


def _mean(grade: Grade, policy: Policy, held: int = 0, failed: int = 0) -> Fraction:
    """The mean of a grade's Beta after a record: exact, so that a record half-way between two falls one way always."""
    a, b = (Fraction(parameter) for parameter in policy.reliability.of(grade))
    return (a + held) / (a + held + b + failed)
