"""Where voices come from: the party and the body a source speaks for, and the original a document repeats."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Collection, Iterable, Mapping
from typing import cast

from verify.core.scales import worst
from verify.core.withdrawal import Withdrawals
from verify.model import (
    NO_PARTY,
    Attribution,
    ClaimId,
    Document,
    DocumentId,
    Grade,
    Outcome,
    Source,
    SourceId,
    Withdrawal,
)

BODIES = frozenset({"government", "military", "organization"})
EVIDENCE = frozenset({"imagery", "document", "sensor"})


class Lineage:
    """Sources, documents and track records with what follows from `part_of` and `copies`, each worked out once."""

    def __init__(
        self,
        sources: Mapping[SourceId, Source],
        documents: Mapping[DocumentId, Document],
        records: Mapping[SourceId, tuple[Outcome, ...]] | None = None,
        withdrawals: Iterable[Withdrawal] = (),
    ) -> None:
        self.sources = sources
        self.documents = documents
        self.withdrawals = Withdrawals(withdrawals, documents)
        self._records = records or {}
        self._outcomes: dict[SourceId, dict[ClaimId, Outcome]] = {}
        self._totals: dict[SourceId, Counter[tuple[bool, bool]]] = {}
        self._chains: dict[SourceId, tuple[SourceId, ...]] = {}
        self._originals: dict[DocumentId, frozenset[DocumentId]] = {}
        self._by_bytes: dict[str, list[DocumentId]] = {}

    def with_sources(self, added: Iterable[Source]) -> Lineage:
        """The same with some sources added or replaced."""
        known = cast("dict[SourceId, Source]", self.sources)
        # Not a copy: there may be very many.
        changed = Lineage(ChainMap({source.id: source for source in added}, known), self.documents, self._records)
        changed.withdrawals, changed._by_bytes = self.withdrawals, self._by_bytes
        return changed

    def chain(self, source: SourceId) -> tuple[SourceId, ...]:
        """The source and the bodies above it along `part_of`, nearest first; a cycle ends where it closes."""
        if source not in self._chains:
            above = [source]
            parent = self.sources[source].part_of
            while parent is not None and parent in self.sources and parent not in above:
                above.append(parent)
                parent = self.sources[parent].part_of
            self._chains[source] = tuple(above)
        return self._chains[source]

    def body(self, source: SourceId) -> SourceId:
        """The uppermost body it speaks for: two sources share a `part_of` ancestor when this is the same."""
        chain = self.chain(source)
        # In a cycle every member is an ancestor of every other: any one, always the same, stands for all.
        return min(chain) if self.sources[chain[-1]].part_of in chain else chain[-1]

    def party(self, source: SourceId) -> str | None:
        """Its own party, or the nearest one along `part_of`; None when unknown."""
        parties = (self.sources[link].party for link in self.chain(source))
        return next((party for party in parties if party is not None), None)

    def originals(self, document: DocumentId | None) -> frozenset[DocumentId]:
        """The documents it goes back to along `copies` and that copy nothing themselves; itself when it copies none.

        Of documents of the same bytes one, always the same, stands for all.
        """
        if document is None:
            return frozenset()
        if document not in self._originals:
            self._originals[document] = self._trace(document)
        return self._originals[document]

    def speaks_for_itself(self, source: Source) -> bool:
        """Whether its words need no further lineage: a body with a stated party, an official, or named evidence."""
        if source.unnamed:
            return False
        if source.kind in BODIES:
            return source.official or self.party(source.id) is not None
        return source.official or source.kind in EVIDENCE

    def carrier_grade(self, carrier: SourceId) -> Grade:
        """A carrier's grade; one of unknown name is judged no better than F."""
        source = self.sources[carrier]
        return worst(source.grade, "F") if source.unnamed else source.grade

    def effective_grade(self, attribution: Attribution, root: SourceId, between: Collection[SourceId]) -> Grade:
        """The worst among the root's own grade, the relaying sources' (`between`) and the carriers'."""
        if not attribution.via and not between:
            return self.sources[root].grade
        relays = (self.sources[source].grade for source in between)
        carriers = (self.carrier_grade(carrier) for carrier in attribution.via)
        return worst(self.sources[root].grade, *relays, *carriers)

    def record(self, source: SourceId, besides: ClaimId, *, affirmed: bool) -> tuple[int, int]:
        """(held, failed): of the signed claims that it affirmed, or denied, how many turned out so; `besides` apart."""
        if source not in self._outcomes:
            self._outcomes[source] = {outcome.claim: outcome for outcome in self._records.get(source, ())}
            told = self._outcomes[source].values()
            self._totals[source] = Counter((outcome.affirmed, outcome.held) for outcome in told)
        totals, apart = self._totals[source], self._outcomes[source].get(besides)
        without = (apart.affirmed, apart.held) if apart else None
        held, failed = (totals[affirmed, held] - ((affirmed, held) == without) for held in (True, False))
        return held, failed

    def _trace(self, document: DocumentId) -> frozenset[DocumentId]:
        ends: set[DocumentId] = set()
        seen: set[DocumentId] = set()
        ahead = [document]
        while ahead:
            at = ahead.pop()
            if at in seen:
                continue
            same = self._same_bytes(at)
            seen.update(same)
            copied = [one for twin in same if twin in self.documents for one in self.documents[twin].copies]
            ahead.extend(copied)
            if not copied:
                ends.add(min(same))
        return frozenset(ends) or frozenset({min(seen)})

    def _same_bytes(self, document: DocumentId) -> list[DocumentId]:
        """The documents of the same bytes, itself among them."""
        if not self._by_bytes:
            for one in self.documents.values():
                if one.sha256 is not None:
                    self._by_bytes.setdefault(one.sha256, []).append(one.id)
        digest = self.documents[document].sha256 if document in self.documents else None
        return [document] if digest is None else self._by_bytes[digest]


def stated(party: str | None) -> bool:
    """Whether it is a side with a stake: neither unknown nor none."""
    return party is not None and party.casefold() != NO_PARTY
