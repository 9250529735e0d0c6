"""How probable a claim is: a prior and one log-odds term for each origin and each excluding claim.

A source's reliability is a Beta(a, b) from its grade and its track record: each other signed claim on which it held
adds 1 to a, each on which it failed 1 to b; where it took the other stance than here, a part of 1 (a power prior:
Ibrahim & Chen 2000, doi:10.1214/ss/1009212673). The mean and variance of its log-odds are ψ(a) − ψ(b) and ψ′(a) + ψ′(b)
(Johnson, Kotz & Balakrishnan 1995, ch. 25: the logistic transform of a beta variate). A term is that mean times the
weights of interest, access, stance and lineage. The idea of summing weights of evidence is Good's (1950),
"Probability and the Weighing of Evidence".
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from verify.core.beta import log_odds_of_beta
from verify.core.finding import Case, Finding
from verify.core.lineage import Lineage
from verify.core.origins import Group
from verify.core.policy import Policy
from verify.core.scales import icd203
from verify.core.voices import SIDES, Voice
from verify.model import ClaimId
from verify.report import LedgerTerm, Likelihood

LOWEST, HIGHEST = 0.01, 0.99
_LIMIT = math.log(HIGHEST / LOWEST)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An origin's log-odds for what it says: positive mean, variance, and how they came about."""

    group: Group
    mean: float
    variance: float
    why: str


def likelihood(finding: Finding, policy: Policy) -> Likelihood | None:
    """The likelihood of a claim; None when nobody named took a stance."""
    lineage = finding.case.lineage
    if all(lineage.sources[voice.root].unnamed for group in finding.groups for voice in group.voices):
        return None
    ledger = [LedgerTerm(term="prior", log_odds=_rounded(policy.prior), why="policy default")]
    affirming = _weigh(finding.affirming.groups, finding, policy)
    against = _weigh(finding.against.groups, finding, policy)
    denying, excluding = _parted(against, finding)
    ledger.extend(_origin_term(weighed, 1.0, lineage) for weighed in affirming)
    ledger.extend(_origin_term(weighed, -1.0, lineage) for weighed in denying)
    ledger.extend(_excluding_term(claim, weighed) for claim, weighed in excluding.items())
    variance = math.fsum(weighed.variance for weighed in (*affirming, *against))
    return _summed(ledger, policy.interval * math.sqrt(variance))


def probability(log_odds: float) -> float:
    """The probability of log-odds, in [0, 1]."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds >= 0 else math.exp(log_odds) / (1 + math.exp(log_odds))


def _parted(against: Iterable[Weighed], finding: Finding) -> tuple[list[Weighed], dict[ClaimId, list[Weighed]]]:
    """What weighs against the claim by what it speaks of: this claim, or one that excludes it."""
    denying: list[Weighed] = []
    excluding: dict[ClaimId, list[Weighed]] = {claim.id: [] for claim in finding.excluding}
    for weighed in against:
        claims = [voice.claim.id for voice in weighed.group.voices]
        if finding.case.claim.id in claims:
            denying.append(weighed)
        else:
            excluding[claims[0]].append(weighed)
    return denying, excluding


def _weigh(groups: Iterable[Group], finding: Finding, policy: Policy) -> list[Weighed]:
    """The origins' terms, in their order; each further one of a party, or of unknown lineage, adds less than the last.

    The k-th adds √k − √(k−1) of its weight, so that k alike add √k together: a repeat whose lineage is not known is
    damped, not dropped.
    """
    weighed = [_weight(group, finding.case, policy) for group in groups]
    pools: dict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(weighed)), key=lambda place: (-weighed[place].mean, weighed[place].variance)):
        pools[_pool(weighed[place].group, place)].append(place)
    for pool in pools.values():
        for k, place in enumerate(pool, start=1):
            if k > 1:
                weighed[place] = _damped(weighed[place], math.sqrt(k) - math.sqrt(k - 1), k)
    return weighed


def _pool(group: Group, place: int) -> str:
    """Which origins damp one another: those of unknown lineage, and known ones of one party."""
    if not group.known:
        return "unknown lineage"
    return f"party {min(group.parties)}" if group.parties else f"alone {place}"


def _damped(weighed: Weighed, factor: float, k: int) -> Weighed:
    why = f"{weighed.why} × {factor:.3f} (no. {k} of its kind)"
    return Weighed(weighed.group, weighed.mean * factor, weighed.variance * factor * factor, why)


def _weight(group: Group, case: Case, policy: Policy) -> Weighed:
    """An origin's log-odds before damping; a voice that affirms an excluding claim weighs as an affirmation."""
    voices = group.counting or group.voices
    spoken = [voice for voice in voices if voice.claim.id == case.claim.id] or list(voices)
    mean, variance, why = _reliability(group, spoken, case, policy)
    weights = {
        f"interest {group.interest}": _interest_weight(group, policy),
        **_access_weight(spoken, policy),
        **_stance_weight(spoken, policy),
        **_lineage_weight(group, policy),
    }
    factor = math.prod(weights.values())
    told = [why, *(f"{name} × {value:g}" for name, value in weights.items() if value != 1)]
    # A weight above 1 adds support and no doubt: only damping shrinks the variance.
    return Weighed(group, max(0.0, mean) * factor, variance * min(1.0, factor) ** 2, ", ".join(told))


def _reliability(group: Group, spoken: Sequence[Voice], case: Case, policy: Policy) -> tuple[float, float, str]:
    """Mean and variance of an origin's log-odds by grade and record, and how they came about."""
    a, b = policy.reliability.of(group.grade)
    told = [f"grade {group.grade}"]
    if group.grade == "F":
        told.append("the pool nobody has judged")
    # The claim's own outcome stays out: what is said must not vouch for itself.
    record = partial(case.lineage.record, group.root, besides=case.claim.id)
    affirms = SIDES[spoken[0].attribution.stance] == "for"
    (held, failed), other = record(affirmed=affirms), record(affirmed=not affirms)
    part = policy.across_stances
    told.extend(_record_in_words((held, failed), other, affirms, part))
    mean, variance = log_odds_of_beta(a + held + part * other[0], b + failed + part * other[1])
    return mean, variance, f"{', '.join(told)}: {mean:.3f}"


def _record_in_words(same: tuple[int, int], other: tuple[int, int], affirms: bool, part: float) -> Iterator[str]:
    """The whole record, and what of it is of the other stance and counts in part."""
    total = sum(same) + sum(other)
    if not total:
        return
    told = f"{same[0] + other[0]} of {total} signed claim{'' if total == 1 else 's'} held"
    if any(other) and part != 1:
        told += f" (of those it {'denied' if affirms else 'affirmed'} {other[0]} of {sum(other)}, × {part:g})"
    yield told


def _interest_weight(group: Group, policy: Policy) -> float:
    weights = policy.interest
    return {
        "against": weights.against,
        "self-serving": weights.self_serving,
        "neutral": weights.neutral,
        "unknown": weights.unknown,
    }[group.interest]


def _access_weight(voices: Sequence[Voice], policy: Policy) -> dict[str, float]:
    access = {voice.attribution.access for voice in voices}
    if any(voice.first_hand for voice in voices):
        return {"first-hand": policy.access.first_hand}
    if access == {"second-hand"}:
        return {"second-hand": policy.access.second_hand}
    return {"access unknown": policy.access.unknown}


def _stance_weight(voices: Sequence[Voice], policy: Policy) -> dict[str, float]:
    stances = {voice.attribution.stance for voice in voices}
    weights = policy.stance
    for stance, weight in (("affirms", weights.affirms), ("denies", weights.denies), ("partly", weights.partly)):
        if stance in stances:
            return {stance: weight}
    return {"doubts": weights.doubts}


def _lineage_weight(group: Group, policy: Policy) -> dict[str, float]:
    if group.known:
        return {"known lineage": policy.lineage.known}
    if group.named:
        return {"unknown lineage": policy.lineage.unknown}
    return {"unnamed or barred": policy.lineage.unnamed}


def _origin_term(weighed: Weighed, sign: float, lineage: Lineage) -> LedgerTerm:
    return LedgerTerm(
        term="origin",
        log_odds=_rounded(sign * weighed.mean),
        root=lineage.sources[weighed.group.root].name,
        side="for" if sign > 0 else "against",
        why=weighed.why,
    )


def _excluding_term(claim: ClaimId, weighed: Sequence[Weighed]) -> LedgerTerm:
    return LedgerTerm(
        term="excluding-claim",
        log_odds=_rounded(-sum(each.mean for each in weighed)),
        side="against",
        claim=claim,
        why="; ".join(each.why for each in weighed) or "its voices are weighed above",
    )


def _summed(ledger: list[LedgerTerm], half_width: float) -> Likelihood:
    total = math.fsum(term.log_odds for term in ledger)
    clamped = max(-_LIMIT, min(_LIMIT, total))
    if clamped != total:
        why = f"kept within {LOWEST:g} and {HIGHEST:g}"
        ledger = [*ledger, LedgerTerm(term="clamp", log_odds=_rounded(clamped - total), why=why)]
    value = _clamped(probability(clamped))
    return Likelihood(
        probability=value,
        low=_clamped(probability(total - half_width)),
        high=_clamped(probability(total + half_width)),
        term=icd203(value),
        ledger=tuple(ledger),
    )


def _clamped(value: float) -> float:
    return _rounded(max(LOWEST, min(HIGHEST, value)))


def _rounded(value: float) -> float:
    return round(value, 6) + 0.0
