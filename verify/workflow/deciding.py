"""What one decision of a review records."""

from __future__ import annotations

from pathlib import Path

from verify.core.policy import DEFAULT
from verify.drafts import ClaimDraft
from verify.render import terminal
from verify.store import connect, search
from verify.store.resolve import resolve
from verify.workflow.add import Outcome, outcomes
from verify.workflow.assessing import assessments
from verify.workflow.desk import Desk, work
from verify.workflow.ingest import Ingested, anchored, declare

CANDIDATES = 5


def accept(desk: Desk, document: Ingested, record: ClaimDraft, *, distinct: bool) -> Outcome:
    """Record a claim from a document."""
    draft = anchored(record, document.reading, document.document)
    with work(desk, "ingest", {"document": document.document, "record": record}, distinct=distinct) as at:
        declare(at, document.reading, draft)
        return outcomes(at, [at.changes.record(("claim", draft))])[0]


def same(desk: Desk, document: Ingested, record: ClaimDraft, reference: str, *, distinct: bool) -> Outcome:
    """Attach what a record says to the claim that an id, key or text names."""
    voices = anchored(record, document.reading, document.document).get("attributions", [])
    told = {"document": document.document, "claim": reference, "attributions": voices}
    with work(desk, "ingest", told, distinct=distinct) as at:
        declare(at, document.reading, record)
        return outcomes(at, [at.changes.attest(resolve(at.connection, "claim", reference), voices)])[0]


def candidates(path: Path, record: ClaimDraft, width: int, *, colour: bool) -> str:
    """The recorded claims that share most words with a record, the most alike first, as a table; empty for none."""
    with connect.reading(path) as connection:
        found = search.alike(connection, record["claim"], CANDIDATES)
        known = assessments(connection, found, DEFAULT) if found else {}
    hits = [(claim, known[claim].status, known[claim].text) for claim in found]
    return terminal.found(hits, width=width, colour=colour) if hits else ""
