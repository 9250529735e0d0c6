"""What fusion concludes as JSON, `verify.fusion/1`, a part at a time: a million objects need no text of their size."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from verify.fused import Belief, Course, Dependence, Explanation, Reliability, Score
from verify.render.escape import for_json


class Parts(NamedTuple):
    """What there is to tell; `texts` are those of objects that are claims."""

    course: Course
    beliefs: Iterable[Belief]
    texts: Mapping[str, str]
    sources: Iterable[Reliability]
    dependences: Iterable[Dependence]
    score: Score | None
    explanation: Explanation | None


def fusion(parts: Parts) -> Iterator[str]:
    """The whole, its keys in their order, with an object or a source on each line."""
    yield '{\n"schema": "verify.fusion/1",\n'
    yield f'"method": {_json(parts.course.method)},\n"course": {_json(parts.course._asdict())},\n'
    yield from _list("objects", _objects(parts.beliefs, parts.texts))
    yield from _list("sources", (one._asdict() for one in parts.sources))
    yield from _list("dependences", (one._asdict() for one in parts.dependences))
    yield f'"score": {_json(_scored(parts.score))},\n"explanation": {_json(_explained(parts.explanation))}\n}}\n'


def _objects(beliefs: Iterable[Belief], texts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for name, values in groupby(beliefs, lambda one: one.object):
        shown = [{"value": one.value, "probability": one.probability} for one in values]
        yield {"object": name, **({"text": texts[name]} if name in texts else {}), "values": shown}


def _scored(score: Score | None) -> dict[str, Any] | None:
    return score and {**score._asdict(), "diagram": [one._asdict() for one in score.diagram]}


def _explained(explained: Explanation | None) -> dict[str, Any] | None:
    return explained and {**explained._asdict(), "moved": [one._asdict() for one in explained.moved]}


def _list(key: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f'"{key}": ['
    between = "\n"
    for item in items:
        yield between + _json(item)
        between = ",\n"
    yield "],\n" if between == "\n" else "\n],\n"


def _json(value: Any) -> str:
    return for_json(json.dumps(_rounded(value), ensure_ascii=False, allow_nan=False))


def _rounded(value: Any) -> Any:
    """The same with six decimals."""
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return [_rounded(inner) for inner in value] if isinstance(value, list | tuple) else value
