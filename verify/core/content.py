"""The content hash of a claim: the SHA-256 of the facts that assessing it reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from verify.core.finding import Finding, Testimony
from verify.core.lineage import Lineage
from verify.model import Attribution, Record, SourceId

_NO_BEARING = {"notes", "note", "aliases", "role", "key", "topic"}
"""Fields on which no conclusion depends."""
_TEXTS = ("text", "quote", "why", "name")
"""Fields that go in by their digests, so that a redacted text leaves the hash as it was."""

Sealed = Mapping[tuple[str, str], str]
"""SHA-256 of each redacted text, by the id of its thing and its field."""


def content_hash(finding: Finding, sealed: Sealed = MappingProxyType({})) -> str:
    """64 hex digits; the same facts give the same hash, whatever the ids of their ledger entries.

    Of other claims those go in that count against this one: neither what only brings a number up to date, nor a
    successor, for what was true then was true then. The track record is left out: else each signature would make
    those on other claims of its sources stale.
    """
    lineage = finding.case.lineage
    against = {claim.id for claim in finding.excluding}
    rivals = [rival for rival in finding.case.rivals if rival.testimony.claim.id in against]
    testimonies = (finding.case.testimony, *(rival.testimony for rival in rivals))
    attributions = [attribution for testimony in testimonies for attribution in testimony.attributions]
    sources = {link for one in attributions for source in _named(one) for link in lineage.chain(source)}
    facts = {
        "claim": _told(finding.case.testimony, sealed),
        "rivals": [[rival.linked, _told(rival.testimony, sealed)] for rival in rivals],
        "sources": [_plain(lineage.sources[source], sealed) for source in sorted(sources)],
        "documents": _documents(attributions, lineage),
    }
    canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _told(testimony: Testimony, sealed: Sealed) -> list[Any]:
    attributions = [_plain(attribution, sealed) for attribution in testimony.attributions]
    withdrawn = sorted([spoken.attribution.id, spoken.root] for spoken, _ in testimony.stands.withdrawn)
    return [_plain(testimony.claim, sealed), attributions, withdrawn]


def _plain(record: Record, sealed: Sealed) -> dict[str, Any]:
    values = record.model_dump(mode="json", exclude=_NO_BEARING)
    for field in _TEXTS:
        if values.get(field) is not None:
            digest = sealed.get((values["id"], field))
            values[field] = digest or hashlib.sha256(values[field].encode()).hexdigest()
    return values


def _named(attribution: Attribution) -> tuple[SourceId, ...]:
    return (attribution.source, *attribution.via, *attribution.relays, *attribution.rests_on)


def _documents(attributions: Iterable[Attribution], lineage: Lineage) -> list[Any]:
    """The date and the originals of each document in which somebody speaks."""
    spoken_in = {attribution.document for attribution in attributions if attribution.document}
    return [
        [document, lineage.documents[document].published, sorted(lineage.originals(document))]
        for document in sorted(spoken_in)
        if document in lineage.documents
    ]
