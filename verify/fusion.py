"""What `verify fuse --json` prints, `verify.fusion/1`. `verify.fused` says what the numbers mean."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from verify.model import Grade, InterestValue, Record


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


class SourceShown(Record):
    """How reliable a source is, in one interest class or in all together (null)."""

    source: str
    interest: InterestValue | None
    votes: int
    reliability: float
    low: float
    high: float
    letter: Grade | None


class DependenceShown(Record):
    """Two sources that agree more than their reliability explains."""

    source: str
    other: str
    shared: int
    disagreements: int
    expected: float
    dependence: float


class BinShown(Record):
    """One cell of the reliability diagram."""

    low: float
    high: float
    objects: int
    stated: float
    right: float


class ScoreShown(Record):
    """How well the top values agree with known answers."""

    objects: int
    accuracy: float
    brier: float
    ece: float
    diagram: tuple[BinShown, ...]


class MovedShown(Record):
    """What one vote does to the log-odds."""

    source: str
    value: str
    denies: bool
    alone: float
    log_odds: float
    depends_on: tuple[str, ...]


class ExplanationShown(Record):
    """Why an object's values have their probabilities; prior and votes sum to the log-odds."""

    object: str
    value: str
    against: str | None
    prior: float
    moved: tuple[MovedShown, ...]
    log_odds: float
    probability: float


class CourseShown(Record):
    """How the computation went."""

    method: str
    observations: int
    sources: int
    objects: int
    values: int
    known: int
    iterations: int
    converged: bool
    change: float


class Fusion(Record):
    """A table fused; with an explanation, `objects` holds the explained one alone."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    schema_: Literal["verify.fusion/1"] = Field(default="verify.fusion/1", alias="schema")
    method: str
    course: CourseShown
    objects: tuple[ObjectShown, ...]
    sources: tuple[SourceShown, ...]
    dependences: tuple[DependenceShown, ...]
    score: ScoreShown | None
    explanation: ExplanationShown | None
