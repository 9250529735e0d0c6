"""What `verify fuse --json` prints, `verify.fusion/1`: the shapes of `verify.fused`, which says what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, Field, create_model

from verify import fused
from verify.model import Record


class ValueShown(Record):
    """A value with its probability."""

    value: str
    probability: float


class ObjectShown(Record):
    """An object with its values, the most probable first."""

    object: str
    text: str | None = None
    """The claim's text, where the object is a claim of the database."""
    values: tuple[ValueShown, ...]


@cache
def _shape(concluded: type) -> type[Record]:
    """The record with the fields of a named tuple."""
    fields: Mapping[str, Any] = {name: (_shown(hint), ...) for name, hint in get_type_hints(concluded).items()}
    return create_model(f"{concluded.__name__}Shown", __base__=Record, __doc__=concluded.__doc__, **fields)


def _shown(hint: Any) -> Any:
    """A field's type, named tuples within a tuple as records."""
    first, *_ = get_args(hint) or (None,)
    if get_origin(hint) is tuple and hasattr(first, "_fields"):
        return tuple.__class_getitem__((_shape(first), ...))
    return hint


class Fusion(Record):
    """A table fused; with an explanation, `objects` holds the explained one alone."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    schema_: Literal["verify.fusion/1"] = Field(default="verify.fusion/1", alias="schema")
    method: str
    course: _shape(fused.Course)  # type: ignore[valid-type]
    objects: tuple[ObjectShown, ...]
    sources: tuple[_shape(fused.Reliability), ...]  # type: ignore[valid-type]
    dependences: tuple[_shape(fused.Dependence), ...]  # type: ignore[valid-type]
    score: _shape(fused.Score) | None  # type: ignore[valid-type]
    explanation: _shape(fused.Explanation) | None  # type: ignore[valid-type]
