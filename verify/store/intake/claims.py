"""Claims: the same by text, when, item and value; topic, parties and key are filled in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from sqlite3 import Connection
from typing import Any

from verify.dates import WANTED_INTERVAL, normal_interval
from verify.drafts import ClaimDraft
from verify.errors import Conflict, InputError
from verify.names import is_redacted
from verify.store.bulk import Seen
from verify.store.ledger import canonical, row_bytes
from verify.store.merged import as_kept, kept_numbers
from verify.store.pen import Pen
from verify.store.tables import ATTRIBUTIONS, CLAIMS
from verify.store.texts import clean, each_folded, kept_folded, named, united
from verify.values import WANTED, normal_value, numbers

REMEMBERED = 20_000
"""Claims and attributions that are kept in memory between flushes; past this, all are looked up anew."""

_SELECT = f"SELECT row, claim, {CLAIMS.selected()} FROM claim_versions v WHERE ended IS NULL AND "  # noqa: S608
_VOICES = (
    f"SELECT attribution, {ATTRIBUTIONS.selected()} FROM attribution_versions v "  # noqa: S608
    "WHERE claim = ? AND ended IS NULL"
)

Identity = tuple[str, str | None, str | None, str | None]
"""Text, when, item and value: what makes a claim this claim."""


@dataclass(slots=True)
class Given:
    """A claim as a draft gives it, in the spelling in which it is kept."""

    identity: Identity
    uid: str
    topic: str | None
    favors: tuple[str, ...]
    harms: tuple[str, ...]
    key: str | None


@dataclass(slots=True)
class Held:
    """A recorded claim and its live attributions, by their content: all of them, or, unless `whole`, the latest."""

    number: int
    row: int
    given: Given
    voices: dict[tuple[Any, ...], int] = field(default_factory=dict)
    whole: bool = True


class Claims:
    """The claims of a database as one transaction sees and extends them."""

    def __init__(self, pen: Pen, *, bulk: bool) -> None:
        self._pen = pen
        self._held: dict[Identity, Held] = {}
        # What is remembered was read, or written since this row.
        self._loaded, self._row = 0, pen.row
        self._old = pen.last(CLAIMS)
        self._kept = kept_numbers(pen.connection)
        self._seen = Seen(_uids(pen.connection)) if bulk else None

    def forget(self) -> None:
        """Look everything up anew; when nothing waits in batches only."""
        self._held.clear()

    def trim(self) -> None:
        """Forget when much is remembered; when nothing waits in batches only."""
        if self._loaded + self._pen.row - self._row > REMEMBERED:
            self._held.clear()
            self._loaded, self._row = 0, self._pen.row

    def held(self, given: Given) -> Held | None:
        """The recorded claim that is the same as the given one."""
        identity, uid = given.identity, given.uid
        if (held := self._held.get(identity)) is not None:
            return held
        if is_redacted(identity[0]) and (redacted := self._found("text", identity[0], identity)) is not None:
            # A redacted claim keeps the uid of the words that it had.
            return redacted
        if self._seen is not None and int(uid, 16) not in self._seen:
            return None
        return self._found("uid", uid, identity)

    def _found(self, column: str, value: str, identity: Identity) -> Held | None:
        for row, number, *content in self._pen.connection.execute(f"{_SELECT} {column} = ?", (value,)):
            values = dict(zip(CLAIMS.content, content, strict=True))
            if (values["text"], values["when"], values["item"], values["value"]) == identity:
                return self._remember(row, number, values)
        return None

    def load(self, held: Held) -> None:
        """Load all live attributions of a claim; those recorded since it was last forgotten are held already."""
        for number, *content in self._pen.connection.execute(_VOICES, (held.number,)):
            held.voices[as_kept(content, self._kept)] = number
        held.whole = True

    def numbered(self, number: int) -> Held | None:
        """The recorded claim of this number."""
        found = self._pen.connection.execute(f"{_SELECT} claim = ?", (number,)).fetchone()
        if found is None:
            return None
        return self._remember(found[0], number, dict(zip(CLAIMS.content, found[2:], strict=True)))

    def make(self, given: Given) -> Held:
        """Record a new claim."""
        if self._seen is not None:
            self._seen.add(int(given.uid, 16))
        number = self._pen.new(CLAIMS, content_of(given))
        held = self._held[given.identity] = Held(number, self._pen.row, given)
        return held

    def fill(self, held: Held, given: Given) -> None:
        """Add what is new to a recorded claim; Conflict for another topic."""
        filled = merged(held, given)
        if filled == held.given:
            return
        held.row = self._pen.replace(CLAIMS, held.number, held.row, content_of(filled))
        held.given = filled

    def _remember(self, row: int, number: int, values: dict[str, Any]) -> Held:
        identity = (values["text"], values["when"], values["item"], values["value"])
        lists = [tuple(json.loads(values[column] or "[]")) for column in ("favors", "harms")]
        held = Held(number, row, Given(identity, values["uid"], values["topic"], lists[0], lists[1], values["key"]))
        # In bulk, what was said of a claim made by this transaction is looked up when it may have been said before.
        held.whole = self._seen is None or number <= self._old
        if held.whole:
            self.load(held)
        self._loaded += 1 + len(held.voices)
        self._held[identity] = held
        return held


def merged(held: Held, given: Given) -> Given:
    """What is recorded of a claim together with what is given; Conflict for another topic."""
    stored = held.given
    if given.topic is not None and stored.topic not in (None, given.topic):
        error = Conflict(
            f"C{held.number} has topic {stored.topic!r}, and {given.topic!r} is given; give that one, or none"
        )
        error.path = "topic"
        raise error
    return Given(
        stored.identity,
        stored.uid,
        stored.topic or given.topic,
        united(stored.favors, given.favors) if given.favors else stored.favors,
        united(stored.harms, given.harms) if given.harms else stored.harms,
        stored.key or given.key,
    )


def given_claim(draft: ClaimDraft) -> Given:
    """A draft of a claim in the spelling in which it is kept; InputError for what cannot be."""
    get: Callable[[str], Any] = draft.get
    when, item, value = get("when"), get("item"), get("value")
    identity = (
        named(get("claim"), "claim"),
        None if when is None or when == "" else _interval(clean(when, "when")),
        _label(item, "item") if item else None,
        None if value is None or value == "" else _value(value),
    )
    topic, favors, harms, key = get("topic"), get("favors"), get("harms"), get("key")
    return Given(
        identity,
        uid_of(identity),
        _label(topic, "topic") if topic else None,
        _parties(tuple(favors), "favors") if favors else (),
        _parties(tuple(harms), "harms") if harms else (),
        kept_folded(key, "key") if key else None,
    )


def odd_value(draft: ClaimDraft) -> Iterator[str]:
    """What to ask of a value that may have been meant otherwise."""
    value, item = draft.get("value"), draft.get("item")
    if value in (None, ""):
        return
    if not item:
        yield f"value {value} without an item answers no question: give the item too"
    if isinstance(value, str) and any(letter.isdigit() for letter in value) and numbers(normal_value(value)) is None:
        yield f"value {value!r} is taken as a text, not a number: write 15, >=15 or 12..20 if it is one"


def uid_of(identity: Identity) -> str:
    """12 hexadecimal digits that name a claim everywhere."""
    return sha256(row_bytes(identity)).hexdigest()[:12]


_label = lru_cache(maxsize=65536)(kept_folded)


@lru_cache(maxsize=65536)
def _parties(names: tuple[str, ...], path: str) -> tuple[str, ...]:
    return tuple(each_folded(names, path))


@lru_cache(maxsize=65536)
def _interval(when: str) -> str | None:
    try:
        return normal_interval(when) if when.strip() else None
    except ValueError as error:
        raise InputError("when", repr(when), WANTED_INTERVAL) from error


def _value(value: Any) -> str:
    if isinstance(value, str):
        named(value, "value")
    elif isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError("value", repr(value), WANTED)
    try:
        return normal_value(value)
    except ValueError as error:
        found, _, wanted = str(error).removeprefix("found ").partition(", wanted ")
        raise InputError("value", found, wanted or WANTED) from error


def content_of(given: Given) -> tuple[Any, ...]:
    """The columns of a claim's version."""
    text, when, item, value = given.identity
    favors, harms = _array(given.favors), _array(given.harms)
    return (given.uid, text, when, given.topic, favors, harms, item, value, given.key)


@lru_cache(maxsize=65536)
def _array(parties: tuple[str, ...]) -> str | None:
    return canonical(parties) if parties else None


def _uids(connection: Connection) -> Iterator[int]:
    return (int(uid, 16) for (uid,) in connection.execute("SELECT uid FROM claim_versions"))
