"""The content hash of a claim: the SHA-256 of the facts that assessing it reads."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from verify.core.exclusion import Relations
from verify.core.finding import Case, Testimony
from verify.model import Attribution, Record, SourceId

_NO_BEARING = {"notes", "note", "aliases"}
"""Fields of sources and attributions on which no conclusion depends."""


def content_hash(case: Case, relations: Relations) -> str:
    """64 hex digits; the same facts give the same hash, whatever the ids of their ledger entries."""
    lineage = case.lineage
    attributions = case.attributions
    sources = {link for one in attributions for source in _named(one) for link in lineage.chain(source)}
    facts = {
        "claim": _told(case.testimony),
        "rivals": [[rival.linked, _told(rival.testimony)] for rival in case.rivals],
        "sources": [_plain(lineage.sources[source]) for source in sorted(sources)],
        "documents": _documents(case),
        "superseded_by": relations.supersedes.get(case.claim.id),
    }
    canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _told(testimony: Testimony) -> list[Any]:
    claim = testimony.claim.model_dump(exclude={"key", "topic"})
    return [claim, [_plain(attribution) for attribution in testimony.attributions]]


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude=_NO_BEARING)


def _named(attribution: Attribution) -> tuple[SourceId, ...]:
    return (attribution.source, *attribution.via, *attribution.relays, *attribution.rests_on)


def _documents(case: Case) -> list[Any]:
    """The date and the originals of each document in which somebody speaks."""
    lineage = case.lineage
    spoken_in = {attribution.document for attribution in case.attributions if attribution.document}
    return [
        [document, lineage.documents[document].published, sorted(lineage.originals(document))]
        for document in sorted(spoken_in)
        if document in lineage.documents
    ]
