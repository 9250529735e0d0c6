"""Passages of a document from which something is recorded, and documents found by their bytes."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from verify.model import ClaimId, Document, DocumentId
from verify.names import shadow
from verify.store.merged import Kept, as_kept, group
from verify.store.moment import Moment, rows
from verify.store.tables import ATTRIBUTIONS, CLAIMS, DOCUMENTS, SOURCES, number_of
from verify.store.values import as_attribution, as_document, as_source


class Passage(NamedTuple):
    """An attribution that stands, with the words of a document that it was taken from."""

    span: tuple[int, int]
    claim: ClaimId
    text: str
    names: frozenset[str]
    """What its source is called, as shadows."""


def passages(connection: sqlite3.Connection, document: DocumentId) -> list[Passage]:
    """Every passage of a document, in the order in which they were recorded."""
    moment = Moment()
    kept = moment.kept(connection)
    found = [
        as_attribution((number, *as_kept(content, kept)))
        for number, *content in rows(connection, ATTRIBUTIONS, moment, [number_of(DOCUMENTS, document)], by="document")
    ]
    claims = {number_of(CLAIMS, one.claim) for one in found}
    texts = {f"C{number}": text for number, _, text, *_ in rows(connection, CLAIMS, moment, claims)}
    named = {source: _names(connection, number_of(SOURCES, source), kept) for source in {one.source for one in found}}
    return [
        Passage(one.span, one.claim, texts[one.claim], named[one.source])
        for one in found
        if one.span is not None and one.claim in texts
    ]


def with_bytes(connection: sqlite3.Connection, sha256: str) -> list[Document]:
    """The documents of these bytes, in the order of their ids: one agency text stands in many outlets."""
    found = connection.execute("SELECT document FROM document_versions WHERE ended IS NULL AND sha256 = ?", (sha256,))
    numbers = [number for (number,) in found]
    return [as_document(row) for row in rows(connection, DOCUMENTS, Moment(), numbers)]


def _names(connection: sqlite3.Connection, number: int, kept: Kept) -> frozenset[str]:
    every = rows(connection, SOURCES, Moment(), group(number, kept))
    return frozenset(shadow(name) for one in map(as_source, every) for name in (one.name, *one.aliases))
