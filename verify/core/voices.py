"""Live utterances as voices on one side of a claim, with all that grouping and counting ask of them."""

from __future__ import annotations

from typing import NamedTuple

from verify.core.interest import interest
from verify.core.lineage import EVIDENCE, Lineage, stated
from verify.core.live import Utterance
from verify.model import Attribution, Claim, DocumentId, Grade, InterestValue, Source, SourceId
from verify.report import Side

SIDES: dict[str, Side] = {"affirms": "for", "partly": "for", "denies": "against", "doubts": "against"}


class Voice(NamedTuple):
    """One root on one side of the claim that is judged."""

    attribution: Attribution
    root: SourceId
    side: Side
    claim: Claim
    """The claim it speaks of: the one that is judged, or one that excludes it."""
    relayed: bool
    barred: str | None
    """Why it does not count in the minimum, when it does not."""
    known: bool
    """Its lineage is known."""
    grade: Grade
    """Effective: the worst of root, relays and carriers."""
    own_grade: Grade
    """The root's own."""
    party: str | None
    body: SourceId
    """The uppermost body it speaks for."""
    evidence: SourceId | None
    """The imagery, document or sensor it rests on."""
    original: DocumentId | None
    """The document that its own document goes back to."""
    adds_nothing: str | None
    """Why it adds no origin and joins none, when it rests on or copies several."""
    interest: InterestValue
    first_hand: bool
    carriers: frozenset[SourceId]
    """Those through whom we have it: carriers and relaying sources."""

    @property
    def in_copy(self) -> bool:
        """It stands in a document that copies another."""
        return self.original is not None and self.original != self.attribution.document

    @property
    def impartial(self) -> bool:
        """Of no party: stated so, or first-hand without a stated party."""
        return self.first_hand if self.party is None else not stated(self.party)


def voice(spoken: Utterance, claim: Claim, side: Side, lineage: Lineage) -> Voice:
    """An utterance as a voice on `side`; `claim` is the one it speaks of."""
    attribution, root = spoken.attribution, lineage.sources[spoken.root]
    grade = lineage.effective_grade(attribution, root.id, spoken.between)
    relayed = bool(spoken.between)
    party = lineage.party(root.id)
    originals = lineage.originals(attribution.document)
    alone = not relayed
    return Voice(
        attribution=attribution,
        root=root.id,
        side=side,
        claim=claim,
        relayed=relayed,
        barred=_barred(attribution, unnamed=root.unnamed or lineage.sources[attribution.source].unnamed, grade=grade),
        known=lineage.speaks_for_itself(root) or (alone and not root.unnamed and _says_how(attribution)),
        grade=grade,
        own_grade=root.grade,
        party=party,
        body=lineage.body(root.id),
        evidence=_evidence(attribution, root) if alone else None,
        original=min(originals) if alone and len(originals) == 1 else None,
        adds_nothing=_adds_nothing(attribution, len(originals)) if alone else None,
        interest=interest(attribution, claim, party).value,
        first_hand=alone and attribution.access == "first-hand",
        carriers=frozenset((*attribution.via, *spoken.between)),
    )


def _barred(attribution: Attribution, *, unnamed: bool, grade: Grade) -> str | None:
    if unnamed:
        return "unnamed"
    if grade == "E":
        return "graded E"
    if attribution.basis == "implicit" and not attribution.confirmed:
        return "implicit, not confirmed by a person"
    if attribution.stance == "partly":
        return "affirms in part only"
    return "doubts only" if attribution.stance == "doubts" else None


def _says_how(attribution: Attribution) -> bool:
    return attribution.access == "first-hand" or (attribution.independent and bool(attribution.why))


def _evidence(attribution: Attribution, root: Source) -> SourceId | None:
    if attribution.rests_on:
        return attribution.rests_on[0]
    return root.id if root.kind in EVIDENCE else None


def _adds_nothing(attribution: Attribution, originals: int) -> str | None:
    if len(attribution.rests_on) > 1:
        return "rests on several"
    return "is copied from several" if originals > 1 else None
