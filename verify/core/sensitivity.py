"""What the status hangs on: single attributions, and carriers through which several claims reach us."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from verify.core.change import Change, WhatIf
from verify.core.finding import Finding, judge
from verify.core.likelihood import likelihood
from verify.core.live import utterances
from verify.model import AttributionId, SourceId
from verify.report import Chokepoint, Linchpin


def linchpins(what_if: WhatIf) -> tuple[Linchpin, ...]:
    """Each attribution whose removal changes the status, with the status and the probability without it."""
    found = []
    finding, policy = what_if.finding, what_if.policy
    # Nothing hangs on what is withdrawn: had it never been recorded, its relays would stand, but it has been.
    withdrawn = finding.case.withdrawn
    for attribution in finding.case.attributions:
        if attribution.id in withdrawn or not what_if.may_matter(attribution):
            continue
        removed = frozenset({attribution.id})
        status = what_if.status(Change(removed=removed))
        if status != finding.verdict.status:
            without = likelihood(judge(finding.case.without(removed), policy), policy)
            found.append(
                Linchpin(
                    attribution=attribution.id,
                    status_without=status,
                    probability_without=without.probability if without else None,
                )
            )
    return tuple(found)


def chokepoints(what_ifs: Iterable[WhatIf]) -> tuple[Chokepoint, ...]:
    """Carriers without which two or more sourced claims would change status, most claims first."""
    hanging: dict[str, int] = defaultdict(int)
    sourced = [what_if for what_if in what_ifs if what_if.finding.verdict.status != "unsourced"]
    for what_if in sourced:
        finding = what_if.finding
        for carrier, carried in _carried(finding).items():
            if what_if.status(Change(removed=frozenset(carried))) != finding.verdict.status:
                hanging[finding.case.lineage.sources[carrier].name] += 1
    several = ((carrier, claims) for carrier, claims in hanging.items() if claims >= 2)
    return tuple(
        Chokepoint(carrier=carrier, claims=claims, of=len(sourced))
        for carrier, claims in sorted(several, key=lambda row: (-row[1], row[0]))
    )


def _carried(finding: Finding) -> dict[SourceId, set[AttributionId]]:
    """The attributions that came through each carrier or relaying source."""
    carried: dict[SourceId, set[AttributionId]] = defaultdict(set)
    withdrawn = finding.case.withdrawn
    for testimony in (finding.case.testimony, *(rival.testimony for rival in finding.case.rivals)):
        for spoken in utterances(testimony.attributions, finding.case.lineage):
            if spoken.attribution.id in withdrawn:
                continue
            for carrier in (*spoken.attribution.via, *spoken.between):
                carried[carrier].add(spoken.attribution.id)
    return carried
