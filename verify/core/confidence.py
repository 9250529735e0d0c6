"""How good the basis of a judgement is, and the Admiralty credibility of the claim; neither is the likelihood."""

from __future__ import annotations

from verify.core.finding import Finding
from verify.core.lineage import Lineage
from verify.core.origins import Group, lone_carriers
from verify.core.scales import rank
from verify.report import Confidence, Credit, Likelihood

_EVEN = (0.45, 0.55)


def confidence(finding: Finding, *, hangs_on_one: bool) -> Confidence:
    """Low, moderate or high, with reasons; `hangs_on_one` says that a single removal changes the status."""
    leading = _leading(finding)
    lineage = finding.case.lineage
    low = _low(finding, leading, lineage)
    if low:
        return Confidence(level="low", reasons=tuple(low))
    missing = _missing_for_high(finding, leading, lineage, hangs_on_one=hangs_on_one)
    if missing:
        return Confidence(level="moderate", reasons=tuple(missing))
    return Confidence(
        level="high",
        reasons=(
            f"{len(leading)} independent origins, their roots graded A to C; no single removal changes the status",
        ),
    )


def credibility(finding: Finding, likely: Likelihood | None) -> Credit:
    """Admiralty credibility 1 to 6 from the status, the origins and, for a dispute, which way it leans."""
    verdict, affirming = finding.verdict, finding.affirming
    if verdict.status == "verified":
        return 2 if lone_carriers(verdict.eligible, finding.case.lineage) else 1
    if verdict.status == "disputed":
        return _leaning(likely.probability if likely else None)
    if verdict.status == "denied":
        return 5
    if affirming.min == 0:
        return 6
    if (affirming.has_known and affirming.max >= 2) or any(group.grade in {"A", "B"} for group in affirming.counted):
        return 2
    return 3


def _leaning(probability: float | None) -> Credit:
    low, high = _EVEN
    if probability is None or low <= probability < high:
        return 4
    return 3 if probability >= high else 5


def _leading(finding: Finding) -> tuple[Group, ...]:
    """The origins the judgement rests on: those against a denied claim, the verifying or counted ones for any other."""
    verdict = finding.verdict
    if verdict.status == "denied":
        return finding.against.counted
    return verdict.verifying if verdict.status == "verified" else finding.affirming.counted


def _low(finding: Finding, leading: tuple[Group, ...], lineage: Lineage) -> list[str]:
    reasons = []
    if len(leading) < 2:
        reasons.append("no origin counts" if not leading else "only one origin counts")
    if finding.verdict.balance == "even":
        reasons.append("the dispute is even")
    carriers = lone_carriers((*finding.affirming.relied_on, *finding.against.relied_on), lineage)
    if carriers:
        name, grade = lineage.sources[min(carriers)].name, lineage.carrier_grade(min(carriers))
        reasons.append(f"all that counts came through one carrier, {name}, graded {grade}")
    return reasons


def _missing_for_high(
    finding: Finding, leading: tuple[Group, ...], lineage: Lineage, *, hangs_on_one: bool
) -> list[str]:
    missing = []
    if finding.verdict.status not in {"verified", "denied"}:
        missing.append(f"{len(leading)} origins count, but the claim is {finding.verdict.status}")
    unjudged = [lineage.sources[group.root].name for group in leading if not _judged(group)]
    if unjudged:
        missing.append(f"not graded A to C: {', '.join(unjudged)}")
    if not any(group.impartial or group.first_hand for group in leading):
        missing.append("none of the origins is first-hand or of no party")
    if hangs_on_one:
        missing.append("taking away one attribution changes the status")
    return missing


def _judged(group: Group) -> bool:
    return any(rank(voice.own_grade) <= rank("C") for voice in group.counting)
