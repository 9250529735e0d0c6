"""The JSON Schemas of what goes in and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from verify.answers import Advised, ClaimReport, Copy, Correction, Difference, Gate
from verify.errors import NotFound
from verify.exchange.faults import one_of
from verify.exchange.record import RECORD
from verify.fusion import Fusion
from verify.proposals import Readings
from verify.report import Report

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SHAPES: Mapping[str, tuple[str, TypeAdapter[Any]]] = {
    "report": ("verify.report/1", TypeAdapter(Report)),
    "claim": ("verify.claim/1", TypeAdapter(ClaimReport)),
    "record": ("verify.record/1", RECORD),
    "proposals": ("verify.proposals/1", TypeAdapter(Readings)),
    "corrected": ("verify.corrected/1", TypeAdapter(Correction)),
    "diff": ("verify.diff/1", TypeAdapter(Difference)),
    "gate": ("verify.gate/1", TypeAdapter(Gate)),
    "lint": ("verify.lint/1", TypeAdapter(Advised)),
    "copy": ("verify.copy/1", TypeAdapter(Copy)),
    "fusion": ("verify.fusion/1", TypeAdapter(Fusion)),
}
NAMES = tuple(_SHAPES)


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of what `report --json` and `show --json` print, or of an input record; NotFound for others."""
    if name not in _SHAPES:
        raise NotFound(f"no schema is named {name!r}: the names are {one_of(NAMES)}")
    title, shape = _SHAPES[name]
    schema = shape.json_schema(mode="validation" if name == "record" else "serialization")
    return {"$schema": _DIALECT, **schema, "title": title}
