"""What the rules of `verify lint` read, and how they name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from verify.core.lineage import Lineage
from verify.model import Attribution, AttributionId, Facts, Source, SourceId
from verify.report import Assessment, Report, Voice

_LONGEST = 60


class Use(NamedTuple):
    """The first attribution that cites a source, and what the source does there."""

    does: str
    attribution: AttributionId


class Said(NamedTuple):
    """One attribution, as recorded and as assessed, with the claim it speaks of."""

    claim: Assessment
    recorded: Attribution
    shown: Voice


@dataclass(frozen=True, slots=True)
class Matter:
    """The facts with what was concluded from them, and where each source is cited in the claims shown."""

    facts: Facts
    claims: Mapping[str, Assessment]
    lineage: Lineage
    uses: Mapping[SourceId, Use]

    @classmethod
    def of(cls, facts: Facts, report: Report) -> Matter:
        """The matter of facts and the report on them, which shows every claim that they show."""
        lineage = Lineage(facts.sources, facts.documents)
        return cls(facts, {claim.id: claim for claim in report.claims}, lineage, _uses(facts))

    def said(self) -> Iterator[Said]:
        """Every attribution of the claims shown, in the order of the claims."""
        for claim in self.facts.shown:
            assessed = self.claims[claim]
            for recorded, shown in zip(self.facts.attributions.get(claim, ()), assessed.attributions, strict=True):
                yield Said(assessed, recorded, shown)

    def cited(self) -> Iterator[tuple[Source, Use]]:
        """The sources that speak, are relayed or carry in the claims shown, in the order of the sources."""
        for source in self.facts.sources.values():
            if source.id in self.uses:
                yield source, self.uses[source.id]

    def named(self, source: SourceId) -> str:
        """A source by name and id."""
        return f"{quoted(self.facts.sources[source].name)} ({source})"


def quoted(text: str) -> str:
    """A text in quotation marks, cut when it is long."""
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[: _LONGEST - 1]}…"'


def _uses(facts: Facts) -> dict[SourceId, Use]:
    uses: dict[SourceId, Use] = {}
    for claim in facts.shown:
        for one in facts.attributions.get(claim, ()):
            uses.setdefault(one.source, Use("speaks in", one.id))
            for source in one.relays:
                uses.setdefault(source, Use("is relayed in", one.id))
            for source in one.via:
                uses.setdefault(source, Use("carries", one.id))
    return uses
