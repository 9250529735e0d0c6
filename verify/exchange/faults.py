"""What is wrong with a record, in plain words: the place in it, what stands there and what may stand there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from verify import dates, drafts, model, values

MOST = 5
"""How many faults of one record are told."""

_LENGTH = 60
_TEXT = "a text"
_REQUIRED = ("claim", "name", "source")

KEYS: dict[str, tuple[str, ...]] = {
    "claim": tuple(drafts.ClaimDraft.__annotations__),
    "attributions": tuple(drafts.AttributionDraft.__annotations__),
    "source": tuple(drafts.SourceDraft.__annotations__),
    "document": tuple(drafts.DocumentDraft.__annotations__),
}
"""The known keys of each kind of object in a record, by the key under which it stands; a claim is the record itself."""

_EVERY_KEY = frozenset(key for keys in KEYS.values() for key in keys)
_LISTS = ("favors", "harms", "contradicts", "via", "relays", "rests_on", "aliases", "copies")


class Fault(NamedTuple):
    """One thing wrong with a record."""

    path: str
    found: str
    wanted: str


class Refused(ValueError):
    """A record that cannot be taken, with its faults."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("; ".join(map(str, faults)))


def one_of(words: Sequence[str]) -> str:
    """`a, b or c`."""
    return f"{', '.join(words[:-1])} or {words[-1]}"


WANTED: dict[str, str] = {
    "source": "a name or an object with a name",
    "document": "a reference or an object",
    "attributions": "a list of objects",
    "value": values.WANTED,
    "when": dates.WANTED_INTERVAL,
    "span": drafts.WANTED_SPAN,
    "sha256": "64 hex digits in lower case",
    **dict.fromkeys(("at", "published", "retrieved"), dates.WANTED),
    **dict.fromkeys(("official", "unnamed", "confirmed", "independent"), "true or false"),
    **dict.fromkeys(_LISTS, "a text or a list of texts"),
    **{
        key: one_of(get_args(words))
        for key, words in (
            ("stance", model.Stance),
            ("basis", model.Basis),
            ("access", model.Access),
            ("interest", model.InterestValue),
            ("kind", model.Kind),
            ("grade", model.Grade),
        )
    },
}
"""What may stand under a key, where that is more than a text."""


def shown(value: object) -> str:
    """A value as JSON, shortened, with everything that does not print escaped."""
    return printable(json.dumps(value, ensure_ascii=False))


def printable(text: str) -> str:
    """A text shortened to 60 characters, with everything that does not print escaped."""
    short = text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"
    return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in short)


def nearest(key: str, known: Sequence[str]) -> str:
    """What is said of an unknown key: the known one that is most like it, or all of them."""
    close = get_close_matches(key.casefold().replace("-", "_"), known, 1)
    return (
        f"one of the known keys; did you mean '{close[0]}'?" if close else f"one of the known keys: {', '.join(known)}"
    )


def told(error: ValidationError, known: Sequence[str] = KEYS["claim"]) -> Iterator[Fault]:
    """The faults behind a validation error, at most five; `known` are the keys of the record itself."""
    details: dict[tuple[str | int, ...], ErrorDetails] = {}
    for detail in error.errors(include_url=False):
        steps = _steps(detail)
        if steps not in details or detail["type"] in {"value_error", "string_pattern_mismatch"}:
            details[steps] = detail
    # A value that is refused as a text and as an object is told as an object when its faults lie within.
    outer = {steps[:end] for steps in details for end in range(len(steps))}
    for steps in islice((steps for steps in details if steps not in outer), MOST):
        yield _fault(steps, details[steps], known)


def _steps(detail: ErrorDetails) -> tuple[str | int, ...]:
    """The place of an error without the names of the branches that were tried."""
    *within, last = detail["loc"] or ("",)
    unknown = detail["type"] == "extra_forbidden"
    steps = [step for step in within if isinstance(step, int) or step in _EVERY_KEY]
    absent_item = detail["type"] == "missing" and isinstance(last, int)
    if not absent_item and (isinstance(last, int) or unknown or last in _EVERY_KEY):
        steps.append(last)
    return tuple(steps)


def _fault(steps: tuple[str | int, ...], detail: ErrorDetails, known: Sequence[str]) -> Fault:
    path = _path(steps)
    if detail["type"] == "extra_forbidden":
        return Fault(path, f"'{printable(str(steps[-1]))}'", _wanted_key(steps, known))
    if detail["type"] == "missing" and steps and steps[-1] != "span":
        return Fault(path, "nothing", _wanted(steps))
    return Fault(path, shown(detail["input"]), _wanted_value(steps, detail))


def _path(steps: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{printable(step)}" for step in steps).removeprefix(".")


def _wanted_value(steps: tuple[str | int, ...], detail: ErrorDetails) -> str:
    if detail["type"] == "value_error":
        return detail["msg"].rpartition(", wanted ")[2]
    wanted = _wanted(steps)
    if detail["type"] == "string_pattern_mismatch" and steps[-1] != "sha256":
        return "a text that is not empty"
    optional = steps and isinstance(steps[-1], str) and steps[-1] not in _REQUIRED
    return f"{wanted}, or no such key" if detail["input"] is None and optional else wanted


def _wanted(steps: tuple[str | int, ...]) -> str:
    if not steps:
        return "an object with the key claim, source or document"
    if steps in {("source",), ("document",)}:
        return f"an object with a {'name' if steps == ('source',) else 'title, url, sha256 or text'}"
    if isinstance(steps[-1], str):
        return WANTED.get(steps[-1], _TEXT)
    return {"attributions": "an object with a source", "span": drafts.WANTED_SPAN}.get(str(steps[-2]), _TEXT)


def _wanted_key(steps: tuple[str | int, ...], known: Sequence[str]) -> str:
    """Which key may have been meant, or in which object this one belongs."""
    key = str(steps[-1])
    objects = [step for step in steps[:-1] if isinstance(step, str)]
    known = KEYS[objects[-1]] if objects else known
    for inner in ("attributions", "source", "document"):
        if inner in known and key in KEYS[inner]:
            return f"one of the known keys; '{key}' stands inside '{inner}'"
    return nearest(key, known)
