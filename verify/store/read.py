"""Facts read as they stand, or as they stood after an entry: what an assessment needs, and no more."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from verify.errors import NotFound
from verify.model import (
    Attribution,
    Claim,
    ClaimId,
    Document,
    DocumentId,
    Facts,
    Link,
    Source,
    SourceId,
)
from verify.store import rulings
from verify.store.merged import Kept, as_kept
from verify.store.moment import Moment, rows
from verify.store.reach import present, reach
from verify.store.tables import ATTRIBUTIONS, CLAIMS, DOCUMENTS, LINKS, MERGES, SOURCES, WITHDRAWALS, number_of
from verify.store.values import as_attribution, as_claim, as_document, as_source


def facts(
    connection: sqlite3.Connection,
    *,
    claims: Sequence[ClaimId] | None = None,
    topics: Sequence[str] = (),
    since: int | None = None,
    entry: int | None = None,
) -> Facts:
    """The claims asked for and all that bears on them, as after `entry`; NotFound for a claim that is not there.

    `since` leaves the claims that this or a later entry touched. Memory grows with the claims asked for.
    """
    moment = Moment(entry)
    with _uncollected():
        return _facts(connection, moment, _shown(connection, moment, claims, topics, since))


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
        judgements=(judged := rulings.judgements(connection, moment, shown)),
        adders=rulings.adders(connection, judged),
        withdrawals=rulings.withdrawals(connection, moment),
        sealed=rulings.sealed(connection, moment),
        shown=tuple(f"C{number}" for number in sorted(shown)),
    )


def frame(connection: sqlite3.Connection, claims: Iterable[ClaimId], entry: int | None = None) -> Facts:
    """Those of the claims that stand, or stood after an entry, with the claims that may exclude them and the links.

    Nothing that anybody says of them is read.
    """
    moment = Moment(entry)
    shown = {number_of(CLAIMS, claim) for claim in present(connection, claims, entry)}
    links = _links(connection, moment, shown)
    around = _around(connection, moment, shown, links)
    return Facts(
        claims=_claims(connection, moment, shown | around),
        links=links,
        shown=tuple(f"C{number}" for number in sorted(shown)),
    )


def texts(connection: sqlite3.Connection, claims: Iterable[ClaimId], entry: int | None) -> dict[ClaimId, str]:
    """The texts of some claims, as they stand, or stood after an entry."""
    numbers = [number_of(CLAIMS, claim) for claim in claims]
    return {f"C{number}": text for number, _, text, *_ in rows(connection, CLAIMS, Moment(entry), numbers)}


def sources(connection: sqlite3.Connection, entry: int | None = None) -> list[Source]:
    """All sources, in the order of their ids."""
    moment = Moment(entry)
    every = {f"S{row[0]}": as_source(row) for row in rows(connection, SOURCES, moment)}
    return list(_united(every, moment.kept(connection)).values())


def documents(connection: sqlite3.Connection) -> list[Document]:
    """All documents with their texts, in the order of their ids."""
    return [as_document(row) for row in rows(connection, DOCUMENTS, Moment())]


def claims_of(connection: sqlite3.Connection, source: SourceId) -> list[ClaimId]:
    """The claims on which a source takes a stance, or on which its words are relayed, in the order of their ids."""
    number = number_of(SOURCES, source)
    itself = [number, *(merged for merged, kept in Moment().kept(connection).items() if kept == number)]
    query = (
        "SELECT DISTINCT claim FROM attribution_versions v WHERE ended IS NULL AND (source IN "
        "(SELECT value FROM json_each(:sources)) OR EXISTS (SELECT 1 FROM json_each(v.relays) r "
        "WHERE r.value IN (SELECT value FROM json_each(:sources)))) ORDER BY claim"
    )
    return [f"C{claim}" for (claim,) in connection.execute(query, {"sources": json.dumps(itself)})]


def _shown(
    connection: sqlite3.Connection,
    moment: Moment,
    claims: Sequence[ClaimId] | None,
    topics: Sequence[str],
    since: int | None,
) -> set[int]:
    conditions, values = [moment.live], []
    if topics:
        conditions.append("v.topic IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(topics), ensure_ascii=False))
    query = f"SELECT v.claim FROM claim_versions v WHERE {' AND '.join(conditions)}"  # noqa: S608
    if claims is not None:
        wanted = {number_of(CLAIMS, claim) for claim in claims}
        query += " AND v.claim IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(sorted(wanted)))
    found = {number for (number,) in connection.execute(query, values)}
    if claims is not None and not topics and (missing := wanted - found):
        raise NotFound(f"there is no claim C{min(missing)}")
    return found if since is None else found & _touched(connection, since)


def _touched(connection: sqlite3.Connection, since: int) -> set[int]:
    """The claims of which this or a later entry added, ended or withdrew something."""
    touched = "SELECT {} FROM {} WHERE added >= :since OR ended >= :since"
    parts = [
        touched.format("claim", "claim_versions"),
        touched.format("claim", "attribution_versions"),
        touched.format("claim", "judgement_versions"),
        touched.format("one", "link_versions"),
        touched.format("other", "link_versions"),
    ]
    found = {number for (number,) in connection.execute(" UNION ".join(parts), {"since": since})}
    decided = {
        table: {
            number for (number,) in connection.execute(touched.format(table.thing, table.versions), {"since": since})
        }
        for table in (WITHDRAWALS, MERGES)
    }
    return found.union(number_of(CLAIMS, claim) for claim in frozenset().union(*reach(connection, decided)))


def _links(connection: sqlite3.Connection, moment: Moment, shown: set[int]) -> tuple[Link, ...]:
    return tuple(
        Link(id=f"L{number}", relation=relation, one=f"C{one}", other=f"C{other}")
        for number, relation, one, other in rows(connection, LINKS, moment)
        if one in shown or other in shown
    )


def _around(connection: sqlite3.Connection, moment: Moment, shown: set[int], links: Iterable[Link]) -> set[int]:
    """The claims that may exclude those shown: linked with them, or another answer to the same question."""
    linked = {number_of(CLAIMS, claim) for link in links for claim in (link.one, link.other)}
    # The same question is asked in any spelling; questions are few, and each shadow is worked out once.
    query = (
        f"SELECT v.claim FROM claim_versions v WHERE {moment.live} AND v.item IS NOT NULL AND shadow(v.item) IN "  # noqa: S608
        "(SELECT shadow(item) FROM claim_versions WHERE item IS NOT NULL AND claim IN (SELECT value FROM json_each(?)))"
    )
    same_item = {number for (number,) in connection.execute(query, (json.dumps(sorted(shown)),))}
    return (linked | same_item) - shown


def _claims(connection: sqlite3.Connection, moment: Moment, numbers: set[int]) -> dict[ClaimId, Claim]:
    found = (as_claim(row) for row in rows(connection, CLAIMS, moment, numbers))
    return {claim.id: claim for claim in found}


def _attributions(
    connection: sqlite3.Connection, moment: Moment, claims: set[int]
) -> dict[ClaimId, tuple[Attribution, ...]]:
    found: dict[ClaimId, list[Attribution]] = {f"C{claim}": [] for claim in sorted(claims)}
    kept = moment.kept(connection)
    for number, *content in rows(connection, ATTRIBUTIONS, moment, claims, by="claim"):
        one = as_attribution((number, *as_kept(content, kept)))
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
    kept = moment.kept(connection)
    found: dict[SourceId, Source] = {}
    while ahead:
        numbers = {number_of(SOURCES, source) for source in ahead}
        numbers |= {merged for merged, source in kept.items() if source in numbers}
        new = [as_source(row) for row in rows(connection, SOURCES, moment, numbers)]
        found.update((source.id, source) for source in new)
        above = {number_of(SOURCES, source.part_of) for source in new if source.part_of is not None}
        ahead = {f"S{kept.get(number, number)}" for number in above}.difference(found)
    united = _united(found, kept)
    return dict(sorted(united.items(), key=lambda item: number_of(SOURCES, item[0])))


def _united(sources: Mapping[SourceId, Source], kept: Kept) -> dict[SourceId, Source]:
    """The sources with those merged into another one taken up by it: their names, and what it does not say itself."""
    united = {source: one for source, one in sources.items() if number_of(SOURCES, source) not in kept}
    for merged in sorted(kept):
        one, whole = sources.get(f"S{merged}"), united.get(f"S{kept[merged]}")
        if one is not None and whole is not None:
            united[whole.id] = _taking_up(whole, one)
    if not kept:
        return united
    return {
        source: one.model_copy(update={"part_of": _as_kept(one.part_of, kept)}) if one.part_of else one
        for source, one in united.items()
    }


def _taking_up(whole: Source, merged: Source) -> Source:
    names = [name for name in (*whole.aliases, merged.name, *merged.aliases) if name != whole.name]
    silent = {
        column: getattr(merged, column)
        for column in ("kind", "party", "part_of", "role", "notes")
        if getattr(whole, column) is None
    }
    return whole.model_copy(
        update={
            **silent,
            "aliases": tuple(dict.fromkeys(names)),
            "grade": merged.grade if whole.grade == "F" else whole.grade,
            "official": whole.official or merged.official,
        }
    )


def _as_kept(source: SourceId, kept: Kept) -> SourceId:
    number = number_of(SOURCES, source)
    return f"S{kept.get(number, number)}"


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
