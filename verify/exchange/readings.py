"""What `verify ingest --json` prints, taken in as it is: the documents, and the records that are not null.

Each document and each record is read by itself, from the bytes it is written in: one that is wrong costs no other its
reading, and the limit of a record is that of each one. A document may be longer: it holds a whole text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pydantic_core import from_json

from verify.drafts import Draft
from verify.exchange import lines
from verify.exchange.faults import Fault, Refused, nearest, printable
from verify.exchange.json_ import Broken, Element, items, members
from verify.exchange.record import from_line
from verify.proposals import Proposal, Reading, Readings

SCHEMA = "verify.proposals/1"
_FAMILY = "verify.proposals/"
_READINGS = ("schema", *(key for key in Readings.model_fields if key != "schema_"))
_READING = tuple(Reading.model_fields)
_PROPOSAL = tuple(Proposal.model_fields)
_ABSENT = Fault("", "nothing", "an object")

Part = tuple[int, Draft | Refused]


class _Place(NamedTuple):
    """A value with its path in the whole."""

    path: str
    element: Element

    def refused(self, *faults: Fault) -> Part:
        """The faults of this value, with their places in the whole."""
        placed = [Fault(".".join(filter(None, (self.path, fault.path))), *fault[1:]) for fault in faults]
        return self.element.line, Refused(*placed)

    @property
    def is_odd(self) -> bool:
        """Whether it is no object."""
        return self.element.text[:1] != b"{"

    def odd(self) -> Part:
        """That it is none."""
        return self.refused(Fault("", _start(self.element), "an object"))


def is_one(element: Element) -> bool:
    """Whether a value is an object whose schema is one of proposals, of whatever version."""
    return element.text[:1] == b"{" and _schema(element).startswith(_FAMILY)


def drafts(element: Element) -> Iterator[Part]:
    """The documents and records in what `is_one`, each with its line."""
    whole = _Place("", element)
    if (name := _schema(element)) != SCHEMA:
        yield whole.refused(Fault("schema", f"'{printable(name)}'", SCHEMA))
        return
    found: dict[str, _Place] = {}
    yield from _taken(whole, _READINGS, found)
    yield from _each(found, "documents", whole, _reading)


def _schema(element: Element) -> str:
    named = next(
        (member[1] for member in members(element) if not isinstance(member, Broken) and member[0] == "schema"), None
    )
    try:
        return str(from_json(named.text)) if named else ""
    except ValueError:
        return ""


def _reading(place: _Place) -> Iterator[Part]:
    if place.is_odd:
        yield place.odd()
        return
    found: dict[str, _Place] = {}
    yield from _taken(place, _READING, found)
    document = found.get("document")
    if document is None:
        yield place.refused(_ABSENT._replace(path="document"))
    else:
        yield _declared("document", document, limit=None)
    if "sources" in found:
        yield from _each(found, "sources", place, lambda one: iter((_declared("source", one),)))
    yield from _each(found, "proposals", place, _proposal)


def _declared(key: str, place: _Place, limit: int | None = lines.LIMIT) -> Part:
    """A document or source, read as the record that declares it."""
    try:
        return place.element.line, from_line(b'{"%s":%s}' % (key.encode(), place.element.text), limit=limit)
    except Refused as refused:
        inner = (fault.path.removeprefix(key).removeprefix(".") for fault in refused.faults)
        return place.refused(*(fault._replace(path=path) for fault, path in zip(refused.faults, inner, strict=True)))


def _proposal(place: _Place) -> Iterator[Part]:
    if place.is_odd:
        yield place.odd()
        return
    found: dict[str, _Place] = {}
    yield from _taken(place, _PROPOSAL, found)
    record = found.get("record")
    if record is None:
        yield place.refused(_ABSENT._replace(path="record", wanted="a record, or null"))
    elif record.element.text != b"null":
        try:
            yield record.element.line, from_line(record.element.text)
        except Refused as refused:
            yield record.refused(*refused.faults)


def _each(
    found: dict[str, _Place], key: str, within: _Place, read: Callable[[_Place], Iterator[Part]]
) -> Iterator[Part]:
    """What is read of each element of the list under a key."""
    listed = found.get(key)
    if listed is None or listed.element.text[:1] != b"[":
        there = "nothing" if listed is None else _start(listed.element)
        yield within.refused(Fault(key, there, "a list of objects"))
        return
    for index, item in enumerate(items(listed.element)):
        if isinstance(item, Broken):
            yield item.line, Refused(Fault(listed.path, *item.fault[1:]))
            return
        yield from read(_Place(f"{listed.path}[{index}]", item))


def _taken(place: _Place, known: Sequence[str], found: dict[str, _Place]) -> Iterator[Part]:
    """Put the members of an object into `found`; what is wrong with it."""
    for member in members(place.element):
        if isinstance(member, Broken):
            yield member.line, Refused(Fault(place.path, *member.fault[1:]))
            return
        key, value = member
        inner = _Place(".".join(filter(None, (place.path, printable(key)))), value)
        if key in found:
            yield inner.refused(Fault("", f"'{printable(key)}' twice in one object", "each key once"))
        elif key not in known:
            yield inner.refused(Fault("", f"'{printable(key)}'", nearest(key, known)))
        else:
            found[key] = inner


def _start(element: Element) -> str:
    return printable(element.text[:200].decode(errors="replace"))
