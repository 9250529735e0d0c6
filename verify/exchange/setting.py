"""`key=value` and bare keys, as `edit` takes them: the same keys and values as in records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from verify.drafts import AttributionDraft, ClaimDraft, DocumentDraft, SourceDraft
from verify.errors import InputError
from verify.exchange.columns import read_cell
from verify.exchange.faults import KEYS, Refused, nearest, printable, told

Editable = Literal["claim", "attribution", "source", "document"]

_SHAPES: Mapping[Editable, TypeAdapter[Any]] = {
    "claim": TypeAdapter(ClaimDraft),
    "attribution": TypeAdapter(AttributionDraft),
    "source": TypeAdapter(SourceDraft),
    "document": TypeAdapter(DocumentDraft),
}
_NOT_EDITED = {"uid", "attributions", "contradicts", "sha256", "text"}
"""What makes a thing this thing, or has a command of its own."""
SETTABLE: Mapping[Editable, tuple[str, ...]] = {
    kind: tuple(key for key in KEYS["attributions" if kind == "attribution" else kind] if key not in _NOT_EDITED)
    for kind in _SHAPES
}
_REQUIRED: Mapping[Editable, tuple[str, ...]] = {
    "claim": ("claim",),
    "attribution": ("source", "stance"),
    "source": ("name",),
    "document": (),
}
_FILLER = {"claim": "claim", "source": "source", "name": "name"}


def settings(kind: Editable, given: Sequence[str]) -> dict[str, Any]:
    """What `key=value` texts set, checked as a record's; InputError names the text and what is wanted."""
    values: dict[str, Any] = {}
    for text in given:
        key, sign, cell = text.partition("=")
        name = _known(kind, key, f"--set {printable(text)!r}")
        if not sign or not cell.strip():
            raise InputError(f"--set {printable(text)!r}", "no value", f"{name}=VALUE, or --unset {name}")
        if name in values:
            raise InputError(f"--set {printable(text)!r}", f"a second {name}", "each key once")
        values[name] = _read(kind, name, cell, text)
    return _checked(kind, values)


def forgotten(kind: Editable, given: Iterable[str], values: Mapping[str, Any]) -> list[str]:
    """The keys that `--unset` names; InputError for one that a thing cannot be without, or that is set as well."""
    keys = []
    for text in given:
        name = _known(kind, text, f"--unset {printable(text)!r}")
        if name in _REQUIRED[kind]:
            raise InputError(f"--unset {printable(text)!r}", f"what every {kind} has", "--set with another value")
        if name in values:
            raise InputError(f"--unset {printable(text)!r}", "a key that --set sets", "one of the two")
        keys.append(name)
    return keys


def _known(kind: Editable, key: str, where: str) -> str:
    name = key.strip().casefold().replace("-", "_")
    if name not in SETTABLE[kind]:
        raise InputError(where, f"'{printable(key)}'", nearest(name, SETTABLE[kind]))
    return name


def _read(kind: Editable, key: str, cell: str, text: str) -> Any:
    column = f"document.{key}" if kind == "document" else key
    try:
        return read_cell(column, cell.strip())
    except Refused as refused:
        raise InputError(f"--set {printable(text)!r}", refused.faults[0].found, refused.faults[0].wanted) from None


def _checked(kind: Editable, values: dict[str, Any]) -> dict[str, Any]:
    fillers = {key: _FILLER[key] for key in _REQUIRED[kind] if key in _FILLER and key not in values}
    try:
        checked: dict[str, Any] = _SHAPES[kind].validate_python({**fillers, **values})
    except ValidationError as error:
        fault = next(told(error, SETTABLE[kind]))
        raise InputError(f"--set {fault.path}", fault.found, fault.wanted) from None
    return {key: value for key, value in checked.items() if key not in fillers}
