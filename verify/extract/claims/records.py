"""A proposal as the record that `import` takes."""

from __future__ import annotations

from collections.abc import Iterable

from verify.drafts import AttributionDraft, ClaimDraft, DocumentDraft, SourceDraft
from verify.model import Basis
from verify.proposals import Proposal, Speaker


def record(proposal: Proposal, document: DocumentDraft) -> ClaimDraft:
    """What accepting a proposal records."""
    claim: ClaimDraft = {"claim": proposal.claim, "attributions": [_attribution(proposal, document)]}
    if proposal.when is not None:
        claim["when"] = proposal.when.value
    if proposal.topic is not None:
        claim["topic"] = proposal.topic
    return claim


def _attribution(proposal: Proposal, document: DocumentDraft) -> AttributionDraft:
    basis: Basis = (
        "own-voice" if proposal.speaker is None else "implicit" if proposal.label == "implicit" else "explicit"
    )
    attribution: AttributionDraft = {
        "source": _source(proposal.speaker) if proposal.speaker is not None else _voice(document),
        "stance": proposal.stance,
        "basis": basis,
        "quote": proposal.quote,
        "span": proposal.place,
        "document": _described(document),
    }
    outlet = document.get("outlet")
    if outlet and proposal.speaker is not None and proposal.speaker.name != outlet:
        attribution["via"] = [outlet]
    if proposal.relays:
        attribution["relays"] = [one.name for one in proposal.relays]
    if proposal.hedges:
        attribution["note"] = f"hedged: {', '.join(proposal.hedges)}"
    return attribution


def declared(proposals: Iterable[Proposal], document: DocumentDraft) -> tuple[SourceDraft, ...]:
    """The sources that the records of some proposals only name, each once, so that they stand in any database."""
    found: dict[str, SourceDraft] = {}
    outlet = document.get("outlet")
    if outlet:
        found[outlet] = {"name": outlet, "kind": "outlet"}
    for one in proposals:
        for speaker in one.relays if one.record is not None else ():
            found.setdefault(speaker.name, _source(speaker))
    return tuple(found.values())


def _source(speaker: Speaker) -> SourceDraft:
    source: SourceDraft = {"name": speaker.name}
    if speaker.kind is not None:
        source["kind"] = speaker.kind
    if speaker.party is not None:
        source["party"] = speaker.party
    if speaker.role is not None:
        source["role"] = speaker.role
    if speaker.official:
        source["official"] = True
    if speaker.unnamed:
        source["unnamed"] = True
    return source


def _voice(document: DocumentDraft) -> SourceDraft:
    """The document's own voice: its outlet, else a writer whom nobody can name."""
    outlet = document.get("outlet")
    if outlet:
        return {"name": outlet, "kind": "outlet"}
    title = document.get("title") or document.get("url") or document.get("sha256", "")[:12]
    return {"name": f"the writer of “{title}”", "unnamed": True}


def _described(document: DocumentDraft) -> DocumentDraft:
    """The document without its text, by which a record that is taken out alone still finds it."""
    described = document.copy()
    described.pop("text", None)
    return described
