"""Files of prose read: what each proposes, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from verify.dates import WANTED, days_of
from verify.drafts import DocumentDraft
from verify.errors import Ambiguous, Conflict, InputError, VerifyError
from verify.model import Document
from verify.proposals import Reading, Warned
from verify.store import connect, passages, rulings
from verify.store import read as stored
from verify.store.connect import Connection
from verify.store.moment import Moment
from verify.store.texts import clean
from verify.workflow.inputs import opened

_CORRECTED = ("title", "outlet", "url", "published")
"""What a person may have corrected of a document that is stored: it stands over what its text says of itself."""

LARGEST = 50_000_000
"""Bytes of one file; an article is a thousandth of that."""


class Asked(NamedTuple):
    """What is told of the documents, beside what stands in them."""

    given: DocumentDraft = {}  # noqa: RUF012 - it is never written to
    """Outlet, date and address."""
    sides: tuple[str, ...] = ()
    """The parties that "both sides" means."""
    topic: str | None = None


def asked(outlet: str = "", published: str = "", url: str = "", sides: str = "", topic: str = "") -> Asked:
    """What is told, from texts of which empty ones tell nothing; InputError for a date or parties that are none."""
    for name, text in (("outlet", outlet), ("url", url), ("sides", sides), ("topic", topic)):
        clean(text, f"--{name}")
    given = {"outlet": outlet, "published": published, "url": url}
    if published:
        try:
            days_of(published)
        except ValueError as error:
            raise InputError("--published", repr(published), WANTED) from error
    parties = tuple(party.strip() for party in sides.split(",")) if sides else ()
    if sides and ("" in parties or len(parties) != 2 or len(set(parties)) != 2):
        raise InputError("--sides", repr(sides), "two parties with a comma between them, such as ru,ua")
    draft: DocumentDraft = {key: value for key, value in given.items() if value}  # type: ignore[assignment]
    return Asked(draft, parties, topic or None)


class Prose(NamedTuple):
    """A document as it was read, and what it proposes."""

    name: str
    reading: Reading


class Extractor(NamedTuple):
    """What reads a document and what finds proposals in it; tests put others in their place."""

    read: Callable[[bytes, str, DocumentDraft], Any]
    propose: Callable[..., Reading]


def read(path: Path, names: Sequence[str], asked: Asked) -> tuple[list[Prose], list[str]]:
    """What each file proposes, and notes; a file of the same bytes as one before is left out.

    The database, if there is one, tells the sources and documents that are known.
    """
    data: dict[str, tuple[str, bytes]] = {}
    notes = []
    for name in names:
        shown, content = _bytes(name)
        digest = sha256(content).hexdigest()
        if digest in data:
            notes.append(f"{shown} has the same bytes as {data[digest][0]}, and is taken once")
        data.setdefault(digest, (shown, content))
    with connect.reading(path) if path.exists() else nullcontext() as connection:
        extract = extractor()
        known = stored.sources(connection) if connection else []
        found = []
        for shown, content in data.values():
            text = _text(extract, content, shown, asked.given, connection)
            reading = extract.propose(text, sides=asked.sides, topic=asked.topic, known=known)
            found.append(Prose(shown, reading))
    return found, notes


def extractor() -> Extractor:
    """The reader of prose; VerifyError when what it needs is not installed."""
    try:
        from verify.extract import documents, reading  # noqa: PLC0415 - spaCy is loaded for prose alone
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package == "verify":
            raise
        raise VerifyError(
            f"{package} is not installed, and prose is read with it: pip install 'verify-claims[text]'"
        ) from error
    return Extractor(documents.read, reading.propose)


def _bytes(name: str) -> tuple[str, bytes]:
    with opened(name) as source:
        try:
            content = source.stream.read(LARGEST + 1)
        except OSError as error:
            raise VerifyError(
                f"{source.name}: {error.strerror or error}; give the path of a file that can be read"
            ) from error
        if len(content) > LARGEST:
            raise VerifyError(f"{source.name}: more than {LARGEST // 1_000_000} MB; give the article alone")
        return source.name, content


def _text(extract: Extractor, content: bytes, name: str, given: DocumentDraft, connection: Connection | None) -> Any:
    """The text of a document; of one that is stored with what is recorded of it, where nothing else is given."""
    text = extract.read(content, name, given)
    document = _stored(connection, text.document.get("sha256", ""), name, given) if connection else None
    if document is None:
        return text
    recorded = {key: value for key in _CORRECTED if (value := getattr(document, key)) is not None}
    known: DocumentDraft = {**recorded, **given}  # type: ignore[typeddict-item]
    if document.text not in (None, text.document.get("text", "")):
        # Read otherwise before, by another version: places are those of the text that is stored.
        told = Warned(kind="stored-text", text=f"{document.id} is stored with another text, and that is what is read")
        digest = text.document["sha256"]
        text = extract.read(str(document.text).encode(), "stored.txt", known)
        return text._replace(document={**text.document, "sha256": digest}, warnings=(told, *text.warnings))
    return text if known == given else extract.read(content, name, known)


def _stored(connection: Connection, digest: str, name: str, given: DocumentDraft) -> Document | None:
    """The stored document that the file is; Ambiguous when it may be several, Conflict when it was redacted."""
    every = passages.with_bytes(connection, digest)
    sealed = rulings.sealed(connection, Moment()) if every else {}
    for one in every:
        if (one.id, "text") in sealed:
            raise Conflict(f"{name}: its text is {one.id}, which was redacted; it is not stored again")
    outlet, url = given.get("outlet"), given.get("url")
    found = [one for one in every if _may_be(one.outlet, outlet) and _may_be(one.url, url)]
    if len(found) > 1:
        told = ", ".join(f"{one.id} {one.outlet or one.url or ''}".strip() for one in found)
        raise Ambiguous(f"{name}: the same text is {told}; say by --outlet or --url which is meant")
    return found[0] if found else None


def _may_be(stored: str | None, given: str | None) -> bool:
    return stored is None or given is None or stored == given
