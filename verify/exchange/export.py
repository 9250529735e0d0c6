"""Facts written as records: what is read back rebuilds the same facts, with names in place of ids."""

from __future__ import annotations

import csv as tables
import hashlib
import io
import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from verify.cells import defused
from verify.exchange.columns import COLUMNS, joined
from verify.exchange.lines import LIMIT
from verify.model import Attribution, Claim, Document, Facts, Source
from verify.names import is_redacted
from verify.values import as_json, normal_value

_DEFAULTS = {"grade": "F", "basis": "explicit", "access": "unknown"}

T = TypeVar("T")


def ndjson(facts: Facts) -> Iterator[str]:
    """One line a record: sources and documents declared, then each claim with its attributions.

    A claim goes on in a further line when its line would pass the limit of reading, and when others were spoken of
    before more was said of it: read back in this order, everything has the id it had.
    """
    for declaration in _declarations(facts):
        yield _line(declaration)
    for claim, voices in _claims(facts):
        room = LIMIT - len(_line({**claim, "attributions": []}).encode())
        for some in _fitting(voices, room):
            yield _line({**claim, **({"attributions": some} if some else {})})


def csv(facts: Facts) -> Iterator[str]:
    """A header, then one row a declaration, an attribution, or a claim without any."""
    yield _row(COLUMNS)
    for declaration in _declarations(facts):
        yield _row(_cells(declaration))
    for claim, voices in _claims(facts):
        if not voices:
            yield _row(_cells(claim))
        for voice in voices:
            alone = {key: value for key, value in claim.items() if key != "uid"}
            yield _row(_cells(_with_uid({**alone, "attributions": [voice]})))


def _declarations(facts: Facts) -> Iterator[dict[str, Any]]:
    """The rows that declare sources and documents; a source comes after what it is part of."""
    for source in _ordered(facts.sources, lambda one: (one.part_of,) if one.part_of else ()):
        yield _with_uid({"source": _source(source, facts)})
    reference = _references(facts)
    for document in _ordered(facts.documents, lambda one: one.copies):
        if isinstance(reference[document.id], str):
            yield _declared(document, reference)


def _declared(document: Document, reference: Mapping[str, Any]) -> dict[str, Any]:
    row = _with_uid({"document": _document(document, reference)})
    if max(len(_line(row).encode()), len(_row(_cells(row)).encode())) < LIMIT:
        return row
    # A record is at most 1 MiB long: of a longer document the words stay out, and its digest tells which they were.
    return _with_uid({"document": _document(document.model_copy(update={"text": None}), reference)})


def _claims(facts: Facts) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each claim with the attributions that follow on it, in the order of all their ids; the later ones apart."""
    reference = _references(facts)
    against: dict[str, list[str]] = {}
    for link in facts.links:
        if link.relation == "contradicts" and link.one in facts.claims and link.other in facts.claims:
            other = facts.claims[link.other]
            # The uid of a redacted claim is that of words which are no more.
            against.setdefault(link.one, []).append(other.text if is_redacted(other.text) else other.uid)
    every = (voice for claim in facts.claims for voice in facts.attributions.get(claim, ()))
    ahead = deque(sorted(every, key=lambda voice: _number(voice.id)))

    def following(claim: Claim) -> list[dict[str, Any]]:
        run = []
        while ahead and ahead[0].claim == claim.id:
            run.append(_attribution(ahead.popleft(), facts, reference))
        return run

    told: dict[str, Claim] = {}
    for claim in _ordered(facts.claims, lambda _: ()):
        told[claim.id] = claim
        yield _claim(claim, against.get(claim.id, [])), following(claim)
        while ahead and ahead[0].claim in told:
            again = told[ahead[0].claim]
            yield _again(again), following(again)


def _claim(claim: Claim, contradicts: list[str]) -> dict[str, Any]:
    return _filled(
        claim=claim.text,
        uid=claim.uid,
        when=claim.when,
        topic=claim.topic,
        favors=claim.favors,
        harms=claim.harms,
        item=claim.item,
        value=_value(claim.value),
        key=claim.key,
        contradicts=contradicts,
    )


def _again(claim: Claim) -> dict[str, Any]:
    """A claim that was told before, by what makes it this claim."""
    return _filled(claim=claim.text, uid=claim.uid, when=claim.when, item=claim.item, value=_value(claim.value))


def _value(value: str | None) -> str | int | float | None:
    """A plain number as a number when it keeps all its digits so."""
    number = as_json(value)
    return number if number is None or normal_value(number) == value else value


def _attribution(voice: Attribution, facts: Facts, reference: Mapping[str, Any]) -> dict[str, Any]:
    def names(ids: Iterable[str]) -> list[str]:
        return [facts.sources[one].name for one in ids]

    own = voice.model_dump(exclude={"id", "claim", "source", "document", "via", "relays", "rests_on"})
    return _filled(
        source=facts.sources[voice.source].name,
        **own,
        document=reference.get(voice.document or ""),
        via=names(voice.via),
        relays=names(voice.relays),
        rests_on=names(voice.rests_on),
    )


def _source(source: Source, facts: Facts) -> dict[str, Any]:
    whole = facts.sources[source.part_of].name if source.part_of else None
    return _filled(**{**source.model_dump(exclude={"id"}), "part_of": whole})


def _document(document: Document, reference: Mapping[str, Any]) -> dict[str, Any]:
    copies = [reference[one] for one in document.copies if isinstance(reference[one], str)]
    return _filled(**{**document.model_dump(exclude={"id"}), "copies": copies})


def _references(facts: Facts) -> dict[str, str | dict[str, Any]]:
    """How each document is named: by its digest, url or title, the first that is its alone; else by all of itself."""
    handles = {one.id: (one.sha256, one.url, one.title) for one in facts.documents.values()}
    known = Counter(handle for three in handles.values() for handle in {*three} - {None})
    reference: dict[str, str | dict[str, Any]] = {}
    for name, three in handles.items():
        own = next((handle for handle in three if handle and known[handle] == 1), None)
        reference[name] = own or _filled(**facts.documents[name].model_dump(exclude={"id", "copies"}))
    return reference


def _ordered(things: Mapping[str, T], before: Callable[[T], Iterable[str]]) -> Iterator[T]:
    """All things by the number of their ids, but each after those that come before it."""
    done: set[str] = set()
    for start in sorted(things, key=_number):
        waiting = [start]
        while waiting:
            one = waiting[-1]
            first = next((o for o in before(things[one]) if o in things and o not in done and o not in waiting), None)
            if first is not None:
                waiting.append(first)
                continue
            if one not in done:
                yield things[one]
            done.add(waiting.pop())


def _number(name: str) -> int:
    return int(name[1:])


def _filled(**values: Any) -> dict[str, Any]:
    """The values that say something: what is absent, empty or the default is left out."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value is not None and value is not False and value not in ((), []) and value != _DEFAULTS.get(key)
    }


def _fitting(voices: list[dict[str, Any]], room: int) -> Iterator[list[dict[str, Any]]]:
    """The attributions in as few groups as bytes allow; one empty group when there are none."""
    some: list[dict[str, Any]] = []
    left = room
    for voice in voices:
        size = len(_line(voice).encode()) + 1
        if some and size > left:
            yield some
            some, left = [], room
        some.append(voice)
        left -= size
    yield some


def _with_uid(row: dict[str, Any]) -> dict[str, Any]:
    """The row with 12 hex digits of the SHA-256 of its canonical JSON."""
    canonical = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return {**row, "uid": hashlib.sha256(canonical.encode()).hexdigest()[:12]}


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _cells(row: Mapping[str, Any]) -> list[str]:
    """The row as cells in the order of the columns."""
    flat = {**row, **row.get("attributions", [{}])[0], "uid": row["uid"]}
    for prefix in ("source", "document"):
        if isinstance(inner := flat.get(prefix), dict):
            del flat[prefix]
            flat |= {_column(prefix, key): value for key, value in inner.items()}
    return [_cell(flat.get(column)) for column in COLUMNS]


def _column(prefix: str, key: str) -> str:
    if prefix == "document":
        return f"document.{key}"
    return "source" if key == "name" else key


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return joined(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return normal_value(value) if isinstance(value, int | float) else value or ""


def _row(cells: Iterable[str]) -> str:
    text = io.StringIO()
    # Written with CR LF, a cell with either is quoted; the row then ends with LF alone.
    tables.writer(text, lineterminator="\r\n").writerow(map(defused, cells))
    return text.getvalue().removesuffix("\r\n") + "\n"
