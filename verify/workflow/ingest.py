"""From prose to claims: documents stored with what they propose, and those proposals recorded that a person accepts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from verify.drafts import AttributionDraft, ClaimDraft
from verify.errors import InputError, VerifyError
from verify.model import DocumentId
from verify.proposals import Proposal, Reading
from verify.store import passages
from verify.store.write import Recorded
from verify.workflow.add import Outcome, outcomes
from verify.workflow.choice import Choice, chosen
from verify.workflow.desk import Desk, Work, work
from verify.workflow.known import marked
from verify.workflow.prose import Prose


class Ingested(NamedTuple):
    """A document that is stored, and what it proposes."""

    name: str
    document: DocumentId
    new: bool
    reading: Reading
    """With the claims that record its proposals already."""


class Accepted(NamedTuple):
    """The documents of a command, and the claims of the proposals that it accepts."""

    documents: tuple[Ingested, ...]
    outcomes: tuple[Outcome, ...]
    left_out: int
    """Proposals that could become no claim, where all others were accepted."""


def ingest(
    desk: Desk, read: Sequence[Prose], choice: Choice | None = None, *, distinct: bool = False, dry_run: bool = False
) -> Accepted:
    """Store the documents, and record the proposals chosen: one transaction, all of it or nothing."""
    digests = [prose.reading.document.get("sha256") for prose in read]
    arguments = {"documents": digests, "accept": choice and choice.text}
    with work(desk, "ingest", arguments, distinct=distinct, dry_run=dry_run) as at:
        documents = [_store(at, prose) for prose in read]
        if choice is None:
            return Accepted(tuple(documents), (), 0)
        recorded, left_out = [], 0
        for document in documents:
            proposals = chosen(document.reading, choice)
            recorded += [_record(at, document, one) for one in proposals]
            left_out += len(document.reading.proposals) - len(proposals)
        found = outcomes(at, recorded)
        return Accepted(tuple(_marked(at, one) for one in documents), tuple(found), left_out if choice.all else 0)


def anchored(record: ClaimDraft, reading: Reading, document: DocumentId) -> ClaimDraft:
    """The record with the stored document in place of its description."""
    voices = [_in_document(one, reading, document) for one in record.get("attributions", ())]
    return {**record, "attributions": voices} if voices else record


def declare(at: Work, reading: Reading, record: ClaimDraft) -> None:
    """Record what the document tells of the sources that a record only names."""
    voices = record.get("attributions", [])
    named = {name for one in voices for name in (*one.get("relays", ()), *one.get("via", ()))}
    for source in reading.sources:
        if source["name"] in named:
            at.changes.record(("source", source))


def _in_document(voice: AttributionDraft, reading: Reading, document: DocumentId) -> AttributionDraft:
    told = voice.get("document")
    if isinstance(told, dict) and told.get("sha256") == reading.document.get("sha256"):
        return {**voice, "document": document}
    return voice


def _store(at: Work, prose: Prose) -> Ingested:
    try:
        recorded = at.changes.record(("document", prose.reading.document))
    except VerifyError as error:
        raise _within(error, prose.name) from error
    return _marked(at, Ingested(prose.name, recorded.id, recorded.new, prose.reading))


def _marked(at: Work, ingested: Ingested) -> Ingested:
    at.changes.pen.flush()
    found = passages.passages(at.connection, ingested.document)
    return ingested._replace(reading=marked(ingested.reading, found))


def _record(at: Work, document: Ingested, proposal: Proposal) -> Recorded:
    if proposal.known:
        return Recorded("claim", proposal.known, new=False)
    record = anchored(cast(ClaimDraft, proposal.record), document.reading, document.document)
    try:
        declare(at, document.reading, record)
        return at.changes.record(("claim", record))
    except VerifyError as error:
        raise _within(error, f"{document.name}, proposal {proposal.number}") from error


def _within(error: VerifyError, where: str) -> VerifyError:
    """The error, told with the place it comes from."""
    if isinstance(error, InputError):
        return InputError(f"{where}: {error.path}".removesuffix(": "), error.found, error.wanted)
    told = f"{error.path}: {error}" if error.path else str(error)
    return type(error)(f"{where}: {told}")
