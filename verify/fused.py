"""What `verify fuse` concludes: how probable each value is, how reliable each source, who depends on whom, and why."""

from __future__ import annotations

from typing import NamedTuple

from verify.model import Grade, InterestValue


class Belief(NamedTuple):
    """How probable a value is as the true one of its object; those of one object sum to at most 1."""

    object: str
    value: str
    """As most of its supporters spell it."""
    probability: float


class Reliability(NamedTuple):
    """How often a source is right, in [0, 1], with the bounds of its 80 % interval; a baseline gives no interval."""

    source: str
    interest: InterestValue | None
    """The interest class of these votes; None for all of them together."""
    votes: int
    reliability: float
    low: float | None
    high: float | None
    letter: Grade | None
    """The Admiralty letter that it suggests; None where the votes are too few."""


class Dependence(NamedTuple):
    """Two sources that agree more than their reliability explains."""

    source: str
    other: str
    shared: int
    """Objects on which both voted."""
    disagreements: int
    expected: float
    """Disagreements that two independent sources of this reliability would have, by what is usual in the table."""
    dependence: float
    """In (0, 1]: d, where each of two votes that say the same weighs 1 / (1 + d); at 1 they are one voice."""


class Bin(NamedTuple):
    """One cell of a reliability diagram: objects whose top value's probability is in [low, high)."""

    low: float
    high: float
    objects: int
    stated: float
    """Mean probability of the top value; 0 for an empty cell."""
    right: float
    """Share whose top value is right; 0 for an empty cell."""


class Score(NamedTuple):
    """How well the top values agree with known answers."""

    objects: int
    """Objects with a known answer."""
    accuracy: float
    brier: float
    ece: float
    diagram: tuple[Bin, ...]


class Moved(NamedTuple):
    """What one vote does to a value's log-odds (natural logarithm)."""

    source: str
    value: str
    """What the source gives."""
    denies: bool
    alone: float
    """What it would add if it depended on nobody."""
    log_odds: float
    """What it adds after the discount."""
    depends_on: tuple[str, ...]
    """Sources of the same vote with which it shares its weight, the closest first."""


class Explanation(NamedTuple):
    """Why an object's values have their probabilities."""

    object: str
    value: str
    """The value explained."""
    against: str | None
    """The value it is compared with: the runner-up; None where no other is known."""
    known: bool
    """Whether the answer was given: then it stands, whatever the votes say."""
    prior: float
    """Log-odds of `value` over `against` that no vote has moved: how common it is, how hard the object."""
    moved: tuple[Moved, ...]
    """The votes, those that moved most first; with the prior they sum to `log_odds`."""
    log_odds: float
    """Of the model."""
    counted: float
    """What of the model's log-odds counts in what is printed."""
    votes: float
    """What the votes, weighed by what their voters are better than chance, add by themselves; with `counted` it sums to
    the log-odds of what is printed."""
    probability: float
    """As printed: calibrated."""


class Course(NamedTuple):
    """How the computation went."""

    method: str
    observations: int
    sources: int
    objects: int
    values: int
    known: int
    """Objects whose answer was given."""
    iterations: int
    converged: bool
    change: float
    """Largest change of a probability in the last iteration."""
