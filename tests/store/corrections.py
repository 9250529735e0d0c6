"""Small desks with anything on them, and corrections of any kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.store.desk import REASON, changing, claim, document, record, says, source
from verify.core.policy import DEFAULT
from verify.core.positions import content_hashes
from verify.drafts import Draft
from verify.errors import VerifyError
from verify.model import Relation
from verify.store import read
from verify.store.corrections import edit, links, merge, redact, rulings
from verify.store.resolve import resolve
from verify.store.tables import TABLES, Thing
from verify.store.write import Changes

NAMES = ("Ann", "Bob", "Cyd", "Dan", "Eve", "Fay")

_name = st.sampled_from(NAMES)
_names = st.lists(_name, max_size=2)
_voice = st.builds(
    says,
    _name,
    st.sampled_from(["affirms", "affirms", "denies", "partly", "retracts"]),
    at=st.sampled_from(["2023-09-01", "2023-09-02"]),
    quote=st.sampled_from([None, "words", "other words"]),
    basis=st.sampled_from(["explicit", "implicit"]),
    via=_names,
    relays=st.one_of(st.just([]), _names),
    rests_on=st.one_of(st.just([]), _names),
    document=st.sampled_from([None, "https://example.org/1", "https://example.org/2"]),
)
_claim = st.builds(
    lambda text, voices, fields: claim(text, *voices, **fields),
    st.sampled_from(["one", "two", "three", "four"]),
    st.lists(_voice, max_size=3),
    st.fixed_dictionaries(
        {},
        optional={
            "contradicts": st.just(["one"]),
            "harms": st.just(["ru"]),
            "topic": st.just("t"),
            "item": st.just("dead"),
            "value": st.integers(1, 2),
        },
    ),
)
_source = st.builds(
    source,
    _name,
    kind=st.sampled_from([None, None, "person", "government"]),
    party=st.sampled_from([None, "ru", "ua"]),
    grade=st.sampled_from([None, None, "B"]),
    part_of=st.one_of(st.none(), _name),
)
_document = st.just(document(url="https://example.org/2", copies=["https://example.org/1"]))

BASE: tuple[Draft, ...] = (
    claim("one", says("Ann", quote="words", basis="implicit", document="https://example.org/1"), says("Bob")),
    claim("two", says("Cyd", "denies"), says("Dan", via=["Eve"])),
    claim("three", says("Ann"), says("Eve", relays=["Cyd"])),
)
DRAFTS = st.lists(st.one_of(_claim, _claim, _source, _document), max_size=5).map(lambda more: [*BASE, *more])
"""Drafts of one small database; those that are refused are left out by `fill`."""


class Step(NamedTuple):
    """One correction: of what kind, and the numbers that choose what it is of."""

    kind: str
    one: int
    other: int
    way: int


def fill(connection: sqlite3.Connection, drafts: list[Draft]) -> None:
    """Record each draft by itself, as far as it can be."""
    for draft in drafts:
        with suppress(VerifyError):
            record(connection, draft)


def correct(connection: sqlite3.Connection, step: Step) -> bool:
    """Make a correction, in a transaction of its own; whether it was one."""
    with suppress(VerifyError), changing(connection, command=step.kind) as changes:
        KINDS[step.kind](changes, step)
    return changes.entry is not None if "changes" in locals() else False


def number(changes: Changes, thing: Thing, chosen: int) -> int:
    """The number of the thing that is read under a number."""
    return int(resolve(changes.pen.connection, thing, f"{thing[0].upper()}{chosen}")[1:])


_SETTINGS: Mapping[Thing, tuple[dict[str, Any], ...]] = {
    "claim": ({"claim": "five"}, {"topic": "u"}, {"harms": ["ua"], "favors": ["ru"]}, {"when": "2023"}),
    "attribution": ({"source": "Ann"}, {"quote": "yet others"}, {"stance": "denies"}, {"relays": ["Bob"]}),
    "source": ({"name": "Gus"}, {"party": "by"}, {"aliases": ["Ms. X"]}, {"part_of": "Ann"}),
    "document": ({"title": "A title"}, {"published": "2023-09-01"}, {"outlet": "Wire"}, {"url": "https://e.org/3"}),
}
_UNSET: Mapping[Thing, str] = {"claim": "topic", "attribution": "quote", "source": "party", "document": "title"}


def _edit(thing: Thing) -> Callable[[Changes, Step], None]:
    def do(changes: Changes, step: Step) -> None:
        given = _SETTINGS[thing][step.way % 4]
        unset = [_UNSET[thing]] if step.way > 3 and _UNSET[thing] not in given else []
        edit.edit(changes, thing, number(changes, thing, step.one), given, unset)

    return do


def _confirm(changes: Changes, step: Step) -> None:
    edit.confirm(changes, number(changes, "attribution", step.one))


def _link(changes: Changes, step: Step) -> None:
    one, other = number(changes, "claim", step.one), number(changes, "claim", step.other)
    if step.way < 2:
        links.supersede(changes, one, other)
    else:
        relations: tuple[Relation, ...] = ("contradicts", "same")
        links.link(changes, relations[step.way % 2], one, other)


def _unlink(changes: Changes, step: Step) -> None:
    links.unlink_numbered(changes, step.one)


def _sign(changes: Changes, step: Step) -> None:
    one = number(changes, "claim", step.one)
    evidence = content_hashes(read.facts(changes.pen.connection, claims=[f"C{one}"]), DEFAULT)[f"C{one}"]
    verdict = "verified" if step.way % 2 else "refuted"
    rulings.sign(changes, one, verdict, REASON, content_hash=evidence, credibility=None)  # type: ignore[arg-type]


def _withdraw(changes: Changes, step: Step) -> None:
    things: tuple[Thing, ...] = ("source", "document", "attribution")
    thing = things[step.way % 3]
    rulings.withdraw(changes, thing, number(changes, thing, step.one), REASON)


def _merge(changes: Changes, step: Step) -> None:
    merge.merge(changes, f"S{step.one}", f"S{step.other}")
    # As the command does: Conflict when somebody would relay himself.
    content_hashes(read.facts(changes.pen.connection), DEFAULT)


def _unmerge(changes: Changes, step: Step) -> None:
    merge.unmerge(changes, f"S{step.one}")


def _redact(changes: Changes, step: Step) -> None:
    things: tuple[Thing, ...] = ("claim", "source", "document", "attribution", "judgement")
    thing = things[step.way % 5]
    table = next(table for table in TABLES if table.thing == thing)
    redact.redact(changes, table, number(changes, thing, step.one), REASON)


def _more(changes: Changes, step: Step) -> None:
    text = ("one", "two", "six")[step.way % 3]
    changes.record(claim(text, says(NAMES[step.one % 6], quote="more"), says(NAMES[step.other % 6], "denies")))


KINDS: Mapping[str, Callable[[Changes, Step], None]] = {
    "edit claim": _edit("claim"),
    "edit attribution": _edit("attribution"),
    "edit source": _edit("source"),
    "edit document": _edit("document"),
    "confirm": _confirm,
    "link": _link,
    "unlink": _unlink,
    "sign": _sign,
    "withdraw": _withdraw,
    "merge": _merge,
    "unmerge": _unmerge,
    "add": _more,
    "redact": _redact,
}


def steps(*without: str, max_size: int = 6) -> st.SearchStrategy[list[Step]]:
    """Corrections one after another, of all kinds but some."""
    kinds = st.sampled_from([kind for kind in KINDS if kind not in without])
    few = st.integers(1, 4)
    return st.lists(st.builds(Step, kinds, few, few, st.integers(0, 7)), min_size=2, max_size=max_size)
