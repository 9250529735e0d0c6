"""Facts read as they stand, or as they stood after an entry: what an assessment needs, and no more."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from verify.errors import NotFound
from verify.model import (
    Attribution,
    Claim,
    ClaimId,
    Document,
    DocumentId,
    Facts,
    Judgement,
    Link,
    Source,
    SourceId,
)
from verify.names import shadow
from verify.store.tables import ATTRIBUTIONS, CLAIMS, DOCUMENTS, JUDGEMENTS, LINKS, SOURCES, Table, number_of
from verify.store.values import as_attribution, as_claim, as_document, as_judgement, as_source


class Moment(NamedTuple):
    """The facts as they stand, or after an entry."""

    entry: int | None = None

    @property
    def live(self) -> str:
        """The condition of a version that stood then."""
        if self.entry is None:
            return "v.ended IS NULL"
        return f"v.added <= {self.entry:d} AND (v.ended IS NULL OR v.ended > {self.entry:d})"


def facts(
    connection: sqlite3.Connection,
    *,
    claims: Sequence[ClaimId] | None = None,
    topic: str | None = None,
    since: int | None = None,
    entry: int | None = None,
) -> Facts:
    """The claims asked for and all that bears on them, as after `entry`; NotFound for a claim that is not there.

    `since` leaves the claims that this or a later entry touched. Memory grows with the claims asked for.
    """
    moment = Moment(entry)
    with _uncollected():
        return _facts(connection, moment, _shown(connection, moment, claims, topic, since))


def _facts(connection: sqlite3.Connection, moment: Moment, shown: set[int]) -> Facts:
    links = _links(connection, moment, shown)
    around = _around(connection, moment, shown, links)
    attributions = _attributions(connection, moment, shown | around)
    quoting = {
        one.document
        for claim, voices in attributions.items()
        if number_of(CLAIMS, claim) in shown
        for one in voices
        if one.quote is not None and one.document is not None
    }
    documents = _documents(connection, moment, (one.document for one in _all(attributions)), quoting)
    return Facts(
        claims=_claims(connection, moment, shown | around),
        attributions=attributions,
        sources=_sources(connection, moment, attributions),
        documents=documents,
        links=links,
        judgements=_judgements(connection, moment, shown),
        shown=tuple(f"C{number}" for number in sorted(shown)),
    )


def sources(connection: sqlite3.Connection, entry: int | None = None) -> list[Source]:
    """All sources, in the order of their ids."""
    return [as_source(row) for row in _rows(connection, SOURCES, Moment(entry))]


def documents(connection: sqlite3.Connection) -> list[Document]:
    """All documents with their texts, in the order of their ids."""
    return [as_document(row) for row in _rows(connection, DOCUMENTS, Moment())]


def claims_of(connection: sqlite3.Connection, source: SourceId) -> list[ClaimId]:
    """The claims on which a source takes a stance, or on which its words are relayed, in the order of their ids."""
    number = number_of(SOURCES, source)
    query = (
        "SELECT DISTINCT claim FROM attribution_versions v WHERE ended IS NULL "
        "AND (source = :source OR EXISTS (SELECT 1 FROM json_each(v.relays) WHERE value = :source)) ORDER BY claim"
    )
    return [f"C{claim}" for (claim,) in connection.execute(query, {"source": number})]


def select(table: Table, moment: Moment, condition: str = "") -> str:
    """A SELECT of the number and the content of the versions that stand, in the order of their ids."""
    return (
        f"SELECT v.{table.thing}, {table.selected()} FROM {table.versions} v "  # noqa: S608
        f"WHERE {moment.live}{condition} ORDER BY v.{table.thing}"
    )


def _rows(
    connection: sqlite3.Connection, table: Table, moment: Moment, numbers: Iterable[int] | None = None, by: str = ""
) -> Iterator[tuple[Any, ...]]:
    """The rows that stand, all of them or those whose column `by` (their own number) is in `numbers`."""
    if numbers is None:
        return connection.execute(select(table, moment))
    wanted = json.dumps(sorted(numbers))
    condition = f" AND v.{by or table.thing} IN (SELECT value FROM json_each(?))"  # noqa: S608
    return connection.execute(select(table, moment, condition), (wanted,))


def _shown(
    connection: sqlite3.Connection,
    moment: Moment,
    claims: Sequence[ClaimId] | None,
    topic: str | None,
    since: int | None,
) -> set[int]:
    conditions, values = [moment.live], []
    if topic is not None:
        conditions.append("v.topic = ?")
        values.append(topic)
    query = f"SELECT v.claim FROM claim_versions v WHERE {' AND '.join(conditions)}"  # noqa: S608
    if claims is not None:
        wanted = {number_of(CLAIMS, claim) for claim in claims}
        query += " AND v.claim IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(sorted(wanted)))
    found = {number for (number,) in connection.execute(query, values)}
    if claims is not None and topic is None and (missing := wanted - found):
        raise NotFound(f"there is no claim C{min(missing)}")
    return found if since is None else found & _touched(connection, since)


def _touched(connection: sqlite3.Connection, since: int) -> set[int]:
    """The claims of which, or around which, this or a later entry added or ended something."""
    touched = "SELECT {} FROM {} WHERE added >= :since OR ended >= :since"
    parts = [
        touched.format("claim", "claim_versions"),
        touched.format("claim", "attribution_versions"),
        touched.format("claim", "judgement_versions"),
        touched.format("one", "link_versions"),
        touched.format("other", "link_versions"),
    ]
    return {number for (number,) in connection.execute(" UNION ".join(parts), {"since": since})}


def _links(connection: sqlite3.Connection, moment: Moment, shown: set[int]) -> tuple[Link, ...]:
    return tuple(
        Link(id=f"L{number}", relation=relation, one=f"C{one}", other=f"C{other}")
        for number, relation, one, other in _rows(connection, LINKS, moment)
        if one in shown or other in shown
    )


def _around(connection: sqlite3.Connection, moment: Moment, shown: set[int], links: Iterable[Link]) -> set[int]:
    """The claims that may exclude those shown: linked with them, or another answer to the same question."""
    linked = {number_of(CLAIMS, claim) for link in links for claim in (link.one, link.other)}
    # The same question is asked in any spelling; questions are few, and each shadow is worked out once.
    connection.create_function("shadow", 1, shadow, deterministic=True)
    query = (
        f"SELECT v.claim FROM claim_versions v WHERE {moment.live} AND v.item IS NOT NULL AND shadow(v.item) IN "  # noqa: S608
        "(SELECT shadow(item) FROM claim_versions WHERE item IS NOT NULL AND claim IN (SELECT value FROM json_each(?)))"
    )
    same_item = {number for (number,) in connection.execute(query, (json.dumps(sorted(shown)),))}
    return (linked | same_item) - shown


def _claims(connection: sqlite3.Connection, moment: Moment, numbers: set[int]) -> dict[ClaimId, Claim]:
    found = (as_claim(row) for row in _rows(connection, CLAIMS, moment, numbers))
    return {claim.id: claim for claim in found}


def _attributions(
    connection: sqlite3.Connection, moment: Moment, claims: set[int]
) -> dict[ClaimId, tuple[Attribution, ...]]:
    found: dict[ClaimId, list[Attribution]] = {f"C{claim}": [] for claim in sorted(claims)}
    for row in _rows(connection, ATTRIBUTIONS, moment, claims, by="claim"):
        one = as_attribution(row)
        found[one.claim].append(one)
    return {claim: tuple(voices) for claim, voices in found.items()}


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the garbage alone: looking for it among a hundred thousand new values takes as long as reading them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _all(attributions: Mapping[ClaimId, tuple[Attribution, ...]]) -> Iterator[Attribution]:
    return (one for voices in attributions.values() for one in voices)


def _sources(
    connection: sqlite3.Connection, moment: Moment, attributions: Mapping[ClaimId, tuple[Attribution, ...]]
) -> dict[SourceId, Source]:
    """The sources that the attributions name, and those that these are part of."""
    ahead: set[SourceId] = set()
    for one in _all(attributions):
        ahead.add(one.source)
        ahead.update(one.via, one.relays, one.rests_on)
    found: dict[SourceId, Source] = {}
    while ahead:
        numbers = [number_of(SOURCES, source) for source in ahead]
        new = [as_source(row) for row in _rows(connection, SOURCES, moment, numbers)]
        found.update((source.id, source) for source in new)
        ahead = {source.part_of for source in new if source.part_of is not None}.difference(found)
    return dict(sorted(found.items(), key=lambda item: number_of(SOURCES, item[0])))


def _documents(
    connection: sqlite3.Connection,
    moment: Moment,
    named: Iterable[DocumentId | None],
    quoting: set[DocumentId],
) -> dict[DocumentId, Document]:
    """The documents that are named and those they copy; with their text where the claims shown quote them."""
    ahead = {document for document in named if document is not None}
    found: dict[DocumentId, Document] = {}
    columns = DOCUMENTS.selected(*(column for column in DOCUMENTS.content if column not in ("text", "copies")))
    query = (
        f"SELECT v.document, {columns}, CASE WHEN v.document IN (SELECT value FROM json_each(?1)) THEN v.text END, "  # noqa: S608
        f"v.copies FROM document_versions v WHERE {moment.live} AND v.document IN (SELECT value FROM json_each(?2))"
    )
    read = json.dumps(sorted(number_of(DOCUMENTS, document) for document in quoting))
    while ahead:
        wanted = json.dumps(sorted(number_of(DOCUMENTS, document) for document in ahead))
        ahead = set()
        for row in connection.execute(query, (read, wanted)):
            document = as_document(row)
            found[document.id] = document
            ahead.update(document.copies)
        ahead.difference_update(found)
    return dict(sorted(found.items(), key=lambda item: number_of(DOCUMENTS, item[0])))


def _judgements(connection: sqlite3.Connection, moment: Moment, shown: set[int]) -> dict[ClaimId, Judgement]:
    """The judgement last signed of each claim."""
    found = (as_judgement(row) for row in _rows(connection, JUDGEMENTS, moment, shown, by="claim"))
    return {one.claim: one for one in found}
